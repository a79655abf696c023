import { addHours } from 'date-fns/addHours';
import { subHours } from 'date-fns/subHours';
import { z } from 'zod';
import type { Database, Transaction } from '../../database/database.ts';
import type { TakeFile } from '../../kernel/file-type.ts';
import type { Jobs, Queue } from '../../jobs/jobs.ts';
import type { Notices } from '../../jobs/notices.ts';
import { newId, newReference } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import type { Reach } from '../../kernel/recovery-points.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Outcome } from '../../ledger/deeds.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { PartnerCenter } from '../../partner-center/client.ts';
import { PartnerCenterFailure } from '../../partner-center/errors.ts';
import { NotATable } from '../../spreadsheets/table.ts';
import { findImport } from './records.ts';
import type { ImportRecord } from './records.ts';
import { finalProblem, FRESH_HOURS, verdictOn } from './rules-import.ts';
import type { ImportProblem } from './rules-import.ts';
import { readSheet } from './sheet.ts';
import { dropUnused, readAll, store } from './storing.ts';
import type { Read } from './storing.ts';

export type ImportJob = { readonly importId: string };

export type PriceQueues = {
  readonly takeIn: Queue<ImportJob>;
  /** From now on every sheet in use is asked for anew once a day. */
  readonly beginRefreshing: () => Promise<void>;
};

type Parts = {
  readonly database: Database;
  readonly jobs: Pick<Jobs, 'define'>;
  readonly partnerCenter: PartnerCenter;
  readonly takeFile: TakeFile;
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly clock: Clock;
  readonly log: Log;
  readonly reach: Reach;
};

/** The desk itself, in the ledger. */
const DESK = 'desk';
const RETRIES = 8;

/**
 * Takes price sheets in: the rows are kept where they count for nothing, and one transaction lets them count. So a sheet counts
 * whole or not at all, whatever crashes in between.
 */
