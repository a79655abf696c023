import { auditMessages } from './audit-messages.ts';
import type { Diary, Told } from './diary.ts';

/** What is true in the end, as the database, Partner Center and Slack each tell it for themselves. */
export type Evidence = {
  readonly purchases: readonly PurchaseFact[];
  readonly orders: readonly OrderFact[];
  readonly tickets: readonly TicketFact[];
  /** titles of what Microsoft was asked */
  readonly serviceRequests: readonly string[];
  /** the messages that the desk keeps up to date, as its database has them */
  readonly kept: readonly KeptMessage[];
  /** what stands in Slack, by the app, for more than one person's eyes at one moment */
  readonly standing: readonly StandingMessage[];
  readonly jobs: readonly JobFact[];
  /** how the ledger was found; `intact` is the only good one */
  readonly ledger: string;
  /** entries of the ledger that say that a purchase was placed, by purchase */
  readonly placedEntries: ReadonlyMap<string, number>;
  /** places where a product key stands in clear */
  readonly keysFound: readonly string[];
  /** instances that ended without having been told to */
  readonly fell: readonly string[];
};

export type PurchaseFact = {
  readonly id: string;
  readonly reference: string;
  readonly state: string;
  readonly waiting: string | null;
  readonly lines: readonly { readonly number: number; readonly marker: string; readonly orderId: string | null }[];
};
export type OrderFact = {
  readonly id: string;
  readonly placedThrough: 'api' | 'portal';
  readonly status: string;
  readonly cancellations: number;
  readonly markers: readonly string[];
};
export type TicketFact = {
  readonly id: string;
  readonly number: number;
  readonly orderId: string;
  readonly state: string;
  readonly waiting: string | null;
};
export type KeptMessage = {
  readonly kind: string;
  readonly subjectId: string;
  readonly place: string;
  readonly channelId: string | null;
  readonly timestamp: string | null;
  readonly sentHash: string | null;
};
export type StandingMessage = { readonly channelId: string; readonly ts: string; readonly words: string };
export type JobFact = { readonly queue: string; readonly state: string; readonly count: number; readonly said: string };

/** Something that must not be, and what it is about, so that it can be looked for. */
export type Violation = { readonly rule: Rule; readonly subject: string; readonly words: string };
export type Rule = 'lost' | 'doubled' | 'wrong message' | 'left undone' | 'broken';

const ENDED = ['fulfilled', 'partly-fulfilled', 'refused', 'cancelled', 'not-approved'];
/** Somebody has not decided yet, which is nobody's fault here. */
const WAITS_FOR_PEOPLE = ['awaiting-approval'];
const TICKET_AT_REST = [
  'cancelled',
  'asked',
  'attention',
  'completed',
  'closed',
  'refused',
  'not-approved',
  'awaiting-approval',
];

/** Compares what people were told with what there is. @returns every contradiction; none is what is wanted */
export function audit(diary: Diary, evidence: Evidence): Violation[] {
  return [
    ...auditPurchases(diary, evidence),
    ...auditTickets(diary, evidence),
    ...auditMessages(evidence),
    ...evidence.jobs.map(({ queue, state, count, said }) =>
      violation('left undone', queue, `${count} ${count === 1 ? 'job is' : 'jobs are'} ${state}: ${said}`),
    ),
    ...(evidence.ledger === 'intact' ? [] : [violation('broken', 'ledger', `it is ${evidence.ledger}`)]),
    ...evidence.keysFound.map((place) => violation('broken', place, 'a product key stands there in clear')),
    ...evidence.fell.map((words) => violation('broken', 'instance', words)),
  ];
}

export function violation(rule: Rule, subject: string, words: string): Violation {
  return { rule, subject, words };
}

