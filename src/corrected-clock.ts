import type { Log } from './kernel/log.ts';
import { neverBehind, systemClock } from './kernel/time.ts';
import type { Clock } from './kernel/time.ts';

/**
 * The clock of the desk, and where to say what time Microsoft has. The stand-ins have the time of this machine, whatever clock
 * people have moved there: with them nothing is corrected.
 */
export function correctedClock(clock: Clock = systemClock, withStandIns: boolean, log: Log) {
  const corrected = neverBehind(clock, (seconds) =>
    log.error({ seconds }, 'The clock of this machine is behind that of Microsoft, which is used instead'),
  );
  return { clock: withStandIns ? clock : corrected, heard: corrected.heard };
}
