import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskKeys } from '../../../src/flows/move/inventory/masking.ts';
import { COLUMNS } from '../../../src/flows/move/inventory/rows.ts';
import { readInventory, readResults } from './at-once.ts';

const RUNS = { numRuns: Number(process.env['FUZZ_RUNS'] ?? 120) };
const KEY = 'NPPR9-FWDCX-D2C8J-H872K-2YT43';
const ID = '2de67392-b7a7-462a-b1ca-108dd189f588';

/** What a machine could say of a product, and what is to be read of it, however it is written down. */
const licence = fc.record({
  machine: fc.stringMatching(/^[A-Z][A-Za-z0-9]{0,12}(-[A-Za-z0-9]{1,6}){0,2}(\.fabrikam\.nl)?$/),
  product: fc.constantFrom(
    'Windows(R), Professional edition',
    'Windows(R), ServerStandard edition',
    'Windows(R), EnterpriseS edition',
  ),
  kind: fc.constantFrom('KMSCLIENT' as const, 'MAK' as const),
  minutes: fc.integer({ min: 1, max: 259_200 }),
  roundsUp: fc.boolean(),
  ending: fc.stringMatching(/^[BCDFGHJKMNPQRTVWXY2346789]{5}$/),
  installationId: fc.stringMatching(/^[0-9]{54,63}$/),
  host: fc.constantFrom('kms.fabrikam.nl', 'kms01'),
  byDirectory: fc.boolean(),
});
type Licence = typeof licence extends fc.Arbitrary<infer T> ? T : never;

/** Labels as consoles of those languages have them; what is read does not depend on any. */
const LABELS = {
  en: [
    'Name',
    'Description',
    'Activation ID',
    'Installation ID',
    'Partial Product Key',
    'License Status: Licensed',
    'Volume activation expiration',
    'Registered KMS machine name',
  ],
  nl: [
    'Naam',
    'Beschrijving',
    'Activerings-id',
    'Installatie-id',
    'Gedeeltelijke productcode',
    'Licentiestatus: gelicentieerd',
    'Volumeactivering verloopt over',
    'Geregistreerde KMS-computer',
  ],
  de: [
    'Name',
    'Beschreibung',
    'Aktivierungs-ID',
    'Installations-ID',
    'Product Key (teilweise)',
    'Lizenzstatus: Lizenziert',
    'Ablauf der Volumenaktivierung',
    'Registrierter KMS-Computer',
  ],
  fr: [
    'Nom',
    'Description',
    'ID d’activation',
    'ID d’installation',
    'Clé de produit partielle',
    'État de la licence: avec licence',
    'Expiration de l’activation',
    'Ordinateur KMS inscrit',
  ],
  es: [
    'Nombre',
    'Descripción',
    'Id. de activación',
    'Id. de instalación',
    'Clave de producto parcial',
    'Estado de la licencia: con licencia',
    'Expiración de la activación',
    'Equipo KMS registrado',
  ],
} as const;

const daysOf = ({ minutes, roundsUp }: Licence) => (roundsUp ? Math.ceil : Math.floor)(minutes / 1_440);
const DIRECTORY = 'CN=Forest,CN=Activation Objects,CN=Microsoft SPP,CN=Services,CN=Configuration,DC=fabrikam,DC=nl';

function consoleOf(licences: readonly Licence[], language: keyof typeof LABELS): string {
  const [name, description, id, installation, partial, status, expiration, host] = LABELS[language];
  return licences
    .map((one) =>
      [
        `Computer: ${one.machine}`,
        'Captured: 2026-11-25 10:00',
        '',
        `${name}: ${one.product}`,
        `${description}: Windows(R) Operating System, VOLUME_${one.kind} channel`,
        `${id}: ${ID}`,
        `${installation}: ${one.installationId}`,
        `${partial}: ${one.ending}`,
        status,
        ...(one.kind === 'MAK' ? [] : [`${expiration}: ${one.minutes} minute(s) (${daysOf(one)} day(s))`]),
        ...(one.kind === 'MAK'
          ? []
          : one.byDirectory
            ? [`    AO DN: ${DIRECTORY}`]
            : [`    ${host}: ${one.host}:1688`]),
      ].join('\n'),
    )
    .join('\n\n');
}

