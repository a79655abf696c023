import { describe, expect, test } from 'vitest';
import { textsOf } from '../../../src/flows/move/inventory/files.ts';
import { completed, missingIn } from '../../../src/flows/move/inventory/gather.ts';
import { readSettings, readTitle } from '../../../src/flows/move/rules-form.ts';
import { zipOf } from '../../../src/kernel/zip.ts';
import { exported } from './export-lines.ts';
import { gather } from './at-once.ts';

const KEY = 'NPPR9-FWDCX-D2C8J-H872K-2YT43';
const NOW = new Date('2026-11-25T10:00Z');
const DLV = `Name: Windows(R), ServerStandard edition
Description: Windows(R) Operating System, VOLUME_KMSCLIENT channel
License Status: Licensed
Volume activation expiration: 43200 minute(s) (30 day(s))`;
const zip = (...files: readonly (readonly [string, string | Uint8Array])[]) =>
  zipOf(
    files.map(([name, content]) => ({ name, bytes: typeof content === 'string' ? Buffer.from(content) : content })),
    NOW,
  );
const only = (name: string, bytes: Uint8Array) => {
  const read = textsOf(name, bytes);
  return read.kind === 'texts' ? read.texts : read.problem;
};

describe('a file that is brought', () => {
  test('is read in whatever PowerShell, a mail or an old console wrote it', () => {
    const text = 'Nombre: más';
    const utf16be = Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
    for (const bytes of [
      Buffer.from(text),
      Buffer.from(`\uFEFF${text}`, 'utf16le'),
      utf16be,
      Buffer.from(text, 'latin1'),
    ])
      expect(only('a.txt', bytes)).toMatchObject([{ file: 'a.txt', machine: null, text }]);
  });

  test('may be a zip of one output a machine, each called after its machine', () => {
    const texts = only('all.zip', zip(['PC-01.txt', DLV], ['PC 02.txt', DLV], ['readme.docx', 'no']));
    expect(texts).toMatchObject([
      { file: 'PC-01.txt', machine: 'PC-01' },
      { file: 'PC 02.txt', machine: null },
    ]);
    const { records } = gather(Array.isArray(texts) ? texts : [], 'inventory');
    expect(records.map(({ machine }) => machine)).toEqual(['PC-01', '']);
    expect(missingIn(records, { machine: null, capturedAt: NOW })).toEqual({ machine: true, captured: false });
  });

  test('is refused where it is broken, holds nothing of use, or grows beyond measure', () => {
    expect(only('a.zip', zip(['PC-01.txt', DLV]).subarray(0, 60))).toBe('broken-zip');
    expect(only('a.zip', zip(['logo.png', 'x']))).toBe('nothing-in-zip');
    const large = Buffer.alloc(25 * 1024 * 1024, 0x20);
    expect(only('a.zip', zip(['1.csv', large], ['2.csv', large]))).toBe('too-large');
  });
});

test('a capture of the future is one of now: a wrong clock gives no machine more time', () => {
  const at = new Date('2027-11-25T10:00Z');
  const { records } = gather([{ file: null, machine: null, text: exported({ machine: 'A', at }) }], 'inventory');
  expect(completed(records, { machine: null, capturedAt: null }, NOW)).toMatchObject([{ capturedAt: NOW }]);
});

test('what is kept of lines that were not understood holds no key, however it was spelt, and is bounded', () => {
  const junk = Array.from({ length: 800 }, (_, line) => `row ${line} ${KEY.replaceAll('-', ' . ')} ${'x'.repeat(900)}`);
  const { left, linesLeft } = gather([{ file: 'a.txt', machine: null, text: junk.join('\n') }], 'inventory');
  expect(linesLeft).toBe(800);
  expect(left).toHaveLength(500);
  expect(Math.max(...left.map(({ text }) => text.length))).toBeLessThanOrEqual(200);
  expect(JSON.stringify(left)).not.toContain('NPPR9');
});

test('a key that a JSON spells in escapes is masked in what is kept of it', () => {
  const spelt = KEY.split('')
    .map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
  const text = `[{"Machine":"A","Name":"Windows ${spelt}","LicenseStatus":1,"CapturedAt":"2026-11-25T10:00:00Z"}]`;
  const { records } = gather([{ file: null, machine: null, text }], 'inventory');
  expect(records).toHaveLength(1);
  expect(JSON.stringify(records)).not.toContain(KEY);
});

describe('the settings of a move', () => {
  const form = {
    ...{ planFrom: undefined, marginHours: '72', workDays: ['5', '1'], workFrom: '8:30', workUntil: '17:00' },
    ...{ pilotSize: '5', waveSize: '50', hoursBetween: '24' },
  };
  test('are read as people write them', () => {
    expect(readSettings(form)).toEqual({
      ...{ planFrom: null, marginHours: 72, workDays: [1, 5], workFrom: 510, workUntil: 1_020 },
      ...{ pilotSize: 5, waveSize: 50, hoursBetween: 24 },
    });
  });

  test.each([
    [{ planFrom: '2026-02-30' }, { field: 'planFrom', kind: 'not-a-day' }],
    [{ marginHours: '-1' }, { field: 'marginHours', kind: 'outside', min: 0, max: 720 }],
    [{ marginHours: undefined }, { field: 'marginHours', kind: 'outside', min: 0, max: 720 }],
    [{ workDays: [] }, { field: 'workDays', kind: 'missing' }],
    [{ workDays: ['9'] }, { field: 'workDays', kind: 'missing' }],
    [{ workFrom: '25:00' }, { field: 'workFrom', kind: 'not-a-time' }],
    [{ workUntil: '8:30' }, { field: 'workUntil', kind: 'before-its-beginning' }],
    [{ pilotSize: '-1' }, { field: 'pilotSize', kind: 'outside', min: 0, max: 500 }],
    [{ waveSize: '1e3' }, { field: 'waveSize', kind: 'outside', min: 1, max: 5_000 }],
  ])('%j is told at its field', (change, problem) => {
    expect(readSettings({ ...form, ...change })).toEqual({ problems: [problem] });
  });

  test('a title is one line of so many letters, and nobody’s key', () => {
    expect(readTitle(`  HQ\u202E\n servers ${KEY} `)).toBe('HQ servers •••••');
    expect(readTitle('a '.repeat(200)).length).toBeLessThanOrEqual(80);
    expect(readTitle(undefined)).toBe('');
  });
});
