import type { Database } from '../database/database.ts';
import type { Log } from '../kernel/log.ts';
import type { Clock } from '../kernel/time.ts';
import type { Graph } from './graph.ts';
import type { Role, SlackUser } from './person.ts';

/** Built-in security groups of every partner tenant; groups, not directory roles. Source: Partner Center docs. */
const GROUPS: readonly (readonly [string, Role])[] = [
  ['AdminAgents', 'AdminAgent'],
  ['SalesAgents', 'SalesAgent'],
  ['HelpdeskAgents', 'HelpdeskAgent'],
];

/** Entra's fixed template ID of the directory role Global Administrator. Source: Microsoft Entra built-in roles. */
export const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10';

const LOCAL_ROLES: readonly Role[] = ['Approver', 'Auditor', 'GlobalAdmin'];
/** Of one role; a partner with more of one is asked of the first. */
const MAX_HOLDERS = 100;
const FRESH_FOR_MS = 15 * 60_000;
const MAX_REMEMBERED = 5_000;

type Parts = {
  readonly database: Database;
  readonly graph: Graph;
  readonly bootstrapAdmins: readonly string[];
  readonly clock: Clock;
  readonly log: Log;
};

/** Roles of a Slack user: groups and directory roles in Entra by e-mail, and what the desk itself granted. */
export function createRoles({ database, graph, bootstrapAdmins, clock, log }: Parts) {
  const remembered = new Map<string, { readonly roles: ReadonlySet<Role>; readonly until: number }>();
  let groups: { readonly roles: ReadonlyMap<string, Role>; readonly until: number } | undefined;

  async function groupRoles(): Promise<ReadonlyMap<string, Role>> {
    if (groups && groups.until > clock.now().getTime()) return groups.roles;
    const found = new Map<string, Role>();
    for (const [name, role] of GROUPS) {
      const [only, ...others] = await graph.findGroups(name);
      // A second group of the same name may be anybody's: then nobody has the role, until it is gone.
      if (only && others.length === 0) found.set(only, role);
      else log.warn({ group: name, found: only ? others.length + 1 : 0 }, 'A partner group is missing or not unique');
    }
    groups = { roles: found, until: clock.now().getTime() + FRESH_FOR_MS };
    return found;
  }

  async function entraRoles(email: string): Promise<Role[]> {
    const userId = await graph.findUser(email);
    if (!userId) return [];
    const byGroup = await groupRoles();
    const [member, directory] = await Promise.all([
      byGroup.size === 0 ? [] : graph.memberOf(userId, [...byGroup.keys()]),
      graph.directoryRoles(userId),
    ]);
    const held = member.flatMap((group) => byGroup.get(group) ?? []);
    return directory.includes(GLOBAL_ADMINISTRATOR) ? [...held, 'GlobalAdmin'] : held;
  }

  async function localRoles({ userId, email }: SlackUser): Promise<Role[]> {
    const holder = { in: email ? [userId, email.toLowerCase()] : [userId] };
    const grants = await database.read.localGrant.findMany({ where: { holder } });
    const granted = grants.flatMap(({ role }) => LOCAL_ROLES.filter((known) => known === role));
    return bootstrapAdmins.includes(userId) ? [...granted, 'GlobalAdmin'] : granted;
  }

  async function entraHolders(role: Role): Promise<string[]> {
    if (role === 'GlobalAdmin') return graph.holdersOfRole(GLOBAL_ADMINISTRATOR);
    const [group] = [...(await groupRoles())].find(([, given]) => given === role) ?? [];
    return group === undefined ? [] : graph.membersOfGroup(group);
  }

  return {
    /**
     * @returns e-mails and Slack user IDs of those who hold the role, given by Entra or by the desk itself
     * @throws GraphUnavailable
     */
    async holders(role: Role): Promise<readonly string[]> {
      const grants = await database.read.localGrant.findMany({ where: { role }, take: MAX_HOLDERS });
      const entra = await entraHolders(role);
      const first = role === 'GlobalAdmin' ? bootstrapAdmins : [];
      const all = [...grants.map(({ holder }) => holder), ...first, ...entra.map((mail) => mail.toLowerCase())];
      return [...new Set(all)].slice(0, MAX_HOLDERS);
    },

    /** @throws GraphUnavailable */
    async of(user: SlackUser, fresh: boolean): Promise<ReadonlySet<Role>> {
      const key = `${user.teamId} ${user.userId} ${user.email ?? ''}`;
      const known = remembered.get(key);
      if (!fresh && known && known.until > clock.now().getTime()) return known.roles;
      const [local, entra] = await Promise.all([localRoles(user), user.email ? entraRoles(user.email) : []]);
      const roles = new Set([...local, ...entra]);
      if (remembered.size >= MAX_REMEMBERED) remembered.clear();
      remembered.set(key, { roles, until: clock.now().getTime() + FRESH_FOR_MS });
      return roles;
    },
  };
}