function rowOf(one: Licence): Record<(typeof COLUMNS)[number], string> {
  const isClient = one.kind === 'KMSCLIENT';
  return {
    Machine: one.machine,
    CapturedAt: '2026-11-25T10:00:00.0000000Z',
    Name: one.product,
    Description: `Windows(R) Operating System, VOLUME_${one.kind} channel`,
    ID,
    ApplicationID: '55c92734-d682-4d71-983e-d6ec3f16059f',
    LicenseStatus: '1',
    LicenseStatusReason: '0',
    GracePeriodRemaining: isClient ? String(one.minutes) : '0',
    PartialProductKey: one.ending,
    ProductKeyChannel: isClient ? 'Volume:GVLK' : 'Volume:MAK',
    KeyManagementServiceMachine: isClient && !one.byDirectory ? one.host : '',
    DiscoveredKeyManagementServiceMachineName: '',
    VLActivationType: isClient ? (one.byDirectory ? '1' : '2') : '0',
    ADActivationObjectDN: isClient && one.byDirectory ? DIRECTORY : '',
  };
}

const FORMS: Readonly<Record<string, (licences: readonly Licence[]) => string>> = {
  ...Object.fromEntries(
    (['en', 'nl', 'de', 'fr', 'es'] as const).map((language) => [
      `slmgr ${language}`,
      (licences: readonly Licence[]) => consoleOf(licences, language),
    ]),
  ),
  CSV: (licences) => csvOf(licences, ','),
  'CSV with semicolons': (licences) => csvOf(licences, ';'),
  JSON: (licences) => JSON.stringify(licences.map(rowOf), null, 2),
  'JSON on one line': (licences) => JSON.stringify(licences.map(rowOf)),
  'Format-List': (licences) =>
    licences
      .map((one) =>
        Object.entries(rowOf(one))
          .map(([name, value]) => `${name.padEnd(42)}: ${value}`)
          .join('\n'),
      )
      .join('\n\n'),
};

function csvOf(licences: readonly Licence[], delimiter: string): string {
  const quoted = (values: readonly string[]) => values.map((value) => `"${value}"`).join(delimiter);
  return [quoted(COLUMNS), ...licences.map(rowOf).map((row) => quoted(COLUMNS.map((column) => row[column])))].join(
    '\n',
  );
}

const eachLine = (change: (line: string) => string) => (text: string) => text.split('\n').map(change).join('\n');
/** In the order in which it happens: the console breaks lines, then a person copies and sends them. */
const DIRT: readonly (readonly [string, (text: string) => string])[] = [
  [
    'a banner and a prompt',
    (text) =>
      `Microsoft (R) Windows Script Host, versie 5.812\nCopyright (C) Microsoft Corporation. Alle rechten voorbehouden.\n\nPS C:\\Windows\\system32> .\\look.ps1\n${text}\nPS C:\\Windows\\system32>`,
  ],
  ['80 columns', eachLine((line) => line.replace(/(.{80})(?=.)/g, '$1\n'))],
  ['a quotation', eachLine((line) => `> ${line}`)],
  ['an indentation', eachLine((line) => `    ${line}`)],
  ['line ends of Windows', (text) => text.replaceAll('\n', '\r\n')],
  ['marks of the web', (text) => `\uFEFF${text.replaceAll(': ', ':\u00A0')}`],
];

const pasted = fc.record({
  licences: fc.uniqueArray(licence, { minLength: 1, maxLength: 5, selector: ({ machine }) => machine.toLowerCase() }),
  form: fc.constantFrom(...Object.keys(FORMS)),
  dirt: fc.subarray(DIRT.map(([name]) => name)),
});

function textOf({
  licences,
  form,
  dirt,
}: {
  licences: readonly Licence[];
  form: string;
  dirt: readonly string[];
}): string {
  const clean = FORMS[form]?.(licences) ?? '';
  return DIRT.filter(([name]) => dirt.includes(name)).reduce((text, [, soil]) => soil(text), clean);
}

