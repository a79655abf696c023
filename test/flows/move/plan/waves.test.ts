import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FleetProduct } from '../../../../src/flows/move/fleet/merge.ts';
import { KMS_THRESHOLDS } from '../../../../src/flows/move/plan/fleet.ts';
import { breachesOf } from '../../../../src/flows/move/plan/breaches.ts';
import { moveFleet } from '../../../../src/flows/move/waves/fleet.ts';
import { planSettingsOf, toldBefore } from '../../../../src/flows/move/waves/rules.ts';
import type { StoredMachine } from '../../../../src/flows/move/records-fleet.ts';
import { fleets, hoursAfter, settings, START } from './fleets.ts';
import { planMove } from '../at-once.ts';

const MOVE = { ...settings({ waveSize: 30 }), planFrom: null };
const at = (time: string) => new Date(time);

describe('when a wave is told of', () => {
  test.each([
    ['on Friday for a wave on Monday', '2026-11-30T08:00:00Z', [1, 2, 3, 4, 5], '2026-11-27T08:00:00.000Z'],
    ['on the day before otherwise', '2026-12-02T08:00:00Z', [1, 2, 3, 4, 5], '2026-12-01T08:00:00.000Z'],
    ['a week before where one day a week is worked', '2026-12-02T08:00:00Z', [3], '2026-11-25T08:00:00.000Z'],
    ['when work begins there, also across summer time', '2027-03-29T07:00:00Z', [5, 1], '2027-03-26T08:00:00.000Z'],
  ])('%s', (_, startsAt, workDays, told) => {
    expect(toldBefore(at(startsAt), { ...MOVE, workDays }).toISOString()).toBe(told);
  });
});

describe('from when on it is planned', () => {
  const from = (change: Partial<typeof MOVE> | { planFrom: string }, busyUntil: Date | null = null) =>
    planSettingsOf({ ...MOVE, ...change }, { now: at('2026-11-27T14:00:00Z'), busyUntil, isBegun: busyUntil !== null });

  test('from tomorrow on, in the zone of the customer, unless somebody names a day', () => {
    expect(from({}).from.toISOString()).toBe('2026-11-27T23:00:00.000Z');
    expect(from({ zone: 'Pacific/Auckland' }).from.toISOString()).toBe('2026-11-28T11:00:00.000Z');
    expect(from({ planFrom: '2026-12-07' }).from.toISOString()).toBe('2026-12-06T23:00:00.000Z');
    expect(from({ planFrom: '2026-11-02' }).from.toISOString()).toBe('2026-11-27T14:00:00.000Z');
  });

  test('never before what goes on is over and has rested; the pilot is not planned twice', () => {
    const later = from({ hoursBetween: 24 }, at('2026-11-30T16:00:00Z'));
    expect(later).toMatchObject({ from: at('2026-12-01T16:00:00Z'), pilotSize: 0 });
  });
});

test('no plan of the planner is a breach where it is looked at wave by wave', () => {
  const some = fleets({
    ...{ machines: 60, hosts: ['a', 'b'], days: 120, thresholds: KMS_THRESHOLDS },
    settings: fc.constant(settings({ waveSize: 30, pilotSize: 3 })),
  });
  fc.assert(
    fc.property(some, ({ fleet, settings }) => {
      const plan = planMove(fleet, settings);
      if (plan.kind === 'impossible') return;
      const waves = plan.waves.map(({ number, endsAt, kind, machines }) => ({
        ...{ number, endsAt, isPilot: kind === 'pilot' },
        machines: new Set(machines.map(({ id }) => id)),
      }));
      expect(breachesOf(fleet, settings, waves)).toEqual([]);
    }),
    { numRuns: Number(process.env['PLAN_RUNS'] ?? 60), ...(process.env['PLAN_RUNS'] ? {} : { seed: 20_261_127 }) },
  );
});

describe('what of a move is planned', () => {
  const product: FleetProduct = {
    id: 'p',
    slot: 'windows',
    kind: 'windows-server',
    product: 'Windows(R), ServerStandard edition',
    activationId: null,
    channel: 'kms-client',
    status: 'licensed',
    minutesLeft: 10,
    partialKey: 'AAAAA',
    kmsHost: 'KMS01:1688',
    reason: null,
    capturedAt: START,
    deadline: hoursAfter(START, 500),
    verdict: 'move',
    standing: 'to-go',
    hasToMove: true,
  };
  const machine = (name: string, change: Partial<StoredMachine> = {}): StoredMachine => ({
    ...{ id: name, name, foldedName: name, kmsHost: false, state: 'to-go', deadline: null, failureCode: null },
    ...{ failedAt: null, doneAt: null, writtenOffAt: null, writtenOffWhy: null, rarelyOnline: false, wave: null },
    products: [product],
    ...change,
  });
  const key = {
    ...{ productKind: 'windows-server', edition: 'standard', title: 'Windows Server 2022 Standard', orderId: 'o' },
    ...{ lineNumber: 1, activationsKnown: 10, activationsAt: START, cancelledAt: null },
  };

  test('what has something left, but not what goes on in a wave; a failure there is planned again', () => {
    const busy = [machine('goes', { wave: 2 }), machine('failed', { wave: 2, state: 'failed' })];
    const { machines } = moveFleet([machine('new'), machine('done', { state: 'done' }), ...busy], [key], new Set([2]));
    expect(machines.map(({ name }) => name)).toEqual(['new', 'failed']);
    expect(machines[0]?.products).toMatchObject([{ kmsHost: 'KMS01', key: 'o:1', clock: product.deadline }]);
  });

  test('P9: what was activated since the head-room was told counts against it; before, and with another key, not', () => {
    const done = (name: string, capturedAt: Date) =>
      machine(name, { state: 'done', products: [{ ...product, standing: 'done', verdict: 'has-mak', capturedAt }] });
    const fleet = [machine('new'), done('before', hoursAfter(START, -1)), done('since', hoursAfter(START, 1))];
    expect(moveFleet(fleet, [key], new Set()).activations).toEqual(new Map([['o:1', 9]]));
    expect(moveFleet(fleet, [{ ...key, activationsKnown: null }], new Set()).activations).toEqual(new Map());
  });

  test('P14: the key of a cancelled order is none; what then has no key is said', () => {
    const { withoutKey, machines } = moveFleet([machine('new')], [{ ...key, cancelledAt: START }], new Set());
    expect(withoutKey).toBe(1);
    expect(machines[0]?.products[0]?.key).toBeNull();
  });

  test('what is not activated any more has no time to keep, what nobody understood has one that is not known', () => {
    const of = (change: Partial<FleetProduct>) =>
      moveFleet([machine('m', { products: [{ ...product, ...change }] })], [key], new Set());
    expect(of({ verdict: 'move-now' }).machines[0]?.products[0]?.clock).toBe('lost');
    expect(of({ verdict: 'unknown', deadline: null }).machines[0]?.products[0]?.clock).toBe('unknown');
    expect(of({ verdict: 'kms-host', channel: 'kms-host' }).machines[0]?.products[0]).toMatchObject({
      clock: 'never',
      kmsHost: null,
    });
    expect(of({ kmsHost: null }).machines[0]?.products[0]?.kmsHost).toBe('?');
  });
});
