import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort, startProduct } from '../support/process.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'csp-desk-process-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

const start = (env: Readonly<Record<string, string>>) => startProduct({ DATA_DIR: join(directory, 'data'), ...env });

test('without any configuration it is ready, a second start is ready in under 5 s, and a signal to the group ends it with 0', async () => {
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
