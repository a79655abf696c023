import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk } from '../../support/desk.ts';
import type { Desk } from '../../support/desk.ts';
import { buys } from '../../support/gestures.ts';
import { exported, results } from './export-lines.ts';

const KEY = 'NPPR9-FWDCX-D2C8J-H872K-2YT43';
const MINUTE_MS = 60_000;

let desk: Desk;
/** when the inventory was captured */
let at: Date;
const later = (minutes: number) => new Date(at.getTime() + minutes * MINUTE_MS);

beforeAll(async () => {
  desk = await openDesk();
  at = desk.clock.now();
});
afterAll(() => desk.close());

test('a move is begun with a pasted inventory and the key of an order; its one message tells how it stands', async () => {
  const agent = await desk.person('admin.agent');
  await buys(agent);
  await agent.waitsFor('Fulfilled', '#sales');

  await agent.types('#sales', '/csp-move fabrikam');
  await agent.waitsFor('Europe/Amsterdam');
  const [key = ''] = await agent.options('Keys');
  expect(key).toContain('Windows Server 2022 Standard');
  await agent.fills({ Title: 'HQ servers', Keys: [key] });
  await agent.waitsFor('Activations of');
  const machines = ['SRV-01', 'SRV-02', 'SRV-03'].map((machine) => ({ machine, at }));
  const pasted = `${exported(...machines, { machine: 'SRV-04', at, minutes: 20_000 })}\nhello there ${KEY}`;
  await agent.fills({ [`Activations of ${key}`]: 'a few', Output: pasted });
  await agent.submits('Begin');
  expect(Object.values(await agent.errors()).join()).toContain('a number from 0');
  await agent.fills({ [`Activations of ${key}`]: '50' });
  await agent.submits('Begin');
  const seen = await agent.waitsFor('The move “HQ servers” has begun');
  expect(seen).toContain('4 licences, 4 new machines');
  expect(seen).toContain('A full product key stood in the text');
  await agent.presses('Show those lines');
  expect(await agent.waitsFor('Not understood')).toContain('hello there •••••');
  await agent.closes({ all: true });
  const told = await agent.waitsFor('Move “HQ servers”', '#sales');
  expect(told).toContain('4 machines, KMS → MAK');
  expect(told).toContain('4 to go');
});

test('the same brought twice changes nothing and says by whom it was brought; a text and a file together are one too many', async () => {
  const engineer = await desk.person('helpdesk.agent');
  await engineer.presses('Bring results');
  const machines = ['SRV-01', 'SRV-02', 'SRV-03'].map((machine) => ({ machine, at }));
  await engineer.fills({ Output: exported(...machines, { machine: 'SRV-04', at, minutes: 20_000 }) });
  await engineer.uploads('File', { name: 'more.csv', content: exported({ machine: 'SRV-09', at }) });
  await engineer.submits('Take in');
  expect((await engineer.errors())['File']).toContain('not both');
  await engineer.closes();

  await engineer.presses('Bring results');
  await engineer.fills({ Output: exported(...machines, { machine: 'SRV-04', at, minutes: 20_000 }) });
  await engineer.submits('Take in');
  expect(await engineer.waitsFor('was brought before')).toMatch(/by Kim .*Nothing was changed/);
  await engineer.closes();
});

test('a file that does not say of which machine it is is taken in once whoever brought it says so', async () => {
  const engineer = await desk.person('helpdesk.agent');
  await engineer.presses('Bring results');
  const dlv = `Name: Windows(R), ServerStandard edition
Description: Windows(R) Operating System, VOLUME_KMSCLIENT channel
License Status: Licensed
Volume activation expiration: 43200 minute(s) (30 day(s))`;
  await engineer.uploads('File', {
    name: 'dlv.txt',
    content: Buffer.from(`\uFEFF${dlv}`, 'utf16le'),
  });
  await engineer.submits('Take in');
  await engineer.waitsFor('is being read');
  await engineer.closes();
  await engineer.presses('Answer');
  await engineer.fills({ Machine: 'not a name', 'Captured at': 'now' });
  await engineer.submits('Submit');
  expect((await engineer.errors())['Machine']).toContain('not the name of a machine');
  await engineer.fills({ Machine: 'SRV-05' });
  await engineer.submits('Submit');
  await engineer.waitsFor('one licence, one new machine');
  await engineer.waitsFor('5 to go', '#sales');
});

