import type { Database } from '../../database/database.ts';
import type { Directory, Person, Refusal } from '../../directory/directory.ts';
import { newId } from '../../kernel/ids.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { MonthQueue } from './jobs.ts';
import { countMissedWindows, countReveals, countUsedWindows, salesByCurrency, salesByCustomer } from './records.ts';
import type { CustomerSales, Sales } from './records.ts';
import { monthBefore, monthOf, spanOf } from './rules.ts';
import type { Month } from './rules.ts';

export type { CustomerSales, Sales } from './records.ts';

/** What a month came to: only for whoever may see cost. */
export type MonthFigures = {
  readonly month: Month;
  readonly before: Month;
  /** that with the most lines first */
  readonly currencies: readonly Sales[];
  /** in the first of the currencies, the largest first */
  readonly customers: readonly CustomerSales[];
  readonly windows: { readonly used: number; readonly missed: number };
  readonly reveals: number;
};

export type Months = ReturnType<typeof createMonths>;

type Parts = {
  readonly database: Database;
  readonly directory: Directory;
  readonly ledger: Ledger;
  readonly queue: MonthQueue;
  readonly clock: Clock;
};

const SUBJECT = { subject: 'desk', customerId: null };
/** More than these do not fit into a picture that can be read. */
const MOST_CUSTOMERS = 8;

/** What was sold and kept in a month, and how its refund windows went. */
export function createMonths({ database, directory, ledger, queue, clock }: Parts) {
  /** The month that runs, as it stands now. */
  async function figures(): Promise<MonthFigures> {
    const now = clock.now();
    const month = monthOf(now);
    const { from, until } = spanOf(month);
    const { read } = database;
    const customersOf = async (currency: string | undefined) =>
      currency === undefined ? [] : salesByCustomer(read, { from, until }, currency, MOST_CUSTOMERS);
    const [currencies, used, missed, reveals] = await Promise.all([
      salesByCurrency(read, { from, until }),
      countUsedWindows(read, { from, until }),
      countMissedWindows(read, { from, until: now }),
      countReveals(read, { from, until }),
    ]);
    const customers = await customersOf(currencies[0]?.sales.currency);
    return { month, before: monthBefore(month), currencies, customers, windows: { used, missed }, reveals };
  }

  return {
    figures,

    /** @returns null for whoever may not see cost */
    look: async (person: Person): Promise<MonthFigures | null> =>
      (await directory.allowed(person)).has('cost.view') ? figures() : null,

    /** Asks for a month as a file, line by line: it comes by direct message, to nobody else. */
    async ask(person: Person, month: Month): Promise<{ readonly kind: 'asked' } | Refusal> {
      const right = await directory.authorize(person, 'cost.view', SUBJECT);
      if (right.kind === 'refused') return right;
      const exportId = newId();
      await database.transaction(async (tx) => {
        const entry = { actor: person.id, action: 'month.export', outcome: 'requested', details: { month } } as const;
        await ledger.append(tx, { ...entry, ...SUBJECT });
        await queue.enqueue(tx, exportId, { exportId, personId: person.id, month });
      });
      return { kind: 'asked' };
    },
  };
}
