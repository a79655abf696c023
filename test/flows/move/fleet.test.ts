import { expect, test } from 'vitest';
import { keyFor } from '../../../src/flows/move/fleet/keys.ts';
import type { Captured, FleetMachine, Merged } from '../../../src/flows/move/fleet/merge.ts';
import { slotOf } from '../../../src/flows/move/fleet/slots.ts';
import { isActivationLimit, shouldPause } from '../../../src/flows/move/rules-pause.ts';
import { likelyZone } from '../../../src/flows/move/rules-settings.ts';
import { MOVE_STATES, mayBecome } from '../../../src/flows/move/rules.ts';
import { mergeFleet } from './at-once.ts';

const MONDAY = new Date('2026-11-23T10:00Z');
const TUESDAY = new Date('2026-11-24T10:00Z');
const WEDNESDAY = new Date('2026-11-25T10:00Z');
const kms: Captured = {
  machine: 'SRV-01',
  kind: 'windows-server',
  product: 'Windows(R), ServerStandard edition',
  activationId: null,
  channel: 'kms-client',
  status: 'licensed',
  minutesLeft: 43_200,
  partialKey: 'VDYBN',
  kmsHost: null,
  reason: null,
  capturedAt: MONDAY,
  outcome: null,
  isSeen: true,
};
const mak: Captured = { ...kms, channel: 'mak', minutesLeft: null, partialKey: '8XDDG', capturedAt: TUESDAY };
const office: Captured = {
  ...kms,
  kind: 'office',
  product: 'Office 19, Office19ProPlus2019VL_KMS_Client_AE edition',
  minutesLeft: 20_000,
};

let ids = 0;
const context = { keyOf: () => 'unknown' as const, newId: () => `id-${(ids += 1)}` };
const merge = (known: readonly FleetMachine[], records: readonly Captured[], more: Partial<typeof context> = {}) =>
  mergeFleet(known, records, { ...context, ...more });
const after = (merged: Merged) => merged.changed;
const only = (merged: Merged) => merged.changed[0];

test('a machine is one, whoever writes its name how; two of one label in two domains stay two', () => {
  const domain = { ...office, machine: 'srv-01.fabrikam.nl' };
  expect(after(merge([], [kms, domain])).map(({ name, products }) => [name, products.length])).toEqual([['SRV-01', 2]]);
  const two = merge(
    [],
    [
      { ...kms, machine: 'dc.north.example' },
      { ...kms, machine: 'dc.south.example' },
    ],
  );
  expect(two.machinesAdded).toBe(2);
  // whose result this is nobody can tell: it is a third, not one of them by luck
  expect(merge(after(two), [{ ...mak, machine: 'DC' }]).machinesAdded).toBe(1);
});

test('P10: the deadline of a machine is the earliest of its products that still have to move', () => {
  const first = merge([], [kms, office]);
  expect(only(first)).toMatchObject({ state: 'to-go', deadline: new Date(MONDAY.getTime() + 20_000 * 60_000) });
  const officeDone = {
    ...office,
    ...mak,
    kind: 'office' as const,
    product: office.product.replace('KMS_Client', 'MAK'),
  };
  const second = merge(after(first), [officeDone]);
  expect(only(second)).toMatchObject({ state: 'to-go', deadline: new Date(MONDAY.getTime() + 43_200 * 60_000) });
  expect(only(merge(after(second), [mak]))).toMatchObject({ state: 'done', deadline: null, doneAt: TUESDAY });
});

test('the newest capture of a product counts: an older one brings nothing back, the same again changes nothing', () => {
  const done = after(merge(after(merge([], [kms])), [mak]));
  expect(done[0]?.state).toBe('done');
  expect(merge(done, [kms])).toMatchObject({ changed: [], productsOlder: 1, productsChanged: 0 });
  expect(merge(done, [mak])).toMatchObject({ changed: [], productsOlder: 0, productsChanged: 0 });
  // made anew from an old image it is a KMS client once more
  expect(only(merge(done, [{ ...kms, capturedAt: WEDNESDAY }]))?.state).toBe('to-go');
});

test('a MAK that is known to be another one is not the move done; one whose ending nobody knows is', () => {
  const fleet = after(merge([], [kms]));
  expect(only(merge(fleet, [mak], { keyOf: () => 'other' as never }))?.state).toBe('to-go');
  expect(only(merge(fleet, [mak]))?.state).toBe('done');
  expect(only(merge([], [mak]))?.state).toBe('stays');
  expect(only(merge([], [mak], { keyOf: () => 'ours' as never }))?.state).toBe('done');
});

test('a result with an error is a failure with its code, and stays one until a result says otherwise', () => {
  const limit = { ...kms, outcome: 'failed' as const, reason: '0xC004C020', capturedAt: TUESDAY };
  const failed = merge(after(merge([], [kms])), [limit]);
  expect(only(failed)).toMatchObject({ state: 'failed', failureCode: '0xC004C020', failedAt: TUESDAY });
  const inventory = { ...kms, minutesLeft: 40_000, capturedAt: WEDNESDAY, reason: '0xC004F074' };
  expect(only(merge(after(failed), [inventory]))).toMatchObject({ state: 'failed', failureCode: '0xC004C020' });
  expect(only(merge(after(failed), [{ ...inventory, outcome: 'not-done' }]))?.state).toBe('to-go');
  const notActive = { ...mak, status: 'notification' as const, reason: '0xC004C003', outcome: 'failed' as const };
  expect(only(merge([], [notActive]))?.state).toBe('failed');
});

