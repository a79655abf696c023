import type { KnownBlock } from '@slack/types';
import type { Translator } from '../../i18n/translator.ts';
import { inUtc } from '../../kernel/dates.ts';
import { context, joinMrkdwn, moment, section, translateMrkdwn } from '../../slack/blocks/index.ts';
import type { Mrkdwn, Words } from '../../slack/blocks/index.ts';
import type { OrderFacts } from './rules-lines.ts';
import type { Verdict } from './rules-return-policy/verdict.ts';
import type { ReturnWindow } from './rules-return-policy/window.ts';

/** That it is no right (any more), for the top of the form; nothing where it is one. */
export function warningBlock(t: Translator, order: OrderFacts | undefined): KnownBlock | undefined {
  return order?.verdict && order.verdict.kind !== 'right'
    ? section(windowWords(t, order.verdict.window, false))
    : undefined;
}

/** Until when it is a right, what comes back now and tomorrow, and who says so. */
export function verdictBlocks(t: Translator, verdict: Verdict | null | undefined): (KnownBlock | undefined | false)[] {
  if (!verdict?.window) return [];
  const { kind, window } = verdict;
  return [
    kind === 'right' && context(windowWords(t, window, true), ...creditWords(t, verdict, window)),
    context(sourceWords(t, window)),
  ];
}

/**
 * What happens when the form is handed in.
 * @param need why it has to be approved first, and by whom, where it has to be
 */
export function consequencesBlocks(
  t: Translator,
  verdict: OrderFacts['verdict'],
  need: string | undefined,
): KnownBlock[] {
  const when = translateMrkdwn(
    t,
    need === undefined ? 'cancellation.consequences.now' : 'cancellation.consequences.then',
  );
  const first = need === undefined ? [] : [section(translateMrkdwn(t, 'cancellation.consequences.approval', { need }))];
  return [...first, consequencesBlock(t, verdict, when)];
}

function consequencesBlock(t: Translator, verdict: OrderFacts['verdict'], when: Mrkdwn): KnownBlock {
  if (verdict?.kind !== 'right') return section(translateMrkdwn(t, 'cancellation.consequences.request', { when }));
  const credit = verdict.credit
    ? t('cancellation.consequences.credit', { amount: verdict.credit })
    : t('cancellation.consequences.creditUnknown');
  return section(translateMrkdwn(t, 'cancellation.consequences.cancel', { when, credit }));
}

function creditWords(t: Translator, { credit, tomorrow, holdsUntil }: Verdict, window: ReturnWindow): Words[] {
  const share = t(window.credit === 'full' ? 'cancellation.credit.full' : 'cancellation.credit.proRated');
  if (!credit) return [share];
  const now = holdsUntil
    ? translateMrkdwn(t, 'cancellation.credit.now', {
        amount: credit,
        until: moment(holdsUntil, t),
        utc: inUtc(holdsUntil, t.locale),
      })
    : t('cancellation.credit.nowOnly', { amount: credit });
  const later =
    tomorrow === 'closed'
      ? t('cancellation.credit.tomorrowClosed')
      : tomorrow && tomorrow.minor !== credit.minor && t('cancellation.credit.tomorrow', { amount: tomorrow });
  return [joinMrkdwn([share, now, ...(later ? [later] : [])], ' ')];
}

/** Whether it is a right, until when, and who says so. */
export function windowWords(t: Translator, window: ReturnWindow | null, open: boolean): Mrkdwn {
  if (!window) return translateMrkdwn(t, 'cancellation.window.none');
  const when = { until: moment(window.until, t), utc: inUtc(window.until, t.locale) };
  return translateMrkdwn(t, open ? 'cancellation.window.open' : 'cancellation.window.closed', when);
}

export function sourceWords(t: Translator, { source }: ReturnWindow): string {
  if (source.kind === 'partner-center')
    return t('cancellation.window.source', { source: t('cancellation.window.partnerCenter') });
  const { rule, policy } = source;
  const key = rule.unit === 'hours' ? 'cancellation.window.policyHours' : 'cancellation.window.policyDays';
  return t('cancellation.window.source', { source: t(key, { source: rule.source, length: rule.length, policy }) });
}
