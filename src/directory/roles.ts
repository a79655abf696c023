import type { Database } from '../database/database.ts';
import type { Log } from '../kernel/log.ts';
import type { Clock } from '../kernel/time.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Graph } from './graph.ts';
import { createGrants } from './grants.ts';
import type { Grant } from './grants.ts';
import { createMatching } from './matching.ts';
import type { Match } from './matching.ts';
import { createMemory } from './memory.ts';
import { createPartnerGroups } from './partner-groups.ts';
import type { KnownGroups } from './partner-groups.ts';
import type { Role, SlackUser } from './person.ts';

/** Entra's fixed template ID of the directory role Global Administrator. Source: Microsoft Entra built-in roles. */
export const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10';

/** Of one role; a partner with more of one is asked of the first. */
const MAX_HOLDERS = 100;

/** The roles somebody holds, and where each comes from. */
export type HeldRoles = {
  readonly roles: ReadonlySet<Role>;
  readonly match: Match;
  readonly entra: readonly Role[];
  readonly grants: readonly Grant[];
  /** named in BOOTSTRAP_ADMINS */
  readonly bootstrap: boolean;
  /** groups whose role nobody can hold now */
  readonly unclear: KnownGroups['unclear'];
};

export type RoleParts = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly graph: Graph;
  /** the partner's tenant */
  readonly tenantId: string;
  readonly bootstrapAdmins: readonly string[];
  readonly clock: Clock;
  readonly log: Log;
};

/** Roles of a Slack user: groups and directory roles of the Entra user they are, and what the desk itself granted. */
export function createRoles(parts: RoleParts) {
  const { database, graph, bootstrapAdmins, clock } = parts;
  const matching = createMatching(parts);
  const groups = createPartnerGroups(parts);
  const grants = createGrants(parts);
  const byEntraUser = createMemory<readonly Role[]>(clock);

  async function entraRoles(userId: string, { roles }: KnownGroups): Promise<Role[]> {
    const [member, directory] = await Promise.all([
      roles.size === 0 ? [] : graph.memberOf(userId, [...roles.keys()]),
      graph.directoryRoles(userId),
    ]);
    const held = member.flatMap((group) => roles.get(group) ?? []);
    return directory.includes(GLOBAL_ADMINISTRATOR) ? [...held, 'GlobalAdmin'] : held;
  }

  async function entraHolders(role: Role): Promise<string[]> {
    if (role === 'GlobalAdmin') return graph.holdersOfRole(GLOBAL_ADMINISTRATOR);
    const { roles } = await groups.known();
    const [group] = [...roles].find(([, given]) => given === role) ?? [];
    return group === undefined ? [] : graph.membersOfGroup(group);
  }

  async function localHolders(role: Role): Promise<readonly string[]> {
    const granted = await grants.holders(database.read, role, MAX_HOLDERS);
    return role === 'GlobalAdmin' ? [...granted, ...bootstrapAdmins] : granted;
  }

  function localRoles({ userId }: SlackUser, granted: readonly Grant[]): ReadonlySet<Role> {
    const first: readonly Role[] = bootstrapAdmins.includes(userId) ? ['GlobalAdmin'] : [];
    return new Set([...granted.map(({ role }) => role), ...first]);
  }

  return {
    matching,
    groups,
    grants,

    /**
     * @returns e-mails and Slack user IDs of those who hold the role, given by Entra or by the desk itself
     * @throws GraphUnavailable
     */
    async holders(role: Role): Promise<readonly string[]> {
      const entra = await entraHolders(role);
      const all = [...(await localHolders(role)), ...entra.map((mail) => mail.toLowerCase())];
      return [...new Set(all)].slice(0, MAX_HOLDERS);
    },

    localHolders,
    isBootstrapAdmin: ({ userId }: SlackUser) => bootstrapAdmins.includes(userId),

    /** What the desk itself gives, which is known also while Entra does not answer. */
    async local(user: SlackUser): Promise<ReadonlySet<Role>> {
      const granted = await grants.of(user);
      return localRoles(user, granted);
    },

    /** @throws GraphUnavailable */
    async ofEntraUser(id: string): Promise<readonly Role[]> {
      return entraRoles(id, await groups.known());
    },

    /**
     * What the desk granted and whom they are matched with is read anew each time; what Entra said is remembered for a while,
     * unless `fresh`.
     * @throws GraphUnavailable
     */
    async of(user: SlackUser, fresh: boolean): Promise<HeldRoles> {
      const [granted, match] = await Promise.all([grants.of(user), matching.of(user, fresh)]);
      const bootstrap = bootstrapAdmins.includes(user.userId);
      const known: KnownGroups = match.kind === 'matched' ? await groups.known() : { roles: new Map(), unclear: [] };
      const entra =
        match.kind === 'matched'
          ? await byEntraUser.get(match.entra.id, fresh, () => entraRoles(match.entra.id, known))
          : [];
      const roles = new Set<Role>([...localRoles(user, granted), ...entra]);
      return { roles, match, entra, grants: granted, bootstrap, unclear: known.unclear };
    },
  };
}
