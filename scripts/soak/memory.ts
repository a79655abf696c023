import { WebSocket } from 'ws';
import type { Instance } from './instances.ts';

/** One look at a process, in MiB. */
export type Look = { readonly atMs: number; readonly resident: number; readonly heap: number | undefined };

export type Watched = { readonly looks: readonly Look[]; readonly stop: () => void };

const LOOK_MS = 5_000;
/** Between two collections of garbage that are asked for: they cost the process a moment each. */
const COLLECT_EVERY = 6;
const MIB = 1_024 * 1_024;

/** Looks every few seconds at what is resident and, less often, at what of the heap is left after a collection. */
export function watchMemory(instance: Instance): Watched {
  const looks: Look[] = [];
  const began = performance.now();
  let count = 0;
  const timer = setInterval(() => {
    const collects = count++ % COLLECT_EVERY === 0;
    const atMs = performance.now() - began;
    const resident = instance.resident();
    if (resident === undefined) return;
    const address = instance.inspector();
    if (!collects || address === undefined) return void looks.push({ atMs, resident, heap: undefined });
    heapAfterCollection(address).then(
      (heap) => looks.push({ atMs, resident, heap }),
      () => looks.push({ atMs, resident, heap: undefined }),
    );
  }, LOOK_MS);
  return { looks, stop: () => clearInterval(timer) };
}

/** Source: Chrome DevTools Protocol, `HeapProfiler.collectGarbage` and `Runtime.getHeapUsage`. @returns MiB */
async function heapAfterCollection(address: string): Promise<number> {
  const link = new WebSocket(address);
  const answers = new Map<number, (result: { readonly usedSize?: number }) => void>();
  let last = 0;
  try {
    await new Promise<void>((resolve, reject) => {
      link.once('open', resolve);
      link.once('error', reject);
    });
    link.on('message', (data: Buffer) => {
      const { id, result } = JSON.parse(data.toString('utf8')) as { id?: number; result?: { usedSize?: number } };
      if (id !== undefined) answers.get(id)?.(result ?? {});
    });
    const ask = (method: string) =>
      new Promise<{ readonly usedSize?: number }>((resolve, reject) => {
        const id = ++last;
        answers.set(id, resolve);
        link.once('close', () => reject(new Error('The inspector is gone')));
        link.send(JSON.stringify({ id, method }));
      });
    await ask('HeapProfiler.collectGarbage');
    return ((await ask('Runtime.getHeapUsage')).usedSize ?? Number.NaN) / MIB;
  } finally {
    link.close();
  }
}

/** The middle of a third of the time, and how much the last one has more than the second, as a share. */
export type Flatness = { readonly middle: number; readonly last: number; readonly growth: number };

/** @returns null where there are too few looks to tell */
export function flatness(looks: readonly { readonly atMs: number; readonly value: number }[]): Flatness | null {
  const until = looks.at(-1)?.atMs ?? 0;
  const third = (from: number) =>
    looks
      .filter(({ atMs }) => atMs >= (until * from) / 3 && atMs <= (until * (from + 1)) / 3)
      .map(({ value }) => value);
  const [middle, last] = [median(third(1)), median(third(2))];
  if (middle === undefined || last === undefined) return null;
  return { middle, last, growth: last / middle - 1 };
}

function median(values: readonly number[]): number | undefined {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)];
}
