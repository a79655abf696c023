/** `waiting` until it is taken in whole (`done`), or not at all (`failed`). */
export type ImportState = 'waiting' | 'done' | 'failed';

/** Why nothing was taken; each has its words in the catalogue. */
export const IMPORT_PROBLEMS = [
  'empty',
  'a-page',
  'no-columns',
  'no-csv',
  'broken-zip',
  'too-large',
  'unreadable',
  'too-many-rows',
  'no-rows',
  'mostly-broken',
  'gone',
  'not-yours',
  'not-readable',
  'disguised',
  'program',
  'unknown-type',
  'no-sheet',
  'sign-in',
  'refused',
  'gave-up',
] as const;
export type ImportProblem = (typeof IMPORT_PROBLEMS)[number];

export function importProblemOf(text: string | null): ImportProblem {
  return IMPORT_PROBLEMS.find((known) => known === text) ?? 'refused';
}

/** So many broken rows are kept with their numbers; the rest are counted. */
export const MOST_LISTED = 200;

/** A sheet most of whose rows are broken is another kind of sheet: the one before it stays. */
export function verdictOn({
  rows,
  broken,
}: {
  readonly rows: number;
  readonly broken: number;
}): 'taken' | 'no-rows' | 'mostly-broken' {
  if (rows === 0) return broken === 0 ? 'no-rows' : 'mostly-broken';
  return broken > rows ? 'mostly-broken' : 'taken';
}

/**
 * @param kind of the failed call to Partner Center
 * @returns why nothing will come, however often it is asked for; null where it may come later
 */
export function finalProblem(kind: string): ImportProblem | null {
  switch (kind) {
    case 'not-found':
      return 'no-sheet';
    case 'unauthorized':
      return 'sign-in';
    case 'refused':
      return 'refused';
    case 'malformed':
      return 'too-large';
    default:
      return null;
  }
}

/** A sheet is asked for anew once a day; a little less, so that the hour does not wander. */
export const FRESH_HOURS = 23;
/** A market without a sheet is asked for again no sooner than this. */
export const ASK_AGAIN_MINUTES = 30;
