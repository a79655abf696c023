import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { kitFiles, kitFor } from '../../../src/flows/move/kit/kit.ts';
import type { KitWave } from '../../../src/flows/move/kit/wave.ts';
import { keyView } from '../../../src/flows/hand-over/views-page.ts';
import { translatorFor } from '../../../src/i18n/translator.ts';
import { revealed } from '../../../src/kernel/revealed.ts';
import { mistakesIn, nodesOf, parsePowerShell } from '../../support/powershell/syntax.ts';

const KEY = 'NPPR9-FWDCX-D2C8J-H872K-2YT43';
const AT = new Date('2026-11-27T09:00:00Z');
const en = translatorFor('en-US', 'Europe/Amsterdam');
const nl = translatorFor('nl-NL', 'Europe/Amsterdam');

/** What breaks out of a quotation in PowerShell, in the command prompt, in a table or in a path, where it is put into one. */
const BREAKOUTS = [
  `'; Remove-Item C:\\ -Recurse; '`,
  '"; calc; "',
  '`whoami`',
  '$(calc)',
  '$env:USERNAME',
  'a & calc',
  'a | calc',
  '%COMSPEC%',
  '!COMSPEC!',
  'a\r\ncalc',
  'a;b',
  'a,b',
  '’; calc; ’',
  '=cmd|calc',
  '..\\..\\x',
  '-Dcom',
  '@{a=1}',
  'SRV 01',
  '\u202Egpj.exe',
  KEY,
  '',
];

const product = {
  kind: 'windows-client',
  product: 'Windows(R), Professional edition',
  activationId: '2de67392-b7a7-462a-b1ca-108dd189f588',
  partialKey: 'T83GX',
  deadline: new Date('2027-03-03T10:00:00Z'),
  order: 'Windows 11 Pro – order 5e7f, line 1',
} as const;

function waveOf(changes: Partial<KitWave> = {}): KitWave {
  return {
    move: 'M-7',
    title: 'HQ servers',
    customer: 'Fabrikam B.V.',
    number: 3,
    startsAt: AT,
    endsAt: new Date('2026-11-28T17:00:00Z'),
    machines: [{ name: 'PC-01', products: [product] }],
    ...changes,
  };
}

const hostile = waveOf({
  move: '../M-7',
  title: `HQ ${BREAKOUTS.join(' ')}`,
  customer: `${KEY.toLowerCase()} B.V.\r\ncalc`,
  machines: [
    ...BREAKOUTS.map((name) => ({ name, products: [product] })),
    {
      name: 'SRV-02.example.com',
      products: BREAKOUTS.map((name) => ({ ...product, product: name, order: name, kind: 'office' as const })),
    },
  ],
});

const textsOf = (wave: KitWave, t = en) => new Map(kitFiles(wave, t).files.map(({ name, text }) => [name, text]));

describe('the kit of a wave', () => {
  test('is a zip whose name and files stay where they are unpacked', () => {
    const kit = kitFor(hostile, en, AT);
    expect(kit.fileName).toBe('M-7-wave-3.zip');
    const files = unzipSync(kit.bytes);
    expect(Object.keys(files).sort()).toEqual([
      'README.txt',
      'licensing.ps1',
      'machines.csv',
      'roll-back.cmd',
      'roll-back.ps1',
      'roll-out.cmd',
      'roll-out.ps1',
      'texts.cmd',
      'texts.psd1',
      'verify.ps1',
    ]);
    expect(strFromU8(files['README.txt'] ?? new Uint8Array())).toContain('Wave 3 of ../M-7');
  });

  test.each([
    ['en', en],
    ['nl', nl],
  ])('holds no product key, whatever was written into titles and names: %s', (_, t) => {
    for (const [name, text] of textsOf(hostile, t)) {
      expect(text.match(/[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}/gi), name).toBeNull();
      expect(
        text.match(/[BCDFGHJKMNPQRTVWXY2346789]{5}(?:[^A-Z0-9]?[BCDFGHJKMNPQRTVWXY2346789]{5}){4}/gi),
        name,
      ).toBeNull();
    }
  });

  test('leaves out what is no name of a machine, and says so; the scripts are the same bytes whatever the wave is', () => {
    const { leftOut, machines } = kitFiles(hostile, en);
    expect(machines).toBe(1);
    expect(leftOut).toHaveLength(BREAKOUTS.length);
    const [plain, attacked] = [textsOf(waveOf()), textsOf(hostile)];
    for (const [name, text] of plain)
      if (!['README.txt', 'machines.csv'].includes(name)) expect(attacked.get(name), name).toBe(text);
    expect(attacked.get('README.txt')).toContain('Not the name of a machine');
  });

  test('has the machines as a table of which every field is one field, and no formula', () => {
    const text = textsOf(hostile).get('machines.csv') ?? '';
    const rows: Record<string, string>[] = parse(text, { bom: true, columns: true });
    expect(rows).toHaveLength(BREAKOUTS.length);
    for (const row of rows) expect(row).toMatchObject({ machine: 'SRV-02.example.com', kind: 'office' });
    expect(rows.filter(({ product: name }) => /^[=+@-]/.test(name ?? ''))).toEqual([]);
    expect(text.split('\r\n')).toHaveLength(BREAKOUTS.length + 2);
  });

  test.each([
    ['en', en],
    ['nl', nl],
  ])('is written as Windows reads it: %s', (_, t) => {
    for (const [name, text] of textsOf(hostile, t)) {
      expect(text.replaceAll('\r\n', ''), name).not.toMatch(/[\r\n]/);
      expect(text.startsWith('\uFEFF'), name).toBe(!name.endsWith('.cmd'));
      // Code pages of the prompt agree on nothing else.
      if (name.endsWith('.cmd')) expect(text, name).toMatch(/^[\x20-\x7E\r\n]*$/);
      if (name === 'README.txt') expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThan(500);
    }
  });
});

