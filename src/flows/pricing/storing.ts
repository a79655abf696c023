import type { Database } from '../../database/database.ts';
import type { Prisma } from '../../database/generated/client.ts';
import { MOST_LISTED } from './rules-import.ts';
import type { BrokenRow, SheetRow } from './rules-sheet.ts';
import type { ReadLine } from './sheet.ts';

export type Read = {
  readonly rows: readonly SheetRow[];
  readonly broken: number;
  /** the first of the broken rows */
  readonly listed: readonly BrokenRow[];
};

const A_BATCH = 500;

/** Reads a sheet to its end; whether it is of use is known before a row of it is kept. */
export async function readAll(lines: AsyncIterable<ReadLine>): Promise<Read> {
  const rows: SheetRow[] = [];
  const listed: BrokenRow[] = [];
  let broken = 0;
  for await (const line of lines) {
    if (line.kind === 'row') rows.push(line.row);
    else {
      broken += 1;
      if (listed.length < MOST_LISTED) listed.push(line.broken);
    }
  }
  return { rows, broken, listed };
}

/** Keeps the rows of a sheet under its import, where they count for nothing yet. */
export async function store(database: Database, importId: string, rows: readonly SheetRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += A_BATCH) {
    const data = rows.slice(at, at + A_BATCH).map((row) => asRecord(importId, row));
    await database.read.price.createMany({ data });
  }
}

function asRecord(importId: string, { cost, list, title: _, ...row }: SheetRow): Prisma.PriceCreateManyInput {
  return { importId, ...row, costMinor: BigInt(cost.minor), listMinor: list && BigInt(list.minor) };
}

/** Takes away the rows of imports that count nowhere (any more): of those before, and of one that was begun and left. */
export async function dropUnused(database: Database): Promise<void> {
  const unused = { priceMarket: { none: {} }, prices: { some: {} }, state: { not: 'waiting' } };
  const imports = await database.read.priceImport.findMany({ where: unused, select: { id: true } });
  for (const { id } of imports) await database.read.price.deleteMany({ where: { importId: id } });
}
