import type { Log } from './kernel/log.ts';

/** What was opened, to be closed in the reverse order. */
export type CleanUp = {
  readonly later: (close: () => Promise<unknown>) => void;
  /** Each step, even where one before it failed: what can be closed is closed. */
  readonly run: () => Promise<void>;
};

export function createCleanUp(log: Log): CleanUp {
  const steps: (() => Promise<unknown>)[] = [];
  return {
    later: (close) => void steps.unshift(close),
    async run() {
      for (const step of steps) {
        await step().catch((error: unknown) => log.error({ err: error }, 'A part could not be stopped cleanly'));
      }
    },
  };
}
