/** What is wrong with a form, and the block of the field that it is wrong with. */
export type FieldProblem = { readonly block: string; readonly words: string };

/**
 * The `errors` of an answer to a form. Of two about one field the first counts.
 * @param visible the fields there are on the screen; Slack refuses an error at any other
 * @param elsewhere the field at which is said what is wrong with one that is not on the screen
 */
export function errorsAt(
  problems: readonly FieldProblem[],
  visible: ReadonlySet<string>,
  elsewhere: string,
): Record<string, string> {
  return Object.fromEntries(
    problems.toReversed().map(({ block, words }) => [visible.has(block) ? block : elsewhere, words]),
  );
}

/** Whether something is wrong with a field that `now` has and `before` had not: a form that was handed in before it was drawn anew. */
export function wantsMore(
  problems: readonly FieldProblem[],
  before: ReadonlySet<string>,
  now: ReadonlySet<string>,
): boolean {
  return problems.some(({ block }) => now.has(block) && !before.has(block));
}