describe('what is pasted, from the grammar of the tools and of what happens on the way', () => {
  test('is read as it was meant, whatever became of it', () => {
    fc.assert(
      fc.property(pasted, (given) => {
        const { records, masked } = readInventory(textOf(given));
        expect(masked).toBe(0);
        const seen = records.map(({ machine, product, channel, status, minutesLeft, partialKey, kmsHost }) => ({
          machine,
          product,
          channel,
          status,
          minutesLeft,
          partialKey,
          kmsHost,
        }));
        expect(seen).toEqual(
          given.licences.map((one) => ({
            machine: one.machine,
            product: one.product,
            channel: one.kind === 'MAK' ? 'mak' : one.byDirectory ? 'ad-based' : 'kms-client',
            status: 'licensed',
            minutesLeft: one.kind === 'MAK' ? null : one.minutes,
            partialKey: one.ending,
            kmsHost: one.kind === 'MAK' || one.byDirectory ? null : one.host,
          })),
        );
        expect(records.every(({ capturedAt }) => capturedAt?.toISOString() === '2026-11-25T10:00:00.000Z')).toBe(true);
      }),
      RUNS,
    );
  });

  test('a full key in it is masked wherever it stands, and an Installation ID never is', () => {
    fc.assert(
      fc.property(pasted, fc.nat(), (given, place) => {
        const lines = textOf({ ...given, dirt: [] }).split('\n');
        lines.splice(place % (lines.length + 1), 0, `Installed product key ${KEY} successfully.`);
        const text = DIRT.filter(([name]) => given.dirt.includes(name)).reduce(
          (so, [, soil]) => soil(so),
          lines.join('\n'),
        );
        const read = readInventory(text);
        expect(read.masked).toBe(1);
        expect(JSON.stringify(read)).not.toMatch(/FWDCX|D2C8J|H872K/);
        expect(maskKeys(textOf(given)).count).toBe(0);
      }),
      RUNS,
    );
  });

  test('cut, mixed and doubled it may be misread, but nothing throws, hangs or grows', () => {
    fc.assert(
      fc.property(pasted, pasted, fc.nat(), fc.nat(), (one, other, from, until) => {
        const [first, second] = [textOf(one), textOf(other)];
        const text = first.slice(from % first.length) + second.slice(0, until % second.length) + first;
        expect(readInventory(text).records.length).toBeLessThan(40);
        expect(readResults(text).results.length).toBeLessThan(40);
      }),
      RUNS,
    );
  });
});

describe('the date of /xpr, whose order of day and month is that of the machine', () => {
  const CAPTURED = new Date('2026-11-25T10:00:00Z');
  const read = (told: string) =>
    readInventory(`Computer: PC-1\nWindows(R), Professional edition:\n    ${told}`, CAPTURED).records[0];
  const days = (minutes: number | null | undefined) => (minutes ?? Number.NaN) / 1_440;

  test.each([
    ['Volume activation will expire 5/20/2027 9:00:00 AM', '2027-05-19T19:00Z'],
    ['La activación de volumen expirará el 20/05/2027 9:00:00', '2027-05-19T19:00Z'],
    ['Die Volumenaktivierung läuft am 20.05.2027 09:00:00 ab', '2027-05-19T19:00Z'],
    ['Volumeactivering verloopt op 20-5-2027 21:00:00', '2027-05-20T07:00Z'],
    ['Volume activation will expire 2027-05-20 09:00', '2027-05-19T19:00Z'],
    // It may be 4 March or 3 April: the earlier one, so that nothing is late.
    ['Volume activation will expire 03/04/2027 09:00:00', '2027-03-03T19:00Z'],
    // 5 January is over half a year ago or more than half a year ahead; 1 May is the only one that can be.
    ['Volume activation will expire 01/05/2027 09:00:00', '2027-01-04T19:00Z'],
  ])('%s', (told, until) => {
    const record = read(told);
    expect(record).toMatchObject({ machine: 'PC-1', channel: 'kms-client' });
    expect(record?.minutesLeft).toBe((new Date(until).getTime() - CAPTURED.getTime()) / 60_000);
  });

  test('is no date where no activation can last so long, and nothing without the moment of the capture', () => {
    expect(read('Volume activation will expire 20/05/2031 09:00:00')).toMatchObject({ minutesLeft: null });
    expect(
      readInventory('Windows(R), Professional edition:\n    Volume activation will expire 20/05/2027').records,
    ).toMatchObject([{ minutesLeft: null }]);
    expect(days(read('Volume activation will expire 20/05/2027')?.minutesLeft)).toBeGreaterThan(170);
  });

  test('a permanent one has no date', () => {
    expect(read('The machine is permanently activated.')).toMatchObject({ status: 'licensed', minutesLeft: null });
  });
});
