import type { Database } from '../../database/database.ts';
import type { Prisma } from '../../database/generated/client.ts';
import type { Directory, Person, Refusal } from '../../directory/directory.ts';
import type { Log } from '../../kernel/log.ts';
import type { Money } from '../../kernel/money.ts';
import { tidy } from '../../kernel/text.ts';
import { pause } from '../../kernel/time.ts';
import type { Clock } from '../../kernel/time.ts';
import { requestedOf, stateOf } from './records.ts';
import { FOLLOWED_STATES, OPEN_STATES, WAITING_FOR_US } from './rules.ts';
import type { TicketState, Waiting } from './rules.ts';
import { creditOf } from './rules-credit.ts';
import type { CreditStanding } from './rules-credit.ts';
import type { TicketFilter } from './rules-tickets.ts';

export type ListedTicket = {
  readonly id: string;
  readonly number: number;
  readonly state: TicketState;
  readonly customerName: string;
  readonly orderId: string;
  readonly orderTitle: string;
  readonly slackUserId: string;
  readonly submittedAt: Date;
  readonly serviceRequestId: string | null;
  /** only for those who may see cost */
  readonly requested: Money | undefined;
  /** none while nothing is cancelled */
  readonly credit: ListedCredit | undefined;
};

/** `by` how much it is short or over: only for those who may see cost. */
export type ListedCredit = {
  readonly kind: CreditStanding['kind'];
  readonly dueAt: Date;
  readonly by: Money | undefined;
};

export type TicketList = {
  readonly kind: 'listed';
  readonly filter: TicketFilter;
  readonly tickets: readonly ListedTicket[];
  /** from 0 */
  readonly page: number;
  readonly pages: number;
  readonly mayImportCredits: boolean;
  readonly total: number;
};

export type Tickets = ReturnType<typeof createTickets>;

type Parts = {
  readonly database: Database;
  readonly directory: Directory;
  readonly refresh: (ticketId: string) => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
};

/** A credit comes in one document, seldom in two. */
const MOST_CREDITS = 100;
export const TICKETS_A_PAGE = 10;
/** Somebody is waiting for the list: what Microsoft has not said by then is shown as it was known. */
const REFRESH_MS = 2_000;

/** Cancellations and their tickets, to be read by the team. */
export function createTickets({ database, directory, refresh, clock, log }: Parts) {
  /** @returns one page, newest first; what is with Microsoft is looked at anew before it is shown */
  async function list(person: Person, filter: TicketFilter, page: number): Promise<TicketList | Refusal> {
    const right = await directory.authorize(person, 'ticket.view', { subject: 'desk', customerId: null });
    if (right.kind === 'refused') return right;
    const where = conditionOf(filter, person);
    const total = await database.read.ticket.count({ where });
    const pages = Math.max(1, Math.ceil(total / TICKETS_A_PAGE));
    const shown = Math.min(Math.max(page, 0), pages - 1);
    const read = () =>
      database.read.ticket.findMany({
        where,
        orderBy: { number: 'desc' },
        skip: shown * TICKETS_A_PAGE,
        take: TICKETS_A_PAGE,
        include: { person: true, credits: { select: { minor: true, enteredAt: true }, take: MOST_CREDITS } },
      });

    const before = await read();
    const followed = before.filter((ticket) => FOLLOWED_STATES.includes(stateOf(ticket)));
    const rows = followed.length > 0 && (await refreshed(followed.map(({ id }) => id))) ? await read() : before;
    const allowed = await directory.allowed(person);
    const maySeeCost = allowed.has('cost.view');
    const mayImportCredits = allowed.has('credit.record');
    const tickets = rows.map((row): ListedTicket => ({
      ...row,
      state: stateOf(row),
      slackUserId: row.person.slackUserId,
      requested: maySeeCost ? requestedOf(row) : undefined,
      credit: listedCredit(row, maySeeCost),
    }));
    return { kind: 'listed', filter, tickets, page: shown, pages, total, mayImportCredits };
  }

  function listedCredit(row: Parameters<typeof creditOf>[0] & { readonly currency: string }, maySeeCost: boolean) {
    const standing = creditOf(row, clock.now());
    if (standing === null || row.creditDueAt === null) return undefined;
    const by = maySeeCost && 'by' in standing ? { minor: Number(standing.by), currency: row.currency } : undefined;
    return { kind: standing.kind, dueAt: row.creditDueAt, by };
  }

  async function refreshed(ids: readonly string[]): Promise<true> {
    const stop = new AbortController();
    const all = Promise.all(
      ids.map((id) =>
        refresh(id).catch((error: unknown) =>
          log.warn(
            { ticketId: id, err: error instanceof Error ? error.message : 'unknown' },
            'A service request could not be looked at',
          ),
        ),
      ),
    );
    await Promise.race([all, pause(REFRESH_MS, stop.signal)]).finally(() => stop.abort());
    return true;
  }

  return { list };
}

function conditionOf(filter: TicketFilter, person: Person): Prisma.TicketWhereInput {
  switch (filter.kind) {
    case 'all':
      return {};
    case 'mine':
      return { personId: person.id };
    case 'open':
      return { state: { in: [...OPEN_STATES] } };
    case 'waiting':
      return { OR: [{ state: { in: [...WAITING_FOR_US] } }, { waiting: 'gave-up' satisfies Waiting }] };
    case 'credit':
      return { creditDueAt: { not: null }, creditSettled: false };
    case 'customer': {
      const text = tidy(filter.text);
      const contains = { contains: text, mode: 'insensitive' } as const;
      return {
        OR: [
          { customerName: contains },
          { customerDomain: contains },
          { customerId: text.toLowerCase() },
          { orderId: text },
        ],
      };
    }
  }
}
