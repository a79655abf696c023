import { startThrowawayDesk } from '../scripts/throwaway-desk.ts';
import { newId } from '../src/kernel/ids.ts';
import { fillDesk } from '../test/support/filled-desk.ts';
import { openPerson } from '../test/support/slack/person.ts';
import type { Person } from '../test/support/slack/person.ts';
import type { Benchmark, Measured } from './support/benchmark.ts';
import { inMilliseconds, median, percentile } from './support/statistics.ts';

const SIZES = [0, 4_000];
const TIMES = 15;
const STALE = 10;

export const benchmark: Benchmark = {
  title: 'The Home tab',
  description:
    'From opening the Home tab until it shows what was recorded just before, for an Admin agent, who sees all of it: what needs them, what they did, ' +
    'the month and the moves. The whole product with the embedded database and both stand-ins, by how many purchases the desk has (and a quarter ' +
    `as many keys shown, a twentieth as many tickets, six moves of 300 machines); ${TIMES} times, after the pictures were drawn.`,
  measure,
};

async function measure(): Promise<Measured> {
  const desk = await startThrowawayDesk(0);
  const { read } = desk.database;
  let kim = await openPerson(desk.url, 'admin.agent@csp-desk.example');
  try {
    await kim.opensHome();
    await kim.waitsFor('Nothing needs you.');
    const { id: personId, slackTeamId: teamId } = await read.person.findFirstOrThrow({
      where: { email: 'admin.agent@csp-desk.example' },
    });
    const rows = [];
    for (const size of SIZES) {
      // Filling an embedded database leaves no turn to connections, which are dropped meanwhile.
      await kim.leaves();
      if (size > 0) await fillDesk(desk.database, { personId, teamId, now: new Date(Date.now()), scale: size });
      // Each connection that is still thought of as open notices with its next request.
      for (let time = 0; time < STALE; time++) await fetch(desk.url).catch(() => undefined);
      kim = await openPerson(desk.url, 'admin.agent@csp-desk.example');
      await look(kim, `warm ${size}`);
      if (size > 0) await kim.waitsFor(/Sales by customer/);
      const times = [];
      for (let time = 0; time < TIMES; time++) times.push(await look(kim, `${size} and ${time}`));
      rows.push([size, inMilliseconds(median(times)), inMilliseconds(percentile(times, 95))]);
    }
    return { kind: 'table', columns: ['purchases', 'median', '95th percentile'], rows };
  } finally {
    await kim.leaves();
    await desk.close();
  }

  async function look(person: Person, name: string): Promise<number> {
    const { id: personId, slackTeamId: teamId } = await read.person.findFirstOrThrow({
      where: { email: 'admin.agent@csp-desk.example' },
    });
    const at = new Date(Date.now());
    await read.purchase.create({
      data: {
        ...{ id: newId(), viewKey: name, marker: name, state: 'refused', personId, teamId, channelId: 'C0SALES0000' },
        ...{ customerId: 'measured', customerName: `Measured ${name}`, country: 'NL', currency: 'EUR' },
        ...{ draftedAt: at, requestedAt: at, updatedAt: at },
      },
    });
    const started = performance.now();
    await person.opensHome();
    await person.waitsFor(`Measured ${name}`);
    return performance.now() - started;
  }
}
