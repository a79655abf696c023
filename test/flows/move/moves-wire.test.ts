import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk } from '../../support/desk.ts';
import type { Desk } from '../../support/desk.ts';
import { buys } from '../../support/gestures.ts';

const KEY = 'NPPR9-FWDCX-D2C8J-H872K-2YT43';
const HEADER =
  'Machine,CapturedAt,Name,Description,LicenseStatus,LicenseStatusReason,GracePeriodRemaining,PartialProductKey';
type Row = {
  readonly machine: string;
  readonly at: Date;
  readonly minutes?: number;
  readonly mak?: string;
  readonly code?: string;
};

/** A row of the export the desk hands out. */
function row({ machine, at, minutes = 43_200, mak, code = '0' }: Row): string {
  const channel = mak === undefined ? 'VOLUME_KMSCLIENT' : 'VOLUME_MAK';
  const left = mak === undefined ? minutes : 0;
  const name = '"Windows(R), ServerStandard edition"';
  return `${machine},${at.toISOString()},${name},"Windows(R) Operating System, ${channel} channel",1,${code},${left},${mak ?? 'VDYBN'}`;
}
const table = (...rows: readonly Row[]) => [HEADER, ...rows.map(row)].join('\n');

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

test('P10: a move is begun with what was pasted; its one message tells how it stands, and it is found again', async () => {
  const agent = await desk.person('admin.agent');
  await buys(agent);
  await agent.waitsFor('Fulfilled', '#sales');

  await agent.types('#sales', '/csp-move fabrikam');
  await agent.waitsFor('Europe/Amsterdam');
  const at = desk.clock.now();
  await agent.fills({ Title: 'HQ servers' });
  const [key = ''] = await agent.options('Keys');
  expect(key).toContain('Windows Server 2022 Standard');
  await agent.fills({ Keys: [key] });
  await agent.waitsFor('Activations of');
  await agent.fills({
    Output: `${table({ machine: 'SRV-01', at }, { machine: 'SRV-02', at, minutes: 20_000 })}\nhello there ${KEY}`,
  });
  await agent.submits('Begin');
  const seen = await agent.waitsFor('The move “HQ servers” is begun');
  expect(seen).toContain('2 new machines');
  expect(seen).toContain('masked');
  await agent.closes({ all: true });
  const told = await agent.waitsFor('Move “HQ servers”', '#sales');
  expect(told).toContain('2 machines, KMS → MAK');
  expect(told).toContain('2 to go');
});
