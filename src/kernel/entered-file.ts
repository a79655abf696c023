/** A file that somebody put into a form, as the form names it, and its size where Slack says it. What is in it is taken later, by its ID. */
export type EnteredFile = { readonly slackId: string; readonly name: string; readonly bytes: number | undefined };

export type EnteredFileProblem = 'empty' | 'too-large' | 'other-type';

/** Of a table that is handed in: a CSV, or a zip of one. */
export const TABLE_ENDINGS = ['csv', 'zip', 'txt'] as const;

/** @returns what is wrong with it at first sight; null where nothing is */
export function problemOfFile(
  { name, bytes }: EnteredFile,
  { mostBytes, endings }: { readonly mostBytes: number; readonly endings: readonly string[] },
): EnteredFileProblem | null {
  if (bytes === 0) return 'empty';
  if ((bytes ?? 0) > mostBytes) return 'too-large';
  const ending = /\.([a-z0-9]+)\s*$/i.exec(name)?.[1]?.toLowerCase();
  return ending !== undefined && endings.includes(ending) ? null : 'other-type';
}
