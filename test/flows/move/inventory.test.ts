import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskKeys } from '../../../src/flows/move/inventory/masking.ts';
import { COLUMNS } from '../../../src/flows/move/inventory/rows.ts';
import { coreTimeOf } from '../../support/cpu-time.ts';
import { readInventory } from './at-once.ts';

const KEY = 'NPPR9-FWDCX-D2C8J-H872K-2YT43';
const SLMGR = `Name: Windows(R), Professional edition
Description: Windows(R) Operating System, VOLUME_KMSCLIENT channel
Activation ID: 2de67392-b7a7-462a-b1ca-108dd189f588
Application ID: 55c92734-d682-4d71-983e-d6ec3f16059f
Extended PID: 00330-03271-007-000000-03-1033-19041.0000-1662022
Product Key Channel: Volume:GVLK
Installation ID: 087656427883463786437237461823746187236418723641823746182374618
Use License URL: https://activation-v2.sls.microsoft.com/SLActivateProduct/SLActivateProduct.asmx
Partial Product Key: T83GX
License Status: Licensed
Volume activation expiration: 234564 minute(s) (163 day(s))
Remaining Windows rearm count: 1001
Key Management Service client information
    Registered KMS machine name: kms.fabrikam.nl:1688
    Activation interval: 120 minutes
    Renewal interval: 10080 minutes`;
const OSPP = `---Processing--------------------------
---------------------------------------
PRODUCT ID: 00339-10000-00000-AA310
SKU ID: d450596f-894d-49e0-966a-fd39ed4c4c64
LICENSE NAME: Office 16, Office16ProPlusVL_KMS_Client edition
LICENSE DESCRIPTION: Office 16, VOLUME_KMSCLIENT channel
BETA EXPIRATION: 01/01/1601
LICENSE STATUS:  ---LICENSED---
REMAINING GRACE: 170 days  (244800 minute(s) before expiring)
Last 5 characters of installed product key: WFG99
Activation Type Configuration: ALL
        KMS machine name from DNS: kms.fabrikam.nl:1688
---------------------------------------
---Exiting-----------------------------`;
const windows = {
  product: 'Windows(R), Professional edition',
  kind: 'windows-client',
  channel: 'kms-client',
  status: 'licensed',
  minutesLeft: 234_564,
  partialKey: 'T83GX',
  kmsHost: 'kms.fabrikam.nl',
};
const office = {
  kind: 'office',
  channel: 'kms-client',
  status: 'licensed',
  minutesLeft: 244_800,
  partialKey: 'WFG99',
  activationId: 'd450596f-894d-49e0-966a-fd39ed4c4c64',
};

const wrapped = (text: string) =>
  text
    .split('\n')
    .map((line) => line.replace(/(.{80})(?=.)/g, '$1\n'))
    .join('\n');
const eachLine = (change: (line: string) => string) => (text: string) => text.split('\n').map(change).join('\n');
const DIRT: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'wrapped at 80 columns': wrapped,
  'quoted in a mail': eachLine((line) => `> > ${line}`),
  indented: eachLine((line) => `      ${line}`),
  'with line ends of Windows and empty lines': (text) => text.replaceAll('\n', '\r\n\r\n'),
  'after a banner and a prompt': (text) =>
    `Microsoft (R) Windows Script Host Version 5.812\nCopyright (C) Microsoft Corporation. All rights reserved.\n\nC:\\Windows\\system32>cscript slmgr.vbs /dlv\n${text}\nC:\\Windows\\system32>`,
  'in a code fence': (text) => `\`\`\`\n${text}\n\`\`\``,
  'with a byte order mark and blanks of the web': (text) => `\uFEFF${text.replaceAll(': ', ':\u00A0')}`,
};

