import type { Transaction } from '../database/database.ts';
import { newBytes } from '../kernel/ids.ts';
import type { Clock } from '../kernel/time.ts';
import type { SealedColumn } from '../secrets/rotation.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { SEED_BYTES, signingKeyFrom } from './checkpoint.ts';
import type { Ledger } from './ledger.ts';

export type SigningKey = ReturnType<typeof signingKeyFrom>;

const contextOf = (publicKey: string) => ({ kind: 'ledger-key', customer: 'desk', subject: publicKey });

type Parts = { readonly ledger: Ledger; readonly secrets: Secrets; readonly clock: Clock };

/** @returns the key that signs now; null where there is none yet, or it was sealed with a key that is gone */
export async function currentKey(tx: Transaction, secrets: Secrets): Promise<SigningKey | null> {
  const newest = await tx.ledgerKey.findFirst({ orderBy: { number: 'desc' } });
  if (!newest?.sealed) return null;
  const seed = secrets.open(newest.sealed, contextOf(newest.publicKey));
  return seed.kind === 'revealed' ? signingKeyFrom(Buffer.from(seed.forOnePerson(), 'base64url')) : null;
}

/**
 * Makes a key that signs from now on, and says so in the ledger, so that no key signs that the chain does not name. What the
 * former one signed stays good; it itself is forgotten, and can sign nothing more.
 */
export async function changeKey(
  tx: Transaction,
  { ledger, secrets, clock }: Parts,
  actor: string,
): Promise<SigningKey> {
  const seed = newBytes(SEED_BYTES);
  const key = signingKeyFrom(seed);
  const { publicKey } = key;
  const former = await tx.ledgerKey.findFirst({ orderBy: { number: 'desc' }, select: { publicKey: true } });
  await tx.ledgerKey.updateMany({ where: { sealed: { not: null } }, data: { sealed: null } });
  const sealed = secrets.seal(seed.toString('base64url'), contextOf(publicKey));
  await tx.ledgerKey.create({ data: { publicKey, sealed, madeAt: clock.now() } });
  await ledger.append(tx, {
    actor,
    action: 'ledger.key',
    outcome: former ? 'changed' : 'made',
    subject: 'settings:ledger-key',
    customerId: null,
    details: { key: publicKey, former: former?.publicKey },
  });
  return key;
}

export const sealedLedgerKeys: SealedColumn = {
  table: 'ledger_key',
  id: { column: 'public_key', type: 'text' },
  column: 'sealed',
  kind: 'text',
  needs: {},
  contextOf: ({ id = '' }) => contextOf(id),
};
