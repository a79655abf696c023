/** Why no further wave begins: a rule said so, or somebody. */
export type PauseReason = 'activation-limit' | 'failure-rate' | 'by-hand';

export const PAUSE_REASONS = ['activation-limit', 'failure-rate', 'by-hand'] as const satisfies readonly PauseReason[];

/** The MAK has no activation left (0xC004C020, 0xC004C021), or a KMS host key has none (0xC004C008): more tries are lost tries. */
const ACTIVATION_LIMIT: ReadonlySet<string> = new Set(['0xC004C020', '0xC004C021', '0xC004C008']);

/** Of this many results on, and with this share of them failed, a wave is more wrong than unlucky. */
const ENOUGH_RESULTS = 5;
const FAILURE_SHARE = 0.2;

export function isActivationLimit(code: string | null): boolean {
  return code !== null && ACTIVATION_LIMIT.has(code);
}

/**
 * Must the waves stop? At any error of an activation limit, or where a fifth of five or more results failed.
 * @param results the machines of the waves that have begun, of which something is known
 */
export function shouldPause(
  results: readonly { readonly state: 'done' | 'failed'; readonly code: string | null }[],
): Exclude<PauseReason, 'by-hand'> | null {
  const failed = results.filter(({ state }) => state === 'failed');
  if (failed.some(({ code }) => isActivationLimit(code))) return 'activation-limit';
  if (results.length < ENOUGH_RESULTS) return null;
  return failed.length / results.length >= FAILURE_SHARE ? 'failure-rate' : null;
}
