import type { Database, Transaction } from '../database/database.ts';
import { LOCKS } from '../database/locks.ts';
import { newId } from '../kernel/ids.ts';
import type { Clock } from '../kernel/time.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { signCheckpoint } from './checkpoint.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { Ledger } from './ledger.ts';
import { changeKey, currentKey } from './signing-key.ts';

/** A checkpoint as it stands in the database, by the ID under which it is told of. */
export type KeptCheckpoint = Checkpoint & { readonly id: string };

export type Standing = {
  readonly last: KeptCheckpoint | null;
  /** entries that no checkpoint is about yet */
  readonly since: number;
  /** the public key that signs now, hex; null before the first */
  readonly key: string | null;
};

export type Checkpoints = {
  /**
   * Signs the head of the chain where it has grown, once however many instances ask.
   * @param also done in the same transaction
   * @returns the new checkpoint; null where nothing was added, or `withKey: 'existing'` and there is none that can be opened
   */
  readonly sign: (options?: {
    readonly withKey?: 'existing';
    readonly also?: (tx: Transaction, checkpoint: KeptCheckpoint) => Promise<void>;
  }) => Promise<KeptCheckpoint | null>;
  /** Signs once more with the former key, and lets another sign from now on. @param actor a person's ID */
  readonly changeKey: (actor: string) => Promise<void>;
  readonly standing: () => Promise<Standing>;
  readonly find: (id: string) => Promise<KeptCheckpoint | null>;
  /** Those after that number, oldest first. */
  readonly after: (number: number, limit: number) => Promise<readonly KeptCheckpoint[]>;
};

type Parts = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly secrets: Secrets;
  readonly clock: Clock;
};

export function createCheckpoints(parts: Parts): Checkpoints {
  const { database, secrets, clock } = parts;

  const newestOf = (tx: Transaction) => tx.ledgerCheckpoint.findFirst({ orderBy: { number: 'desc' } });
  const headOf = (tx: Transaction) =>
    tx.ledgerEntry.findFirst({ orderBy: { sequence: 'desc' }, select: { sequence: true, hash: true } });

  async function signIn(tx: Transaction, withKey: 'existing' | 'any'): Promise<KeptCheckpoint | null> {
    // Whoever waits here finds the checkpoint of whoever was faster.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCKS.ledgerCheckpoint})`;
    const [last, grown] = [await newestOf(tx), await headOf(tx)];
    if (!grown || grown.sequence === last?.sequence) return null;
    const existing = await currentKey(tx, secrets);
    if (!existing && withKey === 'existing') return null;
    const key = existing ?? (await changeKey(tx, parts, 'desk'));
    const head = existing ? grown : await headOf(tx);
    if (!head) return null;
    const unsigned = { number: (last?.number ?? 0) + 1, sequence: head.sequence, head: head.hash, at: clock.now() };
    return tx.ledgerCheckpoint.create({ data: { id: newId(), ...signCheckpoint(unsigned, key) } });
  }

  return {
    sign: ({ withKey, also } = {}) =>
      database.transaction(async (tx) => {
        const signed = await signIn(tx, withKey ?? 'any');
        if (signed) await also?.(tx, signed);
        return signed;
      }),

    changeKey: (actor) =>
      database.transaction(async (tx) => {
        await signIn(tx, 'existing');
        await changeKey(tx, parts, actor);
      }),

    async standing() {
      const [last, head, key] = await Promise.all([
        newestOf(database.read),
        headOf(database.read),
        database.read.ledgerKey.findFirst({ orderBy: { number: 'desc' }, select: { publicKey: true } }),
      ]);
      const since = Number((head?.sequence ?? 0n) - (last?.sequence ?? 0n));
      return { last, since, key: key?.publicKey ?? null };
    },

    find: (id) => database.read.ledgerCheckpoint.findUnique({ where: { id } }),

    after: (number, limit) =>
      database.read.ledgerCheckpoint.findMany({
        where: { number: { gt: number } },
        orderBy: { number: 'asc' },
        take: limit,
      }),
  };
}
