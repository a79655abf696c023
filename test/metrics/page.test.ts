import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { createMetricsPage } from '../../src/metrics/page.ts';

async function answersOf(token: string | undefined, requests: readonly Record<string, string>[]): Promise<number[]> {
  const server = createServer(createMetricsPage({ render: async () => 'calls_total 1\n', token })).listen(
    0,
    '127.0.0.1',
  );
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/metrics`;
  const statuses = await Promise.all(requests.map(async (headers) => (await fetch(url, { headers })).status));
  server.closeAllConnections();
  server.close();
  return statuses;
}

test('without a token this machine may read the metrics, and nothing that a proxy hands on', async () => {
  const handedOn = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'].map((name) => ({ [name]: '198.51.100.7' }));
  expect(await answersOf(undefined, [{}, ...handedOn])).toEqual([200, 403, 403, 403, 403]);
});

test('with a token whoever has it may, and nobody else, on this machine neither', async () => {
  const token = 'a'.repeat(32);
  const requests = [{}, { authorization: `Bearer ${token}` }, { authorization: `Bearer ${token}a` }];
  const handedOn = { authorization: `Bearer ${token}`, 'x-forwarded-for': '198.51.100.7' };
  expect(await answersOf(token, [...requests, handedOn])).toEqual([401, 200, 401, 200]);
});
