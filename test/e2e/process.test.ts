import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'csp-desk-process-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

async function freePort(): Promise<string> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return String(port);
}

/** Starts the product as `npm start` does, in a process group of its own. */
async function start(env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, ['bin/csp-desk.js', 'start'], {
    env: { PATH: process.env['PATH'], DATA_DIR: join(directory, 'data'), ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.err += chunk.toString()));
  const exit = once(child, 'exit').then(([code]) => code as number | null);
  const ready = new Promise<void>((resolve) => {
    child.stdout.on('data', () => {
      if (output.out.includes('CSP Desk is ready')) resolve();
    });
  });
  await Promise.race([ready, exit]);
  return { output, exit, signal: (name: 'SIGTERM' | 'SIGINT') => process.kill(-(child.pid ?? 0), name) };
}

const onServer = () => Boolean(inject('databaseUrl'));

test('without any configuration it is ready, a second start is ready in under 5 s, and a signal to the group ends it with 0', async () => {
  if (onServer()) return; // the embedded database is what this is about
  const ports = { PORT: await freePort(), SANDBOX_PORT: await freePort() };
  const first = await start(ports);
  expect(first.output.out.trim().split('\n').at(-1)).toMatch(
    new RegExp(`^CSP Desk is ready.*http://127.0.0.1:${ports.SANDBOX_PORT}`),
  );
  const health = await fetch(`http://127.0.0.1:${ports.PORT}/health/ready`);
  expect(health.status).toBe(200);
  first.signal('SIGTERM');
  expect(await first.exit).toBe(0);
  await expect(fetch(`http://127.0.0.1:${ports.SANDBOX_PORT}/`)).rejects.toThrow();
  expect((await stat(join(directory, 'data', 'encryption-keys'))).mode & 0o777).toBe(0o600);

  const started = performance.now();
  const second = await start(ports);
  expect(performance.now() - started).toBeLessThan(5_000);
  second.signal('SIGINT');
  expect(await second.exit).toBe(0);
  expect(second.output.err).toBe('');
});

test('a configuration that cannot work ends the start with 78 and one line per problem, without a value', async () => {
  const { exit, output } = await start({
    SLACK_BOT_TOKEN: 'xapp-not-a-bot',
    PARTNER_CENTER_TENANT_ID: 'not-a-guid-at-all',
    LOG_LEVEL: 'loud',
  });
  expect(await exit).toBe(78);
  const lines = output.err.trim().split('\n');
  for (const name of [
    'SLACK_BOT_TOKEN',
    'PARTNER_CENTER_TENANT_ID',
    'LOG_LEVEL',
    'CANCELLATION_POLICY',
    'ENCRYPTION_KEYS',
  ])
    expect(lines.filter((line) => line.startsWith(`${name}: `))).toHaveLength(1);
  expect(output.err).not.toMatch(/xapp-not|not-a-guid|loud/);
});

test('a bot token that Slack refuses is a clear line, not a stack trace', async () => {
  const sandboxPort = await freePort();
  const stands = await start({ PORT: await freePort(), SANDBOX_PORT: sandboxPort, DATA_DIR: join(directory, 'other') });
  const { exit, output } = await start({
    PORT: await freePort(),
    SANDBOX_PORT: await freePort(),
    SLACK_BOT_TOKEN: 'xoxb-wrong',
    SLACK_APP_TOKEN: 'xapp-wrong',
    SLACK_API_URL: `http://127.0.0.1:${sandboxPort}/api/`,
    DATA_DIR: join(directory, 'third'),
  });
  expect(await exit).toBe(78);
  expect(output.err.trim()).toMatch(/^SLACK_BOT_TOKEN: is refused by Slack \(invalid_auth\)/);
  expect(output.err).not.toContain('xoxb-wrong');
  stands.signal('SIGTERM');
  expect(await stands.exit).toBe(0);
});

test('two owners of one data directory: the second says who has it', async () => {
  if (onServer()) return;
  const first = await start({ PORT: await freePort(), SANDBOX_PORT: await freePort() });
  const second = await start({ PORT: await freePort(), SANDBOX_PORT: await freePort() });
  expect(await second.exit).toBe(78);
  expect(second.output.err).toMatch(/^DATA_DIR: Another process has the database/);
  first.signal('SIGTERM');
  await first.exit;
});
