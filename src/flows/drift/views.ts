import type { Translator } from '../../i18n/translator.ts';
import { context, message, moment, mrkdwn, section, translateMrkdwn } from '../../slack/blocks/index.ts';
import type { Message, Mrkdwn } from '../../slack/blocks/index.ts';
import { DRIFT_KINDS } from './rules.ts';

export type Shown = {
  readonly kind: string;
  readonly customerName: string;
  readonly orderId: string;
  readonly title: string;
  readonly foundAt: Date;
};

/** What was done past the desk, for a Global admin of it: the first of them, and how many more. */
export function digestMessage(t: Translator, findings: readonly Shown[], count: number): Message {
  const lines = findings.flatMap((finding) => findingWords(t, finding).map((words) => section(words)));
  const more = count - findings.length;
  return message({
    text: t('drift.notification', { count }),
    blocks: [
      section(mrkdwn`🔎 ${t('drift.headline', { count })}`),
      ...lines,
      more > 0 && context(t('drift.more', { count: more })),
      context(t('drift.next')),
    ],
  });
}

/** One finding as a line; nothing of a kind that an older desk does not know. */
export function findingWords(t: Translator, finding: Shown): readonly Mrkdwn[] {
  const kind = DRIFT_KINDS.find((known) => known === finding.kind);
  if (!kind) return [];
  const { title: what, customerName: customer, orderId: order, foundAt } = finding;
  return [mrkdwn`• ${translateMrkdwn(t, `drift.${kind}`, { what, customer, order, moment: moment(foundAt, t) })}`];
}
