/** What stands in the place of a name that was erased. */
export const ERASED = 'erased person';

/** What stands in the place of their Slack user ID: nobody in Slack, and of each person another. */
export function erasedUserId(personId: string): string {
  return `${ERASED} ${personId.slice(0, 13)}`;
}

export function isErasedUserId(userId: string): boolean {
  return userId.startsWith(ERASED);
}
