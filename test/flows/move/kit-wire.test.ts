import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RESULT_COLUMNS } from '../../../src/flows/move/results/read.ts';
import { openDesk } from '../../support/desk.ts';
import type { Desk } from '../../support/desk.ts';
import { buys } from '../../support/gestures.ts';

const HEADER =
  'Machine,CapturedAt,Name,Description,LicenseStatus,LicenseStatusReason,GracePeriodRemaining,PartialProductKey';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  const agent = await desk.person('admin.agent');
  await buys(agent);
  await agent.waitsFor('Fulfilled', '#sales');
});
afterAll(() => desk.close());

/** A row of the export the desk hands out. */
const row = (machine: string, edition = 'ServerStandard') =>
  `${machine},${desk.clock.now().toISOString()},"Windows(R), ${edition} edition","Windows(R) Operating System, VOLUME_KMSCLIENT channel",1,0,43200,VDYBN`;

async function begins(title: string, ...rows: readonly string[]): Promise<void> {
  const agent = await desk.person('admin.agent');
  await agent.types('#sales', '/csp-move fabrikam');
  await agent.waitsFor(/\[New move\]|Europe\/Amsterdam/);
  if (!(await agent.sees()).includes('Europe/Amsterdam')) await agent.presses('New move');
  await agent.waitsFor('Europe/Amsterdam');
  await agent.fills({ Title: title });
  const [key = ''] = await agent.options('Keys');
  await agent.fills({ Keys: [key] });
  await agent.waitsFor('Activations of');
  await agent.fills({ Output: [HEADER, ...rows].join('\n') });
  await agent.submits('Begin');
  await agent.waitsFor(`The move “${title}” has begun`);
  await agent.closes({ all: true });
}

type Sent = { readonly name: string; readonly base64: string };

/** The zips that came to people, by what is in their files. */
async function kits(): Promise<Record<string, string>[]> {
  const { files } = (await desk.slack('/history')) as { readonly files: readonly Sent[] };
  return files
    .filter(({ name }) => name.endsWith('.zip'))
    .map(({ base64 }) => {
      const inside = unzipSync(Buffer.from(base64, 'base64'));
      return Object.fromEntries(Object.entries(inside).map(([name, bytes]) => [name, strFromU8(bytes)]));
    });
}

test('a kit of the machines that are to go comes by direct message, with the way to the key it asks for and no key in it', async () => {
  const agent = await desk.person('admin.agent');
  await begins('HQ servers', row('SRV-01'), row('SRV-02'), row('PC-03', 'Professional'));
  await agent.waitsFor('Move “HQ servers”', '#sales');
  await agent.presses('Wave kit');
  const form = await agent.waitsFor('All that are left to move: 3 machines');
  expect(form).toContain('It holds no product key');
  await agent.submits('Send me the kit');
  await agent.waitsFor('comes to you by direct message');
  await agent.closes({ all: true });

  const told = await agent.waitsFor('📦 The kit for all machines of “HQ servers”');
  expect(told).toContain('3 machines');
  expect(told).toMatch(/Windows Server 2022 Standard.*2 products/);
  expect(told).toContain('No key is chosen for Windows(R), Professional edition');
  expect(told).toContain('[Get key]');

  const [kit, ...others] = await kits();
  expect(others).toEqual([]);
  expect(kit?.['machines.csv']).toContain('SRV-01,windows,"Windows(R), ServerStandard edition"');
  expect(kit?.['machines.csv']).toMatch(/SRV-02.*Windows Server 2022 Standard.* – order .*, line 1/);
  expect(kit?.['README.txt']).toContain('Customer: Fabrikam B.V.');
  for (const text of Object.values(kit ?? {})) expect(text).not.toMatch(/[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}/i);

  const entries = await desk.database.read.ledgerEntry.findMany({
    where: { action: 'move.kit' },
    orderBy: { sequence: 'asc' },
  });
  expect(entries.map(({ outcome }) => outcome)).toEqual(['requested', 'sent']);

  // From the message straight to the form of that key.
  await agent.presses('Get key');
  expect(await agent.waitsFor('This is a MAK')).toContain('Windows Server 2022 Standard');
  await agent.closes({ all: true });
});

