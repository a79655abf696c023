import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { newBytes } from '../../src/kernel/ids.ts';
import type { RecoveryPoint } from '../../src/kernel/recovery-points.ts';
import { systemClock } from '../../src/kernel/time.ts';
import { openSandbox } from '../../src/sandbox/sandbox.ts';
import { createServerDatabase } from './database.ts';
import { findKeys, readFolder } from './leak-scan.ts';
import { freePort } from './process.ts';
import { silentLog } from './silent-log.ts';
import { openPerson } from './slack/person.ts';
import type { Person } from './slack/person.ts';

/** The product in a process that can be killed, against stand-ins that live on. */
export type CrashingDesk = {
  readonly start: () => Promise<void>;
  /** From now on the running process dies when it passes this point. */
  readonly crashesAt: (point: RecoveryPoint) => Promise<void>;
  /** Resolves once the process has died. */
  readonly died: () => Promise<void>;
  readonly person: (who: string) => Promise<Person>;
  readonly partnerCenter: (method: string, path: string, body?: object) => Promise<unknown>;
  readonly close: () => Promise<void>;
};

/** Where the first start of the product would have brought its embedded database. */
export async function unpackPreparedDatabase(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  const tar = spawn('tar', ['-xf', inject('databaseImage'), '-C', directory], { stdio: 'ignore' });
  const [code] = (await once(tar, 'exit')) as [number];
  if (code !== 0) throw new Error('The prepared database could not be unpacked');
}

export async function openCrashingDesk(): Promise<CrashingDesk> {
  const dataDir = await mkdtemp(join(tmpdir(), 'csp-desk-crash-'));
  const server = inject('databaseUrl');
  const databaseUrl = server ? await createServerDatabase(server) : undefined;
  if (!server) await unpackPreparedDatabase(join(dataDir, 'database'));
  const sandbox = await openSandbox({
    port: 0,
    dataDir: ':memory:',
    manifestPath: 'manifest.yml',
    clock: systemClock,
    log: silentLog,
    delays: { fulfilment: 0, orderList: 0 },
    callsPerMinute: 0,
  });
  await ask('/workspace/control/rate-limits', 'POST', { enabled: false });
  const env = {
    PATH: process.env['PATH'],
    // Half of a start is reading the product: the second start finds it read.
    NODE_COMPILE_CACHE: join(process.cwd(), 'node_modules', '.cache', 'crash'),
    ...sandbox.variables,
    ENCRYPTION_KEYS: `test:${newBytes(32).toString('base64')}`,
    DATA_DIR: dataDir,
    // The same after each start: a link that was given out goes on working.
    PORT: await freePort(),
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
  };
  let child: ChildProcess | undefined;
  const people: Person[] = [];

  async function ask(path: string, method: string, body?: object): Promise<unknown> {
    const json = body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const response = await fetch(`${sandbox.url}${path}`, { method, ...json });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status} ${text}`);
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  }

  const gone = async () => {
    if (child && child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  };

  return {
    async start() {
      child = spawn(process.execPath, ['--import', './test/support/hastened-imports.ts', 'test/crash/child.ts'], {
        env,
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      });
      const ended = once(child, 'exit').then(([code]) => {
        throw new Error(`The product ended at its start with ${String(code)}`);
      });
      ended.catch(() => undefined);
      await Promise.race([once(child, 'message'), ended]);
    },
    async crashesAt(point) {
      if (!child) throw new Error('Start the product first');
      const heard = once(child, 'message');
      child.send(point);
      await heard;
    },
    async died() {
      const patience = new Promise((_, reject) =>
        setTimeout(() => reject(new Error('The point was never passed')), 90_000).unref(),
      );
      await Promise.race([gone(), patience]);
    },
    person: async (who) => {
      const person = await openPerson(sandbox.url, `${who}@csp-desk.example`);
      people.push(person);
      return person;
    },
    partnerCenter: (method, path, body) => ask(`/control/partner-center${path}`, method, body),
    close: async () => {
      await Promise.all(people.map((person) => person.leaves()));
      child?.kill('SIGKILL');
      await gone();
      const issued = (await ask('/control/partner-center/issued-keys', 'GET')) as readonly {
        readonly productKey: string;
      }[];
      const found = findKeys(
        issued.map(({ productKey }) => productKey),
        await readFolder(dataDir),
      );
      if (found.length > 0) throw new Error(`A product key stands in clear in: ${found.join(', ')}`);
      await sandbox.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/**
 * Every point; but where the same suite runs on a real server in the same run, the embedded database, which takes three times
 * as long to start, is shown at the one point at which the most is at stake.
 */
export function pointsToTest(points: readonly RecoveryPoint[]): readonly RecoveryPoint[] {
  return inject('alsoOnServer') ? points.filter((point) => WORST.includes(point)) : points;
}

/** The outside did what cannot be undone, and nobody has written it down. */
const WORST: readonly RecoveryPoint[] = ['purchase: checked out, not recorded', 'ticket: cancelled, not recorded'];
