import { describe, expect, test } from 'vitest';
import type { Fleet, PlanMachine, PlanSettings } from '../../../../src/flows/move/plan/fleet.ts';
import { client, clients, fleet, hoursAfter, server, settings, START } from './fleets.ts';
import { wrongsOf } from './truths.ts';
import { planMove } from '../at-once.ts';

const inDays = (days: number) => hoursAfter(START, days * 24);
const LATER = inDays(150);

function planned(some: Fleet, change: Partial<PlanSettings> = {}) {
  const own = settings(change);
  const plan = planMove(some, own);
  if (plan.kind === 'impossible') throw new Error(JSON.stringify(plan.obstacles));
  expect(wrongsOf(some, own, plan.waves)).toEqual([]);
  return plan;
}

function impossible(some: Fleet, change: Partial<PlanSettings> = {}) {
  const plan = planMove(some, settings(change));
  if (plan.kind === 'planned') throw new Error(`planned in ${String(plan.waves.length)} waves`);
  return plan;
}

const named = (machines: readonly PlanMachine[] | undefined) => (machines ?? []).map(({ name }) => name);
const sizes = (plan: ReturnType<typeof planned>) => plan.waves.map(({ machines }) => machines.length);

describe('the order', () => {
  test('a pilot goes first and tries every MAK; then the least time left', () => {
    const urgent = client('urgent', inDays(20));
    const { waves } = planned(fleet([...clients(60, LATER), server('srv', inDays(160)), urgent]), { pilotSize: 2 });
    expect(waves.map(({ kind }) => kind)).toEqual(['pilot', 'regular', 'regular']);
    expect(named(waves[0]?.machines)).toEqual(['urgent', 'srv']);
    const dues = waves.slice(1).flatMap(({ machines }) => machines.map(({ products }) => products[0]?.clock));
    expect(dues).toEqual(dues.toSorted());
  });

  test('what is rarely online goes early, but never so that something else is late', () => {
    const rare = ['laptop-1', 'laptop-2', 'laptop-3'].map((name) =>
      client(name, LATER, { isRarelyOnline: true, products: [] }),
    );
    const calm = planned(fleet([...clients(30, inDays(100)), ...rare]), { pilotSize: 2, waveSize: 31 });
    expect(named(calm.waves[1]?.machines).slice(0, 3)).toEqual(named(rare));
    const inTwoDays = hoursAfter(START, 24 + 11 + 24);
    const tight = planned(fleet([...clients(33, inTwoDays), ...rare]), { pilotSize: 2, waveSize: 31 });
    expect(tight.waves.at(-1)?.kind).toBe('rarely-online');
  });

  test('what has lost its activation has no deadline to keep and goes before what still has time', () => {
    const { waves } = planned(fleet([...clients(40, LATER), client('lost', 'lost')]), { pilotSize: 0, waveSize: 30 });
    expect(named(waves[0]?.machines)[0]).toBe('lost');
  });

  test('Windows and Office have separate clocks: the earliest counts', () => {
    const office = { kind: 'office', clock: inDays(3), kmsHost: null, key: 'office' } as const;
    const both = client('both', LATER);
    const some = fleet([...clients(90, inDays(90)), { ...both, products: [...both.products, office] }]);
    expect(named(planned(some, { pilotSize: 0 }).waves[0]?.machines)[0]).toBe('both');
  });
});

describe('the KMS host', () => {
  const host = client('kms01', 'never', { isHost: true, products: [] });

  test('it goes last, in a wave of its own', () => {
    const { waves } = planned(fleet([host, ...clients(30, LATER)]));
    expect(waves.at(-1)).toMatchObject({ kind: 'host', machines: [{ name: 'kms01' }] });
    const late = impossible(fleet([...clients(30, LATER), { ...host, products: client('', inDays(2)).products }]));
    expect(late.obstacles).toMatchObject([{ kind: 'host-too-late', machines: [{ name: 'kms01' }] }]);
  });

  test('the rest of its clients goes at once where one less would drop its count under 25', () => {
    expect(sizes(planned(fleet(clients(54, LATER)), { waveSize: 28 }))).toEqual([5, 24, 25]);
    const servers = Array.from({ length: 8 }, (_, place) => server(`srv-${String(place)}`, LATER));
    expect(sizes(planned(fleet(servers), { waveSize: 6, pilotSize: 1 }))).toEqual([1, 2, 5]);
  });

  test('a wave that would drop its count while others depend on it is refused, and why', () => {
    const { obstacles, waysOut, isProven } = impossible(fleet(clients(40, LATER)), { waveSize: 20 });
    expect(obstacles).toMatchObject([
      { kind: 'kms-count', group: { host: 'kms01', kind: 'client', needed: 25 }, wave: 2, left: 15 },
    ]);
    expect(waysOut).toContainEqual({ kind: 'wave-size', size: 25 });
    expect(waysOut).not.toContainEqual({ kind: 'renew' });
    expect(isProven).toBe(true);
  });

  test('a pilot that would do so is refused; without it there is a plan', () => {
    const { waysOut } = impossible(fleet(clients(25, LATER)));
    expect(waysOut).toContainEqual({ kind: 'no-pilot' });
    expect(sizes(planned(fleet(clients(25, LATER)), { pilotSize: 0 }))).toEqual([25]);
    expect(sizes(planned(fleet(clients(27, LATER))))).toEqual([2, 25]);
  });

  test('where it has too few already nothing renews, so nothing is held back; that is said', () => {
    const plan = planned(fleet(clients(12, LATER)), { pilotSize: 1, waveSize: 4 });
    expect(plan.short).toMatchObject([{ host: 'kms01', kind: 'client', size: 12, needed: 25 }]);
    expect(sizes(plan)).toEqual([1, 4, 4, 3]);
  });

  test('two hosts are left one after the other where both at once are too much', () => {
    const at = (name: string) =>
      clients(25, inDays(30), name).map((machine) => ({
        ...machine,
        products: machine.products.map((product) => ({ ...product, kmsHost: name })),
      }));
    const plan = planned(fleet([...at('north'), ...at('south')]), { pilotSize: 0, waveSize: 26 });
    expect(sizes(plan)).toEqual([25, 25]);
  });
});

