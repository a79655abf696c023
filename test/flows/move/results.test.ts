import { describe, expect, test } from 'vitest';
import { codesOf, troubleOf, TROUBLES, troubleWords } from '../../../src/flows/move/results/errors.ts';
import { RESULT_COLUMNS } from '../../../src/flows/move/results/read.ts';
import { translatorFor } from '../../../src/i18n/translator.ts';
import { coreTimeOf } from '../../support/cpu-time.ts';
import { readResults } from './at-once.ts';

const KEY = 'NPPR9-FWDCX-D2C8J-H872K-2YT43';

type Row = Partial<Record<(typeof RESULT_COLUMNS)[number], string>>;

const DONE: Row = {
  machine: 'PC-01',
  product: 'Windows(R), Professional edition',
  activationId: '4de7cb65-cdf1-4de9-8ae8-e3cce27b9f2c',
  partialKey: '2YT43',
  channel: 'VOLUME_MAK',
  status: '1',
  code: '',
  capturedAt: '2026-11-27T09:15:00.1234567Z',
  step: 'verify',
  minutesLeft: '0',
};

function fileOf(rows: readonly Row[], delimiter = ','): string {
  const lines = rows.map((row) => RESULT_COLUMNS.map((column) => `"${(row[column] ?? '').replaceAll('"', '""')}"`));
  return [RESULT_COLUMNS.map((column) => `"${column}"`), ...lines].map((line) => line.join(delimiter)).join('\r\n');
}

const read = (row: Row) => readResults(fileOf([{ ...DONE, ...row }])).results[0];

describe('what came back from a wave', () => {
  test.each([',', ';', '\t'])('is read by its columns, parted by %j', (delimiter) => {
    const { results, masked, notUnderstood } = readResults(`\uFEFF${fileOf([DONE], delimiter)}\r\n\r\n`);
    expect({ masked, notUnderstood }).toEqual({ masked: 0, notUnderstood: [] });
    expect(results).toMatchObject([
      {
        machine: 'PC-01',
        outcome: 'done',
        step: 'verify',
        code: null,
        record: {
          kind: 'windows-client',
          channel: 'mak',
          status: 'licensed',
          partialKey: '2YT43',
          minutesLeft: null,
          capturedAt: new Date('2026-11-27T09:15:00Z'),
        },
      },
    ]);
  });

  test.each([
    ['a MAK that is active is done', {}, 'done'],
    [
      'Office calls a MAK RETAIL(MAK)',
      { product: 'Office 16, Office16ProPlusVL_MAK edition', channel: 'RETAIL(MAK)' },
      'done',
    ],
    ['also where the old key of Office is still there', { step: 'clean-up', code: '0xC004F015' }, 'done'],
    ['a MAK that is not active failed', { status: '5', code: '0xC004C020', step: 'activate' }, 'failed'],
    ['or that nobody could activate, without a code', { status: '0', step: 'activate' }, 'failed'],
    [
      'a machine that was not reached failed',
      { channel: '', status: '', partialKey: '', step: 'connect', code: '0x800706BA' },
      'failed',
    ],
    [
      'a key that does not fit leaves the KMS client as it is, and failed',
      { channel: 'VOLUME_KMSCLIENT', step: 'install', code: '0xC004F069', minutesLeft: '9000' },
      'failed',
    ],
    [
      'a KMS client that went back is not done',
      { channel: 'VOLUME_KMSCLIENT', step: 'verify', minutesLeft: '259200' },
      'not-done',
    ],
    ['nothing there to move is not done', { channel: 'VOLUME_KMS_2012-R2_WIN10', step: 'check' }, 'not-done'],
    [
      'the key of a KMS host where a MAK was meant failed',
      { channel: 'VOLUME_KMS_2012-R2_WIN10', step: 'install' },
      'failed',
    ],
  ] as const)('%s', (_, row, outcome) => {
    expect(read(row)).toMatchObject({ outcome });
  });

  test('a machine that was not reached tells nothing of its licence', () => {
    expect(read({ channel: '', status: '', partialKey: '', step: 'connect', code: '0x80338126' })).toMatchObject({
      machine: 'PC-01',
      record: null,
      code: '0x80338126',
    });
  });

  test('the minutes of a KMS client come along, and the code with its letters as everybody writes them', () => {
    expect(
      read({ channel: 'VOLUME_KMSCLIENT', code: '0xc004f069', step: 'install', minutesLeft: '9000' }),
    ).toMatchObject({
      code: '0xC004F069',
      record: { minutesLeft: 9_000, reason: '0xC004F069' },
    });
  });

  test('the file of the command prompt is read as well: what /dlv wrote, and the error of /ato after it', () => {
    const text = `Machine: PC-7\r\n\r\nName: Windows(R), Professional edition\r\nDescription: Windows(R) Operating System, VOLUME_MAK channel\r\nPartial Product Key: 2YT43\r\nLicense Status: Notification\r\nActivating Windows(R), Professional edition (4de7cb65-cdf1-4de9-8ae8-e3cce27b9f2c) ...\r\nError: 0xC004C020 The activation server reported that the Multiple Activation Key has exceeded its limit.`;
    expect(readResults(text).results).toMatchObject([
      { machine: 'PC-7', outcome: 'failed', code: '0xC004C020', step: null, record: { channel: 'mak' } },
    ]);
  });

  test('several files in one text; what is no row of one is told by its line, and a full key in it is masked', () => {
    const { results, notUnderstood, masked } = readResults(
      `${fileOf([DONE, { ...DONE, machine: 'PC-02' }])}\r\n"PC-03","half a row\r\nInstalled product key ${KEY} successfully.\r\n${fileOf([{ ...DONE, machine: 'PC-04' }])}`,
    );
    expect(results.map(({ machine }) => machine)).toEqual(['PC-01', 'PC-02', 'PC-04']);
    expect(masked).toBe(1);
    expect(notUnderstood.map(({ number }) => number)).toEqual([4, 5]);
    expect(JSON.stringify(notUnderstood)).not.toContain('FWDCX');
  });

  test('a row that names no machine, no step, or one that does not exist is not taken', () => {
    const rows = [
      { ...DONE, machine: 'PC 01; calc' },
      { ...DONE, step: '' },
      { ...DONE, step: 'destroy' },
    ];
    const { results, notUnderstood } = readResults(fileOf(rows));
    expect(results).toEqual([]);
    expect(notUnderstood.map(({ number }) => number)).toEqual([2, 3, 4]);
  });

  test('ten thousand rows in under two seconds', () => {
    const file = fileOf(Array.from({ length: 10_000 }, (_, number) => ({ ...DONE, machine: `SRV-${number}` })));
    expect(coreTimeOf(() => expect(readResults(file).results).toHaveLength(10_000))).toBeLessThan(2_000);
  });
});

