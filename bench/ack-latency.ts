import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openPerson } from '../test/support/slack/person.ts';
import type { Person } from '../test/support/slack/person.ts';
import type { Benchmark, Measured } from './support/benchmark.ts';
import { startChild } from './support/child.ts';
import { openStandIns, order, startProduct } from './support/product.ts';
import { openLoad } from './support/raw-load.ts';
import { inMilliseconds, median, percentile } from './support/statistics.ts';

const AT_ONCE = 50;
const ROUNDS = 20;
/** In the second, what the first set going is still at work, and runs for the first time. */
const WARMING = 2;
const COMMAND = '/csp-buy fabrikam';
const SERVER = fileURLToPath(new URL('./support/ack-server.ts', import.meta.url));

export const benchmark: Benchmark = {
  title: 'Acknowledging fifty commands at once, with everything behind it',
  description:
    `\`${COMMAND}\` from ${AT_ONCE} clients at the same moment over signed HTTP: how long each waits for its acknowledgement, while the desk finds out ` +
    'who asks, opens a modal for each and fills it (the whole product in a process of its own on the embedded database; the stand-ins and the load ' +
    'in another). The very same requests go to a bare Bolt 5 app whose listener does nothing, when the desk is at rest. ' +
    `${ROUNDS} rounds by turns after ${WARMING} that warm both, ${AT_ONCE * ROUNDS} acknowledgements each. The ratio is that of the 99th percentiles; goal: at most 1.25.`,
  measure,
};

/** Stands where Slack sends to, and keeps each request until all have come: what people type is then sent at once. */
async function holdRequests() {
  const held: { readonly request: Buffer; readonly response: ServerResponse }[] = [];
  const server = createServer((request, response) => {
    void wireOf(request).then((whole) => {
      if (!whole.includes('url_verification')) return held.push({ request: whole, response });
      const { challenge } = JSON.parse(whole.subarray(whole.indexOf('{')).toString()) as { challenge: string };
      return response.end(challenge);
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`,
    async all(): Promise<readonly Buffer[]> {
      while (held.length < AT_ONCE) await new Promise((resolve) => setTimeout(resolve, 1));
      return held.map(({ request }) => request);
    },
    release: () => held.splice(0).forEach(({ response }) => response.end()),
    close: () => void server.close(),
  };
}

/** A request as it stood on the wire. */
async function wireOf(request: IncomingMessage): Promise<Buffer> {
  const body = Buffer.concat((await request.toArray()) as Buffer[]);
  const headers = Object.entries(request.headersDistinct).flatMap(([name, values]) =>
    name === 'transfer-encoding' || name === 'content-length' ? [] : [`${name}: ${values?.join(', ') ?? ''}`],
  );
  const head = [`POST /slack/events HTTP/1.1`, ...headers, `content-length: ${body.length}`];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]);
}

async function measure(): Promise<Measured> {
  const dataDir = await mkdtemp(join(tmpdir(), 'csp-desk-measured-'));
  const { sandbox, variables } = await openStandIns('http');
  const product = await startProduct({ ...variables, DATA_DIR: dataDir });
  const bolt = await startChild([SERVER, 'bare Bolt', sandbox.signingSecret]);
  const holding = await holdRequests();
  await order(sandbox, '/workspace/control/request-url', { url: holding.url });
  /** Over connections of its own: those of the round before may be closed by now. */
  const burst = async (port: number, requests: readonly Buffer[]) => {
    const load = await openLoad(port, AT_ONCE);
    return load.burst(requests).finally(load.close);
  };
  const people: Person[] = [];
  for (let at = 0; at < AT_ONCE; at++) people.push(await openPerson(sandbox.url, 'sales.agent@csp-desk.example'));
  try {
    const times: { desk: readonly number[]; bolt: readonly number[] }[] = [];
    for (let round = 0; round < WARMING + ROUNDS; round++) {
      const typing = Promise.all(people.map((person) => person.types('#sales', COMMAND)));
      const requests = await holding.all();
      const boltFirst = round % 2 === 0 ? await burst(Number(bolt.said), requests) : undefined;
      const desk = await burst(product.port, requests);
      holding.release();
      await typing;
      // All fifty forms are there, or were too late for their trigger: what came in at once was done.
      await Promise.all(people.map((person) => person.waitsFor(/Product|gave CSP Desk three seconds/)));
      await Promise.all(people.map((person) => person.reloads()));
      times.push({ desk, bolt: boltFirst ?? (await burst(Number(bolt.said), requests)) });
    }
    const warm = times.slice(WARMING);
    const [desk, bare] = [warm.flatMap((each) => each.desk), warm.flatMap((each) => each.bolt)];
    const row = (what: string, values: readonly number[]) => [
      what,
      ...[50, 95, 99].map((at) => inMilliseconds(percentile(values, at))),
    ];
    const ratio = (percentile(desk, 99) / percentile(bare, 99)).toFixed(2);
    const typical = median(warm.map((each) => percentile(each.desk, 99) / percentile(each.bolt, 99))).toFixed(2);
    return {
      kind: 'table',
      columns: ['', 'median', '95th percentile', '99th percentile', 'ratio', 'median of the rounds’ ratios'],
      rows: [
        [...row('CSP Desk', desk), ratio, typical],
        [...row('bare Bolt', bare), '', ''],
      ],
    };
  } finally {
    holding.close();
    await Promise.all(people.map((person) => person.leaves()));
    await Promise.all([product.stop(), bolt.stop()]);
    await sandbox.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}
