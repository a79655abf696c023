import { beforeEach, describe, expect, test } from 'vitest';
import { kitFiles } from '../../../src/flows/move/kit/kit.ts';
import type { KitMachine } from '../../../src/flows/move/kit/wave.ts';
import { translatorFor } from '../../../src/i18n/translator.ts';
import { runScript } from '../../support/powershell/run.ts';
import type { FakeMachine, FakeProduct, World } from '../../support/powershell/world.ts';
import { readInventory, readResults } from './at-once.ts';

/** Made up, each of the shape of a product key. */
const MAK = 'NPPR9-FWDCX-D2C8J-H872K-2YT43';
const OFFICE_MAK = 'XQNVK-8JYDB-WJ9W3-YJ8YR-WFG99';
const CLIENT_KEY = 'W269N-WFGWX-YVC9B-4J6C9-T83GX';
const HOST_KEY = 'RC3TJ-PQ7YD-VB2WX-KTM4H-46789';

const FOLDER = 'C:\\kit';
const AT = new Date('2026-11-27T09:15:00Z');
const WINDOWS = '55c92734-d682-4d71-983e-d6ec3f16059f';
const OFFICE = '0ff1ce15-a989-479d-af46-f275c6370663';
const IDS = {
  client: '2de67392-b7a7-462a-b1ca-108dd189f588',
  mak: '4de7cb65-cdf1-4de9-8ae8-e3cce27b9f2c',
  host: '9a9a9a92-b7a7-462a-b1ca-108dd189f588',
};
const OFFICE_IDS = { client: 'd450596f-894d-49e0-966a-fd39ed4c4c64', mak: 'c47456e3-265d-47b6-8ca0-c30abbd0ca36' };

function productOf(ID: string, channel: string, changes: Partial<FakeProduct> = {}): FakeProduct {
  return {
    ID,
    Name: 'Windows(R), Professional edition',
    Description: `Windows(R) Operating System, ${channel} channel`,
    ApplicationID: WINDOWS,
    ProductKeyChannel: '',
    PartialProductKey: '',
    LicenseStatus: 0,
    GracePeriodRemaining: 0,
    ...changes,
  };
}

const clientOf = (changes: Partial<FakeProduct> = {}) =>
  productOf(IDS.client, 'VOLUME_KMSCLIENT', {
    PartialProductKey: 'T83GX',
    LicenseStatus: 1,
    GracePeriodRemaining: 9_000,
    ...changes,
  });

/** A Windows machine on KMS. */
function machineOf(changes: Partial<FakeMachine> = {}): FakeMachine {
  const products = [clientOf(), productOf(IDS.mak, 'VOLUME_MAK'), productOf(IDS.host, 'VOLUME_KMS_WS16')];
  return { products, takes: { [MAK]: IDS.mak, [CLIENT_KEY]: IDS.client, [HOST_KEY]: IDS.host }, ...changes };
}

function officeMachine(): FakeMachine {
  const office = { ApplicationID: OFFICE };
  return {
    products: [
      clientOf(),
      productOf(OFFICE_IDS.client, 'VOLUME_KMSCLIENT', {
        ...office,
        Name: 'Office 16, Office16ProPlusVL_KMS_Client edition',
        PartialProductKey: 'WFG9X',
        LicenseStatus: 1,
        GracePeriodRemaining: 8_000,
      }),
      productOf(OFFICE_IDS.mak, 'RETAIL(MAK)', { ...office, Name: 'Office 16, Office16ProPlusVL_MAK edition' }),
    ],
    takes: { [OFFICE_MAK]: OFFICE_IDS.mak },
  };
}

const WINDOWS_PRODUCT = {
  kind: 'windows-client',
  product: 'Windows(R), Professional edition',
  activationId: IDS.client,
  partialKey: 'T83GX',
  deadline: null,
  order: 'Windows 11 Pro – order 5e7f',
} as const;
const OFFICE_PRODUCT = {
  kind: 'office',
  product: 'Office 16, Office16ProPlusVL_KMS_Client edition',
  activationId: OFFICE_IDS.client,
  partialKey: 'WFG9X',
  deadline: null,
  order: 'Office LTSC – order 91aa',
} as const;

