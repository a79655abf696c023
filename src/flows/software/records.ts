import type { Database } from '../../database/database.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { OwnedSoftware } from './owned.ts';

/** Who last saw the key, and when. */
export type Taken = { readonly at: Date; readonly by: { readonly name: string; readonly slackUserId: string } };

/** What happened to a line, from the ledger; `by` is null for what the desk did itself. */
export type Happened = {
  readonly at: Date;
  readonly action: string;
  readonly outcome: string;
  readonly by: string | null;
};

/** A page of what happened, newest first; `older` is where the next page begins. */
export type History = {
  readonly events: readonly Happened[];
  readonly older: bigint | undefined;
  readonly newest: boolean;
};

/** @returns when each of these was last revealed at this desk, by its ID; what Partner Center's own pages showed is not known here */
export async function takings(
  database: Database,
  customerId: string,
  software: readonly OwnedSoftware[],
): Promise<ReadonlyMap<string, Taken>> {
  if (software.length === 0) return new Map();
  const requests = await database.read.keyRequest.findMany({
    where: { customerId, orderId: { in: software.map(({ orderId }) => orderId) }, shownAt: { not: null } },
    include: { person: true },
    orderBy: { shownAt: 'asc' },
  });
  return new Map(
    requests.flatMap(({ orderId, lineItemId, shownAt, person: { name, slackUserId } }) =>
      shownAt ? [[`${orderId}:${lineItemId}`, { at: shownAt, by: { name, slackUserId } }]] : [],
    ),
  );
}

/** @returns tells when this line was cancelled through this desk, by itself or with the whole of its order */
export async function cancellations(
  database: Database,
  customerId: string,
): Promise<(line: OwnedSoftware) => Date | undefined> {
  const tickets = await database.read.ticket.findMany({
    where: { customerId, cancelledAt: { not: null } },
    select: { orderId: true, subscriptionId: true, lines: true, cancelledAt: true },
    orderBy: { submittedAt: 'desc' },
    take: MOST_TICKETS,
  });
  const ofOrder = Map.groupBy(tickets, ({ orderId }) => orderId);
  return ({ orderId, lineNumber, subscriptionId }) =>
    ofOrder
      .get(orderId)
      ?.find(({ lines, subscriptionId: named }) =>
        lines.length > 0 ? lines.includes(lineNumber) : named === null || named === subscriptionId,
      )?.cancelledAt ?? undefined;
}

/** @returns what happened to an order and to the purchase it came from, newest first, from before an entry of the ledger on */
export async function historyOf(
  { database, ledger }: { readonly database: Database; readonly ledger: Ledger },
  customerId: string,
  { orderId }: OwnedSoftware,
  { limit, before }: { readonly limit: number; readonly before?: bigint | undefined },
): Promise<History> {
  const bought = await database.read.purchaseLine.findFirst({ where: { orderId, purchase: { customerId } } });
  const subjects = [`order:${orderId}`, ...(bought ? [`purchase:${bought.purchaseId}`] : [])];
  const entries = (await Promise.all(subjects.map((subject) => ledger.about(subject, MOST_READ, before)))).flat();
  // An attempt that was refused for want of a right did nothing to the order.
  const done = entries.filter(({ outcome, details }) => !(outcome === 'refused' && 'why' in details));
  const newestFirst = done.sort((a, b) => Number(b.sequence - a.sequence));
  const newest = newestFirst.slice(0, limit);

  const actors = [...new Set(newest.map(({ actor }) => actor))].filter((actor) => UUID.test(actor));
  const people = await database.read.person.findMany({ where: { id: { in: actors } } });
  const names = new Map(people.map(({ id: personId, name }) => [personId, name]));
  const events = newest.map(({ at, action, outcome, actor }) => ({
    at,
    action,
    outcome,
    by: names.get(actor) ?? null,
  }));
  const older = newestFirst.length > limit ? newest.at(-1)?.sequence : undefined;
  return { events, older, newest: before === undefined };
}

/** Of one customer; older ones Partner Center has shown long since. */
const MOST_TICKETS = 2_000;

/** Of each subject; more than a page, because attempts that were refused are left out. */
const MOST_READ = 100;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
