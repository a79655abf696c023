import { guidOf } from '../state/derived.ts';
import type { DirectoryGroup, DirectoryUser } from '../state/model.ts';
import type { World } from '../world.ts';

/** Template id of the directory role Global Administrator ("Microsoft Entra built-in roles"). */
export const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10';

const ROLE_NAMES: ReadonlyMap<string, string> = new Map([[GLOBAL_ADMINISTRATOR, 'Global Administrator']]);

export function roleName(templateId: string): string {
  return ROLE_NAMES.get(templateId) ?? 'Directory role';
}

export function userByMail(world: World, mail: string): DirectoryUser | undefined {
  const wanted = mail.toLowerCase();
  return world.state.users.all().find((user) => user.mail.toLowerCase() === wanted);
}

/** @param key object id or user principal name */
export function userByKey(world: World, key: string): DirectoryUser | undefined {
  const wanted = key.toLowerCase();
  return world.state.users.all().find((user) => user.id === wanted || user.userPrincipalName.toLowerCase() === wanted);
}

export function groupByName(world: World, displayName: string): DirectoryGroup | undefined {
  const wanted = displayName.toLowerCase();
  return world.state.groups.all().find((group) => group.displayName.toLowerCase() === wanted);
}

/** @returns the groups the user is in, itself or through another group */
export function groupsOf(world: World, user: DirectoryUser): DirectoryGroup[] {
  const found = new Map<string, DirectoryGroup>();
  const visit = (id: string) => {
    const group = world.state.groups.get(id);
    if (!group || found.has(id)) return;
    found.set(id, group);
    group.memberOf.forEach(visit);
  };
  user.groups.forEach(visit);
  return [...found.values()];
}

/** Partner Center's own group, whatever it or another one is called. */
const ADMIN_AGENTS = guidOf('group AdminAgents');

/** Is the caller behind the token an Admin agent, now? */
export function isAdminAgent(world: World, userId: string): boolean {
  const user = world.state.users.get(userId);
  return user !== undefined && groupsOf(world, user).some(({ id }) => id === ADMIN_AGENTS);
}
