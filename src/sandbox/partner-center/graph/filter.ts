/** One comparison of an OData `$filter`: a property and the text it must equal. */
export type Comparison = { readonly property: string; readonly text: string };

const COMPARISON = /^\s*(\w+)\s+eq\s+'((?:[^']|'')*)'\s*/i;
const OR = /^or\s+/i;

/**
 * Reads `mail eq 'a@b.example' or userPrincipalName eq 'a@b.example'`; a quote inside a text is doubled.
 * @returns the comparisons of which one must hold, or null if the filter is not of this form
 */
export function parseFilter(filter: string): Comparison[] | null {
  const comparisons: Comparison[] = [];
  let rest = filter;
  for (;;) {
    const [all, property, text] = COMPARISON.exec(rest) ?? [];
    if (all === undefined || property === undefined || text === undefined) return null;
    comparisons.push({ property, text: text.replaceAll("''", "'") });
    rest = rest.slice(all.length);
    if (rest === '') return comparisons;
    const [or] = OR.exec(rest) ?? [];
    if (or === undefined) return null;
    rest = rest.slice(or.length);
  }
}
