import { useState } from 'react';

/**
 * What was just chosen counts at once, before the workspace has heard of it: two choices in quick succession would
 * otherwise each start from what was there before, and the second would undo the first.
 * @param known what the workspace holds
 * @param keyOf equal for equal choices
 * @returns what to show, and how to run ahead of the workspace until it holds the same
 */
export function useAhead<Chosen>(
  known: Chosen,
  keyOf: (chosen: Chosen) => string,
): readonly [Chosen, (next: Chosen) => void] {
  const [ahead, setAhead] = useState<{ readonly chosen: Chosen } | null>(null);
  if (ahead && keyOf(ahead.chosen) === keyOf(known)) setAhead(null);
  return [ahead ? ahead.chosen : known, (chosen) => setAhead({ chosen })];
}
