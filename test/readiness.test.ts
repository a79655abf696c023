import pg from 'pg';
import { expect, test } from 'vitest';
import { createReadiness } from '../src/readiness.ts';
import { freePort } from './support/process.ts';

test('a desk is ready when everything was started, Slack is connected and the database answers and has room; else it says what is missing', async () => {
  const pool = new pg.Pool({ host: '127.0.0.1', port: Number(await freePort()) });
  let [started, connected, full] = [false, false, false];
  const missing = createReadiness({ started: () => started, connected: () => connected, full: () => full, pool });
  expect(await missing()).toEqual(['start']);
  started = true;
  expect(await missing()).toEqual(['slack', 'database']);
  connected = true;
  expect(await missing()).toEqual(['database']);
  full = true;
  expect(await missing()).toEqual(['database', 'disk']);
  await pool.end();
});