export function definePriceJobs(parts: Parts): PriceQueues {
  const { database, jobs, partnerCenter, ledger, notices, clock, log, reach } = parts;

  const takeIn = jobs.define({
    name: 'price-import',
    data: z.object({ importId: z.string() }),
    retries: RETRIES,
    // One at a time over all instances: a sheet is large, and of two of one market the later one has to count.
    work: ({ importId }) => database.withLease('price import', () => proceed(importId)),
    giveUp: ({ importId }) => fail(importId, 'gave-up'),
  });
  const refresh: Queue<Record<string, never>> = jobs.define({
    name: 'price-refresh',
    data: z.object({}),
    work: () => database.transaction(askForAll),
    giveUp: () => beginRefreshing(),
  });

  async function proceed(importId: string): Promise<void> {
    const record = await findImport(database.read, importId);
    if (record?.state !== 'waiting') return;
    await database.read.price.deleteMany({ where: { importId } });
    try {
      const sheet = await readAll(readSheet(await sourceOf(record), record.market));
      const verdict = verdictOn({ rows: sheet.rows.length, broken: sheet.broken });
      if (verdict !== 'taken') return await fail(importId, verdict, undefined, sheet);
      await store(database, importId, sheet.rows);
      reach('prices: stored, not in effect');
      await letCount(record, sheet);
    } catch (error) {
      const known = problemIn(error);
      if (!known) throw error;
      await fail(importId, known.problem, known.detail);
    }
    await dropUnused(database);
  }

  async function sourceOf(record: ImportRecord): Promise<AsyncIterable<Uint8Array> | Uint8Array> {
    if (record.market !== null) return partnerCenter.priceSheets.software(record.market);
    const taken = await parts.takeFile(record.slackFileId ?? '', record.person?.slackUserId ?? '');
    if (taken.kind === 'problem') throw new NotTaken(taken.problem);
    return taken.bytes;
  }

  async function letCount(record: ImportRecord, { rows, broken, listed }: Read): Promise<void> {
    const markets = [...new Set(rows.map(({ market }) => market))].toSorted();
    const titles = new Map(rows.map(({ productId, title }) => [productId, title]));
    await database.transaction(async (tx) => {
      const data = {
        state: 'done',
        rows: rows.length,
        brokenRows: broken,
        broken: listed.map((row) => ({ ...row })),
        markets,
        endedAt: clock.now(),
      };
      const { count } = await tx.priceImport.updateMany({ where: { id: record.id, state: 'waiting' }, data });
      if (count === 0) return;
      for (const market of markets) {
        await tx.$executeRaw`
          INSERT INTO price_market (market, import_id, asked_at) VALUES (${market}, ${record.id}::uuid, ${record.askedAt})
          ON CONFLICT (market) DO UPDATE SET import_id = EXCLUDED.import_id
          WHERE NOT EXISTS (SELECT 1 FROM price_import p WHERE p.id = price_market.import_id AND p.asked_at > ${record.askedAt})`;
      }
      await nameProducts(tx, titles);
      await note(tx, record, 'taken', { markets: markets.join(', '), rows: rows.length, broken });
    });
  }

  async function fail(
    importId: string,
    problem: ImportProblem,
    detail?: string,
    { rows = [], broken = 0, listed = [] }: Partial<Read> = {},
  ): Promise<void> {
    const record = await findImport(database.read, importId);
    if (!record) return;
    const reference = newReference();
    log.warn({ importId, problem, reference, market: record.market }, 'A price sheet was not taken in');
    await database.transaction(async (tx) => {
      const data = {
        state: 'failed',
        problem,
        problemDetail: detail ?? null,
        reference,
        rows: rows.length,
        brokenRows: broken,
        broken: listed.map((row) => ({ ...row })),
        endedAt: clock.now(),
      };
      const { count } = await tx.priceImport.updateMany({ where: { id: importId, state: 'waiting' }, data });
      if (count > 0) await note(tx, record, 'failed', { problem, reference });
    });
    await database.read.price.deleteMany({ where: { importId } });
  }

  async function note(
    tx: Transaction,
    record: ImportRecord,
    outcome: Outcome<'price.import'>,
    details: Record<string, string | number>,
  ) {
    const about = { subject: `price-import:${record.id}`, customerId: null };
    const source = record.fileName ?? `Partner Center ${record.market ?? ''}`;
    const actor = record.personId ?? DESK;
    await ledger.append(tx, { actor, action: 'price.import', outcome, ...about, details: { source, ...details } });
    await notices.changed(tx, 'price-import', record.id);
  }

  /** Asks for the sheet of every market whose sheet is a day old, and for itself to be called again tomorrow. */
  async function askForAll(tx: Transaction): Promise<void> {
    const now = clock.now();
    const old = { askedAt: { lt: subHours(now, FRESH_HOURS) } };
    for (const { market } of await tx.priceMarket.findMany({ where: old })) {
      const { count } = await tx.priceMarket.updateMany({ where: { market, ...old }, data: { askedAt: now } });
      if (count === 0) continue;
      const { id } = await tx.priceImport.create({
        data: { id: newId(), state: 'waiting', source: 'api', market, askedAt: now },
      });
      await takeIn.enqueue(tx, id, { importId: id });
    }
    await refresh.enqueue(tx, 'daily', {}, addHours(now, FRESH_HOURS + 1));
  }

  const beginRefreshing = (): Promise<void> => database.transaction((tx) => refresh.enqueue(tx, 'now', {}));

  return { takeIn, beginRefreshing };
}

/** The file could not be had. */
class NotTaken extends Error {
  readonly problem: ImportProblem;
  constructor(problem: ImportProblem) {
    super(`A file was not taken: ${problem}`);
    this.problem = problem;
  }
}

/** @returns why it is of no use to try again; undefined where it may work later */
function problemIn(
  error: unknown,
): { readonly problem: ImportProblem; readonly detail?: string | undefined } | undefined {
  if (error instanceof NotATable) return { problem: error.problem, detail: error.detail };
  if (error instanceof NotTaken) return { problem: error.problem };
  if (!(error instanceof PartnerCenterFailure)) return undefined;
  const problem = finalProblem(error.kind);
  return problem ? { problem, detail: error.correlationId } : undefined;
}

async function nameProducts(tx: Transaction, titles: ReadonlyMap<string, string>): Promise<void> {
  const named = [...titles].filter(([, title]) => title !== '');
  const ids = named.map(([id]) => id);
  const names = named.map(([, title]) => title);
  await tx.$executeRaw`
    INSERT INTO price_product (product_id, title)
    SELECT * FROM unnest(${ids}::text[], ${names}::text[])
    ON CONFLICT (product_id) DO UPDATE SET title = EXCLUDED.title WHERE price_product.title <> EXCLUDED.title`;
}
