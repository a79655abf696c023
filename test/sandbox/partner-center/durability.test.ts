import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import type { RunningPartnerCenter } from '../../support/partner-center.ts';
import { customerNamed, makeCart, requestToken, send, signIn, start, textAt } from './partner.ts';

const temporaryDirectory = () => mkdtemp(join(tmpdir(), 'local-partner-center-'));

async function startProcess(
  dataDir: string,
): Promise<{ partnerCenter: RunningPartnerCenter; kill: () => Promise<unknown> }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'server-process.ts'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const ended = once(child, 'exit');
  return {
    partnerCenter: JSON.parse(line) as RunningPartnerCenter,
    kill: () => {
      child.kill('SIGKILL');
      return ended;
    },
  };
}

test('kill -9: what was answered is there, and what was done before the connection dropped too, once', async () => {
  const dataDir = await temporaryDirectory();
  const first = await startProcess(dataDir);
  const ask = await signIn(first.partnerCenter);
  const customer = await customerNamed(ask, 'Contoso');
  const cart = await makeCart(ask, customer, { title: 'Windows Server 2022 Standard', friendlyName: 'CD-AAA-BBB' });
  const path = `/customers/${customer}/carts/${textAt(cart.body, 'id')}/checkout`;
  const headers = { 'ms-requestid': randomUUID() };
  const fault = { kind: 'drop-after', match: { path: 'checkout' } };
  await send(`${first.partnerCenter.baseUrl}/control/partner-center/faults`, 'POST', fault, {});
  await expect(ask('POST', path, undefined, headers)).rejects.toThrow();
  await first.kill();

  const second = await start({ dataDir });
  const again = await signIn(second);
  expect(await again('POST', path, undefined, headers)).toMatchObject({
    status: 201,
    body: { orders: [{ lineItems: [{ friendlyName: 'CD-AAA-BBB' }] }] },
  });
  expect(await second.control('GET', '/state')).toMatchObject({ checkouts: 1 });
});

test('secrets and refresh tokens outlive a restart; the seed is not sown twice', async () => {
  const dataDir = await temporaryDirectory();
  const first = await start({ dataDir });
  const ask = await signIn(first);
  const customer = await customerNamed(ask, 'Fabrikam');
  const entitlements = await ask('GET', `/customers/${customer}/entitlements?entitlementType=software`);
  const link = textAt(entitlements.body, 'items', 0, 'entitledArtifacts', 0, 'link', 'uri');
  const key = await ask('GET', link);
  const unused = textAt(await first.control('POST', '/refresh-tokens'), 'refreshToken');
  await first.close();

  const second = await start({ dataDir });
  const again = await signIn(second);
  expect((await again('GET', link)).body).toEqual(key.body);
  expect((await again('GET', `/customers/${customer}/entitlements?entitlementType=software`)).body).toEqual(
    entitlements.body,
  );
  const grant = { grant_type: 'refresh_token', resource: 'https://graph.microsoft.com', refresh_token: unused };
  expect((await requestToken(second, grant)).status).toBe(200);
});