let world: World;
beforeEach(() => {
  world = worldOf({});
});

function worldOf(
  fleet: Readonly<Record<string, FakeMachine>>,
  answers: readonly string[] = [],
  more: Partial<World> & { readonly wave?: readonly KitMachine[] } = {},
): World {
  const { wave, ...rest } = more;
  const machines = wave ?? Object.keys(fleet).map((name) => ({ name, products: [WINDOWS_PRODUCT] }));
  const { files } = kitFiles(
    { move: 'M-7', title: 'HQ', customer: 'Fabrikam B.V.', number: 3, startsAt: null, endsAt: null, machines },
    translatorFor('nl-NL'),
  );
  return {
    here: 'ADMIN-01',
    files: new Map(files.map(({ name, text }) => [`${FOLDER}\\${name}`, text])),
    answers: [...answers],
    machines: new Map(Object.entries(fleet)),
    screen: [],
    deeds: [],
    caught: [],
    now: AT,
    ...rest,
  };
}

/** Runs a script, and looks that no key is where it must not be. */
async function run(script: string, ...switches: readonly string[]): Promise<void> {
  await runScript(world, FOLDER, script, switches);
  const everywhere = [...world.screen, ...[...world.files.values()], ...world.deeds].join('\n');
  for (const key of [MAK, OFFICE_MAK, CLIENT_KEY, HOST_KEY])
    for (const part of key.split('-').slice(0, 4)) expect(everywhere).not.toContain(part);
}

const fileOf = (name: RegExp) => [...world.files].find(([path]) => name.test(path))?.[1] ?? '';
const results = () => readResults(fileOf(/results-20261127-091500\.csv$/)).results;
const changesOf = () => world.deeds.filter((deed) => !/StopService|StartService|RefreshLicenseStatus/.test(deed));

