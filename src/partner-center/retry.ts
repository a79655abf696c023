import { newNumber } from '../kernel/ids.ts';

/** How long and how often to try. All in milliseconds. */
export type Patience = {
  /** For one answer. */
  readonly answer: number;
  /** For the whole call: all sends and the waits between them. */
  readonly total: number;
  readonly sends: number;
  readonly firstWait: number;
  readonly longestWait: number;
};

export const READING: Patience = { answer: 20_000, total: 30_000, sends: 4, firstWait: 250, longestWait: 5_000 };
export const WRITING: Patience = { answer: 60_000, total: 100_000, sends: 3, firstWait: 500, longestWait: 5_000 };

export type Progress = {
  readonly sends: number;
  readonly elapsed: number;
  readonly retryAfterSeconds?: number | undefined;
};

/**
 * @returns the milliseconds to wait before the next send, or undefined to give up: sent often enough, or no time left
 * to wait as long as the other side asks for (a job can; it finds the wish in the failure)
 */
export function waitBefore(patience: Patience, { sends, elapsed, retryAfterSeconds }: Progress): number | undefined {
  if (sends >= patience.sends) return undefined;
  const asked = (retryAfterSeconds ?? 0) * 1000;
  const backoff = Math.min(patience.firstWait * 2 ** (sends - 1), patience.longestWait);
  const wait = Math.max(asked, backoff / 2) + newNumber(Math.ceil(backoff / 2) + 1);
  return elapsed + wait < patience.total ? wait : undefined;
}
