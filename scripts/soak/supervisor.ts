import type { RestartMode, ThrowawayPostgres } from '../throwaway-postgres.ts';
import type { Instance } from './instances.ts';

/** Ends instances and the database, and brings them back, as the world does. */
export type Supervisor = {
  readonly counts: { kills: number; immediate: number; fast: number; startsRepeated: number };
  /** one instance after the other, never the first: its memory is watched */
  readonly killNow: () => Promise<void>;
  /** `immediate` and `fast` in turn */
  readonly restartDatabase: () => Promise<void>;
  /** Starts whatever is down, and tries again where it does not come up. @throws where it does not for minutes */
  readonly bringUp: (instance: Instance) => Promise<void>;
};

const MOST_STARTS = 60;
const WAIT_MS = 1_000;

export function createSupervisor(instances: readonly Instance[], postgres: ThrowawayPostgres): Supervisor {
  const counts = { kills: 0, immediate: 0, fast: 0, startsRepeated: 0 };
  const modes: readonly RestartMode[] = ['immediate', 'fast'];

  const under = new Map<Instance, Promise<void>>();

  /** Whoever asks meanwhile waits for the same start. */
  function bringUp(instance: Instance): Promise<void> {
    const start = under.get(instance) ?? startOver(instance).finally(() => under.delete(instance));
    under.set(instance, start);
    return start;
  }

  async function startOver(instance: Instance): Promise<void> {
    for (let attempt = 1; !instance.running(); attempt++) {
      try {
        return await instance.start();
      } catch (error) {
        // Without a database or without Slack it does not start, and says so: whoever supervises it tries again.
        counts.startsRepeated += 1;
        if (attempt === MOST_STARTS) throw error;
        await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
      }
    }
  }

  return {
    counts,
    bringUp,
    async killNow() {
      const mortal = instances.slice(1);
      const victim = mortal[counts.kills % mortal.length];
      if (!victim) return;
      counts.kills += 1;
      await victim.kill();
      await bringUp(victim);
    },
    async restartDatabase() {
      const mode = modes[(counts.immediate + counts.fast) % modes.length] ?? 'fast';
      counts[mode] += 1;
      await postgres.restart(mode);
    },
  };
}