describe('roll-out.ps1, run over its syntax tree in a made-up fleet', () => {
  test('installs, activates at once and verifies, machine by machine, and writes results the desk reads', async () => {
    world = worldOf({ 'PC-01': machineOf(), 'SRV-02.example.com': machineOf() }, [MAK]);
    await run('roll-out.ps1');
    expect(changesOf()).toEqual([
      'PC-01 InstallProductKey …2YT43',
      'PC-01 Activate',
      'SRV-02.example.com InstallProductKey …2YT43',
      'SRV-02.example.com Activate',
    ]);
    expect(results()).toMatchObject([
      {
        machine: 'PC-01',
        outcome: 'done',
        step: 'verify',
        code: null,
        record: { channel: 'mak', status: 'licensed', partialKey: '2YT43', activationId: IDS.mak, capturedAt: AT },
      },
      { machine: 'SRV-02.example.com', outcome: 'done' },
    ]);
    expect(world.screen.join('\n')).toContain('Windows 11 Pro – order 5e7f');
    expect(world.screen.join('\n')).toContain('klaar        PC-01  (code …2YT43)');
  });

  test('run again, leaves what is done alone: no activation is used up', async () => {
    world = worldOf({ 'PC-01': machineOf() }, [MAK]);
    await run('roll-out.ps1');
    const before = changesOf().length;
    world.answers.push(MAK);
    await run('roll-out.ps1');
    expect(changesOf()).toHaveLength(before);
    expect(results().map(({ outcome }) => outcome)).toEqual(['done', 'done']);
  });

  test('Office: the old key is taken away once the new one is active, and only that of the same product', async () => {
    world = worldOf({ 'PC-01': officeMachine() }, ['', OFFICE_MAK], {
      wave: [{ name: 'PC-01', products: [WINDOWS_PRODUCT, OFFICE_PRODUCT] }],
    });
    await run('roll-out.ps1');
    expect(changesOf()).toEqual(['PC-01 InstallProductKey …WFG99', 'PC-01 Activate', 'PC-01 UninstallProductKey']);
    const left = world.machines.get('PC-01')?.products.filter(({ PartialProductKey }) => PartialProductKey !== '');
    expect(left?.map(({ ID }) => ID)).toEqual([IDS.client, OFFICE_IDS.mak]);
    expect(results()).toMatchObject([{ outcome: 'done', record: { kind: 'office', channel: 'mak' } }]);
  });

  test('stops at the first machine on which the key has no activations left', async () => {
    const empty = machineOf({ refuses: { [IDS.mak]: '0xC004C020' } });
    world = worldOf({ 'PC-01': empty, 'PC-02': machineOf(), 'PC-03': machineOf() }, [MAK]);
    await run('roll-out.ps1');
    expect(results()).toMatchObject([{ machine: 'PC-01', outcome: 'failed', code: '0xC004C020', step: 'activate' }]);
    expect(world.deeds.join()).not.toContain('PC-02');
    expect(world.screen.join('\n')).toContain('Gestopt: de code heeft geen activeringen meer');
  });

  test('a key of another edition leaves the old one in place; after three failures in a row it stops', async () => {
    const other = () => machineOf({ takes: {} });
    world = worldOf({ 'PC-01': other(), 'PC-02': other(), 'PC-03': other(), 'PC-04': other() }, [MAK]);
    await run('roll-out.ps1');
    expect(results()).toHaveLength(3);
    expect(results()[0]).toMatchObject({
      code: '0xC004F069',
      step: 'install',
      record: { channel: 'kms-client', partialKey: 'T83GX', minutesLeft: 9_000 },
    });
    expect(world.screen.join('\n')).toContain('Gestopt na 3 mislukkingen');
  });

  test('a machine that is not reached does not keep the others waiting', async () => {
    world = worldOf({ 'PC-01': machineOf({ unreachable: '0x800706BA' }), 'PC-02': machineOf() }, [MAK]);
    await run('roll-out.ps1', 'Dcom');
    expect(results()).toMatchObject([
      { machine: 'PC-01', outcome: 'failed', step: 'connect', code: '0x800706BA', record: null },
      { machine: 'PC-02', outcome: 'done' },
    ]);
  });

  test('what is no KMS client is left as it is', async () => {
    const retail = machineOf({
      products: [productOf(IDS.client, 'RETAIL', { PartialProductKey: '3V66T', LicenseStatus: 1 })],
    });
    world = worldOf({ 'PC-01': retail }, [MAK]);
    await run('roll-out.ps1');
    expect(changesOf()).toEqual([]);
    expect(results()).toMatchObject([{ step: 'check', record: { channel: 'retail' } }]);
  });

  test('the key of a KMS host is never activated where a MAK was meant', async () => {
    world = worldOf({ 'PC-01': machineOf() }, [HOST_KEY]);
    await run('roll-out.ps1');
    expect(changesOf()).toEqual(['PC-01 InstallProductKey …46789']);
    expect(results()).toMatchObject([{ outcome: 'failed', record: { channel: 'kms-host' } }]);
  });

  test('asks again for what is no key, and a product may be left for later', async () => {
    world = worldOf({ 'PC-01': machineOf() }, ['calc.exe', `${MAK}'`, MAK.replaceAll('-', ''), '']);
    await run('roll-out.ps1');
    expect(world.deeds).toEqual([]);
    expect(world.screen.filter((line) => line.startsWith('WARNING: Dat is geen productcode'))).toHaveLength(3);
    expect(world.screen.at(-1)).toBe('Er is niets gedaan.');
  });

  test('reads the key from a one-time page, of which the passphrase goes into the body and nowhere else', async () => {
    const asked: string[] = [];
    const link = `https://desk.example/handover/nl/${'a'.repeat(32)}`;
    world = worldOf({ 'PC-01': machineOf() }, [` ${link} `, 'ABCD-EFGH'], {
      page: (address, form) => {
        asked.push(`${address} ${JSON.stringify(form)}`);
        return `<main><code class="key" id="product-key">${MAK}</code></main>`;
      },
    });
    await run('roll-out.ps1', 'OneTimePage');
    expect(asked).toEqual([`${link} {"passphrase":"ABCD-EFGH"}`]);
    expect(results()).toMatchObject([{ outcome: 'done' }]);
    expect(world.screen.join('\n')).not.toContain('ABCD-EFGH');
  });

  test.each(['http://desk.example/handover/nl/', 'https://desk.example/handover/nl/../', 'file:///c:/'])(
    'opens no page but a one-time page over TLS: %s',
    async (address) => {
      world = worldOf({ 'PC-01': machineOf() }, [`${address}${'a'.repeat(32)}`], { page: () => 'opened' });
      await expect(run('roll-out.ps1', 'OneTimePage')).rejects.toThrow('Dat is niet de link');
      expect(world.deeds).toEqual([]);
    },
  );

  test('-Here does this machine and no other', async () => {
    world = worldOf({ 'PC-01': machineOf(), 'PC-02': machineOf() }, [MAK], { here: 'PC-02' });
    await run('roll-out.ps1', 'Here');
    expect(results()).toMatchObject([{ machine: 'PC-02', outcome: 'done' }]);
    expect(world.deeds.join()).not.toContain('PC-01');
  });

  test('names in a file of machines that somebody changed stay data, and what is no name is passed over', async () => {
    world = worldOf({ 'PC-01': machineOf() }, [MAK]);
    const path = `${FOLDER}\\machines.csv`;
    const row = (name: string) => `"${name.replaceAll('"', '""')}",windows,x,,,,\r\n`;
    const names = [`'; calc; '`, '"', '$(calc)', '`calc`', 'a & b', 'a|b', '%COMSPEC%', 'a\r\nb', 'PC 01', '-Dcom', ''];
    world.files.set(path, (world.files.get(path) ?? '') + names.map(row).join(''));
    await run('roll-out.ps1');
    expect(results().map(({ machine }) => machine)).toEqual(['PC-01']);
    expect(world.screen.filter((line) => line.startsWith('WARNING: Een regel'))).toHaveLength(names.length);
  });

  test('a file of machines that a spreadsheet saved with semicolons is read, one without the columns is not', async () => {
    world = worldOf({ 'PC-01': machineOf() }, [MAK]);
    const path = `${FOLDER}\\machines.csv`;
    world.files.set(path, 'machine;kind;product;activationId;order\r\nPC-01;windows;Windows;;x\r\n');
    await run('roll-out.ps1');
    expect(results()).toMatchObject([{ outcome: 'done' }]);
    world.files.set(path, 'name\r\nPC-01\r\n');
    await expect(run('roll-out.ps1')).rejects.toThrow('geen kolom machine');
  });
});

