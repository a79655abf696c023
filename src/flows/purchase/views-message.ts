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
import type { PurchaseState } from './rules.ts';
import type { PurchaseRefusal } from './rules-refusals.ts';
import { STOPPED } from './rules-waiting.ts';
import type { Waiting } from './rules-waiting.ts';
import { lineWords } from './views.ts';
import { AGAIN } from './views-details.ts';

export const RETRY = 'purchase.retry';
export const DETAILS = 'purchase.details';
export const SEND_AGREEMENT = 'purchase.agreement.send';

/** How its approval stands, in words, and what can be done about it. */
export type ShownApproval = { readonly step: Words; readonly buttons: readonly Button[] };

/** More stand behind *Details*. */
const MOST_NAMED = 3;

/** The one message of a purchase, drawn from its state. Everybody in the channel reads it: no cost, no margin, no key. */
export function purchaseMessage(
  t: Translator,
  purchase: PurchaseRecord,
  state: PurchaseState,
  approval?: ShownApproval,
): Message {
  const { lines, customerName: customer, poReference, person } = purchase;
  const named = lines.slice(0, MOST_NAMED).map((line) => lineWords(t, line));
  const more = lines.length - named.length;
  const all = more > 0 ? [...named, t('purchase.message.more', { count: more })] : named;
  const what = new Intl.ListFormat(t.locale, { type: 'conjunction' }).format(all);
  const who = mention(person.slackUserId, t);
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
  const orders = ordersIn(purchase);
  const trouble = troubleWords(t, purchase, state);
  return message({
    text: notification,
    blocks: [
      section(mrkdwn`🛒 ${headline}`),
      context(joinMrkdwn(steps(t, purchase, state, approval?.step), '  ')),
      orders.length > 0 && context(joinMrkdwn(orders.map((order) => orderWords(t, order, orders.length > 1)))),
      trouble.length > 0 && section(joinMrkdwn(trouble)),
      trouble.length > 0 && context(referenceWords(t, purchase)),
      actions(...(approval?.buttons ?? []), ...buttons(t, purchase, state)),
    ],
  });
}

/** What can be done from here: go on, put right what was refused, look closer. */
function buttons(t: Translator, purchase: PurchaseRecord, state: PurchaseState): Button[] {
  const { id, waiting, refusal, lines } = purchase;
  const again = JSON.stringify({ purchase: id });
  const unsigned: PurchaseRefusal = 'agreement-not-accepted';
  const stopped = STOPPED.find((each) => each === waiting);
  return [
    ...(refusal === unsigned || lines.some((line) => line.refusal === unsigned)
      ? [button(t('purchase.agreement.send'), SEND_AGREEMENT, { value: id })]
      : []),
    ...(state === 'refused' || state === 'not-approved' ? [button(t('common.tryAgain'), AGAIN, { value: again })] : []),
    ...(stopped ? [button(t(STOP_WORDS[stopped]), RETRY, { value: id })] : []),
    button(t('purchase.details'), DETAILS, { value: id }),
  ];
}

function stateWords(t: Translator, state: PurchaseState): string {
  switch (state) {
    case 'awaiting-approval':
      return t('purchase.step.awaitingApproval');
    case 'not-approved':
      return t('purchase.step.refused');
    case 'drafted':
    case 'requested':
      return t('purchase.step.requested');
    case 'carted':
    case 'checking-out':
      return t('purchase.step.placing');
    case 'placed':
      return t('purchase.step.placed');
    case 'partly-placed':
      return t('purchase.step.partlyPlaced');
    case 'fulfilled':
      return t('purchase.step.fulfilled');
    case 'partly-fulfilled':
      return t('purchase.step.partlyFulfilled');
    case 'refused':
      return t('purchase.step.refused');
    case 'cancelled':
      return t('purchase.step.cancelled');
  }
}

/** ● done, ○ to come, ✕ not any more. */
function steps(t: Translator, purchase: PurchaseRecord, state: PurchaseState, approval: Words | undefined): Words[] {
  const { requestedAt, placedAt, fulfilledAt, lines } = purchase;
  const done = (name: string, at: Date | null): Mrkdwn => (at ? mrkdwn`● ${name} ${moment(at, t)}` : mrkdwn`● ${name}`);
  const asked = [done(t('purchase.step.requested'), requestedAt), ...(approval === undefined ? [] : [approval])];
  if (state === 'awaiting-approval') return asked;
  if (state === 'refused' || state === 'not-approved') return [...asked, mrkdwn`✕ ${t('purchase.step.refused')}`];
  const partly = lines.some((line) => line.state === 'refused');
  const placed = placedAt
    ? done(t(partly ? 'purchase.step.partlyPlaced' : 'purchase.step.placed'), placedAt)
    : mrkdwn`○ ${t('purchase.step.placing')}`;
  if (state === 'cancelled') return [...asked, placed, mrkdwn`✕ ${cancelledWords(t, lines)}`];
  const fulfilled = fulfilledAt
    ? done(t(partly ? 'purchase.step.partlyFulfilled' : 'purchase.step.fulfilled'), fulfilledAt)
    : mrkdwn`○ ${t('purchase.step.fulfilling')}`;
  return [...asked, placed, fulfilled];
}

