import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { onTestFinished } from 'vitest';

/** A port that nobody is given by chance while whoever shall listen there is away: it lies below those of outgoing connections. */
export async function freePort(): Promise<string> {
  for (;;) {
    const port = randomInt(10_000, 32_000);
    const probe = createServer();
    const free = await new Promise<boolean>((resolve) => {
      probe.once('error', () => resolve(false));
      probe.listen(port, '127.0.0.1', () => resolve(true));
    });
    if (!free) continue;
    probe.close();
    await once(probe, 'close');
    return String(port);
  }
}

/** Starts the product as `npm start` does, in a process group of its own that the test does not outlive; resolves once it is ready or has ended. */
export async function startProduct(env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, ['bin/csp-desk.js', 'start'], {
    env: { PATH: process.env['PATH'], ...env },
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
  const signal = (name: NodeJS.Signals) => process.kill(-(child.pid ?? 0), name);
  let ended = false;
  void exit.then(() => (ended = true));
  onTestFinished(() => void (ended || signal('SIGKILL')));
  return { output, exit, signal };
}
