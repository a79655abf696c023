import { z } from 'zod';
import type { Database, Transaction } from '../../database/database.ts';
import type { Jobs, Queue } from '../../jobs/jobs.ts';
import type { Notices } from '../../jobs/notices.ts';
import type { TakeFile } from '../../kernel/file-type.ts';
import { newReference } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import { inPieces } from '../../kernel/pieces.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Importing } from './importing.ts';
import { textsOf } from './inventory/files.ts';
import { completed, gather, missingIn } from './inventory/gather.ts';
import { findImport } from './records-imports.ts';
import type { ImportRecord } from './records-imports.ts';
import { holdMove, moveStateOf } from './records.ts';
import { importKindOf, importStateOf } from './rules-import.ts';
import type { ImportProblem } from './rules-import.ts';

export type ImportQueue = Queue<{ readonly importId: string }>;

type Parts = {
  readonly database: Database;
  readonly jobs: Pick<Jobs, 'define'>;
  readonly importing: Importing;
  readonly notices: Notices;
  readonly takeFile: TakeFile;
  readonly clock: Clock;
  readonly log: Log;
};

const RETRIES = 8;

/** Takes a file in that was brought to a move: all of it in one transaction, so that after a crash none of it counts, or all. */
export function defineImportJob(parts: Parts): ImportQueue {
  const { database, jobs, importing, notices, takeFile, clock, log } = parts;

  async function proceed(importId: string): Promise<void> {
    const record = await findImport(database.read, importId);
    if (!record || importStateOf(record) !== 'waiting') return;
    const taken = await takeFile(record.slackFileId ?? '', record.person.slackUserId);
    if (taken.kind === 'problem') return fail(importId, taken.problem);
    const read = textsOf(record.fileName ?? '', taken.bytes);
    if (read.kind === 'problem') return fail(importId, read.problem);
    const gathered = await inPieces(gather(read.texts, importKindOf(record)));
    if (gathered.records.length === 0) return fail(importId, 'nothing-found');
    const missing = missingIn(gathered.records, record);
    if (missing.machine || missing.captured) return ask(record, missing);
    const records = completed(gathered.records, record, clock.now());
    const keyOf = await importing.keyKnowledge(record.move.customerId, record.move.keys, records);
    await database.transaction(async (tx) => {
      const move = await holdMove(tx, record.moveId);
      const still = await stillWaiting(tx, importId);
      if (!move || !still) return;
      if (moveStateOf(move) === 'closed') await importing.refuse(tx, still, 'closed');
      else await importing.take(tx, move, importId, { gathered, records, keyOf });
    });
  }

  async function stillWaiting(tx: Transaction, importId: string): Promise<ImportRecord | null> {
    const record = await findImport(tx, importId);
    return record && importStateOf(record) === 'waiting' ? record : null;
  }

  async function ask({ id }: ImportRecord, missing: ReturnType<typeof missingIn>): Promise<void> {
    const problem = [missing.machine && 'machine', missing.captured && 'captured'].filter(Boolean).join(' ');
    await database.transaction(async (tx) => {
      await tx.moveImport.updateMany({ where: { id, state: 'waiting' }, data: { state: 'asking', problem } });
      await notices.changed(tx, 'move-import', id);
    });
  }

  async function fail(importId: string, problem: ImportProblem): Promise<void> {
    const reference = newReference();
    log.warn({ importId, problem, reference }, 'A file brought to a move was not taken in');
    await database.transaction(async (tx) => {
      const record = await stillWaiting(tx, importId);
      if (record) await importing.refuse(tx, record, problem, reference);
    });
  }

  return jobs.define({
    name: 'move-import',
    data: z.object({ importId: z.string() }),
    retries: RETRIES,
    work: ({ importId }) => database.withLease('move import', () => proceed(importId)),
    giveUp: ({ importId }) => fail(importId, 'gave-up'),
  });
}
