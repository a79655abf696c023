/**
 * The thread in which the embedded database computes (pglite.ts starts it): each message is an order, and is answered by one, in
 * the order in which they came.
 */
import { enableCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { PGlite } from '@electric-sql/pglite';
import type { ThreadAnswer, ThreadOrder } from './pglite.ts';

if (parentPort === null) throw new Error('This is a thread of the desk, and no program of its own');
const port = parentPort;
const { compileCache } = workerData as { readonly compileCache: string | undefined };
if (compileCache !== undefined) enableCompileCache(compileCache);

const loaded = Promise.all([import('@electric-sql/pglite'), import('@electric-sql/pglite/contrib/pg_trgm')]);
let database: PGlite | undefined;

async function obey(order: ThreadOrder): Promise<ThreadAnswer> {
  switch (order.kind) {
    case 'open': {
      const [{ PGlite }, { pg_trgm }] = await loaded;
      // PGlite loads the extensions that the migrations name when it opens, or never.
      const startParams = [...PGlite.defaultStartParams, ...order.settings.flatMap((setting) => ['-c', setting])];
      database = await PGlite.create({ ...order.options, startParams, extensions: { pg_trgm } });
      return { kind: 'done' };
    }
    case 'ask': {
      if (!database) throw new Error('It was not opened');
      // Copied: what PGlite gives is a piece of its own memory.
      return { kind: 'answered', bytes: new Uint8Array(await database.execProtocolRaw(order.question)) };
    }
    case 'close':
      await database?.close();
      return { kind: 'done' };
  }
}

let turn = Promise.resolve();
port.on('message', (order: ThreadOrder) => {
  turn = turn.then(async () => {
    try {
      const answer = await obey(order);
      port.postMessage(answer, answer.kind === 'answered' ? [answer.bytes.buffer] : []);
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      port.postMessage({ kind: 'failed', words } satisfies ThreadAnswer);
    }
  });
});
