import fc from 'fast-check';
import type { Clock, Fleet, KmsThresholds, PlanMachine, PlanSettings } from '../../../../src/flows/move/plan/fleet.ts';

/** A Monday morning before work, in winter time. */
export const START = new Date('2026-11-30T06:00:00Z');
export const hoursAfter = (start: Date, hours: number) => new Date(start.getTime() + hours * 3_600_000);

export const SETTINGS: PlanSettings = {
  from: START,
  zone: 'Europe/Amsterdam',
  workDays: [1, 2, 3, 4, 5],
  workFrom: 9 * 60,
  workUntil: 17 * 60,
  marginHours: 24,
  pilotSize: 5,
  waveSize: 50,
  hoursBetween: 0,
};

export const settings = (change: Partial<PlanSettings> = {}): PlanSettings => ({ ...SETTINGS, ...change });

export function client(name: string, clock: Clock, change: Partial<PlanMachine> = {}): PlanMachine {
  const windows = { kind: 'windows-client', clock, kmsHost: 'kms01', key: 'windows' } as const;
  return { id: name, name, isRarelyOnline: false, isHost: false, products: [windows], ...change };
}

export function server(name: string, clock: Clock, change: Partial<PlanMachine> = {}): PlanMachine {
  const windows = { kind: 'windows-server', clock, kmsHost: 'kms01', key: 'server' } as const;
  return client(name, clock, { products: [windows], ...change });
}

export const clients = (count: number, clock: Clock, prefix = 'pc'): PlanMachine[] =>
  Array.from({ length: count }, (_, place) => client(`${prefix}-${String(place).padStart(5, '0')}`, clock));

export const fleet = (machines: readonly PlanMachine[], change: Partial<Fleet> = {}): Fleet => ({
  machines,
  activations: new Map(),
  ...change,
});

type Shape = {
  readonly machines: number;
  readonly hosts: readonly (string | null)[];
  /** in how many days the last of them runs out */
  readonly days: number;
  readonly thresholds: KmsThresholds;
  readonly settings: fc.Arbitrary<PlanSettings>;
};

const clockWithin = (days: number): fc.Arbitrary<Clock> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 0, max: days * 24 }).map((hours): Clock => hoursAfter(START, hours)) },
    { weight: 1, arbitrary: fc.constantFrom<Clock>('lost', 'never') },
  );

/** Fleets of clients, servers and Office, renewing from some hosts, with clocks of their own. */
export function fleets({ machines, hosts, days, thresholds, settings }: Shape) {
  const host = fc.constantFrom(...hosts);
  const clock = clockWithin(days);
  const windows = fc.record({
    kind: fc.constantFrom('windows-client' as const, 'windows-server' as const),
    clock,
    kmsHost: host,
  });
  const office = fc.record({ kind: fc.constant('office' as const), clock, kmsHost: host });
  const machine = fc.record({
    windows: fc.option(windows, { freq: 6 }),
    office: fc.option(office, { freq: 1 }),
    isRarelyOnline: fc.nat({ max: 5 }).map((one) => one === 0),
    isHost: fc.nat({ max: 15 }).map((one) => one === 0),
  });
  const all = fc.array(machine, { minLength: 1, maxLength: machines, size: 'max' }).map((some) =>
    some.map(({ windows, office, ...flags }, place): PlanMachine => ({
      ...flags,
      id: `m${String(place)}`,
      name: `m${String(place)}`,
      products: [windows, office].flatMap((product) => (product ? [{ ...product, key: product.kind }] : [])),
    })),
  );
  const activations = fc.record({ office: fc.option(fc.nat({ max: machines }), { freq: 1 }) });
  return fc.record({ machines: all, activations, settings }).map(({ machines, activations, settings }) => ({
    fleet: fleet(machines, {
      thresholds,
      activations: new Map(activations.office === null ? [] : [['office', activations.office]]),
    }),
    settings,
  }));
}
