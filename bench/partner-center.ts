import { fileURLToPath } from 'node:url';
import type { Benchmark, Measured, Row } from './support/benchmark.ts';
import { startChild } from './support/child.ts';
import { inventCompany } from './support/companies.ts';
import { axiosClient, ownClient, rawClient } from './support/customer-clients.ts';
import { inMilliseconds, median } from './support/statistics.ts';

const ROUNDS = 15;
const GETS = 1_000;
const CUSTOMERS = 10_000;
const SERVER = fileURLToPath(new URL('./support/customer-server.ts', import.meta.url));
const NAMES = ['CSP Desk', 'axios', 'raw undici'] as const;

export const benchmark: Benchmark = {
  title: 'Reading from Partner Center',
  description:
    `${CUSTOMERS.toLocaleString('en')} customers read by pages of 500, and ${GETS.toLocaleString('en')} read one by one all at once, over at most 16 connections, ` +
    'from a server in another process that has its answers ready. *CSP Desk*: the client of the product, with its tokens, repetitions, tracing ' +
    'and validation. *axios*: on which the public TypeScript client is built, with the same validation. *Raw undici*: sends, receives, parses, and looks ' +
    `at nothing, which is the limit. ${ROUNDS} rounds by turns; medians, and the median of the ratios of each round (more is faster). Goals: twice axios, ` +
    '0.8 of raw undici.',
  measure,
};

async function measure(): Promise<Measured> {
  const server = await startChild([SERVER]);
  const url = `http://127.0.0.1:${server.said}`;
  const clients = [ownClient(url), axiosClient(url), rawClient(url)];
  const ids = Array.from({ length: GETS }, (_, at) => inventCompany(at * 7).id);
  const timed = async (work: () => Promise<unknown>) => {
    const began = performance.now();
    await work();
    return performance.now() - began;
  };
  try {
    const rounds: { readonly pages: number; readonly gets: number }[][] = [];
    // The first two warm everything.
    for (let round = 0; round < ROUNDS + 2; round++) {
      const took = [];
      for (const client of clients) {
        const pages = await timed(() => client.list());
        took.push({ pages, gets: await timed(() => Promise.all(ids.map(client.get))) });
      }
      if (round > 1) rounds.push(took);
    }
    const row = (what: string, of: (took: { readonly pages: number; readonly gets: number }) => number): Row => {
      const times = rounds.map((round) => round.map(of));
      const ratioTo = (other: number) => median(times.map((round) => (round[other] ?? 0) / (round[0] ?? 0))).toFixed(2);
      const medians = NAMES.map((_, at) => inMilliseconds(median(times.map((round) => round[at] ?? Number.NaN))));
      return [what, ...medians, ratioTo(1), ratioTo(2)];
    };
    const rows = [
      row('10,000 customers by pages', ({ pages }) => pages),
      row('1,000 customers at once', ({ gets }) => gets),
      row('both', ({ pages, gets }) => pages + gets),
    ];
    return { kind: 'table', columns: ['what', ...NAMES, 'to axios', 'to raw undici'], rows };
  } finally {
    await Promise.all(clients.map((client) => client.close()));
    await server.stop();
  }
}
