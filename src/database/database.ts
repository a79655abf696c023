import { AsyncLocalStorage } from 'node:async_hooks';
import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import { pause } from '../kernel/time.ts';
import { newNumber } from '../kernel/ids.ts';
import { Prisma, PrismaClient } from './generated/client.ts';
import type { Disk } from './disk.ts';
import { createLeases } from './lease.ts';
import type { WithLease } from './lease.ts';
import { migrate } from './migrate.ts';
import { openEmbeddedPool, openServerPool } from './pools.ts';
import type { DatabasePool } from './pools.ts';
import { oneQuestionAtATime, statementName } from './statements.ts';

/** What may be read and written inside a transaction. Only this: the outer client would wait for ever on the embedded database. */
export type Transaction = Prisma.TransactionClient;

export type Database = {
  /** For single reads outside a transaction; refuses to be used inside one. */
  readonly read: Transaction;
  /**
   * Runs `work` as one transaction, again when the server asks for it (serialization failure, deadlock), so `work` must
   * touch nothing but the database. What `afterCommit` was given runs once it is committed.
   */
  readonly transaction: <T>(work: (tx: Transaction) => Promise<T>, options?: TransactionOptions) => Promise<T>;
  readonly withLease: WithLease;
  readonly pool: pg.Pool;
  /** one process, one connection (PGlite) */
  readonly embedded: boolean;
  /** of the embedded database; a server looks after its own */
  readonly disk: Disk | null;
  readonly close: () => Promise<void>;
};

/** Without an isolation it is PostgreSQL's own, READ COMMITTED. */
export type TransactionOptions = { readonly isolation?: 'Serializable' };

const MAX_ATTEMPTS = 6;
const inside = new AsyncLocalStorage<true>();
const commitHooks = new WeakMap<Transaction, (() => void)[]>();

/** Something to do once the transaction is committed, never when it is rolled back; it must not throw. */
export function afterCommit(tx: Transaction, hook: () => void): void {
  commitHooks.get(tx)?.push(hook);
}

/**
 * Opens the database of the configuration and brings it to the newest migration.
 * @throws DirectoryInUse, DiskFull, or the driver's error where the server cannot be reached
 */
export async function openDatabase(settings: {
  readonly url: string | undefined;
  readonly dataDir: string;
  /** the embedded one, where it is being opened already */
  readonly pool?: Promise<DatabasePool> | undefined;
  readonly onIdleError: (error: Error) => void;
}): Promise<Database> {
  const opened = settings.url
    ? openServerPool(settings.url, settings.onIdleError)
    : await (settings.pool ?? openEmbeddedPool(settings.dataDir));
  try {
    await migrate(opened.pool);
    return databaseOver(opened);
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** The database over an open pool whose migrations are applied. */
export function databaseOver({ pool, embedded, disk, close }: DatabasePool): Database {
  const options = {
    disposeExternalPool: false,
    statementNameGenerator: ({ sql }: { sql: string }) => statementName(sql),
  };
  const client = new PrismaClient({ adapter: oneQuestionAtATime(new PrismaPg(pool, options)) });
  const read = client.$extends({
    query: {
      $allOperations: ({ args, query }) => {
        if (inside.getStore()) throw new Error('Inside a transaction only its own client may be used.');
        return query(args);
      },
    },
  });
  return {
    read: read as unknown as Transaction,
    pool,
    embedded,
    disk,
    withLease: createLeases(pool),
    transaction: (work, options) => runTransaction(client, work, options?.isolation),
    close: async () => {
      await client.$disconnect();
      await close();
    },
  };
}

async function runTransaction<T>(
  client: PrismaClient,
  work: (tx: Transaction) => Promise<T>,
  isolation: TransactionOptions['isolation'],
): Promise<T> {
  if (inside.getStore()) throw new Error('A transaction cannot be opened inside another.');
  for (let attempt = 1; ; attempt++) {
    const hooks: (() => void)[] = [];
    try {
      const result = await client.$transaction(
        (tx) => {
          commitHooks.set(tx, hooks);
          // Awaited in here: Prisma's promises are lazy and would otherwise start outside.
          return inside.run(true, async () => await work(tx));
        },
        // Nothing is said of the isolation that every transaction has by itself: that would be a round trip each.
        { ...(isolation && { isolationLevel: isolation }), maxWait: 10_000, timeout: 15_000 },
      );
      for (const hook of hooks) hook();
      return result;
    } catch (error) {
      if (attempt >= MAX_ATTEMPTS || !mustBeRunAgain(error)) throw error;
      await pause(newNumber(10 * 2 ** attempt));
    }
  }
}

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK_DETECTED = '40P01';

/** PostgreSQL's two "try again" answers, as Prisma reports them: P2034, raw as P2010, and bare from a failing COMMIT. */
function mustBeRunAgain(error: unknown): boolean {
  if (isWriteConflict(error)) return true;
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  if (error.code === 'P2034') return true;
  const text = JSON.stringify(error.meta ?? {});
  return error.code === 'P2010' && (text.includes(SERIALIZATION_FAILURE) || text.includes(DEADLOCK_DETECTED));
}

function isWriteConflict(error: unknown): boolean {
  const cause = error instanceof Error && error.name === 'DriverAdapterError' ? error.cause : undefined;
  return cause instanceof Object && 'kind' in cause && cause.kind === 'TransactionWriteConflict';
}

/** Is this the answer of a unique constraint (the same thing recorded a second time)? */
export function isDuplicate(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}
