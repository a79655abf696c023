import type { ModalView } from '@slack/types';
import type { Translator } from '../../i18n/translator.ts';
import { actions, bold, button, context, joinMrkdwn, modal, section } from '../../slack/blocks/index.ts';
import type { ReturnPolicy, ReturnRule } from './rules-return-policy/policy.ts';

/** The section *Refund windows* of `/csp-admin`: by which rows windows are computed, and when people are reminded. To read only. */
export function policyView(
  t: Translator,
  policy: ReturnPolicy,
  { reminders, today, home }: { readonly reminders: readonly number[]; readonly today: string; readonly home: string },
): ModalView {
  const times = reminders.map((hours) =>
    hours % 24 === 0
      ? t('cancellation.policy.days', { count: hours / 24 })
      : t('cancellation.policy.hours', { count: hours }),
  );
  return modal({
    callbackId: 'cancellation.policy',
    title: t('cancellation.policy.title'),
    close: t('common.close'),
    blocks: [
      actions(button(t('administration.back'), home)),
      section(t('cancellation.policy.set', { name: policy.name })),
      ...policy.rules.map((rule) => section(joinMrkdwn(ruleWords(t, rule, today)))),
      section(t('cancellation.policy.dateWins')),
      section(
        joinMrkdwn([
          bold(t('cancellation.policy.reminders')),
          t('cancellation.policy.reminderTimes', { times: new Intl.ListFormat(t.locale).format(times) }),
        ]),
      ),
      context(t('cancellation.policy.whereSet')),
    ],
  });
}

function ruleWords(t: Translator, rule: ReturnRule, today: string) {
  const { kind, from, before, length, unit, credit, renewals, source } = rule;
  const now = (from === undefined || from <= today) && (before === undefined || today < before);
  const period = unit === 'hours' ? 'cancellation.policy.hours' : 'cancellation.policy.days';
  const span =
    from === undefined && before === undefined
      ? t('cancellation.policy.always')
      : t('cancellation.policy.ordered', { from: from ?? 'none', before: before ?? 'none' });
  return [
    bold(t(`cancellation.policy.kind.${kind}`)),
    t(`cancellation.policy.credit.${credit}`, { period: t(period, { count: length }) }),
    span,
    ...(renewals ? [t('cancellation.policy.renewals')] : []),
    ...(now ? [t('cancellation.policy.today')] : []),
    t('cancellation.policy.source', { source }),
  ];
}
