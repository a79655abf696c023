import { expect, test } from 'vitest';
import { deadlineOf, verdictOn } from '../../../src/flows/move/inventory/verdict.ts';
import type { LicenceRecord } from '../../../src/flows/move/licence.ts';

const record: LicenceRecord = {
  machine: 'PC-1',
  kind: 'windows-client',
  product: 'Windows(R), Professional edition',
  activationId: null,
  channel: 'kms-client',
  status: 'licensed',
  minutesLeft: 1_441,
  partialKey: 'T83GX',
  kmsHost: null,
  reason: null,
  capturedAt: new Date('2026-11-25T10:00Z'),
};

test.each([
  [{}, 'move'],
  [{ status: 'oot-grace' }, 'move'],
  [{ status: 'notification' }, 'move-now'],
  [{ channel: 'ad-based' }, 'move'],
  [{ channel: 'mak' }, 'has-mak'],
  [{ channel: 'mak', status: 'notification' }, 'mak-not-active'],
  [{ channel: 'mak', status: 'unknown' }, 'mak-unproven'],
  [{ channel: 'oem' }, 'permanent'],
  [{ channel: 'kms-host' }, 'kms-host'],
  [{ channel: 'subscription' }, 'subscription'],
  [{ product: 'Microsoft SQL Server 2019' }, 'sql-server'],
  [{ product: 'RDS CAL 2022', channel: 'retail' }, 'rds-cal'],
] as const)('P10: %o is to be dealt with as %s', (change, verdict) => {
  expect(verdictOn({ ...record, ...change })).toBe(verdict);
});

test('P10: the deadline is the capture and its minutes, to the minute; without either there is none', () => {
  expect(deadlineOf(record)).toEqual(new Date('2026-11-26T10:01Z'));
  expect(deadlineOf({ ...record, minutesLeft: null })).toBeNull();
  expect(deadlineOf({ ...record, capturedAt: null })).toBeNull();
});
