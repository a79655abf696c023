import { startThrowawayDesk } from '../scripts/throwaway-desk.ts';
import { openPerson } from '../test/support/slack/person.ts';
import type { Person } from '../test/support/slack/person.ts';
import type { Benchmark, Measured } from './support/benchmark.ts';
import { inMilliseconds, median, percentile } from './support/statistics.ts';

const SIZES = [50, 5_000];
const TIMES = 15;
const LINES_AN_ORDER = 50;

export const benchmark: Benchmark = {
  title: 'A customer’s software',
  description:
    'From `/csp-software` until the first page of ten lines is on the screen of who asked, on the whole product with the embedded database ' +
    'and both stand-ins, by how many order lines the customer has. *First*: everything is read from the local Partner Center, once. *Again*: ' +
    `within the half minute for which it is kept, ${TIMES} times. The ratio is to ${String(SIZES[0])} lines.`,
  measure,
};

async function measure(): Promise<Measured> {
  const desk = await startThrowawayDesk(0);
  const partnerCenter = async (path: string, body?: object): Promise<unknown> => {
    const json = body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const response = await fetch(`${desk.url}/control/partner-center${path}`, {
      method: body ? 'POST' : 'GET',
      ...json,
    });
    return response.json();
  };
  const person = await openPerson(desk.url, 'admin.agent@csp-desk.example');
  try {
    const { customers } = (await partnerCenter('/state')) as { customers: { id: string; domain: string }[] };
    const empty = ['wingtiptoys.example', 'proseware.example'];
    const rows = [];
    let base = 0;
    for (const [index, size] of SIZES.entries()) {
      const customer = customers.find(({ domain }) => domain === empty[index]);
      if (!customer) throw new Error(`The seed has no ${empty[index] ?? ''}`);
      for (let made = 0; made < size; made += LINES_AN_ORDER) {
        const lines = Array.from({ length: LINES_AN_ORDER }, () => ({
          product: 'Windows Server 2022 Standard',
          quantity: 1,
        }));
        await partnerCenter(`/customers/${customer.id}/orders`, { lines });
      }
      const first = await look(person, customer.domain, size);
      const again = [];
      for (let time = 0; time < TIMES; time++) again.push(await look(person, customer.domain, size));
      base ||= median(again);
      const ratio = (median(again) / base).toFixed(2);
      rows.push([
        size,
        inMilliseconds(first),
        inMilliseconds(median(again)),
        inMilliseconds(percentile(again, 95)),
        ratio,
      ]);
    }
    return { kind: 'table', columns: ['order lines', 'first', 'again, median', '95th percentile', 'ratio'], rows };
  } finally {
    await person.leaves();
    await desk.close();
  }
}

async function look(person: Person, domain: string, lines: number): Promise<number> {
  const page = `1–10 of ${lines.toLocaleString('en')}`;
  await person.reloads();
  const started = performance.now();
  await person.types('#licensing', `/csp-software ${domain}`);
  await person.waitsFor(page, '#licensing');
  return performance.now() - started;
}
