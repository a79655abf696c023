import { planMove } from '../src/flows/move/plan/plan.ts';
import type { PlanMachine, PlanSettings } from '../src/flows/move/plan/fleet.ts';
import { atOnce } from '../src/kernel/pieces.ts';
import type { Benchmark, Measured, Row } from './support/benchmark.ts';
import { inMilliseconds, median } from './support/statistics.ts';

const TIMES = 9;
const START = new Date('2026-11-30T06:00:00Z');
const DAY = 86_400_000;

export const benchmark: Benchmark = {
  title: 'Planning a move',
  description:
    'The planner alone, in process: Windows and Office on every machine, two KMS hosts, clocks spread over 155 days, a margin of three ' +
    'days, the pilot of five. *Planned* ends with the waves; *refused* also tries what would make a plan possible: renewing, smaller ' +
    `margins, larger waves. The median of ${TIMES}.`,
  measure,
};

function measure(): Promise<Measured> {
  const rows = [300, 3_000, 10_000].map((count): Row => {
    const machines = Array.from({ length: count }, (_, place) => machine(place));
    const size = Math.max(40, Math.ceil(count / 50));
    return [count, timeOf(machines, size, 'planned'), timeOf(machines, Math.ceil(size / 4), 'impossible')];
  });
  return Promise.resolve({ kind: 'table', columns: ['machines', 'planned', 'refused'], rows });
}

function timeOf(machines: readonly PlanMachine[], waveSize: number, kind: 'planned' | 'impossible'): string {
  const times = Array.from({ length: TIMES }, () => {
    const started = performance.now();
    const plan = atOnce(planMove({ machines, activations: new Map() }, { ...SETTINGS, waveSize }));
    if (plan.kind !== kind) return null;
    return performance.now() - started;
  });
  const counted = times.filter((time) => time !== null);
  return counted.length === 0 ? 'not in these waves' : inMilliseconds(median(counted));
}

function machine(place: number): PlanMachine {
  const clock = (spread: number) => new Date(START.getTime() + (20 + ((place * spread) % 155)) * DAY);
  const kmsHost = `kms0${String(place % 2)}`;
  const name = `pc-${String(place)}`;
  return {
    id: name,
    name,
    isRarelyOnline: place % 12 === 0,
    isHost: false,
    products: [
      { kind: place % 20 === 0 ? 'windows-server' : 'windows-client', clock: clock(7), kmsHost, key: 'windows' },
      { kind: 'office', clock: clock(11), kmsHost, key: 'office' },
    ],
  };
}

const SETTINGS: PlanSettings = {
  from: START,
  zone: 'Europe/Amsterdam',
  workDays: [1, 2, 3, 4, 5],
  workFrom: 9 * 60,
  workUntil: 17 * 60,
  marginHours: 72,
  pilotSize: 5,
  waveSize: 50,
  hoursBetween: 0,
};
