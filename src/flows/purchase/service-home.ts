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
const MOST_LINES = 100;

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
        // Counting them in the database would count those of every purchase there is.
        lines: { orderBy: { number: 'asc' }, take: MOST_LINES, select: { quantity: true, productTitle: true } },
      },
    });
    return rows.map(({ lines: [first, ...others], ...row }) => ({
      id: row.id,
      state: stateOf(row),
      customerName: row.customerName,
      what: first ? `${first.quantity} × ${first.productTitle}` : '–',
      moreLines: others.length,
      at: row.requestedAt ?? row.draftedAt,
    }));
  };
}
