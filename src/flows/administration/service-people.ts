import type { Database, Transaction } from '../../database/database.ts';
import { LOCKS } from '../../database/locks.ts';
import type { Directory, Person, Refusal } from '../../directory/directory.ts';
import type { EntraUser } from '../../directory/graph.ts';
import type { GrantHeld } from '../../directory/grants.ts';
import type { Described } from '../../directory/people.ts';
import type { PinnedGroup } from '../../directory/partner-groups.ts';
import type { LocalRole, Role } from '../../directory/person.ts';
import { newReference } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import type { Deed } from '../../ledger/deeds.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Alerts } from '../key-rules/service-alerts.ts';

export type Overview = {
  readonly kind: 'overview';
  readonly groups: readonly PinnedGroup[];
  readonly grants: readonly GrantHeld[];
};

export type Looked =
  | ({ readonly kind: 'person'; readonly own: boolean; readonly linkedBy: string | null } & Described)
  | { readonly kind: 'unknown' }
  | Refusal;

/** Why somebody cannot be linked, or a role not given or taken back. */
export type Unchangeable =
  | { readonly kind: 'unknown' | 'own' | 'not-a-member' | 'last-admin' | 'already' }
  | { readonly kind: 'no-account' | 'several-accounts' }
  | { readonly kind: 'taken'; readonly by: string | null };

export type Proposal = {
  readonly kind: 'proposal';
  readonly target: Person;
  readonly account: EntraUser;
  readonly roles: readonly Role[];
};

export type PeopleDesk = ReturnType<typeof createPeopleDesk>;

type Parts = {
  readonly database: Database;
  readonly directory: Directory;
  readonly ledger: Ledger;
  readonly alerts: Alerts;
  readonly log: Log;
};

type PeopleDeed = Extract<Deed, { readonly action: 'person.link' | 'person.role' }>;

const MOST_GRANTS = 50;

