import { fileURLToPath } from 'node:url';
import type { Benchmark, Measured, Row } from './support/benchmark.ts';
import { startChild } from './support/child.ts';
import { openLoad } from './support/raw-load.ts';
import { commandFields, modalFields, requestOf } from './support/slack-requests.ts';
import { median } from './support/statistics.ts';

const KINDS = ['CSP Desk', 'bare Bolt', 'bare node:http'] as const;
const CONNECTIONS = 50;
const ROUNDS = 15;
const ROUND_MS = 500;
const SERVER = fileURLToPath(new URL('./support/ack-server.ts', import.meta.url));

export const benchmark: Benchmark = {
  title: 'Acknowledging what Slack sends',
  description:
    `Signed requests over HTTP that are acknowledged, a second, by one process over ${CONNECTIONS} connections of which each waits for its ` +
    'answer: a slash command of 640 bytes, and a form that was handed in, 5 kB of JSON. *CSP Desk*: the receiver of the product before a Bolt ' +
    'app whose listeners do nothing. *Bare Bolt*: the `HTTPReceiver` of Bolt 5 before the same app. *Bare node:http*: a server that reads, ' +
    `checks the HMAC, parses, and answers 200, which is the limit. ${ROUNDS} rounds of ${ROUND_MS} ms each by turns; medians, and the median of the ` +
    'ratios of each round. Goals: 1.5 times bare Bolt, 0.35 times node:http.',
  measure,
};

async function measure(): Promise<Measured> {
  const children = await Promise.all(KINDS.map((kind) => startChild([SERVER, kind])));
  const loads = await Promise.all(children.map(({ said }) => openLoad(Number(said), CONNECTIONS)));
  try {
    const rows: Row[] = [];
    for (const [what, fields] of [
      ['slash command', commandFields()],
      ['form of 5 kB', modalFields()],
    ] as const) {
      const request = requestOf(fields);
      for (const load of loads) await load.throughput(request, 2 * ROUND_MS);
      const rounds: number[][] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const reached: number[] = [];
        for (const load of loads) reached.push(await load.throughput(request, ROUND_MS));
        rounds.push(reached);
      }
      const reached = KINDS.map((_, at) => Math.round(median(rounds.map((round) => round[at] ?? 0))));
      const ratioTo = (other: number) =>
        median(rounds.map((round) => (round[0] ?? 0) / (round[other] ?? 0))).toFixed(2);
      rows.push([what, ...reached.map((each) => each.toLocaleString('en')), ratioTo(1), ratioTo(2)]);
    }
    return { kind: 'table', columns: ['request', ...KINDS, 'to bare Bolt', 'to node:http'], rows };
  } finally {
    for (const load of loads) load.close();
    await Promise.all(children.map((child) => child.stop()));
  }
}
