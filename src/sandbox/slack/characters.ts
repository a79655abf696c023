/** Slack counts characters, not UTF-16 units: an emoji is one. */
export function countCharacters(text: string): number {
  return Array.from(text).length;
}
