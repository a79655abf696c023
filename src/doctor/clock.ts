import type { Clock } from '../kernel/time.ts';
import { problem, well } from './finding.ts';
import type { Outcome } from './finding.ts';

/** Slack and the desk let five minutes pass; long before that something keeps the time of this machine badly. */
const MOST_SECONDS = 60;

/** @param date by the clock of the other side, to the second */
export function skewAdvice(date: Date | null, clock: Clock, consequence: string): Outcome {
  if (!date) return well;
  const seconds = Math.round((clock.now().getTime() - date.getTime()) / 1_000);
  if (Math.abs(seconds) <= MOST_SECONDS) return well;
  return problem(
    `the clock of this machine is ${Math.abs(seconds)} seconds ${seconds > 0 ? 'ahead' : 'behind'}: ${consequence}, and refund windows would be misjudged. Switch time synchronisation on (timedatectl set-ntp true)`,
  );
}