/** All that the scripts may call. What is not here is not called: nothing that runs a text, starts a program or reaches further. */
const COMMANDS = [
  'Export-Csv',
  'Get-CimInstance',
  'Get-Content',
  'ForEach-Object',
  'Group-Object',
  'Import-Csv',
  'Import-PowerShellDataFile',
  'Invoke-CimMethod',
  'Invoke-WebRequest',
  'Join-Path',
  'New-CimSession',
  'New-CimSessionOption',
  'New-Object',
  'Out-Null',
  'Read-Host',
  'Remove-CimSession',
  'Select-Object',
  'Set-StrictMode',
  'Sort-Object',
  'Start-Sleep',
  'Stop-Transcript',
  'Test-Path',
  'Where-Object',
  'Write-Debug',
  'Write-Host',
  'Write-Warning',
];

describe('its PowerShell', () => {
  const scripts = [...textsOf(hostile, nl)].filter(([name]) => /\.psd?1$/.test(name));

  test.each(scripts)('%s is PowerShell to its grammar', async (_, text) => {
    expect(mistakesIn(await parsePowerShell(text))).toEqual([]);
  });

  test('calls what it needs and nothing else, and runs nothing that it reads', async () => {
    const trees = await Promise.all(scripts.map(([, text]) => parsePowerShell(text)));
    const nodes = trees.flatMap(nodesOf);
    const own = nodes.filter(({ type }) => type === 'function_name').map(({ text }) => text);
    const called = new Set(nodes.filter(({ type }) => type === 'command_name').map(({ text }) => text));
    expect([...called].filter((name) => !own.includes(name) && !COMMANDS.includes(name))).toEqual([]);
    // `&` and `.`: the script block that is handed to Use-Secret, and the file with the shared functions.
    const invoked = nodes.filter(({ type }) => type === 'command_name_expr').map(({ text }) => text);
    expect([...new Set(invoked)].sort()).toEqual([`$Use`, `(Join-Path $PSScriptRoot 'licensing.ps1')`]);
  });

  test('puts nothing into a text by interpolation', async () => {
    for (const [name, text] of scripts) {
      const strings = nodesOf(await parsePowerShell(text)).filter(({ type }) => /expandable/.test(type));
      expect(
        strings.filter((string) => string.text.includes('$')).map((string) => string.text),
        name,
      ).toEqual([]);
    }
  });

  test('has the clear key in the calls that need it only: no command gets it as a parameter of its own', async () => {
    const nodes = nodesOf(await parsePowerShell(textsOf(waveOf()).get('licensing.ps1') ?? ''));
    const commands = nodes.filter(({ type, text }) => type === 'command' && text.includes('$plain'));
    const leaves = commands.filter(({ children }) => !children.some(({ text }) => /\{[^]*\$plain/.test(text)));
    expect(leaves.map(({ text }) => text)).toEqual([]);
  });

  test.each([
    ['en', en],
    ['nl', nl],
  ])('says its texts as they are in the catalogue, apostrophes and all: %s', async (_, t) => {
    const nodes = nodesOf(await parsePowerShell(textsOf(waveOf(), t).get('texts.psd1') ?? ''));
    const texts = nodes
      .filter(({ type }) => type === 'string_literal')
      .map(({ text }) => text.slice(1, -1).replace(/(['\u2018-\u201B])\1/g, '$1'));
    expect(texts).toContain(t('moveKit.said.noKeyOnPage'));
    expect(texts).toContain(t('moveKit.said.askClientKey', { product: '{0}' }));
  });

  test('finds the key on the one-time page as the desk writes it, and passes no other page for one', () => {
    const licensing = textsOf(waveOf()).get('licensing.ps1') ?? '';
    const pattern = /'(id="product-key">[^']*)'/.exec(licensing)?.[1] ?? '';
    const shown = { software: 'Windows 11 Pro', customer: 'Fabrikam B.V.', sender: 'Kim', more: 0 };
    expect(new RegExp(pattern).exec(keyView(nl, shown, revealed(KEY)))?.[1]).toBe(KEY);
    expect(new RegExp(pattern).exec(keyView(nl, shown, revealed('elsewhere')))).toBeNull();
    const shape = /\$KeyShape = '\\A([^']*)\\z'/.exec(licensing)?.[1] ?? '';
    expect(new RegExp(`^${shape}$`).test(` ${KEY} `)).toBe(true);
    for (const wrong of [KEY.replaceAll('-', ''), KEY.slice(1), `${KEY}'`, KEY.replace('N', 'A')])
      expect(new RegExp(`^${shape}$`).test(wrong), wrong).toBe(false);
  });
});