test('results make machines done or failed, with the reason in words; what is left is written off by name, then the move closes', async () => {
  const agent = await desk.person('admin.agent');
  await agent.presses('Bring results');
  await agent.fills({ 'What it is': 'What came of moving them (an error is a failure)' });
  await agent.fills({
    Output: results(
      { machine: 'SRV-01', at: later(0), mak: '8XDDG' },
      { machine: 'SRV-02', at: later(0), mak: '8XDDG' },
      { machine: 'SRV-03', at: later(0), code: '0x80070005', step: 'activate' },
    ),
  });
  await agent.submits('Take in');
  await agent.waitsFor('3 results');
  await agent.closes();
  const told = await agent.waitsFor('2 done', '#sales');
  expect(told).toContain('1 failed (1 need elevation)');

  await agent.presses('Machines');
  await agent.fills({ Show: 'Failed' });
  await agent.waitsUntilGone('SRV-04');
  await agent.presses('Details');
  expect(await agent.waitsFor('Moving it failed')).toContain('0x80070005');
  await agent.closes();

  await agent.chooses('Close the move…');
  await agent.submits('Close it');
  const left = await agent.waitsFor('3 machines are left');
  expect(left).toContain('SRV-03, SRV-04, and SRV-05');
  await agent.presses('Write off…');
  await agent.fills({ Machines: 'SRV-03\nSRV-99', Reason: `scrapped, ${KEY}` });
  await agent.submits('Write off');
  expect((await agent.errors())['Machines']).toContain('SRV-99');
  await agent.fills({ Machines: 'srv-03\nSRV-04, SRV-05' });
  await agent.submits('Write off');
  await agent.waitsFor('3 machines are written off');
  await agent.closes();
  await agent.waitsFor('3 written off', '#sales');
});

test('P14: whoever cancels the order of the key is told of the machines that have it, and the move says it afterwards', async () => {
  const agent = await desk.person('admin.agent');
  const order = (await desk.database.read.moveKey.findFirstOrThrow()).orderId;
  await agent.types('#sales', `/csp-cancel ${order}`);
  const seen = await agent.waitsFor('must be removed from 2 machines in the move “HQ servers”');
  expect(seen).toContain('cancelled in Partner Center at once');
  await agent.closes();
});

test('a move closes once nothing is left, is written off by its name, and stays closed', async () => {
  const agent = await desk.person('admin.agent');
  await agent.chooses('Close the move…');
  await agent.submits('Close it');
  await agent.waitsFor('The move “HQ servers” is closed');
  await agent.closes();
  const told = await agent.waitsFor(/closed [A-Z]/, '#sales');
  expect(told).not.toContain('[Bring results]');

  await agent.chooses('Export as CSV');
  await agent.waitsFor('comes to you by direct message');
  await agent.closes();
  await agent.waitsFor('M-1.csv');

  await agent.chooses('Ask Microsoft for help');
  const asked = await agent.waitsFor('technical presales and deployment services request');
  expect(asked).toContain('Done: 2. Failed: 0. Left: 0.');
  await agent.closes();
});

test('P7: a Sales agent looks at moves and begins none', async () => {
  const seller = await desk.person('sales.agent');
  await seller.types('#sales', '/csp-move');
  const seen = await seller.waitsFor('is for Admin agents and Helpdesk agents');
  expect(seen).toContain('HQ servers');
  expect(seen).not.toContain('[New move]');
  await seller.closes();
});
