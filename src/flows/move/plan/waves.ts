import type { PlannedWave, WaveKind } from './fleet.ts';
import type { Mover, Problem } from './problem.ts';

/**
 * Cuts the order into waves, each as long as may be: it ends where every KMS group has enough left, or nothing. In an order
 * from which waves can be cut at all this is never later, for any machine, than any other way to cut it.
 */
export function wavesOf(problem: Problem, order: readonly Mover[]): PlannedWave[] {
  const { hosts, capacityOf, hasPilot } = problem;
  const cuts = cutsOf(problem, order);
  const waves = cuts.map((end, place) => waveOf(problem, place + 1, order.slice(cuts[place - 1] ?? 0, end)));
  const size = capacityOf(2);
  for (let start = 0; start < hosts.length; start += size)
    waves.push({ ...waveOf(problem, waves.length + 1, hosts.slice(start, start + size)), kind: 'host' });
  return hasPilot ? waves.map((wave, place) => (place === 0 ? { ...wave, kind: 'pilot' } : wave)) : waves;
}

function waveOf({ slots }: Problem, number: number, movers: readonly Mover[]): PlannedWave {
  const slot = slots[number - 1];
  if (!slot) throw new Error(`No slot for wave ${String(number)}`);
  const kind: WaveKind = movers.every(({ machine }) => machine.isRarelyOnline) ? 'rarely-online' : 'regular';
  return { number, kind, ...slot, machines: movers.map(({ machine }) => machine) };
}

function cutsOf({ groups, bonds, capacityOf }: Problem, order: readonly Mover[]): number[] {
  const left = groups.map(({ size }) => size);
  let lacking = 0;
  const move = (mover: Mover | undefined, step: 1 | -1) => {
    for (const group of bonds[mover?.bond ?? 0]?.groups ?? []) {
      const [before, needed] = [left[group] ?? 0, groups[group]?.needed ?? 0];
      const after = before - step;
      left[group] = after;
      lacking += Number(isLacking(after, needed)) - Number(isLacking(before, needed));
    }
  };

  const cuts: number[] = [];
  for (let start = 0; start < order.length;) {
    const furthest = Math.min(order.length, start + capacityOf(cuts.length + 1));
    let end = start;
    for (let place = start; place < furthest; place++) {
      move(order[place], 1);
      if (lacking === 0) end = place + 1;
    }
    if (end === start) throw new Error(`No wave can be cut at ${String(start)}`);
    for (let place = furthest - 1; place >= end; place--) move(order[place], -1);
    cuts.push(end);
    start = end;
  }
  return cuts;
}

const isLacking = (left: number, needed: number) => left > 0 && left < needed;
