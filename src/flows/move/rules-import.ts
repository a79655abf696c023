/** Machines of a move. More than the largest customer has; a move is worked on as a whole. */
export const MOST_MACHINES = 20_000;

/** `inventory`: how machines stand. `results`: what came of moving them, so an error in it is a failure. */
export type ImportKind = 'inventory' | 'results';
export const IMPORT_KINDS = ['inventory', 'results'] as const satisfies readonly ImportKind[];

/** Why nothing of it was taken; each has its words in the catalogue. */
export const IMPORT_PROBLEMS = [
  'gone',
  'not-yours',
  'empty',
  'too-large',
  'not-readable',
  'program',
  'disguised',
  'unknown-type',
  'broken-zip',
  'nothing-in-zip',
  'nothing-found',
  'too-many',
  'closed',
  'gave-up',
] as const;
export type ImportProblem = (typeof IMPORT_PROBLEMS)[number];

export function importProblemIn(problem: string | null): ImportProblem {
  return IMPORT_PROBLEMS.find((known) => known === problem) ?? 'gave-up';
}

export type ImportState =
  | 'waiting'
  /** it does not say of which machine it is, or when it was captured: whoever brought it is asked */
  | 'asking'
  | 'done'
  /** the same was brought before, and nothing was changed by it */
  | 'repeated'
  | 'failed';

const IMPORT_STATES = ['waiting', 'asking', 'done', 'repeated', 'failed'] as const satisfies readonly ImportState[];

export function importStateOf({ state }: { readonly state: string }): ImportState {
  const found = IMPORT_STATES.find((known) => known === state);
  if (!found) throw new Error(`An import of a move has an unknown state: ${state}`);
  return found;
}

export function importKindOf({ kind }: { readonly kind: string }): ImportKind {
  return kind === 'results' ? 'results' : 'inventory';
}
