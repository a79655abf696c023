/** What may be handed in: a CSV, or a zip of one. */
export function looksLikeSheet(fileName: string): boolean {
  return /\.(csv|txt|zip)$/i.test(fileName);
}
