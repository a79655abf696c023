import { tidy } from '../../../kernel/text.ts';

/** So many names at once are written in a form. */
const MOST_NAMES = 200;

/** @returns names as typed, one a line or separated by commas, each once; by the name for comparing */
export function namesIn(text: string): ReadonlyMap<string, string> {
  const names = text
    .split(/[\n,;]/)
    .map(tidy)
    .filter((name) => name !== '');
  return new Map(names.slice(0, MOST_NAMES).map((name) => [foldMachine(name), name]));
}

/** A machine's name for comparing. */
export function foldMachine(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** A machine by the name it was first called, with what is known of it. */
export type Place<Machine> = { readonly name: string; readonly machine: Machine | undefined };

/**
 * Finds machines by name. One tool writes `SRV-01` and another `srv-01.example.com`: they are the same where only one machine
 * of that label is known, and one of the two has no domain.
 */
export function nameBook<Machine extends { readonly name: string; readonly foldedName: string }>(
  known: readonly Machine[],
): (name: string) => Place<Machine> {
  const places = new Map<string, Place<Machine>>();
  const byLabel = new Map<string, Set<string>>();
  const put = (folded: string, place: Place<Machine>) => {
    places.set(folded, place);
    const label = labelOf(folded);
    byLabel.set(label, (byLabel.get(label) ?? new Set()).add(folded));
  };
  for (const machine of known) put(machine.foldedName, { name: machine.name, machine });
  return (name) => {
    const folded = foldMachine(name);
    const exact = places.get(folded);
    if (exact) return exact;
    const [only, ...others] = byLabel.get(labelOf(folded)) ?? [];
    const alike = only !== undefined && others.length === 0 && (only.includes('.') ? !folded.includes('.') : true);
    const place = (alike ? places.get(only) : undefined) ?? { name, machine: undefined };
    if (!alike) put(folded, place);
    return place;
  };
}

const labelOf = (folded: string) => folded.split('.')[0] ?? folded;
