import type { Log } from './kernel/log.ts';

/** In order, each even where one before it failed: what can be closed is closed. */
export async function runAll(steps: readonly (() => Promise<unknown>)[], log: Log): Promise<void> {
  for (const step of steps) {
    await step().catch((error: unknown) => log.error({ err: error }, 'A part could not be stopped cleanly'));
  }
}
