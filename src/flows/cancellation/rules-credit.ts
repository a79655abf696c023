import { addMonths } from 'date-fns/addMonths';
import { setDate } from 'date-fns/setDate';
import { startOfDay } from 'date-fns/startOfDay';
import { tz } from '@date-fns/tz';
import { tidy } from '../../kernel/text.ts';

/** The invoice of a month is there by then. */
const INVOICE_DAY = 15;

/** The credit comes with the next monthly invoice. Source: "Cancel software purchases". */
export function creditDueAt(cancelledAt: Date): Date {
  const utc = { in: tz('UTC') };
  return new Date(startOfDay(setDate(addMonths(cancelledAt, 1, utc), INVOICE_DAY, utc), utc).getTime());
}

/** `short`: less came than was expected; `missing`: nothing did, and it should have by now. */
export type CreditStanding = 'expected' | 'received' | 'short' | 'missing';

/** @param facts in minor units of the ticket's currency */
export function creditStanding(
  facts: { readonly expected: bigint; readonly credited: readonly bigint[]; readonly dueAt: Date },
  now: Date,
): CreditStanding {
  const sum = facts.credited.reduce((total, minor) => total + minor, 0n);
  if (sum >= facts.expected) return 'received';
  if (sum > 0n) return 'short';
  return now < facts.dueAt ? 'expected' : 'missing';
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
