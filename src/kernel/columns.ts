/**
 * Finds the columns of a table by the names they may have; upper and lower case, blanks and marks do not matter, nor their order
 * and others beside them.
 * @param names of each column those it has had, the best first
 * @returns the place of each that is there
 */
export function placesOf<Column extends string>(
  header: readonly string[],
  names: Readonly<Record<Column, readonly string[]>>,
): Readonly<Partial<Record<Column, number>>> {
  const told = header.map((name) => name.toLowerCase().replace(/[^a-z]/g, ''));
  const places: Partial<Record<Column, number>> = {};
  for (const column of Object.keys(names) as Column[]) {
    const place = names[column].map((name) => told.indexOf(name)).find((at) => at >= 0);
    if (place !== undefined) places[column] = place;
  }
  return places;
}
