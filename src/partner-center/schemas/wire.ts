import * as z from 'zod';

/**
 * Building stones of every schema. Reading is lenient: only the fields the product uses are named, null counts as
 * absent, and a word of an enumeration that is not known yet is kept as it is.
 */
export const textOrNone = z.string().nullish();
export const numberOrNone = z.number().nullish();
export const flagOrNone = z.boolean().nullish();

/** Some numbers come as a number in one resource and as digits in another (line numbers, ticket topics, error codes). */
export const numberOrDigits = z.union([
  z.int(),
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
]);

/** Identifiers are text, but a few samples have them as numbers. */
export const identifier = z.union([z.string().min(1), z.number().transform(String)]);

export const link = z.object({
  uri: z.string(),
  headers: z.array(z.object({ key: z.string(), value: z.string() })).nullish(),
});

/** `0001-01-01T00:00:00` is how an unset date is written; the year says it, whatever follows. */
const UNSET = /^0001-/;
const HAS_TIME_WITHOUT_ZONE = /T[^Zz+-]*$/;

/** Reads a date of the API: without a zone it is UTC; unset or unreadable is none. */
export function instantOf(wire: string | null | undefined): Date | undefined {
  if (!wire || UNSET.test(wire)) return undefined;
  const instant = new Date(HAS_TIME_WITHOUT_ZONE.test(wire) ? `${wire}Z` : wire);
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}

/** A date without which the resource makes no sense. */
export const instant = z.string().transform((wire, context) => {
  const read = instantOf(wire);
  if (read) return read;
  context.addIssue({ code: 'custom', message: 'not a date' });
  return z.NEVER;
});

/** Enumerations are spelled `OneTime` here and `one_time` there: one spelling for both, `one_time`. */
export function wordOf(wire: string): string {
  return wire.replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase();
}

/** As {@link wordOf}, for a word that may be missing. */
export function wordOrNone(wire: string | null | undefined): string | undefined {
  return wire ? wordOf(wire) : undefined;
}
