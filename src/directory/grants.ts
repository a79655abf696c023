import type { Database, Transaction } from '../database/database.ts';
import { newId } from '../kernel/ids.ts';
import type { Clock } from '../kernel/time.ts';
import { LOCAL_ROLES } from './person.ts';
import type { LocalRole, SlackUser } from './person.ts';

/** Gives the roles of BOOTSTRAP_GRANTS to whoever never had them. One that was taken back stays so. */
export async function grantAtFirstStart(
  database: Database,
  grants: readonly { readonly email: string; readonly role: string }[],
  clock: Clock,
): Promise<void> {
  const data = grants.map(({ email, role }) => ({ id: newId(), holder: email, role, grantedAt: clock.now() }));
  await database.read.localGrant.createMany({ data, skipDuplicates: true });
}

export type Grant = {
  readonly role: LocalRole;
  readonly grantedAt: Date;
  /** a person's ID; null: given by BOOTSTRAP_GRANTS */
  readonly grantedBy: string | null;
};

/** `holder`: a Slack user ID, or the e-mail of somebody who has not been here yet. */
export type GrantHeld = Grant & { readonly holder: string };

export type Grants = ReturnType<typeof createGrants>;

/** Roles that the desk itself gives. */
export function createGrants({ database, clock }: { readonly database: Database; readonly clock: Clock }) {
  /** Whose grants these are: those of the user ID, those of the e-mail that nobody else had first. */
  const ofUser = ({ userId, email }: Pick<SlackUser, 'userId' | 'email'>) => ({
    revokedAt: null,
    OR: [{ holder: userId }, { boundTo: userId }, ...(email ? [{ holder: email.toLowerCase(), boundTo: null }] : [])],
  });

  return {
    async of(user: Pick<SlackUser, 'userId' | 'email'>): Promise<readonly Grant[]> {
      const read = () => database.read.localGrant.findMany({ where: ofUser(user), orderBy: { grantedAt: 'asc' } });
      const found = await read();
      const loose = found.filter(({ holder, boundTo }) => holder !== user.userId && boundTo === null);
      const ids = { id: { in: loose.map(({ id }) => id) }, boundTo: null };
      if (loose.length > 0) await database.read.localGrant.updateMany({ where: ids, data: { boundTo: user.userId } });
      const rows = loose.length > 0 ? await read() : found;
      return rows.flatMap(readGrant);
    },

    /** @returns everything that was given and not taken back, oldest first */
    async all(take: number): Promise<readonly GrantHeld[]> {
      const rows = await database.read.localGrant.findMany({
        where: { revokedAt: null },
        orderBy: [{ role: 'asc' }, { grantedAt: 'asc' }],
        take,
      });
      return rows.flatMap((row) => readGrant(row).map((grant) => ({ ...grant, holder: row.boundTo ?? row.holder })));
    },

    /** @returns Slack user IDs, and e-mails of those who have not been here yet */
    async holders(tx: Transaction, role: string, take: number): Promise<readonly string[]> {
      const rows = await tx.localGrant.findMany({
        where: { role, revokedAt: null },
        take,
        orderBy: { grantedAt: 'asc' },
      });
      return [...new Set(rows.map(({ holder, boundTo }) => boundTo ?? holder))];
    },

    /** @returns whether they did not hold it yet */
    async give(tx: Transaction, user: SlackUser, role: LocalRole, grantedBy: string): Promise<boolean> {
      if ((await tx.localGrant.count({ where: { ...ofUser(user), role } })) > 0) return false;
      const data = { grantedAt: clock.now(), grantedBy, revokedAt: null };
      await tx.localGrant.upsert({
        where: { holder_role: { holder: user.userId, role } },
        create: { id: newId(), holder: user.userId, role, ...data },
        update: data,
      });
      return true;
    },

    /** @returns whether they held it */
    async takeBack(tx: Transaction, user: SlackUser, role: LocalRole): Promise<boolean> {
      const data = { revokedAt: clock.now() };
      return (await tx.localGrant.updateMany({ where: { ...ofUser(user), role }, data })).count > 0;
    },
  };
}

function readGrant({ role, grantedAt, grantedBy }: Omit<Grant, 'role'> & { readonly role: string }): Grant[] {
  return LOCAL_ROLES.filter((known) => known === role).map((known) => ({ role: known, grantedAt, grantedBy }));
}
