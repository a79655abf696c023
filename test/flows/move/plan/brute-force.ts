import type { Fleet, PlanSettings } from '../../../../src/flows/move/plan/fleet.ts';
import { boundsOf, isEnough, latestEnd } from './truths.ts';

const HOUR = 3_600_000;

/**
 * Tries every way to spread a small fleet over the slots, wave by wave: which sets of machines can be left after each.
 * @param settings with a zone that is always UTC, so that slots are plain arithmetic
 */
export function canBePlanned(fleet: Fleet, settings: PlanSettings): boolean {
  const { machines, activations } = fleet;
  for (const [key, known] of activations)
    if (machines.flatMap(({ products }) => products).filter((product) => product.key === key).length > known)
      return false;

  const bounds = boundsOf(fleet);
  const others = machines.filter(({ isHost }) => !isHost);
  const all = (1 << machines.length) - 1;
  const hostsOnly = machines.reduce((mask, { isHost }, place) => (isHost ? mask | (1 << place) : mask), 0);
  const isSafe = (left: number) => {
    const ids = new Set(machines.filter((_, place) => left & (1 << place)).map(({ id }) => id));
    return bounds.every((bound) => isEnough(bound, ids));
  };
  let reachable = new Set([all]);
  for (const [place, end] of slotEnds(settings, machines.length + 12).entries()) {
    const isPilot = place === 0 && settings.pilotSize > 0 && others.length > 0;
    const inTime = machines.reduce(
      (mask, machine, at) => (end <= latestEnd(machine, settings) ? mask | (1 << at) : mask),
      0,
    );
    const after = new Set<number>(isPilot ? [] : reachable);
    for (const left of reachable) {
      const movable = left & inTime & (left & ~hostsOnly ? ~hostsOnly : ~0);
      for (let taken = movable; taken > 0; taken = (taken - 1) & movable) {
        if (sizeOf(taken) > (isPilot ? settings.pilotSize : settings.waveSize)) continue;
        if (isSafe(left & ~taken)) after.add(left & ~taken);
      }
    }
    reachable = after;
    if (reachable.has(0)) return true;
  }
  return false;
}

function sizeOf(mask: number): number {
  let count = 0;
  for (let left = mask; left > 0; left &= left - 1) count += 1;
  return count;
}

function slotEnds({ from, workDays, workFrom, workUntil, hoursBetween }: PlanSettings, count: number): number[] {
  const ends: number[] = [];
  const midnight = Date.UTC(from.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate());
  let earliest = from.getTime();
  for (let day = 0; ends.length < count; day++) {
    const start = midnight + day * 24 * HOUR;
    const weekday = new Date(start).getUTCDay() || 7;
    const opens = Math.max(earliest, start + workFrom * 60_000);
    const closes = start + workUntil * 60_000;
    if (!workDays.includes(weekday) || closes - opens < HOUR) continue;
    ends.push(closes);
    earliest = closes + hoursBetween * HOUR;
  }
  return ends;
}
