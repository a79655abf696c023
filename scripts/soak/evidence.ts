import type { Database } from '../../src/database/database.ts';
import { lineMarker } from '../../src/flows/purchase/rules-lines.ts';
import { systemClock } from '../../src/kernel/time.ts';
import { createLedger } from '../../src/ledger/ledger.ts';
import { dumpDatabase, findKeys, readFolder } from '../../test/support/leak-scan.ts';
import type { Evidence, JobFact, OrderFact, PurchaseFact, StandingMessage } from './audit.ts';
import type { StandIns } from './stand-ins.ts';

type State = {
  readonly orders: readonly {
    readonly id: string;
    readonly placedThrough: 'api' | 'portal';
    readonly status: string;
    readonly cancellations: number;
    readonly lines: readonly { readonly friendlyName?: string }[];
  }[];
  readonly serviceRequests: readonly { readonly title: string }[];
};
type Posting = {
  readonly what: 'posted' | 'updated' | 'deleted';
  readonly message: { readonly channelId: string; readonly ts: string; readonly author: { readonly kind: string } };
};

/** Asks each of the three for itself what there is. @param folder of the logs */
export async function gather(
  database: Database,
  standIns: StandIns,
  { folder, fell }: { readonly folder: string; readonly fell: readonly string[] },
): Promise<Evidence> {
  const { orders, serviceRequests } = (await standIns.ask('GET', '/control/partner-center/state')) as State;
  const history = (await standIns.ask('GET', '/workspace/control/history')) as {
    readonly postings: readonly Posting[];
  };
  const { kind: ledger } = await createLedger({ database, clock: systemClock }).verify();
  return {
    purchases: await purchasesIn(database),
    orders: orders.map(factOfOrder),
    tickets: await database.read.ticket.findMany({
      select: { id: true, number: true, orderId: true, state: true, waiting: true },
    }),
    serviceRequests: serviceRequests.map(({ title }) => title),
    kept: await database.read.slackMessage.findMany(),
    standing: standingIn(history.postings),
    jobs: await jobsLeft(database),
    ledger,
    placedEntries: await placedEntries(database),
    keysFound: await keysIn(database, standIns, folder, history.postings),
    fell,
  };
}

async function purchasesIn(database: Database): Promise<PurchaseFact[]> {
  const rows = await database.read.purchase.findMany({ include: { lines: true } });
  return rows.map(({ id, poReference, state, waiting, marker, lines }) => ({
    ...{ id, reference: poReference ?? id, state, waiting },
    lines: lines.map(({ number, orderId }) => ({ number, orderId, marker: lineMarker(marker, number) })),
  }));
}

function factOfOrder({ id, placedThrough, status, cancellations, lines }: State['orders'][number]): OrderFact {
  return { id, placedThrough, status, cancellations, markers: lines.map(({ friendlyName = '' }) => friendlyName) };
}

/** The last of each message that was not taken away. */
function standingIn(postings: readonly Posting[]): StandingMessage[] {
  const last = new Map<string, Posting>();
  for (const posting of postings) last.set(`${posting.message.channelId} ${posting.message.ts}`, posting);
  return [...last.values()]
    .filter(({ what, message }) => what !== 'deleted' && message.author.kind === 'app')
    .map(({ message }) => ({ channelId: message.channelId, ts: message.ts, words: JSON.stringify(message) }));
}

/** What waits for a later moment is no debt: a round that comes again, a reminder. */
const DUE = `state IN ('created', 'retry') AND start_after <= now() + interval '5 minutes' AND name <> ALL ($1)`;
/** Rounds that come again and again: one of them always waits, and one that failed is followed by the next. */
const ROUNDS = `SELECT name FROM pgboss.job GROUP BY name HAVING bool_and(coalesce(singleton_key, '') IN (name, name || ' later'))`;

/** @returns jobs that are not done though their time has come, and those that were given up */
export async function jobsLeft(database: Database): Promise<JobFact[]> {
  const { rows: rounds } = await database.pool.query<{ name: string }>(ROUNDS);
  const { rows } = await database.pool.query<JobFact>(
    `SELECT name AS queue, state::text, count(*)::int AS count, coalesce(max(output::text), '') AS said FROM pgboss.job
     WHERE (${DUE}) OR state = 'active' OR (state = 'failed' AND name <> ALL ($1))
     GROUP BY name, state ORDER BY name`,
    [rounds.map(({ name }) => name)],
  );
  return rows.map((row) => ({ ...row, said: row.said.slice(0, 200) }));
}

async function placedEntries(database: Database): Promise<ReadonlyMap<string, number>> {
  const { rows } = await database.pool.query<{ subject: string; count: number }>(
    `SELECT subject, count(*)::int AS count FROM ledger_entry
     WHERE action = 'purchase.place' AND outcome IN ('placed', 'partly-placed') GROUP BY subject`,
  );
  return new Map(rows.map(({ subject, count }) => [subject, count]));
}

async function keysIn(
  database: Database,
  standIns: StandIns,
  folder: string,
  postings: readonly Posting[],
): Promise<readonly string[]> {
  const issued = (await standIns.ask('GET', '/control/partner-center/issued-keys')) as readonly {
    readonly productKey: string;
  }[];
  return findKeys(
    issued.map(({ productKey }) => productKey),
    [
      ...(await dumpDatabase(database.pool)),
      ...(await readFolder(folder)),
      { name: 'what was posted in Slack', content: JSON.stringify(postings) },
    ],
  );
}
