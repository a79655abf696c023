import { z } from 'zod';
import type { Database, Transaction } from '../../database/database.ts';
import type { Prisma } from '../../database/generated/client.ts';
import type { Jobs, Queue } from '../../jobs/jobs.ts';
import type { Notices } from '../../jobs/notices.ts';
import { newId, newReference } from '../../kernel/ids.ts';
import { decimalText } from '../../kernel/money.ts';
import type { Log } from '../../kernel/log.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { readRows } from '../../spreadsheets/rows.ts';
import { NotATable } from '../../spreadsheets/table.ts';
import { settleCredit } from './credits.ts';
import type { TakeFile } from './jobs-files.ts';
import { ticketName } from './rules.ts';
import {
  creditImportProblem,
  matchCredits,
  MOST_CREDIT_ROWS,
  MOST_LISTED,
  readCreditHeader,
  readCreditRow,
} from './rules-credit-sheet.ts';
import type { CreditImportProblem, CreditRow, ListedRow } from './rules-credit-sheet.ts';

export type CreditImportJob = { readonly importId: string };

const include = { person: true } as const satisfies Prisma.CreditImportInclude;
export type CreditImportRecord = Prisma.CreditImportGetPayload<{ include: typeof include }>;

export function findCreditImport(tx: Transaction, id: string): Promise<CreditImportRecord | null> {
  return tx.creditImport.findUnique({ where: { id }, include });
}

type Parts = {
  readonly database: Database;
  readonly jobs: Pick<Jobs, 'define'>;
  readonly takeFile: TakeFile;
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly clock: Clock;
  readonly log: Log;
};

type Failure = { readonly problem: CreditImportProblem; readonly detail?: string | undefined };
type ReadFile = { readonly rows: readonly CreditRow[]; readonly broken: readonly ListedRow[] };

/** Takes credits in from a file: all of it in one transaction, so that after a crash none of it counts, or all. */
export function defineCreditImport(parts: Parts): Queue<CreditImportJob> {
  const { database, jobs, takeFile, ledger, notices, clock, log } = parts;

  async function proceed(importId: string): Promise<void> {
    const record = await findCreditImport(database.read, importId);
    if (record?.state !== 'waiting') return;
    const taken = await takeFile(record.slackFileId, record.person.slackUserId);
    if (taken.kind === 'problem') return fail(importId, { problem: creditImportProblem(taken.problem) });
    try {
      const { rows, broken } = await readCredits(taken.bytes);
      if (broken.length > 0) return await fail(importId, { problem: 'broken-rows' }, broken);
      if (rows.length === 0) return await fail(importId, { problem: 'no-credits' });
      await database.transaction((tx) => letCount(tx, record, rows));
    } catch (error) {
      if (!(error instanceof NotATable)) throw error;
      await fail(importId, { problem: creditImportProblem(error.problem), detail: error.detail });
    }
  }

  async function letCount(tx: Transaction, record: CreditImportRecord, read: readonly CreditRow[]): Promise<void> {
    const now = clock.now();
    const tickets = await tx.ticket.findMany({
      where: {
        creditDueAt: { not: null },
        OR: [
          { orderId: { in: distinct(read.map(({ orderId }) => orderId)) } },
          { subscriptionId: { in: distinct(read.map(({ subscriptionId }) => subscriptionId)) } },
        ],
      },
      include: { credits: { select: { document: true, minor: true } } },
      take: 2 * MOST_CREDIT_ROWS,
    });
    const { credits, rows, known, leftOut } = matchCredits(read, tickets);
    const data = { state: 'done', rows, known, endedAt: now, ...listed(leftOut) };
    const { count } = await tx.creditImport.updateMany({ where: { id: record.id, state: 'waiting' }, data });
    if (count === 0) return;
    for (const { ticket, document, minor } of credits) {
      const { id: ticketId, orderId, customerId, currency, number } = ticket;
      // Entered by hand at this moment it is a duplicate: nothing of this counts, and the next attempt finds it.
      await tx.creditEntry.create({
        data: { id: newId(), ticketId, document, minor, enteredBy: record.personId, enteredAt: now },
      });
      await settleCredit(tx, ticketId, now);
      const credited = `${decimalText({ minor: Number(minor), currency })} ${currency}`;
      const details = { ticket: ticketName(number), document, credited, file: record.fileName };
      const about = { subject: `order:${orderId}`, customerId };
      await ledger.append(tx, {
        ...about,
        ...{ actor: record.personId, action: 'credit.record', outcome: 'recorded', details },
      });
      await notices.changed(tx, 'ticket', ticketId);
    }
    await notices.changed(tx, 'credit-import', record.id);
  }

  async function fail(importId: string, { problem, detail }: Failure, broken: readonly ListedRow[] = []) {
    const reference = newReference();
    log.warn({ importId, problem, reference }, 'A file of credits was not taken in');
    await database.transaction(async (tx) => {
      const data = { state: 'failed', problem, problemDetail: detail ?? null, reference, endedAt: clock.now() };
      const { count } = await tx.creditImport.updateMany({
        where: { id: importId, state: 'waiting' },
        data: { ...data, ...listed(broken) },
      });
      if (count > 0) await notices.changed(tx, 'credit-import', importId);
    });
  }

  return jobs.define({
    name: 'credit-import',
    data: z.object({ importId: z.string() }),
    retries: 8,
    work: ({ importId }) => database.withLease('credit import', () => proceed(importId)),
    giveUp: ({ importId }) => fail(importId, { problem: 'gave-up' }),
  });
}

function listed(rows: readonly ListedRow[]) {
  return { leftOut: rows.length, listed: rows.slice(0, MOST_LISTED).map((row) => ({ ...row })) };
}

function distinct(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}

/** @throws NotATable */
async function readCredits(bytes: Uint8Array): Promise<ReadFile> {
  const rows: CreditRow[] = [];
  const broken: ListedRow[] = [];
  for await (const { row, read } of readRows(bytes, { header: readCreditHeader, row: readCreditRow })) {
    if (typeof read === 'object') rows.push(read);
    else if (read !== 'charge') broken.push({ row, reason: read });
    if (rows.length > MOST_CREDIT_ROWS) throw new NotATable('too-many-rows');
  }
  return { rows, broken };
}
