import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../src/kernel/time.ts';
import { openSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { recordingLog } from '../support/conditions.ts';
import { noSmallDisks, openSmallDisk } from '../support/small-disk.ts';
import type { SmallDisk } from '../support/small-disk.ts';

if (noSmallDisks) console.warn(`A full disk of the stand-ins is not tried: ${noSmallDisks}`);

const CHANNEL = 'C0LICENSING';

describe.skipIf(noSmallDisks !== null)('the disk of the stand-ins is full', () => {
  const log = recordingLog();
  let disk: SmallDisk;
  let sandbox: Sandbox;
  const start = async () =>
    openSandbox({ port: 0, dataDir: disk.path, manifestPath: 'manifest.yml', clock: systemClock, log });
  beforeAll(async () => {
    disk = await openSmallDisk(24);
    sandbox = await start();
  });
  afterAll(async () => {
    await sandbox.close();
    await disk.close();
  });

  async function ask(path: string, body?: object): Promise<{ readonly status: number; readonly body: unknown }> {
    const headers = {
      authorization: `Bearer ${sandbox.variables['SLACK_BOT_TOKEN'] ?? ''}`,
      'content-type': 'application/json',
    };
    const sent = body ? { method: 'POST', body: JSON.stringify(body) } : {};
    const response = await fetch(`${sandbox.url}${path}`, { headers, ...sent });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  }
  const post = async (text: string) => (await ask('/api/chat.postMessage', { channel: CHANNEL, text })).status;
  const messages = async () => {
    const { body } = await ask(`/workspace/api/people/kim/screen`);
    const { channels, diskFull } = body as {
      readonly channels: readonly { readonly id: string; readonly messages: readonly { readonly text: string }[] }[];
      readonly diskFull: boolean;
    };
    return { diskFull, texts: channels.find(({ id }) => id === CHANNEL)?.messages.map(({ text }) => text) };
  };
  const addCustomers = async () => (await ask('/control/partner-center/customers', { count: 2_000 })).status;
  const minutesAhead = async () => (await ask('/control/clock')).body;

  test('it is said once, on the page as well; what was acknowledged stays, the rest is as if never asked; then it goes on', async () => {
    expect(await post('before')).toBe(200);
    expect((await ask('/control/clock', { advanceMinutes: 60 })).status).toBe(200);
    await disk.fill(0);
    const kept = ['before'];
    for (let number = 0, status = 200; status === 200; number++) {
      status = await post(`${number} ${'x'.repeat(3_000)}`);
      if (status === 200) kept.push(`${number} ${'x'.repeat(3_000)}`);
    }
    expect(await messages()).toEqual({ diskFull: true, texts: kept });
    expect(await addCustomers()).toBe(500);
    expect((await ask('/control/clock', { advanceMinutes: 60 })).status).toBe(507);
    expect(await minutesAhead()).toMatchObject({ aheadMinutes: 60 });
    const said = () => log.lines.map(({ message }) => message).filter((message) => message.includes('disk'));
    expect(said()).toEqual(['The disk of the local workspace and Partner Center is full; nothing more is kept']);

    await sandbox.close();
    await disk.makeRoom();
    sandbox = await start();
    expect(await messages()).toEqual({ diskFull: false, texts: kept });
    expect(await minutesAhead()).toMatchObject({ aheadMinutes: 60 });

    await disk.fill(0);
    for (let status = 200; status === 200;) status = await post('y'.repeat(3_000));
    expect((await messages()).diskFull).toBe(true);
    await disk.makeRoom();
    expect((await messages()).diskFull).toBe(false);
    expect(said().at(-1)).toBe('The disk of the local workspace and Partner Center has room again');
    expect(await post('after')).toBe(200);
    expect(await addCustomers()).toBe(201);
  });
});
