import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk } from '../../support/desk.ts';
import type { Desk } from '../../support/desk.ts';
import type { Person } from '../../support/slack/person.ts';
import { exported, results } from './export-lines.ts';

const MINUTE = 60_000;
const MAK = '8XDDG';

let desk: Desk;
let agent: Person;
beforeAll(async () => {
  desk = await openDesk();
  agent = await desk.person('admin.agent');
});
afterAll(() => desk.close());

const fleet = Array.from({ length: 300 }, (_, index) => `SRV-${String(index + 1).padStart(3, '0')}`);
const waves = () => desk.database.read.moveWave.findMany({ orderBy: { number: 'asc' } });
const stateOf = async () => (await desk.database.read.move.findFirstOrThrow()).state;
const forwardTo = async (at: Date) => desk.forward(Math.max(0, at.getTime() - desk.clock.now().getTime()) + MINUTE);

async function bringsResults(content: string): Promise<void> {
  await agent.presses('Bring results');
  await agent.fills({ 'What it is': 'What came of moving them (an error is a failure)' });
  await agent.uploads('File', { name: 'results.csv', content });
  await agent.submits('Take in');
  await agent.waitsFor('is being read');
  const brought = await desk.database.read.moveImport.count();
  await agent.closes({ all: true });
  await expect
    .poll(() => desk.database.read.moveImport.count({ where: { state: 'done' } }), { timeout: 20_000 })
    .toBe(brought);
}

test(
  'P10: a fleet of three hundred machines, from paste to close, and none loses its activation',
  { timeout: 180_000 },
  async () => {
    await agent.types('#sales', '/csp-move fabrikam');
    await agent.waitsFor('Europe/Amsterdam');
    const at = desk.clock.now();
    const said = fleet.map((machine, index) => ({ machine, at, minutes: 60 * 1_440 + index }));
    await agent.fills({ Title: 'Everything', Output: exported(...said.slice(0, 5)) });
    await agent.submits('Begin');
    await agent.waitsFor('5 new machines');
    await agent.closes({ all: true });
    await agent.presses('Bring results');
    await agent.uploads('File', { name: 'inventory.csv', content: exported(...said) });
    await agent.submits('Take in');
    await agent.waitsFor('is being read');
    await agent.closes({ all: true });
    await agent.waitsFor('295 new machines');
    await agent.waitsFor('300 machines, KMS → MAK', '#sales');

    await agent.presses('Plan');
    await agent.waitsFor('Show the plan');
    await agent.submits('Show the plan');
    await agent.waitsFor('300 machines in 7 waves');
    await agent.submits('Confirm');
    await agent.waitsFor('is planned');
    await agent.closes({ all: true });
    await agent.chooses('Ask Microsoft for help');
    await agent.waitsFor(/Planned: 7 waves, from .* to /);
    await agent.closes({ all: true });

    for (const { number, startsAt } of await waves()) {
      await forwardTo(startsAt);
      await agent.waitsFor(`Wave ${number} of 7 is under way`, '#sales');
      const machines = await desk.database.read.moveMachine.findMany({
        where: { wave: number },
        orderBy: { name: 'asc' },
      });
      const now = desk.clock.now();
      const rows = machines.map(({ name: machine }, index) =>
        number === 3 && index < 4
          ? { machine, at: now, code: '0x80070005', step: 'activate' }
          : { machine, at: now, mak: MAK },
      );
      const [first] = rows;
      const isLimit = number === 5 && first !== undefined;
      await bringsResults(
        results(
          ...(isLimit
            ? [{ machine: first.machine, at: now, code: '0xC004C020', step: 'activate' }, ...rows.slice(1)]
            : rows),
        ),
      );
      if (!isLimit) continue;
      // The key has no activations left: nothing further begins until somebody has seen to it.
      expect(await stateOf()).toBe('paused');
      await agent.waitsFor('the key has no activations left', '#sales');
      await bringsResults(results({ machine: first.machine, at: new Date(now.getTime() + MINUTE), mak: MAK }));
      await agent.presses('Waves');
      await agent.presses('Go on');
      await expect.poll(stateOf, { timeout: 20_000 }).toBe('running');
      await agent.closes({ all: true });
    }
    await agent.waitsFor('296 done · 4 failed (4 need elevation)', '#sales');

    const failed = await desk.database.read.moveMachine.findMany({
      where: { state: 'failed' },
      orderBy: { name: 'asc' },
    });
    const [scrapped = '', ...repaired] = failed.map(({ name }) => name);
    await bringsResults(results(...repaired.map((machine) => ({ machine, at: desk.clock.now(), mak: MAK }))));
    await agent.chooses('Close the move…');
    await agent.submits('Close it');
    expect(await agent.waitsFor('One machine is left')).toContain(scrapped);
    await agent.presses('Write off…');
    await agent.fills({ Machines: scrapped, Reason: 'scrapped, INC-4711' });
    await agent.submits('Write off');
    await agent.waitsFor('One machine is written off');
    await agent.closes({ all: true });
    await agent.chooses('Close the move…');
    await agent.submits('Close it');
    await agent.waitsFor('The move “Everything” is closed');
    await agent.closes({ all: true });
    await agent.waitsFor('299 done · 1 written off', '#sales');
    const late = { state: 'done', deadline: { not: null } };
    expect(await desk.database.read.moveMachine.count({ where: late })).toBe(0);
    const first = await desk.database.read.moveProduct.findFirstOrThrow({ orderBy: { capturedAt: 'desc' } });
    expect((first.capturedAt?.getTime() ?? 0) - at.getTime()).toBeLessThan(60 * 1_440 * MINUTE);
  },
);
