import type { Translator } from '../../i18n/translator.ts';
import type { Figures, MoveRecord } from './service.ts';
import { PAUSE_REASONS } from './rules-pause.ts';
import { MOVE_STATES } from './rules.ts';

/** `paused: a key has no activations left`. */
export function stateWords(t: Translator, { state, pauseReason }: Pick<MoveRecord, 'state' | 'pauseReason'>): string {
  const known = MOVE_STATES.find((each) => each === state) ?? 'gathering';
  const reason = PAUSE_REASONS.find((each) => each === pauseReason);
  return known === 'paused' && reason ? t(`moves.paused.${reason}`) : t(`moves.state.${known}`);
}

/** How many machines stand how; what there is none of is left out. */
export function figuresWords(t: Translator, { machines, of, failures }: Figures): string[] {
  if (machines === 0) return [t('moves.noMachines')];
  const codes = failures.map(({ trouble, code, count }) => t(`moves.trouble.${trouble}`, { count, code })).join(', ');
  const failed =
    codes === '' ? t('moves.failed', { count: of.failed }) : t('moves.failedWith', { count: of.failed, codes });
  return [
    ...(of.done > 0 ? [t('moves.done', { count: of.done })] : []),
    ...(of.failed > 0 ? [failed] : []),
    ...(of['to-go'] > 0 ? [t('moves.toGo', { count: of['to-go'] })] : []),
    ...(of['written-off'] > 0 ? [t('moves.writtenOff', { count: of['written-off'] })] : []),
    ...(of.stays > 0 ? [t('moves.stays', { count: of.stays })] : []),
  ];
}
