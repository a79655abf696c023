import type { Button } from '@slack/types';
import type { Translator } from '../../i18n/translator.ts';
import {
  actions,
  button,
  context,
  joinMrkdwn,
  mention,
  message,
  moment,
  mrkdwn,
  section,
  translateMrkdwn,
} from '../../slack/blocks/index.ts';
import type { Message, Mrkdwn, Words } from '../../slack/blocks/index.ts';
import type { PurchaseRecord } from './records.ts';
import type { PurchaseRefusal, PurchaseState, Waiting } from './rules.ts';
import { lineWords } from './views.ts';
import { AGAIN } from './views-details.ts';

export const RETRY = 'purchase.retry';
export const DETAILS = 'purchase.details';
export const SEND_AGREEMENT = 'purchase.agreement.send';

/** More stand behind *Details*. */
const MOST_NAMED = 3;

/** The one message of a purchase, drawn from its state. Everybody in the channel reads it: no cost, no margin, no key. */
export function purchaseMessage(t: Translator, purchase: PurchaseRecord, state: PurchaseState): Message {
  const { lines, customerName: customer, poReference, person, orderId } = purchase;
  const named = lines.slice(0, MOST_NAMED).map((line) => lineWords(t, line));
  const more = lines.length - named.length;
  const all = more > 0 ? [...named, t('purchase.message.more', { count: more })] : named;
  const what = new Intl.ListFormat(t.locale, { type: 'conjunction' }).format(all);
  const who = mention(person.slackUserId);
  const headline =
    poReference === null
      ? translateMrkdwn(t, 'purchase.message.headline', { what, customer, person: who })
      : translateMrkdwn(t, 'purchase.message.headlineWithReference', {
          what,
          customer,
          person: who,
          reference: poReference,
        });
  const [line] = lines;
  const notification = t('purchase.message.notification', {
    quantity: line?.quantity ?? 0,
    product: line?.productTitle ?? '',
    more: lines.length - 1,
    customer,
    state: stateWords(t, state),
  });
  const trouble = troubleWords(t, purchase, state);
  return message({
    text: notification,
    blocks: [
      section(mrkdwn`🛒 ${headline}`),
      context(joinMrkdwn(steps(t, purchase, state), '  ')),
      orderId !== null && context(orderWords(t, purchase, state, orderId)),
      trouble !== undefined && section(trouble),
      trouble !== undefined && context(referenceWords(t, purchase)),
      actions(...buttons(t, purchase, state)),
    ],
  });
}

/** What can be done from here: go on, put right what was refused, look closer. */
function buttons(t: Translator, { id, waiting, refusal }: PurchaseRecord, state: PurchaseState): Button[] {
  const again = JSON.stringify({ purchase: id });
  const unsigned: PurchaseRefusal = 'agreement-not-accepted';
  return [
    ...(state === 'refused' && refusal === unsigned
      ? [button(t('purchase.agreement.send'), SEND_AGREEMENT, { value: id })]
      : []),
    ...(state === 'refused' ? [button(t('common.tryAgain'), AGAIN, { value: again })] : []),
    ...(waiting === ('gave-up' satisfies Waiting) ? [button(t('purchase.retry'), RETRY, { value: id })] : []),
    button(t('purchase.details'), DETAILS, { value: id }),
  ];
}

function stateWords(t: Translator, state: PurchaseState): string {
  switch (state) {
    case 'drafted':
    case 'requested':
      return t('purchase.step.requested');
    case 'carted':
    case 'checking-out':
      return t('purchase.step.placing');
    case 'placed':
      return t('purchase.step.placed');
    case 'fulfilled':
      return t('purchase.step.fulfilled');
    case 'refused':
      return t('purchase.step.refused');
    case 'cancelled':
      return t('purchase.step.cancelled');
  }
}

/** ● done, ○ to come. */
function steps(t: Translator, { requestedAt, placedAt, fulfilledAt }: PurchaseRecord, state: PurchaseState): Words[] {
  const done = (name: string, at: Date | null): Mrkdwn => (at ? mrkdwn`● ${name} ${moment(at, t)}` : mrkdwn`● ${name}`);
  const asked = done(t('purchase.step.requested'), requestedAt);
  if (state === 'refused') return [asked, mrkdwn`✕ ${t('purchase.step.refused')}`];
  const placed = placedAt ? done(t('purchase.step.placed'), placedAt) : mrkdwn`○ ${t('purchase.step.placing')}`;
  if (state === 'cancelled') return [asked, placed, mrkdwn`✕ ${t('purchase.step.cancelled')}`];
  const fulfilled = fulfilledAt
    ? done(t('purchase.step.fulfilled'), fulfilledAt)
    : mrkdwn`○ ${t('purchase.step.fulfilling')}`;
  return [asked, placed, fulfilled];
}

function orderWords(t: Translator, { refundUntil }: PurchaseRecord, state: PurchaseState, orderId: string): Words {
  const order = t('purchase.message.order', { order: orderId });
  if (!refundUntil || state === 'cancelled') return order;
  return mrkdwn`${order} · ${translateMrkdwn(t, 'purchase.message.refund', { until: moment(refundUntil, t) })}`;
}

function troubleWords(
  t: Translator,
  { refusal, waiting, marker }: PurchaseRecord,
  state: PurchaseState,
): string | undefined {
  if (state === 'refused') return t(`purchase.refusal.${(refusal ?? 'other') as PurchaseRefusal}`);
  return waiting === null ? undefined : t(`purchase.waiting.${waiting as Waiting}`, { marker });
}

/** Our reference finds it in the log; the longer one is what Microsoft's support asks for. */
function referenceWords(t: Translator, { reference, refusalDetail }: PurchaseRecord): string {
  const ours = t('common.reference', { reference: reference ?? '–' });
  return refusalDetail === null ? ours : `${ours} · Microsoft ${refusalDetail}`;
}
