import type { ModalView } from '@slack/types';
import type { MessageKey } from '../../i18n/catalogue.ts';
import type { Translator } from '../../i18n/translator.ts';
import { inUtc } from '../../kernel/dates.ts';
import {
  actions,
  bold,
  button,
  codeBlock,
  fields,
  joinMrkdwn,
  mention,
  modal,
  moment,
  mrkdwn,
  section,
  translateMrkdwn,
} from '../../slack/blocks/index.ts';
import type { Words } from '../../slack/blocks/index.ts';
import type { PurchaseRecord } from './records.ts';
import type { PurchaseRefusal } from './rules-refusals.ts';
import { lineWords, termWords } from './views.ts';

export const AGAIN = 'purchase.again';

/** Everything about a purchase that is not a secret or a cost, with moments in the reader's zone and in UTC. */
export function detailsView(
  t: Translator,
  purchase: PurchaseRecord,
  { mayBuyAgain }: { readonly mayBuyAgain: boolean },
): ModalView {
  const { customerName, country, poReference, note, person, marker, lines } = purchase;
  const field = (label: MessageKey, words: Words) => mrkdwn`${bold(t(label))}\n${words}`;
  return modal({
    callbackId: 'purchase.details',
    title: t('purchase.details.title'),
    close: t('common.close'),
    blocks: [
      fields(
        field('purchase.details.customer', t('purchase.review.customer', { customer: customerName, country })),
        field('purchase.details.person', mention(person.slackUserId, t)),
        ...(poReference === null ? [] : [field('purchase.details.reference', poReference)]),
        ...moments(purchase).map(([label, at]) =>
          field(
            label,
            translateMrkdwn(t, 'purchase.details.moment', { moment: moment(at, t), utc: inUtc(at, t.locale) }),
          ),
        ),
      ),
      ...lines.map((line) => section(joinMrkdwn(lineLines(t, line)))),
      note !== null && section(field('purchase.details.note', note)),
      section(bold(t('purchase.details.marker'))),
      codeBlock(marker),
      mayBuyAgain && actions(button(t('purchase.again'), AGAIN, { value: JSON.stringify({ purchase: purchase.id }) })),
    ],
  });
}

function moments(purchase: PurchaseRecord): (readonly [MessageKey, Date])[] {
  const all = [
    ['purchase.step.requested', purchase.requestedAt],
    ['purchase.step.placed', purchase.placedAt],
    ['purchase.step.fulfilled', purchase.fulfilledAt],
  ] as const;
  return all.flatMap(([label, at]) => (at ? [[label, at] as const] : []));
}

/** A line with what became of it: which order, until when it can be returned, or why it was not ordered. */
function lineLines(t: Translator, line: PurchaseRecord['lines'][number]): Words[] {
  const { termDuration, billingCycle, orderId, refundUntil, refusal } = line;
  const until = refundUntil && {
    until: mrkdwn`${moment(refundUntil, t)} (${inUtc(refundUntil, t.locale)})`,
  };
  return [
    bold(lineWords(t, line)),
    t('purchase.review.term', { term: termWords(t, { duration: termDuration ?? undefined, billingCycle }) }),
    ...(orderId === null ? [] : [t('purchase.message.order', { order: orderId })]),
    ...(line.state === 'cancelled' ? [t('purchase.step.cancelled')] : []),
    ...(until && line.state !== 'cancelled' ? [translateMrkdwn(t, 'purchase.message.refund', until)] : []),
    ...(refusal === null ? [] : [mrkdwn`✕ ${t(`purchase.reason.${refusal as PurchaseRefusal}`)}`]),
  ];
}
