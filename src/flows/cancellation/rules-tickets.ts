import { tidy } from '../../kernel/text.ts';

/** Which tickets to show. */
export type TicketFilter =
  { readonly kind: 'all' | 'mine' | 'open' } | { readonly kind: 'customer'; readonly text: string };

const LONGEST_TEXT = 80;

/** The two words of the command, in every language of the catalogue; anything else is a customer. */
const WORDS: ReadonlyMap<string, 'mine' | 'open'> = new Map([
  ['mine', 'mine'],
  ['open', 'open'],
  ['mijn', 'mine'],
  ['openstaand', 'open'],
]);

/** Reads what stands after `/csp-tickets`: `mine`, `open`, a customer, or nothing for all. */
export function readTicketFilter(text: string): TicketFilter {
  const wanted = tidy(text).slice(0, LONGEST_TEXT);
  if (wanted === '') return { kind: 'all' };
  const kind = WORDS.get(wanted.toLowerCase());
  return kind ? { kind } : { kind: 'customer', text: wanted.replace(/^\{(.*)\}$/, '$1') };
}