test('what the scripts of the kit wrote is brought back: done, or failed with what it means and what to do next', async () => {
  const agent = await desk.person('admin.agent');
  desk.clock.advance(60_000);
  const at = desk.clock.now().toISOString();
  const line = (machine: string, rest: string) => `"${machine}","Windows(R), ServerStandard edition","",${rest}`;
  const file = [
    RESULT_COLUMNS.map((column) => `"${column}"`).join(','),
    line('SRV-01', `"2YT43","VOLUME_MAK","1","","${at}","verify","0"`),
    line('SRV-02', `"2YT43","VOLUME_MAK","5","0xC004C020","${at}","activate","0"`),
    line('PC-03', `"","","","0x80070005","${at}","connect",""`),
  ].join('\r\n');
  await agent.presses('Bring results');
  await agent.waitsFor('What it is');
  await agent.fills({ 'What it is': 'What came of moving them (an error is a failure)', Output: file });
  await agent.submits('Take in');
  await agent.closes({ all: true });
  const told = await agent.waitsFor('1 done', '#sales');
  expect(told).toMatch(/2 failed \((?:1 MAK limit, 1 need elevation|1 need elevation, 1 MAK limit)\)/);

  await agent.presses('Machines');
  await agent.waitsFor('SRV-02');
  await agent.presses('Details');
  expect(await agent.waitsFor('The MAK has no activations left')).toContain('Stop the wave');
  await agent.closes({ all: true });
});

test('a wave has a kit of its own, in the language of whoever asks; who may not see keys is told whom to ask', async () => {
  await begins('Branch office', row('BR-01'), row('BR-02'));
  const move = await desk.database.read.move.findFirstOrThrow({ where: { title: 'Branch office' } });
  const now = desk.clock.now();
  const at = { startsAt: now, endsAt: new Date(now.getTime() + 3_600_000) };
  await desk.database.transaction(async (tx) => {
    const id = '0198f0aa-0000-7000-8000-000000000001';
    await tx.moveWave.create({ data: { id, moveId: move.id, number: 2, kind: 'regular', state: 'planned', ...at } });
    await tx.moveMachine.updateMany({ where: { moveId: move.id, name: 'BR-02' }, data: { wave: 2 } });
  });

  const helper = await desk.person('helpdesk.agent');
  await helper.waitsFor('Move “Branch office”', '#sales');
  await helper.presses('Wave kit');
  await helper.waitsFor('Wave 2: one machine');
  // Slack fails once while the file is handed over: it is sent again.
  await desk.slack('/faults', { method: 'files.completeUploadExternal', kind: 'status-500' });
  await helper.submits('Send me the kit');
  const told = await helper.waitsFor('📦 The kit for wave 2 of “Branch office”');
  expect(told).toContain('shown to Admin agents');
  expect(told).not.toContain('[Get key]');
  const kit = (await kits()).find((each) => each['README.txt']?.includes('Branch office'));
  expect(kit?.['machines.csv']).not.toContain('BR-01');
  expect(kit?.['machines.csv']).toContain('BR-02');
  await helper.closes({ all: true });

  const dutch = await desk.person('beheeragent');
  await dutch.waitsFor('Move “Branch office”', '#sales');
  await dutch.presses('Wave kit');
  await dutch.waitsFor('Golf 2: één machine');
  await dutch.submits('Stuur mij de kit');
  expect(await dutch.waitsFor('📦 De kit voor golf 2 van “Branch office”')).toContain('[Code ophalen]');
  await dutch.closes({ all: true });
});

test('P7: who may only look at moves gets no kit, and nothing is made', async () => {
  const seller = await desk.person('sales.agent');
  await seller.waitsFor('Move “HQ servers”', '#sales');
  const before = await desk.database.read.moveKit.count();
  await seller.presses('Wave kit');
  expect(await seller.waitsFor(/Nothing was done/)).toContain('Helpdesk agent');
  expect(await desk.database.read.moveKit.count()).toBe(before);
});
