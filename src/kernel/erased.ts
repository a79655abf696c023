/**
 * What stands in the place of a name that was erased: a mark and no word, so that each reader reads it in their own language. Whatever
 * shows a name writes words for it (`withoutMarks`, i18n/erased.ts).
 */
export const ERASED = '█████';

/** What stands in the place of their Slack user ID: nobody in Slack, and of each person another. */
export function erasedUserId(personId: string): string {
  return `${ERASED} ${personId.slice(0, 13)}`;
}

export function isErasedUserId(userId: string): boolean {
  return userId.startsWith(ERASED);
}