describe('output of a console is read by what is never translated', () => {
  for (const [how, dirty] of Object.entries(DIRT))
    test(how, () => {
      expect(readInventory(dirty(SLMGR))).toMatchObject({ records: [windows], notUnderstood: [], masked: 0 });
      expect(readInventory(dirty(OSPP)).records).toMatchObject([office]);
    });

  const LABELS = {
    nl: [
      'Naam',
      'Beschrijving',
      'Gedeeltelijke productcode',
      'Licentiestatus: gelicentieerd',
      'Volumeactivering verloopt',
    ],
    de: [
      'Name',
      'Beschreibung',
      'Product Key (teilweise)',
      'Lizenzstatus: Lizenziert',
      'Ablauf der Volumenaktivierung',
    ],
    fr: [
      'Nom',
      'Description',
      'Clé de produit partielle',
      'État de la licence: avec licence',
      'Expiration de l’activation en volume',
    ],
  } as const;
  test.each(Object.entries(LABELS))('with labels in %s', (_, [name, description, key, status, expiration]) => {
    const text = `${name}: Windows(R), ServerStandard edition\n${description}: Windows(R) Operating System, VOLUME_KMSCLIENT channel\n${key}: VDYBN\n${status}\n${expiration}: 1440 (1)`;
    expect(readInventory(text).records).toMatchObject([
      { kind: 'windows-server', channel: 'kms-client', status: 'licensed', minutesLeft: 1_440, partialKey: 'VDYBN' },
    ]);
  });

  test('several machines and products in one text, each with its own clock', () => {
    const text = `Computer: PC-1\nCaptured: 2026-11-25 09:00\n${SLMGR}\n${OSPP}\n=== PC-2 ===\n${SLMGR.replace('234564', '1000').replace('(163', '(1')}\nC:\\>cscript slmgr.vbs PC-3 /dlv\n${SLMGR}`;
    const { records } = readInventory(text);
    expect(records.map(({ machine, kind, minutesLeft }) => [machine, kind, minutesLeft])).toEqual([
      ['PC-1', 'windows-client', 234_564],
      ['PC-1', 'office', 244_800],
      ['PC-2', 'windows-client', 1_000],
      ['PC-3', 'windows-client', 234_564],
    ]);
    expect(records[0]?.capturedAt).toEqual(new Date('2026-11-25T09:00Z'));
    expect(records[2]?.capturedAt).toBeNull();
  });

  test('an error code is kept, one that only informs is not; Office says RETAIL(MAK) of a MAK', () => {
    const text = `LICENSE NAME: Office 16, Office16ProPlusVL_MAK edition\nLICENSE DESCRIPTION: Office 16, RETAIL(MAK) channel\nLICENSE STATUS:  ---NOTIFICATIONS---\nERROR CODE: 0xC004C020\nLast 5 characters of installed product key: 2YT43`;
    expect(readInventory(text).records).toMatchObject([
      { channel: 'mak', status: 'notification', reason: '0xC004C020' },
    ]);
    expect(readInventory(text.replace('0xC004C020', '0x4004F040')).records).toMatchObject([{ reason: null }]);
  });

  test('what is not understood is kept with its line', () => {
    const { notUnderstood } = readInventory(`hello there\n${SLMGR}\nshall we have lunch`);
    expect(notUnderstood).toEqual([
      { number: 1, text: 'hello there' },
      { number: 18, text: 'shall we have lunch' },
    ]);
  });
});

describe('a full product key is masked before anything is kept', () => {
  const broken = `Installed product key NPPR9-FWDCX-D2\n> C8J-H872K-2YT43 successfully.`;
  test.each([
    KEY,
    KEY.toLowerCase(),
    KEY.replaceAll('-', ' '),
    KEY.replaceAll('-', ''),
    KEY.replaceAll('-', '–'),
    broken,
  ])('%s', (text) => {
    const { text: left, count } = maskKeys(`x ${text} y`);
    expect(count).toBe(1);
    expect(left).not.toMatch(/NPPR9|H872K|2YT43/i);
  });

  test('never an Installation ID, a product ID or the last five characters', () => {
    expect(maskKeys(`${SLMGR}\n${OSPP}\nT83GX\nWFG99\nVDYBN\n2YT43\nW269N`).count).toBe(0);
    fc.assert(
      fc.property(
        fc.stringMatching(/^[0-9]{54,63}$/),
        fc.constantFrom('', ' ', '-'),
        fc.integer({ min: 5, max: 7 }),
        (digits, between, size) => {
          const grouped = digits.match(new RegExp(`.{1,${size}}`, 'g'))?.join(between) ?? '';
          expect(maskKeys(`Installation ID: ${grouped}`).count).toBe(0);
        },
      ),
      { numRuns: Number(process.env['FUZZ_RUNS'] ?? 200) },
    );
  });
});

const machine = fc.record({
  Machine: fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,14}$/),
  minutes: fc.integer({ min: 1, max: 259_200 }),
  name: fc.constantFrom(
    'Windows(R), Enterprise edition',
    'Windows(R), "Core", edition; x',
    'Office 16, Office16ProPlusVL_KMS_Client edition',
  ),
});

