import { getCompileCacheDir } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { PGliteOptions } from '@electric-sql/pglite';

/** PostgreSQL inside this process, in a thread of its own: while it computes, everybody else is served. */
export type EmbeddedPostgres = {
  /**
   * @param question whole messages of PostgreSQL's wire protocol
   * @returns whole messages; what PostgreSQL refuses is among them
   * @throws Error where it gave up altogether
   */
  readonly ask: (question: Uint8Array) => Promise<Uint8Array>;
  /** comes to an end with what it was asked before */
  readonly close: () => Promise<void>;
  /** stops it in the middle of whatever it does */
  readonly abandon: () => Promise<void>;
};

/** What the thread is told, and what it answers to each. */
export type ThreadOrder =
  | { readonly kind: 'open'; readonly options: PGliteOptions; readonly settings: readonly string[] }
  | { readonly kind: 'ask'; readonly question: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'close' };
export type ThreadAnswer =
  | { readonly kind: 'answered'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly words: string };

/** Half of what it takes by itself (128 MB): one process uses it, and all of it is written once when it opens. */
const SETTINGS = ['shared_buffers=64MB'];

type Waiting = { readonly resolve: (answer: ThreadAnswer) => void; readonly reject: (error: Error) => void };

/**
 * Opens a PGlite with the extensions the migrations name. Everything that opens one goes through here.
 * @throws Error where it cannot be opened
 */
export async function openPGlite(options: PGliteOptions = {}): Promise<EmbeddedPostgres> {
  const thread = new Worker(new URL('./pglite-thread.ts', import.meta.url), {
    workerData: { compileCache: getCompileCacheDir() },
  });
  const waiting: Waiting[] = [];
  const endAll = (error: Error) => {
    for (const { reject } of waiting.splice(0)) reject(error);
  };
  let ended = false;
  thread.on('message', (answer: ThreadAnswer) => {
    const first = waiting.shift();
    // Like PGlite itself, it keeps a process running only while something is awaited of it.
    if (waiting.length === 0) thread.unref();
    if (answer.kind === 'failed') first?.reject(new Error(answer.words));
    else first?.resolve(answer);
  });
  thread.on('error', endAll);
  thread.on('exit', () => {
    ended = true;
    endAll(new Error('The thread of the embedded database ended'));
  });
  const give = (order: ThreadOrder) =>
    new Promise<ThreadAnswer>((resolve, reject) => {
      if (ended) return reject(new Error('The embedded database is closed'));
      if (waiting.push({ resolve, reject }) === 1) thread.ref();
      thread.postMessage(order, order.kind === 'ask' ? [order.question.buffer] : []);
    });
  const abandon = async () => {
    await thread.terminate();
  };
  try {
    await give({ kind: 'open', options, settings: SETTINGS });
  } catch (error) {
    await abandon();
    throw error;
  }
  return {
    async ask(question) {
      // Copied into memory of its own, which is handed over: a Buffer is a piece of what others use.
      const answer = await give({ kind: 'ask', question: new Uint8Array(question) });
      return answer.kind === 'answered' ? answer.bytes : new Uint8Array();
    },
    async close() {
      try {
        await give({ kind: 'close' });
      } finally {
        await abandon();
      }
    },
    abandon,
  };
}