describe('an impossible plan says which machines and why, and what would help', () => {
  test('too late for any wave: renewing helps, and so does a shorter margin', () => {
    const soon = client('soon', hoursAfter(START, 24));
    const { obstacles, waysOut } = impossible(fleet([...clients(30, LATER), soon]));
    expect(obstacles).toMatchObject([{ kind: 'too-late', machines: [{ name: 'soon' }] }]);
    expect(waysOut).toEqual([{ kind: 'renew' }, { kind: 'margin', hours: 14 }]);
    planned(fleet([...clients(30, LATER), soon]), { marginHours: 14 });
  });

  test('more at once than the waves hold: how large they would have to be', () => {
    const some = fleet(clients(200, inDays(4)));
    const { obstacles, waysOut } = impossible(some, { pilotSize: 0 });
    expect(obstacles[0]?.machines).toHaveLength(50);
    const size = waysOut.find((way) => way.kind === 'wave-size');
    expect(size).toEqual({ kind: 'wave-size', size: 67 });
    planned(some, { pilotSize: 0, waveSize: 67 });
    impossible(some, { pilotSize: 0, waveSize: 66 });
  });

  test('P9: a MAK with too few activations, by how many', () => {
    const some = fleet(clients(60, LATER), { activations: new Map([['windows', 55]]) });
    const { obstacles, waysOut } = impossible(some);
    expect(obstacles).toMatchObject([{ kind: 'activations', key: 'windows', needed: 60, known: 55 }]);
    expect(obstacles[0]?.machines).toHaveLength(5);
    expect(waysOut).toEqual([{ kind: 'activations', key: 'windows', missing: 5 }]);
    expect(planned(fleet(clients(60, LATER))).uncounted).toEqual([{ key: 'windows', needed: 60 }]);
  });

  test('a machine of which nobody knows the time', () => {
    const { obstacles } = impossible(fleet([...clients(30, LATER), client('silent', 'unknown')]));
    expect(obstacles).toMatchObject([{ kind: 'clock-unknown', machines: [{ name: 'silent' }] }]);
  });
});

describe("the customer's time", () => {
  test('waves begin and end with the work there, before and after the change to summer time', () => {
    const change = { from: new Date('2027-03-25T06:00:00Z'), hoursBetween: 24 };
    const { waves } = planned(fleet(clients(100, inDays(300))), change);
    expect(waves.map(({ startsAt }) => startsAt.toISOString())).toEqual([
      '2027-03-25T08:00:00.000Z',
      '2027-03-29T07:00:00.000Z',
      '2027-03-31T07:00:00.000Z',
    ]);
  });

  test('an hour that the change leaves out is no time for a wave', () => {
    const night = { from: new Date('2027-03-27T12:00:00Z'), workDays: [7], workFrom: 2 * 60, workUntil: 3 * 60 };
    const { waves } = planned(fleet(clients(3, inDays(300))), night);
    expect(waves[0]?.startsAt.toISOString()).toBe('2027-04-04T00:00:00.000Z');
  });

  test('what is left of a day is used while it is an hour at least', () => {
    const at = (time: string) =>
      planned(fleet(clients(3, LATER)), { from: new Date(time) }).waves[0]?.startsAt.toISOString();
    expect(at('2026-11-30T15:00:00Z')).toBe('2026-11-30T15:00:00.000Z');
    expect(at('2026-11-30T15:01:00Z')).toBe('2026-12-01T08:00:00.000Z');
  });
});
