import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';

export type Child = {
  /** the line by which it said that it is ready */
  readonly said: string;
  /** from its start until then, in milliseconds */
  readonly took: number;
  /** what of it is in memory now, in MiB (Linux: VmRSS) */
  readonly resident: () => number;
  readonly stop: () => Promise<void>;
};

/** Starts a program of Node.js in a process of its own, and waits until it has said that it is ready. */
export function startChild(
  parameters: readonly string[],
  { env = {}, ready = /./ }: { readonly env?: Readonly<Record<string, string>>; readonly ready?: RegExp } = {},
): Promise<Child> {
  const began = performance.now();
  const path = { PATH: process.env['PATH'] };
  const child = spawn(process.execPath, parameters, { env: { ...path, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (!ready.test(output)) return;
      const took = performance.now() - began;
      resolve({ said: output.trim(), took, resident: () => residentOf(child), stop: () => stop(child, ended) });
    });
    child.once('exit', (code) => reject(new Error(`${parameters.join(' ')} ended with ${code ?? 'a signal'}`)));
  });
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill('SIGTERM');
  await ended;
}

function residentOf({ pid }: ChildProcess): number {
  const status = readFileSync(`/proc/${pid ?? 'self'}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1_024;
}
