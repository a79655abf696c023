import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KMS_THRESHOLDS } from '../../../../src/flows/move/plan/fleet.ts';
import type { PlanSettings } from '../../../../src/flows/move/plan/fleet.ts';
import { canBePlanned } from './brute-force.ts';
import { fleets, settings } from './fleets.ts';
import { wrongsOf } from './truths.ts';
import { planMove } from '../at-once.ts';

/** `PLAN_RUNS=20000 vitest run test/flows/move/plan` tries thousands; a counterexample prints its seed. */
const RUNS = Number(process.env['PLAN_RUNS'] ?? 300);
const seeded = process.env['PLAN_RUNS'] ? {} : { seed: 20_261_127 };

const manyDays: fc.Arbitrary<PlanSettings> = fc
  .record({
    zone: fc.constantFrom('Europe/Amsterdam', 'America/New_York', 'Australia/Lord_Howe', 'UTC', 'Asia/Kathmandu'),
    workDays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    workFrom: fc.constantFrom(0, 60, 540, 615),
    workUntil: fc.constantFrom(180, 1_020, 1_440 - 1),
    marginHours: fc.nat({ max: 96 }),
    pilotSize: fc.nat({ max: 6 }),
    waveSize: fc.integer({ min: 1, max: 60 }),
    hoursBetween: fc.constantFrom(0, 0, 24, 72),
  })
  .filter(({ workFrom, workUntil }) => workFrom + 60 <= workUntil)
  .map((change) => settings(change));

const fewDays: fc.Arbitrary<PlanSettings> = fc
  .record({
    marginHours: fc.nat({ max: 30 }),
    pilotSize: fc.nat({ max: 3 }),
    waveSize: fc.integer({ min: 1, max: 5 }),
    hoursBetween: fc.constantFrom(0, 0, 0, 20),
    workDays: fc.constantFrom([1, 2, 3, 4, 5, 6, 7], [1, 2, 4]),
  })
  .map((change) => settings({ ...change, zone: 'UTC' }));

const SMALL = { machines: 9, days: 8, settings: fewDays };
const thresholds = { client: 3, server: 2, office: 2 };

describe('the invariant of a move', () => {
  test.each([
    ['a few hundred machines on three hosts', { machines: 300, hosts: ['a', 'b', 'c', null], days: 180 }],
    ['fleets with hardly more than a host needs', { machines: 60, hosts: ['a', 'a', 'b'], days: 120 }],
  ])('no plan breaks it: %s', (_, shape) => {
    const some = fleets({ ...shape, thresholds: KMS_THRESHOLDS, settings: manyDays });
    let planned = 0;
    const holds = ({ fleet, settings }: typeof some extends fc.Arbitrary<infer Value> ? Value : never) => {
      const plan = planMove(fleet, settings);
      planned += Number(plan.kind === 'planned');
      if (plan.kind === 'planned') expect(wrongsOf(fleet, settings, plan.waves)).toEqual([]);
      else expect(plan.obstacles).not.toEqual([]);
    };
    fc.assert(fc.property(some, holds), { numRuns: Math.ceil(RUNS / 6), ...seeded });
    expect(planned).toBeGreaterThan(0);
  });

  test.each([
    ['one host', ['a']],
    ['two hosts and some on none', ['a', 'b', null]],
    ['many hosts', ['a', 'b', 'c']],
  ])('where it is refused, no plan exists: every way is tried on small fleets, %s', (_, hosts) => {
    const some = fleets({ ...SMALL, hosts, thresholds });
    const outcomes = { planned: 0, impossible: 0 };
    const holds = ({ fleet, settings }: typeof some extends fc.Arbitrary<infer Value> ? Value : never) => {
      const plan = planMove(fleet, settings);
      outcomes[plan.kind] += 1;
      expect(plan.kind === 'planned').toBe(canBePlanned(fleet, settings));
      if (plan.kind === 'planned') expect(wrongsOf(fleet, settings, plan.waves)).toEqual([]);
      else expect(plan.isProven && plan.obstacles.length > 0).toBe(true);
    };
    fc.assert(fc.property(some, holds), { numRuns: RUNS, ...seeded });
    expect(Math.min(outcomes.planned, outcomes.impossible)).toBeGreaterThan(RUNS / 10);
  });
});
