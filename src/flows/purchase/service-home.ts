import type { Database } from '../../database/database.ts';
import type { Directory, Person } from '../../directory/directory.ts';
import { stateOf } from './records.ts';
import type { PurchaseState } from './rules.ts';

export type PurchaseRow = {
  readonly id: string;
  readonly state: PurchaseState;
  readonly customerName: string;
  /** `2 × Windows Server 2022 Standard` */
  readonly what: string;
  readonly moreLines: number;
  readonly at: Date;
};

export type PurchasesAtHome = ReturnType<typeof createPurchasesAtHome>;

const SHOWN = 5;

/** @returns what this person bought lately, the newest first */
export function createPurchasesAtHome({
  database,
  directory,
}: {
  readonly database: Database;
  readonly directory: Directory;
}) {
  return async (person: Person): Promise<readonly PurchaseRow[]> => {
    if (!(await directory.allowed(person)).has('purchase.view')) return [];
    const rows = await database.read.purchase.findMany({
      where: { personId: person.id, state: { not: 'drafted' } },
      orderBy: { draftedAt: 'desc' },
      take: SHOWN,
      select: {
        id: true,
        state: true,
        customerName: true,
        draftedAt: true,
        requestedAt: true,
        lines: { orderBy: { number: 'asc' }, take: 1, select: { quantity: true, productTitle: true } },
        _count: { select: { lines: true } },
      },
    });
    return rows.map((row) => ({
      id: row.id,
      state: stateOf(row),
      customerName: row.customerName,
      what: row.lines.map(({ quantity, productTitle }) => `${quantity} × ${productTitle}`).join(''),
      moreLines: Math.max(0, row._count.lines - 1),
      at: row.requestedAt ?? row.draftedAt,
    }));
  };
}