/** People in `/csp-admin`: who is matched with whom, and the roles that the desk itself gives. */
export function createPeopleDesk({ database, directory, ledger, alerts, log }: Parts) {
  const { people } = directory;
  const subjectOf = (target: Person | null) => (target ? `person:${target.id}` : 'desk');
  const authorize = (person: Person, subject: string) =>
    directory.authorize(person, 'desk.administer', { subject, customerId: null });

  /** @returns the person chosen, or why this one may not be looked at or changed */
  async function find(
    actor: Person,
    userId: string,
  ): Promise<({ readonly kind: 'found' } & Described) | { readonly kind: 'unknown' } | Refusal> {
    const described = await people.describe(userId);
    const right = await authorize(actor, subjectOf(described?.person ?? null));
    if (right.kind === 'refused') return right;
    return described ? { kind: 'found', ...described } : { kind: 'unknown' };
  }

  /** One change of people at a time: of two Global admins who take each other's role back, one stays. */
  const alone = (tx: Transaction) => tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCKS.people})`;

  async function record(
    tx: Transaction,
    actor: Person,
    target: Person,
    deed: PeopleDeed,
    details: Record<string, string>,
  ): Promise<void> {
    await ledger.append(tx, { actor: actor.id, ...deed, subject: subjectOf(target), customerId: null, details });
  }

  async function overview(actor: Person): Promise<Overview | Refusal> {
    const right = await authorize(actor, 'desk');
    if (right.kind === 'refused') return right;
    const [groups, grants] = await Promise.all([people.groups.pinned(), people.grants.all(MOST_GRANTS)]);
    return { kind: 'overview', groups, grants };
  }

  async function look(actor: Person, userId: string): Promise<Looked> {
    const found = await find(actor, userId);
    if (found.kind !== 'found') return found;
    const linkedBy = await people.matching.linkedBy(found.person);
    return { ...found, kind: 'person', own: found.person.id === actor.id, linkedBy };
  }

  /** Who would be linked with which account, and what that gives them: shown before it is done. */
  async function propose(
    actor: Person,
    userId: string,
    account: { readonly email: string } | { readonly id: string },
  ): Promise<Proposal | Unchangeable | Refusal> {
    const found = await find(actor, userId);
    if (found.kind !== 'found') return found;
    const { person: target } = found;
    if (target.id === actor.id) return { kind: 'own' };
    if (target.standing !== 'member') return { kind: 'not-a-member' };
    try {
      const accounts = 'email' in account ? await people.entraUsers(account.email) : await accountOf(account.id);
      const [entra, ...others] = accounts;
      if (!entra) return { kind: 'no-account' };
      if (others.length > 0) return { kind: 'several-accounts' };
      const holder = await people.takenBy(entra, target);
      if (holder) return { kind: 'taken', by: holder.name };
      return { kind: 'proposal', target, account: entra, roles: await people.rolesOf(entra.id) };
    } catch (error) {
      const reference = newReference();
      log.error({ reference, err: error }, 'An account to link could not be looked up');
      return { kind: 'refused', why: 'directory-unavailable', cause: 'silent', reference };
    }
  }

  async function accountOf(id: string): Promise<readonly EntraUser[]> {
    const user = await people.entraUser(id);
    return user ? [user] : [];
  }

  /** Links them for good; everything that was shown is looked at anew. The security channel hears of it. */
  async function link(
    actor: Person,
    userId: string,
    accountId: string,
  ): Promise<{ readonly kind: 'linked' } | Unchangeable | Refusal> {
    const proposed = await propose(actor, userId, { id: accountId });
    if (proposed.kind !== 'proposal') return proposed;
    const { target, account } = proposed;
    return database.transaction(async (tx) => {
      await alone(tx);
      const { teamId } = target;
      const linked = await people.matching.link(tx, { teamId, userId, entraUserId: account.id, linkedBy: actor.id });
      if (!linked) return { kind: 'taken', by: null };
      await record(tx, actor, target, { action: 'person.link', outcome: 'linked' }, { account: account.id });
      const alert = { kind: 'linked', name: actor.name, who: target.name, account: account.mail } as const;
      await alerts.raise(tx, alert, `${target.id} ${account.id}`, actor.id);
      return { kind: 'linked' };
    });
  }

  /** Forgets who they are matched with: their e-mail in Slack then decides anew. */
  async function unlink(
    actor: Person,
    userId: string,
  ): Promise<{ readonly kind: 'unlinked' } | Unchangeable | Refusal> {
    const found = await find(actor, userId);
    if (found.kind !== 'found') return found;
    const { person: target } = found;
    if (target.id === actor.id) return { kind: 'own' };
    return database.transaction(async (tx) => {
      await alone(tx);
      if (!(await people.matching.forget(tx, target.teamId, userId))) return { kind: 'already' };
      await record(tx, actor, target, { action: 'person.link', outcome: 'unlinked' }, {});
      return { kind: 'unlinked' };
    });
  }

  async function grant(
    actor: Person,
    userId: string,
    role: LocalRole,
  ): Promise<{ readonly kind: 'granted' } | Unchangeable | Refusal> {
    const found = await find(actor, userId);
    if (found.kind !== 'found') return found;
    const { person: target } = found;
    if (target.standing !== 'member') return { kind: 'not-a-member' };
    return database.transaction(async (tx) => {
      await alone(tx);
      if (!(await people.grants.give(tx, target, role, actor.id))) return { kind: 'already' };
      await record(tx, actor, target, { action: 'person.role', outcome: 'granted' }, { role });
      return { kind: 'granted' };
    });
  }

  /** Takes a role of the desk back, but not from the last Global admin there is. */
  async function revoke(
    actor: Person,
    userId: string,
    role: LocalRole,
  ): Promise<{ readonly kind: 'revoked' } | Unchangeable | Refusal> {
    const found = await find(actor, userId);
    if (found.kind !== 'found') return found;
    const { person: target, held } = found;
    const stays = held !== null && (held.bootstrap || held.entra.includes(role));
    const others = role === 'GlobalAdmin' && !stays ? await people.otherGlobalAdmins(target) : null;
    return database.transaction(async (tx) => {
      await alone(tx);
      if (others && !(await stillThere(tx, others))) {
        await record(tx, actor, target, { action: 'person.role', outcome: 'last-admin' }, { role });
        return { kind: 'last-admin' };
      }
      if (!(await people.grants.takeBack(tx, target, role))) return { kind: 'already' };
      await record(tx, actor, target, { action: 'person.role', outcome: 'revoked' }, { role });
      return { kind: 'revoked' };
    });
  }

  /** Is one of them Global admin still, now that nobody else changes anything? */
  async function stillThere(
    tx: Transaction,
    others: readonly { readonly userId: string; readonly byGrantAlone: boolean }[],
  ): Promise<boolean> {
    if (others.some(({ byGrantAlone }) => !byGrantAlone)) return true;
    const granted = await people.grants.holders(tx, 'GlobalAdmin', MOST_GRANTS);
    return others.some(({ userId }) => granted.includes(userId));
  }

  /** Lets the groups that give roles be found anew by their names. */
  async function findGroupsAnew(actor: Person): Promise<{ readonly kind: 'forgotten' } | Refusal> {
    const right = await authorize(actor, 'desk');
    if (right.kind === 'refused') return right;
    const before = await people.groups.pinned();
    await database.transaction(async (tx) => {
      await alone(tx);
      await people.groups.forget(tx);
      const details = Object.fromEntries(before.map(({ name, groupId }) => [name, groupId ?? 'unknown']));
      const deed = { action: 'directory.group', outcome: 'forgotten' } as const;
      await ledger.append(tx, { actor: actor.id, ...deed, subject: 'desk', customerId: null, details });
    });
    return { kind: 'forgotten' };
  }

  return { overview, look, propose, link, unlink, grant, revoke, findGroupsAnew };
}
