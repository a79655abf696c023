import type { KnownBlock, ModalView } from '@slack/types';
import type { Translator } from '../../../i18n/translator.ts';
import { clamp } from '../../../kernel/text.ts';
import {
  actions,
  bold,
  button,
  context,
  joinMrkdwn,
  modal,
  mrkdwn,
  section,
  translateMrkdwn,
} from '../../../slack/blocks/index.ts';
import type { Words } from '../../../slack/blocks/index.ts';
import type { PlanMachine, PlannedWave } from '../plan/fleet.ts';
import type { Plan } from '../plan/plan.ts';
import type { Obstacle } from '../plan/reasons.ts';
import type { WayOut } from '../plan/ways-out.ts';
import type { MoveRecord } from '../records.ts';
import type { Proposal } from './service-plan.ts';
import { groupWords, hostWords, keyTitle, momentThere, waveTime } from './views-words.ts';

export const PLAN = 'move.plan';
export const PLAN_CONFIRM = 'move.plan.confirm';

/** So many waves are shown one by one, and the last. */
const WAVES_SHOWN = 40;
const WAVES_A_BLOCK = 8;
const NAMES_TOLD = 8;

/** A plan as it would be, to confirm; or why there is none, and what would help. */
export function proposalView(t: Translator, proposal: Proposal, note?: string): ModalView {
  const { move, plan, fingerprint, machines } = proposal;
  const isReady = plan.kind === 'planned' && machines > 0;
  const blocks: (KnownBlock | false)[] = [
    note !== undefined && section(note),
    ...(machines === 0
      ? [section(t('waves.plan.nothing'))]
      : plan.kind === 'planned'
        ? plannedBlocks(t, proposal, plan)
        : impossibleBlocks(t, move, plan)),
    actions(button(t('waves.plan.change'), PLAN, { value: move.id })),
  ];
  return modal({
    callbackId: PLAN_CONFIRM,
    title: t('waves.plan.title'),
    close: t('common.close'),
    blocks,
    metadata: JSON.stringify({ move: move.id, plan: fingerprint }),
    ...(isReady && { submit: t('waves.plan.confirm') }),
  });
}

function plannedBlocks(t: Translator, proposal: Proposal, plan: Extract<Plan, { kind: 'planned' }>): KnownBlock[] {
  const { move, machines, kept } = proposal;
  const { waves } = plan;
  const shown = waves.length <= WAVES_SHOWN + 1 ? waves : waves.slice(0, WAVES_SHOWN);
  const last = shown.length < waves.length ? waves.at(-1) : undefined;
  const lines = shown.map((wave) => waveLine(t, move, kept, wave));
  const blocks: KnownBlock[] = [];
  for (let start = 0; start < lines.length; start += WAVES_A_BLOCK)
    blocks.push(section(joinMrkdwn(lines.slice(start, start + WAVES_A_BLOCK))));
  return [
    section(translateMrkdwn(t, 'waves.plan.summary', { waves: waves.length, machines, zone: move.zone })),
    ...(kept > 0 ? [context(t('waves.plan.kept', { kept }))] : []),
    ...warningBlocks(t, proposal, plan),
    ...blocks,
    ...(last
      ? [
          section(
            joinMrkdwn([
              t('waves.plan.more', { count: waves.length - shown.length - 1 }),
              waveLine(t, move, kept, last),
            ]),
          ),
        ]
      : []),
  ];
}

function waveLine(t: Translator, move: MoveRecord, kept: number, wave: PlannedWave): Words {
  const { number, kind, machines } = wave;
  const [first, last] = [machines[0], machines.at(-1)];
  const names =
    first && last && first !== last
      ? `${clamp(first.name, 40)} … ${clamp(last.name, 40)}`
      : clamp(first?.name ?? '', 40);
  const title = bold(t(`waves.wave.${kind}`, { number: kept + number }));
  return mrkdwn`${title} · ${waveTime(t, wave, move.zone)} · ${t('waves.machines', { count: machines.length })} · ${names}`;
}

function warningBlocks(
  t: Translator,
  { move, withoutKey }: Proposal,
  { short, uncounted }: Extract<Plan, { kind: 'planned' }>,
): KnownBlock[] {
  const words = [
    ...(withoutKey > 0 ? [t('waves.warning.withoutKey', { count: withoutKey })] : []),
    ...uncounted.map(({ key, needed }) => t('waves.warning.uncounted', { key: keyTitle(move, key), count: needed })),
    ...short.map(({ host, kind, size, needed }) =>
      t('waves.warning.short', { host: hostWords(t, host), group: groupWords(t, kind), size, needed }),
    ),
  ];
  return words.slice(0, 10).map((each) => context(`⚠ ${each}`));
}

function impossibleBlocks(t: Translator, move: MoveRecord, plan: Extract<Plan, { kind: 'impossible' }>): KnownBlock[] {
  const { obstacles, waysOut, isProven } = plan;
  return [
    section(bold(t('waves.impossible'))),
    ...obstacles.slice(0, 10).map((obstacle) => section(obstacleWords(t, move, obstacle))),
    ...(waysOut.length > 0
      ? [
          section(bold(t('waves.wouldHelp'))),
          section(joinMrkdwn(waysOut.map((way) => mrkdwn`• ${wayWords(t, move, way)}`))),
        ]
      : [section(t('waves.nothingHelps'))]),
    ...(isProven ? [] : [context(t('waves.notProven'))]),
  ];
}

function obstacleWords(t: Translator, move: MoveRecord, obstacle: Obstacle): Words {
  const names = namesWords(t, obstacle.machines);
  const values = { count: obstacle.machines.length, names };
  switch (obstacle.kind) {
    case 'clock-unknown':
    case 'no-room':
    case 'host-too-late':
      return translateMrkdwn(t, `waves.obstacle.${obstacle.kind}`, values);
    case 'too-late':
      return translateMrkdwn(t, 'waves.obstacle.too-late', {
        ...values,
        ends: momentThere(t, obstacle.firstWaveEnds, move.zone),
        margin: move.marginHours,
      });
    case 'kms-count': {
      const { group, wave, left } = obstacle;
      const about = { host: hostWords(t, group.host), group: groupWords(t, group.kind), needed: group.needed };
      return translateMrkdwn(t, 'waves.obstacle.kms-count', { ...values, ...about, wave, left });
    }
    case 'activations': {
      const { key, needed, known } = obstacle;
      const missing = needed - known;
      return translateMrkdwn(t, 'waves.obstacle.activations', {
        ...values,
        key: keyTitle(move, key),
        needed,
        known,
        missing,
      });
    }
  }
}

function namesWords(t: Translator, machines: readonly PlanMachine[]): string {
  const names = machines.slice(0, NAMES_TOLD).map(({ name }) => clamp(name, 60));
  const more = machines.length - names.length;
  return [...names, ...(more > 0 ? [t('waves.names.more', { count: more })] : [])].join(', ');
}

function wayWords(t: Translator, move: MoveRecord, way: WayOut): string {
  switch (way.kind) {
    case 'renew':
    case 'no-pilot':
      return t(`waves.way.${way.kind}`);
    case 'margin':
    case 'hours-between':
      return t(`waves.way.${way.kind}`, { hours: way.hours });
    case 'wave-size':
    case 'renew-and-wave-size':
      return t(`waves.way.${way.kind}`, { size: way.size });
    case 'activations':
      return t('waves.way.activations', { key: keyTitle(move, way.key), missing: way.missing });
  }
}