function auditPurchases(diary: Diary, { purchases, orders, placedEntries }: Evidence): Violation[] {
  const asked = Map.groupBy(
    purchases.filter(({ state }) => state !== 'drafted'),
    ({ reference }) => reference,
  );
  const placed = new Map<string, string[]>();
  for (const { id, markers } of orders)
    for (const marker of markers) placed.set(marker, [...(placed.get(marker) ?? []), id]);
  const known = new Set(purchases.flatMap(({ lines }) => lines.map(({ marker }) => marker)));

  return [
    ...[...diary.purchases].flatMap(([reference, told]) =>
      askedAsTold(reference, told, asked.get(reference)?.length ?? 0),
    ),
    ...[...asked.keys()]
      .filter((reference) => !diary.purchases.has(reference))
      .map((reference) => violation('doubled', reference, 'it was asked for, and nobody handed it in')),
    ...[...asked.values()].flat().flatMap((purchase) => endedRightly(purchase, placed)),
    ...purchases
      .filter(({ state }) => state === 'drafted')
      .flatMap(({ reference, lines }) => lines.flatMap(({ marker }) => (placed.has(marker) ? [reference] : [])))
      .map((reference) => violation('doubled', reference, 'it was ordered, and nobody confirmed it')),
    ...orders
      .filter(({ placedThrough, markers }) => placedThrough === 'api' && !markers.some((marker) => known.has(marker)))
      .map(({ id, markers }) => violation('doubled', id, `an order that no purchase knows: ${markers.join(', ')}`)),
    ...[...placedEntries]
      .filter(([, count]) => count > 1)
      .map(([id, count]) => violation('doubled', id, `the ledger says ${count} times that it was placed`)),
  ];
}

function askedAsTold(reference: string, told: Told, times: number): Violation[] {
  if (times > 1) return [violation('doubled', reference, `one form became ${times} purchases`)];
  if (told === 'confirmed' && times === 0) return [violation('lost', reference, 'it was confirmed, and is not there')];
  if (told === 'denied' && times === 1)
    return [violation('wrong message', reference, 'somebody was told that nothing was ordered, and it was asked for')];
  return [];
}

function endedRightly(purchase: PurchaseFact, placed: ReadonlyMap<string, readonly string[]>): Violation[] {
  const { reference, state, waiting, lines } = purchase;
  if (!ENDED.includes(state) && !WAITS_FOR_PEOPLE.includes(state))
    return [violation('lost', reference, `it is still ${state}${waiting ? `, waiting: ${waiting}` : ''}`)];
  return lines.flatMap(({ marker, orderId }) => {
    const found = placed.get(marker) ?? [];
    if (found.length > 1)
      return [violation('doubled', reference, `ordered ${found.length} times: ${found.join(', ')}`)];
    if ((found[0] ?? null) !== orderId)
      return [
        violation(
          orderId ? 'lost' : 'doubled',
          reference,
          `the desk has order ${orderId ?? 'none'}, Partner Center ${found[0] ?? 'none'}`,
        ),
      ];
    return [];
  });
}

function auditTickets(diary: Diary, { tickets, orders, serviceRequests }: Evidence): Violation[] {
  const order = new Map(orders.map((each) => [each.id, each]));
  const about = Map.groupBy(tickets, ({ orderId }) => orderId);
  return [
    ...[...diary.cancellations].flatMap(([id, told]) => {
      const count = about.get(id)?.length ?? 0;
      if (count > 1) return [violation('doubled', id, `one form became ${count} tickets`)];
      if (told === 'confirmed' && count === 0)
        return [violation('lost', id, 'its cancellation was confirmed, and is not there')];
      if (told === 'denied' && count === 1)
        return [violation('wrong message', id, 'somebody was told that nothing was cancelled, and there is a ticket')];
      return [];
    }),
    ...orders
      .filter(({ cancellations }) => cancellations > 1)
      .map(({ id, cancellations }) => violation('doubled', id, `cancelled ${cancellations} times`)),
    ...[...diary.notCancelled]
      .filter((id) => (order.get(id)?.cancellations ?? 0) > 0 || about.has(id))
      .map((id) => violation('doubled', id, 'cancelled, and nobody handed that in')),
    ...tickets.flatMap(({ number, orderId, state, waiting }) => {
      const name = `T-${number} of order ${orderId}`;
      const cancelled = (order.get(orderId)?.cancellations ?? 0) > 0;
      const asked = serviceRequests.filter((title) => title.startsWith(`[T-${number}]`)).length;
      return [
        ...(TICKET_AT_REST.includes(state)
          ? []
          : [violation('lost', name, `it is still ${state}, waiting: ${waiting ?? 'for nothing'}`)]),
        ...(asked > 1 ? [violation('doubled', name, `Microsoft was asked ${asked} times`)] : []),
        ...((state === 'cancelled') === cancelled || state === 'completed'
          ? []
          : [
              violation(
                'wrong message',
                name,
                `the desk says ${state}, Partner Center ${cancelled ? 'cancelled it' : 'did not cancel it'}`,
              ),
            ]),
      ];
    }),
  ];
}
