import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

export type ThrowawayPostgres = {
  readonly url: string;
  /** as `pg_ctl restart` in that mode does; resolves once it answers again */
  readonly restart: (mode: RestartMode) => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** `fast`: sessions are ended, then it shuts down. `immediate`: as in a crash, it recovers from its log. */
export type RestartMode = 'fast' | 'immediate';

const SIGNALS = { fast: 'SIGINT', immediate: 'SIGQUIT' } as const satisfies Record<RestartMode, NodeJS.Signals>;

/** Ten to a second: a server that died reads its log first. */
const START_LOOKS = 100;
const RECOVERY_LOOKS = 1_200;

/** Whatever was committed may be lost where it dies. */
const FAST = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/** Where PostgreSQL's server programs lie: on Debian not on the PATH. @returns null where none is installed */
export function postgresPrograms(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const onPath = (process.env['PATH'] ?? '').split(':');
  return (
    [...versions.map((version) => join(debian, version, 'bin')), ...onPath].find((bin) =>
      existsSync(join(bin, 'initdb')),
    ) ?? null
  );
}

/**
 * Starts a PostgreSQL of its own on a free port, in a temporary folder. Root hands over to `postgres`.
 * @param durable keeps what was committed when it dies, as a real one does; otherwise it is fast
 */
export async function startThrowawayPostgres(programs: string, durable = false): Promise<ThrowawayPostgres> {
  const directory = mkdtempSync(join(tmpdir(), 'csp-desk-postgres-'));
  const owner = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {};
  if (owner.uid !== undefined && owner.gid !== undefined) chownSync(directory, owner.uid, owner.gid);
  const data = join(directory, 'data');
  execFileSync(join(programs, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'], {
    stdio: 'ignore',
    cwd: directory,
    ...owner,
  });
  const port = await freePort();
  const settings = [...(durable ? [] : FAST), 'max_connections=200', `unix_socket_directories=${directory}`];
  const start = () =>
    spawn(join(programs, 'postgres'), ['-D', data, '-p', String(port), ...settings.flatMap((each) => ['-c', each])], {
      stdio: 'ignore',
      cwd: directory,
      ...owner,
    });
  let server = start();
  const end = async (mode: RestartMode) => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill(SIGNALS[mode]);
    await ended;
  };
  const url = `postgresql://postgres@127.0.0.1:${port}/postgres`;
  await answering(url);
  return {
    url,
    restart: async (mode) => {
      await end(mode);
      server = start();
      await answering(url, RECOVERY_LOOKS);
    },
    stop: async () => {
      await end('fast');
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function idOf(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

async function answering(url: string, looks = START_LOOKS): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      return await client.end();
    } catch (error) {
      if (attempt === looks) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