describe('an error is explained', () => {
  /** Every code of the reference on activation errors, in its groups. */
  const TOLD =
    '0xC004C001 0xC004C003 0xC004C020 0xC004C021 0xC004B100 0x80070490 0xC004F074 0xC004F06C 0xC004F038 0xC004F039 0xC004F041 0xC004F042 0x8007232B 0x8007251D 0x8007007B 0x800706BA 0xC004F050 0xC004F051 0xC004F069 0xC004F066 0xC004F00F 0xC004F009 0xC004F034 0xC004F056 0xC004F02C 0x80070005 0xC004F025 0xC004C008 0x80072EE2 0x8004FE33';

  test('each of them, and no code twice', () => {
    const codes = TROUBLES.flatMap(codesOf);
    expect(codes.toSorted()).toEqual(TOLD.split(' ').toSorted());
    expect(new Set(codes).size).toBe(codes.length);
  });

  test('0xC004C008 is the limit of a KMS host key and not of the MAK', () => {
    expect(troubleOf('0xC004C008')).toBe('kms-host-limit');
    expect(troubleOf('0xc004c020')).toBe('mak-limit');
  });

  test.each(['en-US', 'nl-NL'])('with what to do next, in %s; an unknown one is said to be unknown', (locale) => {
    const t = translatorFor(locale);
    const words = [...TROUBLES, 'unknown' as const].map((trouble) => troubleWords(t, trouble));
    expect(new Set(words.map(({ what }) => what)).size).toBe(TROUBLES.length + 1);
    expect(words.filter(({ next }) => next.length < 20)).toEqual([]);
    expect(troubleOf('0xC004D302')).toBe('unknown');
    expect(troubleOf('no code')).toBe('unknown');
  });
});