test('a machine that was not reached failed; what is known of it stays, and of what is not known nothing comes', () => {
  const unreached = {
    ...kms,
    channel: 'unknown' as const,
    status: 'unknown' as const,
    minutesLeft: null,
    partialKey: null,
  };
  const result = { ...unreached, isSeen: false, outcome: 'failed' as const, reason: '0x800706BA', capturedAt: TUESDAY };
  const [machine] = after(merge(after(merge([], [kms])), [result]));
  expect(machine).toMatchObject({ state: 'failed', failureCode: '0x800706BA', failedAt: TUESDAY });
  expect(machine?.products[0]).toMatchObject({ channel: 'kms-client', minutesLeft: 43_200, capturedAt: MONDAY });
  expect(merge(machine ? [machine] : [], [result]).changed).toEqual([]);
  expect(merge(after(merge(after(merge([], [kms])), [mak])), [{ ...result, capturedAt: WEDNESDAY }]).changed).toEqual(
    [],
  );
  expect(merge([], [result]).changed).toEqual([]);
});

test('Office that lists its old licence beside the new one is done', () => {
  const before = after(merge([], [office]));
  const both = [
    { ...office, capturedAt: TUESDAY },
    { ...office, ...mak, kind: 'office' as const, product: office.product.replace('KMS_Client', 'MAK') },
  ];
  expect(only(merge(before, both))?.state).toBe('done');
});

test('what has lost its activation is late whatever its clock says; what cannot be told is not done', () => {
  expect(only(merge([], [{ ...kms, status: 'notification', minutesLeft: null }]))?.deadline).toEqual(MONDAY);
  expect(only(merge([], [{ ...kms, channel: 'unknown' }]))?.state).toBe('to-go');
  expect(only(merge([], [{ ...kms, channel: 'oem' }]))?.state).toBe('stays');
  expect(only(merge([], [{ ...kms, channel: 'kms-host' }]))).toMatchObject({ state: 'to-go', kmsHost: true });
});

test('a machine that is written off stays so while something of it is left', () => {
  const [machine] = after(merge([], [kms]));
  if (!machine) throw new Error('no machine');
  const writtenOff = { ...machine, state: 'written-off' as const, writtenOffAt: MONDAY };
  expect(only(merge([writtenOff], [{ ...kms, minutesLeft: 9, capturedAt: TUESDAY }]))?.state).toBe('written-off');
  expect(only(merge([writtenOff], [mak]))?.state).toBe('done');
});

test.each([
  ['Office 19, Office19ProPlus2019VL_KMS_Client_AE edition', 'Office 19, Office19ProPlus2019VL_MAK_AE edition', true],
  ['Office 16, Office16ProPlusVL_KMS_Client edition', 'Office 16, Office16ProPlusVL_MAK edition', true],
  ['Office 21, Office21ProPlus2021VL_KMS_Client_AE edition', 'Office 21, Office21ProPlus2021VL_MAK_AE2 edition', true],
  ['Office 16, Office16ProPlusVL_KMS_Client edition', 'Office 16, Office16VisioStdVL_MAK edition', false],
])('%s and %s: one product', (left, right, same) => {
  const slot = (product: string) => slotOf({ kind: 'office', product });
  expect(slot(left) === slot(right)).toBe(same);
});

test('a key fits its own edition; one whose title says none fits whatever of its kind', () => {
  const keys = [
    { productKind: 'windows-server', edition: 'standard' },
    { productKind: 'windows-server', edition: 'datacenter' },
    { productKind: 'office', edition: '' },
  ];
  expect(keyFor({ kind: 'windows-server', product: 'Windows(R), ServerDatacenter edition' }, keys)).toBe(keys[1]);
  expect(keyFor({ kind: 'windows-server', product: 'Windows(R), ServerEssentials edition' }, keys)).toBeUndefined();
  expect(keyFor({ kind: 'office', product: 'Office 19, Office19Standard2019VL_KMS_Client_AE edition' }, keys)).toBe(
    keys[2],
  );
  expect(keyFor({ kind: 'windows-client', product: 'Windows(R), Professional edition' }, keys)).toBeUndefined();
});

test('waves pause at any limit of activations, and where a fifth of at least five failed', () => {
  const done = (count: number) => Array.from({ length: count }, () => ({ state: 'done' as const, code: null }));
  const failed = (code: string | null) => ({ state: 'failed' as const, code });
  expect(shouldPause([...done(99), failed('0xC004C020')])).toBe('activation-limit');
  expect(shouldPause([failed('0xC004C021')])).toBe('activation-limit');
  expect(isActivationLimit('0xC004C008')).toBe(true);
  expect(shouldPause([...done(4), failed('0xC004F074')])).toBe('failure-rate');
  expect(shouldPause([...done(3), failed(null)])).toBeNull();
  expect(shouldPause([...done(5), failed(null)])).toBeNull();
  expect(shouldPause(done(5))).toBeNull();
});

test('the zone of a customer is the only one of its country, or that of whoever asks where the country has it', () => {
  expect(likelyZone('NL', 'America/Chicago')).toBe('Europe/Amsterdam');
  expect(likelyZone('US', 'America/Chicago')).toBe('America/Chicago');
  expect(likelyZone(undefined, 'Asia/Tokyo')).toBe('Asia/Tokyo');
  expect(likelyZone('??', 'Asia/Tokyo')).toBe('Asia/Tokyo');
});

test('a closed move stays closed', () => {
  expect(MOVE_STATES.filter((state) => mayBecome('closed', state))).toEqual([]);
});
