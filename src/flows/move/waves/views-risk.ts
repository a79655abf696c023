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
  moment,
  section,
  translateMrkdwn,
} from '../../../slack/blocks/index.ts';
import type { Words } from '../../../slack/blocks/index.ts';
import { pagingButtons } from '../views-paging.ts';
import type { RiskList } from './service-waves.ts';
import { PLAN } from './views-plan.ts';
import { TRANSFER } from './views-transfer.ts';
import { waveTime } from './views-words.ts';

export const RISKS = 'move.risks';

/** The machines that may lose their activation before they are moved, why, and the ways out. */
export function risksView(t: Translator, { move, machines, place, at }: RiskList): ModalView {
  const valueOf = (page: number) => JSON.stringify({ move: move.id, page });
  return modal({
    callbackId: RISKS,
    title: t('waves.risk.title'),
    close: t('common.close'),
    blocks: [
      section(joinMrkdwn([bold(move.title), t('waves.risk.count', { count: place.total })], ' · ')),
      place.total > 0 && context(t('waves.risk.ways')),
      ...machines.map((each): KnownBlock => section(rowWords(t, each, move.zone, at))),
      actions(...pagingButtons(t, RISKS, place, valueOf)),
      place.total > 0 &&
        move.state !== 'closed' &&
        actions(
          button(t('waves.plan.again'), PLAN, { value: move.id }),
          button(t('waves.transfer'), TRANSFER, {
            value: JSON.stringify({ move: move.id, names: machines.map(({ machine }) => machine.id) }),
          }),
        ),
    ],
  });
}

function rowWords(t: Translator, { machine, wave }: RiskList['machines'][number], zone: string, at: Date): Words {
  const { name, deadline, state, failureCode } = machine;
  const clock =
    deadline &&
    translateMrkdwn(t, deadline > at ? 'move.row.until' : 'move.row.since', { deadline: moment(deadline, t) });
  const why =
    wave === null
      ? t('waves.risk.unplanned')
      : wave.state === 'finished'
        ? t('waves.risk.passed', { number: wave.number })
        : t('waves.risk.late', { number: wave.number, time: waveTime(t, wave, zone) });
  const facts: Words[] = [
    bold(clamp(name, 60)),
    t(`moves.machine.state.${state}`),
    ...(failureCode === null ? [] : [failureCode]),
    ...(clock ? [clock] : []),
  ];
  return joinMrkdwn([joinMrkdwn(facts, ' · '), why]);
}