type Line = PurchaseRecord['lines'][number];
type Ordered = { readonly id: string; readonly lines: readonly Line[] };

/** One cart can give several orders; they stand in the order of their lines. */
function ordersIn({ lines }: PurchaseRecord): Ordered[] {
  const ids = new Set(lines.flatMap(({ orderId }) => orderId ?? []));
  return [...ids].map((id) => ({ id, lines: lines.filter(({ orderId }) => orderId === id) }));
}

/** Who reads of a cancellation that nobody asked for here must know where to look. */
function cancelledWords(t: Translator, lines: readonly Line[]): string {
  const there = lines.some(({ cancelledThere }) => cancelledThere);
  return t(there ? 'purchase.step.cancelledThere' : 'purchase.step.cancelled');
}

/** @param named whether what the order is for must be said, because it is not all of the purchase */
function orderWords(t: Translator, { id, lines }: Ordered, named: boolean): Words {
  const order = t('purchase.message.order', { order: id });
  const what = named ? mrkdwn`${order}: ${lines.map((line) => lineWords(t, line)).join(', ')}` : order;
  const gone = lines.filter(({ state }) => state === 'cancelled');
  if (gone.length === lines.length) return named ? mrkdwn`${what} · ${cancelledWords(t, lines)}` : what;
  const standing = lines.filter(({ state }) => state !== 'cancelled');
  const until = standing.flatMap(({ refundUntil }) => refundUntil ?? []).sort((a, b) => Number(a) - Number(b))[0];
  const cancelled = gone.map((line) => mrkdwn` · ${lineWords(t, line)}: ${cancelledWords(t, [line])}`);
  return mrkdwn`${refundWords(t, what, until)}${joinMrkdwn(cancelled, '')}`;
}

function refundWords(t: Translator, what: Words, until: Date | undefined): Words {
  return until ? mrkdwn`${what} · ${translateMrkdwn(t, 'purchase.message.refund', { until: moment(until, t) })}` : what;
}

const STOP_WORDS = {
  'gave-up': 'purchase.retry',
  'follow-gave-up': 'purchase.lookAgain',
} as const satisfies Record<(typeof STOPPED)[number], string>;

function troubleWords(t: Translator, purchase: PurchaseRecord, state: PurchaseState): string[] {
  const { refusal, waiting, marker } = purchase;
  const waits = waiting === null ? [] : [t(`purchase.waiting.${waiting as Waiting}`, { marker })];
  const causes = refusalsIn(purchase).map(([why, lines]) => {
    const what = lines.map((line) => lineWords(t, line)).join(', ');
    return t('purchase.refused.lines', { what, ...refusalWords(t, why, marker) });
  });
  if (state !== 'refused') return causes.length > 0 ? [t('purchase.refused.part'), ...causes, ...waits] : waits;
  if (purchase.lines.length > 1 && causes.length > 0) return [t('purchase.refused.several'), ...causes];
  return [t('purchase.refused.whole', refusalWords(t, (refusal ?? 'other') as PurchaseRefusal, marker))];
}

function refusalWords(t: Translator, why: PurchaseRefusal, marker: string) {
  return { reason: t(`purchase.reason.${why}`), next: t(`purchase.next.${why}`, { marker }) };
}

/** The lines at which it failed, by why. */
function refusalsIn({ lines }: PurchaseRecord): [PurchaseRefusal, Line[]][] {
  const causes = new Map<PurchaseRefusal, Line[]>();
  for (const line of lines) {
    if (line.state !== 'refused' || line.refusal === null) continue;
    const why = line.refusal as PurchaseRefusal;
    causes.set(why, [...(causes.get(why) ?? []), line]);
  }
  return [...causes];
}

/** Our reference finds it in the log; the longer one is what Microsoft's support asks for. */
function referenceWords(t: Translator, { reference, refusalDetail }: PurchaseRecord): string {
  const ours = t('common.reference', { reference: reference ?? '–' });
  return refusalDetail === null ? ours : `${ours} · Microsoft ${refusalDetail}`;
}
