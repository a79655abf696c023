import type { EntraUser, Graph } from './graph.ts';
import type { Grants } from './grants.ts';
import type { Matching } from './matching.ts';
import type { PartnerGroups } from './partner-groups.ts';
import type { Person, Role, SlackUser } from './person.ts';
import type { HeldRoles, createRoles } from './roles.ts';

/** Somebody as the settings of the desk show them. `held` is null while Entra does not answer. */
export type Described = { readonly person: Person; readonly held: HeldRoles | null };

/** Who is matched with whom, who holds what: read here, decided and recorded by the flow that administers the desk. */
export type PeopleAdministration = {
  /** @returns the Slack user as Slack and Entra know them now, or null where there is none */
  readonly describe: (userId: string) => Promise<Described | null>;
  /** @throws GraphUnavailable */
  readonly entraUsers: (email: string) => Promise<readonly EntraUser[]>;
  /** @returns the enabled Entra user with that object ID. @throws GraphUnavailable */
  readonly entraUser: (id: string) => Promise<EntraUser | null>;
  /** @returns what that Entra user gives whoever is matched with it. @throws GraphUnavailable */
  readonly rolesOf: (entraUserId: string) => Promise<readonly Role[]>;
  /** @returns another member of the workspace who is that Entra user already, by a match or by e-mail, or null */
  readonly takenBy: (entra: EntraUser, target: Person) => Promise<Person | null>;
  /** @returns the other members who are Global admin now; while Entra does not answer, by what the desk itself gave */
  readonly otherGlobalAdmins: (
    target: SlackUser,
  ) => Promise<readonly { readonly userId: string; readonly byGrantAlone: boolean }[]>;
  readonly matching: Pick<Matching, 'link' | 'forget' | 'linkedBy'>;
  readonly grants: Grants;
  readonly groups: Pick<PartnerGroups, 'pinned' | 'forget'>;
};

type Parts = {
  readonly graph: Graph;
  readonly roles: ReturnType<typeof createRoles>;
  readonly slackUsers: { readonly find: (emailOrUserId: string) => Promise<SlackUser | null> };
  readonly remember: (user: SlackUser) => Promise<Person>;
  readonly database: Parameters<typeof createRoles>[0]['database'];
};

export function createPeopleAdministration(parts: Parts): PeopleAdministration {
  const { graph, roles, slackUsers, remember, database } = parts;
  const isMember = (user: SlackUser | null): user is SlackUser => user?.standing === 'member';

  return {
    async describe(userId) {
      const user = await slackUsers.find(userId);
      if (!user) return null;
      const held = await roles.of(user, true).catch(() => null);
      return { person: await remember(user), held };
    },

    entraUsers: (email) => graph.findUsers(email),
    entraUser: (id) => graph.getUser(id),
    rolesOf: (entraUserId) => roles.ofEntraUser(entraUserId),

    async takenBy(entra, target) {
      const matched = await roles.matching.usersOf(database.read, target.teamId, entra.id);
      for (const who of [...matched, entra.mail]) {
        const user = who === '' ? null : await slackUsers.find(who);
        if (isMember(user) && user.userId !== target.userId) return remember(user);
      }
      return null;
    },

    async otherGlobalAdmins(target) {
      const found = new Map<string, boolean>();
      for (const holder of await roles.holders('GlobalAdmin').catch(() => roles.localHolders('GlobalAdmin'))) {
        const user = await slackUsers.find(holder);
        if (!isMember(user) || user.userId === target.userId || found.has(user.userId)) continue;
        const held = await roles.of(user, true).catch(() => null);
        const lasting = held ? held.bootstrap || held.entra.includes('GlobalAdmin') : roles.isBootstrapAdmin(user);
        found.set(user.userId, !lasting);
      }
      return [...found].map(([userId, byGrantAlone]) => ({ userId, byGrantAlone }));
    },

    matching: roles.matching,
    grants: roles.grants,
    groups: roles.groups,
  };
}
