import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, readFileSync } from 'node:fs';
import type { WriteStream } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** One desk in a process of its own, as `npm start` starts it: killed at will, and started again by whoever supervises it. */
export type Instance = {
  readonly name: string;
  readonly port: number;
  readonly running: () => boolean;
  readonly pid: () => number | undefined;
  /** of its process, in MiB (Linux: VmRSS); undefined while it is down */
  readonly resident: () => number | undefined;
  /** where its inspector listens, where it was asked for one */
  readonly inspector: () => string | undefined;
  readonly start: () => Promise<void>;
  /** SIGKILL: nothing is finished, nothing is said */
  readonly kill: () => Promise<void>;
  /** SIGTERM. @returns how it ended: an exit code, or the name of a signal */
  readonly stop: () => Promise<string>;
  /** each time that it ended by itself after it had been ready, and what it said last */
  readonly fell: () => readonly string[];
};

export async function createInstance(
  name: string,
  {
    env,
    folder,
    inspected = false,
  }: { readonly env: Readonly<Record<string, string>>; readonly folder: string; readonly inspected?: boolean },
): Promise<Instance> {
  const port = await freePort();
  const log = createWriteStream(join(folder, `${name}.log`), { flags: 'a' });
  const fell: string[] = [];
  let child: ChildProcess | undefined;
  let told = false;
  let inspector: string | undefined;

  const alive = () => child !== undefined && child.exitCode === null && child.signalCode === null;
  const ended = async () => {
    if (child && alive()) await once(child, 'exit');
    return String(child?.exitCode ?? child?.signalCode);
  };

  async function start(): Promise<void> {
    told = false;
    const parameters = [
      ...(inspected ? ['--inspect=127.0.0.1:0'] : []),
      '--max-semi-space-size=4',
      'bin/csp-desk.js',
      'start',
    ];
    const started = spawn(process.execPath, parameters, {
      env: { PATH: process.env['PATH'], ...env, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
      // Ctrl-C in the terminal ends the soak, which then stops it.
      detached: true,
    });
    child = started;
    const last = follow(started, log, (address) => (inspector = address));
    const isReady = Promise.withResolvers<undefined>();
    let wasReady = false;
    started.stdout.on('data', () => {
      if (!last().includes('CSP Desk is ready')) return;
      wasReady = true;
      isReady.resolve(undefined);
    });
    started.once('exit', (code, signal) => {
      const words = `${name} ended with ${String(code ?? signal)}: ${last().split('\n').filter(Boolean).at(-1) ?? ''}`;
      if (!told && wasReady) fell.push(words);
      isReady.reject(new Error(words));
    });
    await isReady.promise;
  }

  return {
    name,
    port,
    running: alive,
    pid: () => child?.pid,
    inspector: () => inspector,
    resident: () => (alive() && child?.pid ? residentOf(child.pid) : undefined),
    start,
    async kill() {
      told = true;
      child?.kill('SIGKILL');
      await ended();
    },
    async stop() {
      told = true;
      child?.kill('SIGTERM');
      return ended();
    },
    fell: () => fell,
  };
}

const KEPT = 4_000;

/** Writes what it says into the log. @returns how to read the last of it */
function follow(child: ChildProcess, log: WriteStream, onInspector: (address: string) => void): () => string {
  let last = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      log.write(chunk);
      last = (last + chunk.toString()).slice(-KEPT);
      const address = /Debugger listening on (ws:\S+)/.exec(last)?.[1];
      if (address) onInspector(address);
    });
  return () => last;
}

export function residentOf(pid: number): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1_024;
  } catch {
    return undefined;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}
