import { z } from 'zod';
import { newId } from '../../../kernel/ids.ts';
import { GLOBAL_ADMINISTRATOR, groupByName, userByMail } from '../graph/directory.ts';
import { bodyOf } from '../resources/asked.ts';
import { guidOf } from '../state/derived.ts';
import type { DirectoryUser } from '../state/model.ts';
import type { Answer } from '../wire/answer.ts';
import { created, ok } from '../wire/answer.ts';
import { invalidInput } from '../wire/refusal.ts';
import type { ControlOf } from './controlled.ts';

const personSchema = z.strictObject({
  displayName: z.string().min(1).optional(),
  mail: z.email().optional(),
  groups: z.array(z.string()).optional(),
  globalAdmin: z.boolean().optional(),
  accountEnabled: z.boolean().optional(),
});

/** `PUT /people/{mail}`: puts a person into groups, by their names, and into or out of a role; unknown mail: a new person. */
export function putPerson({ world, call, params }: ControlOf<{ readonly mail: string }>): Answer {
  const change = bodyOf(call, personSchema);
  const before = userByMail(world, params.mail) ?? newPerson(params.mail);
  const groups = change.groups?.map((name) => {
    const group = groupByName(world, name);
    if (!group) throw invalidInput(`There is no group ${name}.`);
    return group.id;
  });
  const person: DirectoryUser = {
    ...before,
    displayName: change.displayName ?? before.displayName,
    mail: change.mail ?? before.mail,
    userPrincipalName: change.mail ?? before.userPrincipalName,
    accountEnabled: change.accountEnabled ?? before.accountEnabled,
    groups: groups ?? before.groups,
    roles: change.globalAdmin === undefined ? before.roles : change.globalAdmin ? [GLOBAL_ADMINISTRATOR] : [],
  };
  world.state.users.put(person.id, person);
  return ok(person);
}

const groupSchema = z.strictObject({ displayName: z.string().min(1) });

/** `POST /groups`: makes another group; Entra does not mind a name that is there already. */
export function makeGroup({ world, call }: ControlOf<object>): Answer {
  const group = { id: newId(), displayName: bodyOf(call, groupSchema).displayName, memberOf: [] };
  world.state.groups.put(group.id, group);
  return created(group);
}

/** `PATCH /groups/{id}`: renames a group, which stays the same group. */
export function renameGroup({ world, call, params }: ControlOf<{ readonly groupId: string }>): Answer {
  const group = world.state.groups.get(params.groupId);
  if (!group) return { status: 404 };
  const renamed = { ...group, displayName: bodyOf(call, groupSchema).displayName };
  world.state.groups.put(group.id, renamed);
  return ok(renamed);
}

function newPerson(mail: string): DirectoryUser {
  return {
    id: guidOf(`user ${mail.toLowerCase()}`),
    displayName: mail.split('@')[0] ?? mail,
    mail,
    userPrincipalName: mail,
    preferredLanguage: 'en-US',
    accountEnabled: true,
    groups: [],
    roles: [],
  };
}
