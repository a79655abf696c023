import type { Database } from '../../src/database/database.ts';
import { BEING_PLACED, ON_THEIR_WAY } from '../../src/flows/purchase/rules.ts';
import { WORKING_STATES } from '../../src/flows/cancellation/rules.ts';
import { jobsLeft } from './evidence.ts';
import type { StandIns } from './stand-ins.ts';

/** What was tried in vain comes again five minutes later at most (jobs.ts); twice that, and it does not come. */
const PATIENCE_MS = 10 * 60_000;
/**
 * An order whose answer was lost, and of which Partner Center remembers no request, is looked for until the list of orders can be
 * believed, a quarter of an hour later. Rather than wait so long, the clock of the workspace goes on, once in a while.
 */
const UNTIL_LATER_MS = 90_000;
const LATER_MINUTES = 21;
const LOOK_MS = 1_000;
const QUIET_LOOKS = 3;

/** Waits until nothing is left to do. @returns how long that took, in milliseconds; null where it never came to that */
export async function settle(database: Database, { ask }: StandIns): Promise<number | null> {
  const began = performance.now();
  let later = UNTIL_LATER_MS;
  for (let quiet = 0; performance.now() - began < PATIENCE_MS;) {
    quiet = (await isQuiet(database)) ? quiet + 1 : 0;
    if (quiet === QUIET_LOOKS) return performance.now() - began;
    if (performance.now() - began > later) {
      later += UNTIL_LATER_MS;
      await ask('POST', '/control/clock', { advanceMinutes: LATER_MINUTES });
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  return null;
}

async function isQuiet(database: Database): Promise<boolean> {
  const left = await jobsLeft(database);
  if (left.some(({ state }) => state !== 'failed')) return false;
  const purchases = await database.read.purchase.count({
    where: { state: { in: [...BEING_PLACED, ...ON_THEIR_WAY] } },
  });
  const tickets = await database.read.ticket.count({ where: { state: { in: [...WORKING_STATES] } } });
  return purchases + tickets === 0;
}
