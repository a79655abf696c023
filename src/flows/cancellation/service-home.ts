import type { Database } from '../../database/database.ts';
import type { Directory, Person } from '../../directory/directory.ts';
import { stateOf } from './records.ts';
import { OPEN_STATES } from './rules.ts';
import type { TicketState, Waiting } from './rules.ts';

export type TicketRow = {
  readonly id: string;
  readonly number: number;
  readonly state: TicketState;
  readonly customerName: string;
  readonly orderTitle: string;
  readonly at: Date;
};

export type TicketsAtHome = ReturnType<typeof createTicketsAtHome>;

const WAITING_SHOWN = 5;
const LATELY_SHOWN = 4;

/** Somebody of the team has to do something; what waits for an approval stands with the approvals. */
const WAITING: readonly TicketState[] = ['lapsed', 'awaiting-portal', 'attention'];

const select = {
  id: true,
  number: true,
  state: true,
  customerName: true,
  orderTitle: true,
  submittedAt: true,
  updatedAt: true,
} as const;

/** The tickets that need this person, and their own newest. */
export function createTicketsAtHome({
  database,
  directory,
}: {
  readonly database: Database;
  readonly directory: Directory;
}) {
  return {
    /** The oldest first. Who may not take a ticket further sees only their own. */
    async waiting(person: Person): Promise<{ readonly tickets: readonly TicketRow[]; readonly more: boolean }> {
      const may = await directory.allowed(person);
      if (!may.has('ticket.view')) return { tickets: [], more: false };
      const rows = await database.read.ticket.findMany({
        where: {
          state: { in: [...OPEN_STATES] },
          OR: [{ state: { in: [...WAITING] } }, { waiting: 'gave-up' satisfies Waiting }],
          ...(!may.has('ticket.answer') && { personId: person.id }),
        },
        orderBy: { updatedAt: 'asc' },
        take: WAITING_SHOWN + 1,
        select,
      });
      const tickets = rows.slice(0, WAITING_SHOWN).map((row) => ({ ...row, state: stateOf(row), at: row.updatedAt }));
      return { tickets, more: rows.length > WAITING_SHOWN };
    },

    async lately(person: Person): Promise<readonly TicketRow[]> {
      if (!(await directory.allowed(person)).has('ticket.view')) return [];
      const rows = await database.read.ticket.findMany({
        // Those that wait stand above already.
        where: { personId: person.id, state: { notIn: [...WAITING] } },
        orderBy: { submittedAt: 'desc' },
        take: LATELY_SHOWN,
        select,
      });
      return rows.map((row) => ({ ...row, state: stateOf(row), at: row.submittedAt }));
    },
  };
}
