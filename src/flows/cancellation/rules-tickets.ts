import { tidy } from '../../kernel/text.ts';

/** `waiting`: somebody of the team has to do something. `credit`: cancelled, and not all came back to the cent and in time. */
export const TICKET_FILTERS = ['all', 'mine', 'open', 'waiting', 'credit'] as const;

/** Which tickets to show. */
export type TicketFilter =
  | { readonly kind: (typeof TICKET_FILTERS)[number] }
  | { readonly kind: 'customer'; readonly text: string };

const LONGEST_TEXT = 80;

/** The words of the command, in every language of the catalogue; anything else is a customer. */
const WORDS: ReadonlyMap<string, (typeof TICKET_FILTERS)[number]> = new Map([
  ['all', 'all'],
  ['mine', 'mine'],
  ['open', 'open'],
  ['waiting', 'waiting'],
  ['credit', 'credit'],
  ['alle', 'all'],
  ['mijn', 'mine'],
  ['openstaand', 'open'],
  ['wachtend', 'waiting'],
  ['tegoed', 'credit'],
]);

/** Reads what stands after `/csp-tickets`: `mine`, `open`, a customer, or nothing for all. */
export function readTicketFilter(text: string): TicketFilter {
  const wanted = tidy(text).slice(0, LONGEST_TEXT);
  if (wanted === '') return { kind: 'all' };
  const kind = WORDS.get(wanted.toLowerCase());
  return kind ? { kind } : { kind: 'customer', text: wanted.replace(/^\{(.*)\}$/, '$1') };
}
