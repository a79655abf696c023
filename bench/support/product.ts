import { createServer } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { newBytes } from '../../src/kernel/ids.ts';
import { systemClock } from '../../src/kernel/time.ts';
import { openSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { silentLog } from '../../test/support/silent-log.ts';
import { startChild } from './child.ts';
import type { Child } from './child.ts';

/** The stand-ins, in this process and without any delay, and the settings with which a product in another connects to them. */
export async function openStandIns(transport: 'socket' | 'http') {
  const sandbox = await openSandbox({
    ...{ port: 0, dataDir: ':memory:', manifestPath: 'manifest.yml', clock: systemClock, log: silentLog },
    ...{ delays: { fulfilment: 0, orderList: 0 }, callsPerMinute: 0 },
  });
  await order(sandbox, '/workspace/control/rate-limits', { enabled: false });
  const variables: Record<string, string> = {
    ...sandbox.variables,
    ENCRYPTION_KEYS: `measured:${newBytes(32).toString('base64')}`,
    LOG_LEVEL: 'error',
  };
  if (transport === 'http') {
    delete variables['SLACK_APP_TOKEN'];
    variables['SLACK_SIGNING_SECRET'] = sandbox.signingSecret;
  }
  return { sandbox, variables };
}

export async function order(sandbox: Sandbox, path: string, body: object): Promise<void> {
  const response = await fetch(sandbox.url + path, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status} ${await response.text()}`);
}

/** Starts the product as `npm start` does. @returns it, and where it listens */
export async function startProduct(env: Readonly<Record<string, string>>): Promise<Child & { readonly port: number }> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  const settings = { ...env, PORT: String(port) };
  const child = await startChild(['--max-semi-space-size=4', 'bin/csp-desk.js', 'start'], {
    env: settings,
    ready: /CSP Desk is ready/,
  });
  return { ...child, port };
}
