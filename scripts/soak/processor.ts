import { readFileSync } from 'node:fs';

/** Source: proc(5), `/proc/pid/stat`, fields 14 and 15, in ticks of a hundredth of a second. */
const TICKS = 100;

/** @returns how long each process has had a processor, in seconds */
export function processorSeconds(
  processes: Readonly<Record<string, number | undefined>>,
): readonly (readonly [who: string, seconds: number])[] {
  return Object.entries(processes).map(([who, pid]) => [who, pid === undefined ? 0 : secondsOf(pid)] as const);
}

function secondsOf(pid: number): number {
  try {
    // The name of the program comes before, and may hold blanks.
    const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    const fields = rest.split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  } catch {
    return 0;
  }
}