describe('the other scripts', () => {
  test('roll-back.ps1 puts the KMS client key back and activates by KMS', async () => {
    world = worldOf({ 'PC-01': machineOf() }, [MAK]);
    await run('roll-out.ps1');
    world.answers.push(CLIENT_KEY);
    await run('roll-back.ps1');
    expect(changesOf().slice(2)).toEqual(['PC-01 InstallProductKey …T83GX', 'PC-01 Activate']);
    expect(readResults(fileOf(/roll-back-.*\.csv$/)).results).toMatchObject([
      {
        outcome: 'not-done',
        step: 'verify',
        record: { channel: 'kms-client', status: 'licensed', minutesLeft: 259_200 },
      },
    ]);
  });

  test('verify.ps1 changes nothing and writes an inventory the desk reads', async () => {
    world = worldOf({ 'PC-01': officeMachine(), 'PC-02': machineOf({ unreachable: '0x800706BA' }) });
    await run('verify.ps1');
    expect(world.deeds).toEqual([]);
    const { records, notUnderstood } = readInventory(fileOf(/inventory-.*\.csv$/));
    expect(notUnderstood).toEqual([]);
    expect(records.map(({ machine, kind, minutesLeft }) => [machine, kind, minutesLeft])).toEqual([
      ['PC-01', 'windows-client', 9_000],
      ['PC-01', 'office', 8_000],
    ]);
    expect(world.screen.join('\n')).toContain('0x800706BA');
  });
});
