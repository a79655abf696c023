import { Worker } from 'node:worker_threads';
import type { Chart } from './chart.ts';

export type Renderer = {
  /**
   * Draws a chart: the same chart gives the same bytes.
   * @returns a PNG
   * @throws where it cannot be drawn, or not in time
   */
  readonly draw: (chart: Chart) => Promise<Buffer>;
  readonly close: () => Promise<void>;
};

type Drawn = { readonly png: Uint8Array } | { readonly problem: string };

/** Loading what draws takes a second of a quiet machine, and much longer on one that is short of everything. */
const TIMEOUT_MS = 60_000;
const MOST_WAITING = 50;
const MOST_MEMORY_MB = 256;

/**
 * Draws in a thread of its own, because a picture takes tens of milliseconds, in which nobody's gesture would be answered. The
 * thread, and all that it loads, is there only while there is something to draw and for `idleMs` after.
 */
export function createRenderer({ idleMs = 30_000 }: { readonly idleMs?: number } = {}): Renderer {
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  function open(): Worker {
    clearTimeout(idle);
    worker ??= new Worker(new URL('./drawing.ts', import.meta.url), {
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    });
    return worker;
  }

  async function end(): Promise<void> {
    clearTimeout(idle);
    const ending = worker;
    worker = null;
    await ending?.terminate();
  }

  async function drawNow({ spec }: Chart): Promise<Buffer> {
    const drawing = open();
    try {
      const drawn = await answerOf(drawing, spec);
      if ('problem' in drawn) throw new Error(`A chart could not be drawn: ${drawn.problem}`);
      return Buffer.from(drawn.png);
    } catch (error) {
      await end();
      throw error;
    } finally {
      idle = setTimeout(() => void end(), idleMs).unref();
      worker?.unref();
    }
  }

  return {
    draw(chart) {
      if (waiting >= MOST_WAITING) return Promise.reject(new Error('Too many charts wait to be drawn'));
      waiting += 1;
      const drawn = last.then(() => drawNow(chart));
      last = drawn.catch(() => undefined).finally(() => (waiting -= 1));
      return drawn;
    },
    close: end,
  };
}

/** The thread ends, fails or says nothing: each is an answer. */
function answerOf(worker: Worker, spec: Chart['spec']): Promise<Drawn> {
  worker.ref();
  return new Promise((resolve, reject) => {
    const failed = (error: Error) => settle(() => reject(error));
    const ended = () => failed(new Error('The thread that draws ended'));
    const answered = (drawn: Drawn) => settle(() => resolve(drawn));
    const late = setTimeout(() => failed(new Error('A chart took too long to draw')), TIMEOUT_MS);
    const settle = (how: () => void) => {
      clearTimeout(late);
      worker.off('message', answered).off('error', failed).off('exit', ended);
      how();
    };
    worker.on('message', answered).on('error', failed).on('exit', ended);
    worker.postMessage(spec);
  });
}
