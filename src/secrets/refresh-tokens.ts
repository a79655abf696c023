import { createHash } from 'node:crypto';
import type { Database } from '../database/database.ts';
import { LeaseTaken } from '../database/lease.ts';
import { pause } from '../kernel/time.ts';
import type { Clock } from '../kernel/time.ts';
import type { RefreshTokenStore } from '../partner-center/auth.ts';
import type { SealedColumn } from './rotation.ts';
import type { Secrets } from './secrets.ts';

const LOOK_AGAIN_MS = 100;

type Parts = {
  readonly database: Database;
  readonly secrets: Secrets;
  readonly clock: Clock;
  /** the operator's token: used until Entra gives another, and again when the operator sets another */
  readonly configured: string;
  readonly tenantId: string;
};

type Exchange<T> = (current: string) => Promise<{ readonly next?: string | undefined; readonly result: T }>;

/**
 * The rotating refresh token, sealed in the database. A lease on its row keeps two instances from exchanging it at once,
 * without holding a transaction open while Entra is asked.
 */
export function createRefreshTokenStore({ database, secrets, clock, configured, tenantId }: Parts): RefreshTokenStore {
  // Named by what the operator set, so that a newly set token takes the place of what was kept of the former one.
  const name = `refresh-token ${createHash('sha256').update(`${tenantId} ${configured}`).digest('hex').slice(0, 16)}`;
  const context = contextOf(tenantId, name);
  let queue: Promise<unknown> = Promise.resolve();

  async function current(): Promise<string> {
    await database.read.credential.createMany({
      data: [{ name, sealed: secrets.seal(configured, context), updatedAt: clock.now() }],
      skipDuplicates: true,
    });
    const { sealed } = await database.read.credential.findUniqueOrThrow({ where: { name } });
    const opened = secrets.open(sealed, context);
    // Sealed with a key that is gone: the operator's own token is the way back.
    return opened.kind === 'revealed' ? opened.forOnePerson() : configured;
  }

  async function exchange<T>(use: Exchange<T>): Promise<T> {
    const { next, result } = await use(await current());
    if (next !== undefined) {
      const kept = { sealed: secrets.seal(next, context), updatedAt: clock.now() };
      await database.read.credential.update({ where: { name }, data: kept });
    }
    return result;
  }

  async function alone<T>(use: Exchange<T>): Promise<T> {
    for (;;) {
      try {
        return await database.withLease(name, () => exchange(use));
      } catch (error) {
        if (!(error instanceof LeaseTaken)) throw error;
        await pause(LOOK_AGAIN_MS);
      }
    }
  }

  return {
    withToken(use) {
      const mine = queue.then(() => alone(use));
      queue = mine.catch(() => undefined);
      return mine;
    },
  };
}

function contextOf(tenantId: string, name: string) {
  return { kind: 'credential', customer: tenantId, subject: name };
}

export function sealedCredentials(tenantId: string): SealedColumn {
  return {
    table: 'credential',
    id: { column: 'name', type: 'text' },
    column: 'sealed',
    kind: 'text',
    needs: {},
    contextOf: ({ id = '' }) => contextOf(tenantId, id),
  };
}
