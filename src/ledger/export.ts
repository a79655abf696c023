import type { Database } from '../database/database.ts';
import { GENESIS } from './chain.ts';
import { checkpointLine, endLine, entryLine, HEADER } from './export-lines.ts';
import { toEntry } from './ledger.ts';

const PAGE = 1_000;

/**
 * The whole ledger as it is now, in pieces of lines (`export-lines.ts`): entries, checkpoints and, in these, the public keys.
 * Entries that are added meanwhile are left to the next.
 */
export async function* exportLedger(database: Database): AsyncGenerator<string> {
  const newest = await database.read.ledgerEntry.findFirst({ orderBy: { sequence: 'desc' } });
  const until = newest?.sequence ?? 0n;
  yield `${HEADER}\n`;
  let checkpoints = 0;
  for (let after = 0n; after < until;) {
    const page = { gt: after, lte: until };
    const rows = await database.read.ledgerEntry.findMany({
      where: { sequence: page },
      orderBy: { sequence: 'asc' },
      take: PAGE,
    });
    const last = rows.at(-1);
    if (!last) break;
    const signed = await database.read.ledgerCheckpoint.findMany({
      where: { sequence: { gt: after, lte: last.sequence } },
    });
    const bySequence = new Map(signed.map((checkpoint) => [checkpoint.sequence, checkpoint]));
    const lines = rows.flatMap((row) => {
      const checkpoint = bySequence.get(row.sequence);
      return [entryLine(toEntry(row)), ...(checkpoint ? [checkpointLine(checkpoint)] : [])];
    });
    checkpoints += signed.length;
    after = last.sequence;
    yield `${lines.join('\n')}\n`;
  }
  yield `${endLine({ entries: until, checkpoints, head: newest?.hash ?? GENESIS })}\n`;
}
