import { Prisma } from '../database/generated/client.ts';

/** The index knows so many letters in a row (`grams_of` in the database). */
const GRAM = 4;
/** The beginnings of its entries, which fewer letters would be as well, fit too many customers. */
const SHORTEST = 3;
/** Hardly anybody has so many grams of a text and not all of it; each costs time. */
const MOST_GRAMS = 4;
/** Of a long text only its beginning is tried with slips. */
const LONGEST_MISTYPED = 24;

/** Of whom `customer_sample_idx` is. */
export const IN_SAMPLE = Prisma.sql`(customer.id < '08')`;

/**
 * What the index is asked for a folded text, as a `tsquery`: everybody who contains the text is among those it finds, and so are
 * some who have the same letters in another order.
 * @returns null for a text that is too short for the index
 */
export function gramsOf(text: string): string | null {
  if (!isLongEnough(text)) return null;
  const letters = Array.from(text);
  if (letters.length < GRAM) return `${quoted(text)}:*`;
  const grams = letters.slice(GRAM - 1).map((_, at) => letters.slice(at, at + GRAM).join(''));
  const step = Math.ceil(grams.length / MOST_GRAMS);
  return grams
    .filter((_, at) => at % step === 0)
    .map(quoted)
    .join(' & ');
}

/** The halves of a text that can be looked for: where one letter is wrong, missing or too many, one of them is still right. */
export function halvesOf(text: string): string[] {
  const letters = Array.from(text);
  const middle = Math.ceil(letters.length / 2);
  return [letters.slice(0, middle), letters.slice(middle)].map((half) => half.join('')).filter(isLongEnough);
}

/** The least of a text that can be looked for, from each place of it. */
export function piecesOf(text: string): string[] {
  const letters = Array.from(text).slice(0, LONGEST_MISTYPED);
  return letters.map((_, at) => letters.slice(at, at + SHORTEST).join('')).filter(isLongEnough);
}

/** The text with two neighbours swapped, and with one letter left out, at each place but the first. */
export function slipsOf(text: string): string[] {
  const letters = Array.from(text).slice(0, LONGEST_MISTYPED);
  return letters.flatMap((letter, at) => {
    const [before, after] = [letters.slice(0, at), letters.slice(at + 1)];
    const [next, ...rest] = after;
    const shorter = at === 0 ? [] : [[...before, ...after]];
    const swapped = next === undefined || next === letter ? [] : [[...before, next, letter, ...rest]];
    return [...shorter, ...swapped].map((each) => each.join(''));
  });
}

function isLongEnough(text: string): boolean {
  return Array.from(text).length >= SHORTEST;
}

/** A lexeme as it stands in a `tsquery`. */
function quoted(lexeme: string): string {
  return `'${lexeme.replace(/['\\]/g, '$&$&')}'`;
}
