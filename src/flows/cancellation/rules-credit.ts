import { tidy } from '../../kernel/text.ts';

/** What an invoice or a credit note gave back, or took again, in minor units; `at` when it was entered here. */
export type CreditFact = { readonly minor: bigint; readonly at: Date };

/**
 * How a credit stands; `by` in minor units. `late`: all of it to the cent, but not before it was due. `missing`: nothing came,
 * and it should have by now.
 */
export type CreditStanding =
  | { readonly kind: 'expected' | 'received' | 'late' | 'missing' }
  | { readonly kind: 'short' | 'over'; readonly by: bigint };

type CreditFacts = { readonly expected: bigint; readonly credited: readonly CreditFact[]; readonly dueAt: Date };

/** @param facts all of the ticket's currency */
export function creditStanding({ expected, credited, dueAt }: CreditFacts, now: Date): CreditStanding {
  const sum = sumOf(credited);
  if (sum > expected) return { kind: 'over', by: sum - expected };
  if (sum === expected) {
    const inTime = sumOf(credited.filter(({ at }) => at < dueAt));
    return { kind: inTime < expected ? 'late' : 'received' };
  }
  if (sum > 0n) return { kind: 'short', by: expected - sum };
  return { kind: now < dueAt ? 'expected' : 'missing' };
}

function sumOf(credited: readonly CreditFact[]): bigint {
  return credited.reduce((total, { minor }) => total + minor, 0n);
}

/** The standing of a ticket's credit, or null while nothing of it is cancelled. */
export function creditOf(
  ticket: {
    readonly creditMinor: bigint | null;
    readonly requestedMinor: bigint;
    readonly creditDueAt: Date | null;
    readonly credits: readonly { readonly minor: bigint; readonly enteredAt: Date }[];
  },
  now: Date,
): CreditStanding | null {
  if (ticket.creditDueAt === null) return null;
  const credited = ticket.credits.map(({ minor, enteredAt: at }) => ({ minor, at }));
  return creditStanding({ expected: expectedCredit(ticket), credited, dueAt: ticket.creditDueAt }, now);
}

/** Whether more has to come before it is all there. */
export function isCreditOpen({ kind }: CreditStanding): boolean {
  return kind === 'expected' || kind === 'missing' || kind === 'short';
}

/** By right it is what was computed; of a request what was asked for. */
export function expectedCredit(ticket: {
  readonly creditMinor: bigint | null;
  readonly requestedMinor: bigint;
}): bigint {
  return ticket.creditMinor ?? ticket.requestedMinor;
}

const DOCUMENT = /^[\p{L}\p{N}][\p{L}\p{N} ./_-]{1,39}$/u;

/** @returns the number of an invoice or credit note, such as `E0400PXYZ`, or null */
export function readDocumentNumber(typed: string): string | null {
  const document = tidy(typed).toUpperCase();
  return DOCUMENT.test(document) ? document : null;
}

export const EVIDENCE_LONGEST = 500;