test('the CIM export comes back as it went, as CSV and as JSON', () => {
  fc.assert(
    fc.property(
      fc.array(machine, { minLength: 1, maxLength: 20 }),
      fc.constantFrom(',', ';'),
      (machines, delimiter) => {
        const rows = machines.map(({ Machine, minutes, name }) => ({
          Machine,
          CapturedAt: '2026-11-25T10:00:00.0000000Z',
          Name: name,
          Description: 'VOLUME_KMSCLIENT channel',
          ID: '2de67392-b7a7-462a-b1ca-108dd189f588',
          ApplicationID: '55c92734-d682-4d71-983e-d6ec3f16059f',
          LicenseStatus: '1',
          LicenseStatusReason: '0',
          GracePeriodRemaining: String(minutes),
          PartialProductKey: 'T83GX',
          ProductKeyChannel: 'Volume:GVLK',
          KeyManagementServiceMachine: '',
          DiscoveredKeyManagementServiceMachineName: 'kms01',
          VLActivationType: '2',
          ADActivationObjectDN: '',
        }));
        const quoted = (values: readonly string[]) =>
          values.map((value) => `"${value.replaceAll('"', '""')}"`).join(delimiter);
        const csv = [quoted(COLUMNS), ...rows.map((row) => quoted(COLUMNS.map((column) => row[column])))].join('\r\n');
        const expected = machines.map(({ Machine, minutes, name }) => ({
          machine: Machine,
          product: name,
          minutesLeft: minutes,
          channel: 'kms-client',
          capturedAt: new Date('2026-11-25T10:00Z'),
        }));
        expect(readInventory(csv)).toMatchObject({ records: expected, notUnderstood: [] });
        expect(readInventory(JSON.stringify(rows)).records).toEqual(readInventory(csv).records);
      },
    ),
    { numRuns: Number(process.env['FUZZ_RUNS'] ?? 50) },
  );
});

test('a list of VAMT is read by the names of its elements and attributes', () => {
  const text = `<?xml version="1.0"?><SoftwareLicensingData><Computers><Computer Name="SRV-1" OSEdition="x"><Products><Product><Sku Id="2de67392-b7a7-462a-b1ca-108dd189f588" Name="Windows(R), ServerStandard edition" ApplicationId="55c92734-d682-4d71-983e-d6ec3f16059f"/><Description>VOLUME_KMSCLIENT channel</Description><LicenseStatus>1</LicenseStatus><GracePeriodRemaining>1200</GracePeriodRemaining></Product></Products></Computer></Computers></SoftwareLicensingData>`;
  expect(readInventory(text).records).toMatchObject([{ machine: 'SRV-1', kind: 'windows-server', minutesLeft: 1_200 }]);
});

test('whatever it is given, it neither throws nor lets a key through', () => {
  const pieces = fc.constantFrom(
    ...SLMGR.split('\n'),
    ...OSPP.split('\n'),
    KEY,
    '"',
    ',',
    '<Product>',
    '[{',
    '\n',
    ':',
    '> ',
    COLUMNS.join(','),
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(pieces, fc.string()), { maxLength: 40 }),
      fc.constantFrom('\n', ' ', ''),
      (parts, between) => {
        const read = readInventory(parts.join(between));
        const masked = maskKeys(parts.join(between)).text;
        expect(maskKeys(masked).count).toBe(0);
        expect(read.records.length).toBeLessThan(100);
      },
    ),
    { numRuns: Number(process.env['FUZZ_RUNS'] ?? 200) },
  );
});

test.each([
  ' ',
  '"',
  ',',
  ':',
  'a',
  '1 ',
  '<',
  '-',
  '> ',
  'B2',
  '((',
  'VOLUME_',
  '\n',
  '[\n',
  '{"\n',
  'LicenseStatus : 1\n',
  '"a,\n',
  'a,b\n',
  'Name,LicenseStatus,x\n',
])('it takes no more than its share of time: %j', (piece) => {
  const much = piece.repeat(Math.ceil(200_000 / piece.length));
  const spent = coreTimeOf(() => {
    readInventory(`LicenseStatus,Name,x\n${much}`);
    readInventory(much);
  });
  expect(spent).toBeLessThan(1_000);
});

test('ten thousand machines in one text', () => {
  const values = (number: number) =>
    `SRV-${number},2026-11-25T10:00:00Z,"Windows(R), ServerStandard edition",VOLUME_KMSCLIENT channel,,,1,0,43200,VDYBN,Volume:GVLK,,kms,2,`;
  const text = `${COLUMNS.join(',')}\n${Array.from({ length: 10_000 }, (_, number) => values(number)).join('\n')}`;
  const spent = coreTimeOf(() =>
    expect(readInventory(text)).toMatchObject({ records: { length: 10_000 }, notUnderstood: [] }),
  );
  expect(spent).toBeLessThan(2_000);
});
