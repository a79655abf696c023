import { z } from 'zod';
import type { DirectoryGroup, DirectoryUser } from '../state/model.ts';
import type { Answer } from '../wire/answer.ts';
import { ok } from '../wire/answer.ts';
import type { Call } from '../wire/call.ts';
import { parseJson } from '../wire/json.ts';
import type { World } from '../world.ts';
import { page, select } from './collection.ts';
import { groupsOf, roleName, userByKey } from './directory.ts';
import { parseFilter } from './filter.ts';
import { graphError } from './graph-error.ts';

type Asked = { readonly world: World; readonly call: Call };
type AskedOfUser = Asked & { readonly params: { readonly userId: string } };

const FILTERS_OF_USERS: readonly string[] = ['mail', 'userPrincipalName', 'id'];

/** `GET /users?$filter=mail eq '…'`: no user is an empty `value`, not a 404. */
export function listUsers({ world, call }: Asked): Answer {
  const filter = call.query.get('$filter');
  const comparisons = filter === undefined ? [] : parseFilter(filter);
  if (!comparisons || comparisons.some(({ property }) => !FILTERS_OF_USERS.includes(property))) {
    return graphError(world, 400, 'Request_UnsupportedQuery', 'Unsupported or invalid query filter clause specified.');
  }
  const users = world.state.users.all().map(userBody);
  const found = users.filter(
    (user) =>
      filter === undefined ||
      comparisons.some(({ property, text }) =>
        Object.entries(user).some(([name, value]) => name === property && same(value, text)),
      ),
  );
  return page(world, call, found);
}

export function getUser({ world, call, params }: AskedOfUser): Answer {
  const user = userByKey(world, params.userId);
  return user ? ok(select(call, userBody(user))) : unknownUser(world, params.userId);
}

const checkSchema = z.object({ groupIds: z.array(z.string()).min(1).max(20) });

/** `POST /users/{id}/checkMemberGroups`: which of at most 20 groups the user is in, transitively. */
export function checkMemberGroups({ world, call, params }: AskedOfUser): Answer {
  const user = userByKey(world, params.userId);
  if (!user) return unknownUser(world, params.userId);
  const body = checkSchema.safeParse(parseJson(call.text));
  if (!body.success) {
    return graphError(world, 400, 'Request_BadRequest', 'groupIds must hold between 1 and 20 identifiers.');
  }
  const memberOf = new Set(groupsOf(world, user).map((group) => group.id));
  return ok({
    '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#Collection(Edm.String)',
    value: body.data.groupIds.filter((id) => memberOf.has(id)),
  });
}

/** Groups and directory roles, direct and through other groups. */
export function transitiveMemberOf({ world, call, params }: AskedOfUser): Answer {
  const user = userByKey(world, params.userId);
  if (!user) return unknownUser(world, params.userId);
  return page(world, call, [...groupsOf(world, user).map(groupBody), ...user.roles.map(roleBody)]);
}

/** Groups and directory roles of which the user itself is a member. */
export function memberOf({ world, call, params }: AskedOfUser): Answer {
  const user = userByKey(world, params.userId);
  if (!user) return unknownUser(world, params.userId);
  const groups = groupsOf(world, user).filter((group) => user.groups.includes(group.id));
  return page(world, call, [...groups.map(groupBody), ...user.roles.map(roleBody)]);
}

/** The same, cast to one type: an advanced query, refused without `ConsistencyLevel: eventual` and `$count=true`. */
export function transitiveMemberOfType({
  world,
  call,
  params,
}: Asked & { params: { userId: string; type: string } }): Answer {
  if (call.headers['consistencylevel'] !== 'eventual' || call.query.get('$count') !== 'true') {
    return graphError(
      world,
      400,
      'Request_UnsupportedQuery',
      'OData cast needs ConsistencyLevel: eventual and $count=true.',
    );
  }
  const user = userByKey(world, params.userId);
  if (!user) return unknownUser(world, params.userId);
  switch (params.type) {
    case 'microsoft.graph.group':
      return page(world, call, groupsOf(world, user).map(groupBody).map(untyped));
    case 'microsoft.graph.directoryRole':
      return page(world, call, user.roles.map(roleBody).map(untyped));
    default:
      return graphError(world, 400, 'Request_BadRequest', `Cast to '${params.type}' is not supported.`);
  }
}

/** `GET /groups?$filter=displayName eq '…'`: names are not unique in Entra. */
export function listGroups({ world, call }: Asked): Answer {
  const filter = call.query.get('$filter');
  const comparisons = filter === undefined ? [] : parseFilter(filter);
  if (!comparisons || comparisons.some(({ property }) => property !== 'displayName' && property !== 'id')) {
    return graphError(world, 400, 'Request_UnsupportedQuery', 'Unsupported or invalid query filter clause specified.');
  }
  const found = world.state.groups
    .all()
    .filter(
      (group) =>
        filter === undefined ||
        comparisons.some(({ property, text }) => same(property === 'id' ? group.id : group.displayName, text)),
    );
  return page(world, call, found.map(groupBody).map(untyped));
}

export function userBody({
  id,
  displayName,
  mail,
  userPrincipalName,
  preferredLanguage,
  accountEnabled,
}: DirectoryUser): object {
  return { id, displayName, mail, userPrincipalName, preferredLanguage, accountEnabled };
}

function groupBody(group: DirectoryGroup): object {
  const { id, displayName } = group;
  return { '@odata.type': '#microsoft.graph.group', id, displayName, securityEnabled: true, mailEnabled: false };
}

function roleBody(templateId: string): object {
  const displayName = roleName(templateId);
  return { '@odata.type': '#microsoft.graph.directoryRole', id: templateId, displayName, roleTemplateId: templateId };
}

function untyped(item: object): object {
  return Object.fromEntries(Object.entries(item).filter(([name]) => name !== '@odata.type'));
}

function unknownUser(world: World, key: string): Answer {
  return graphError(world, 404, 'Request_ResourceNotFound', `Resource '${key}' does not exist.`);
}

function same(value: unknown, text: string): boolean {
  return typeof value === 'string' && value.toLowerCase() === text.toLowerCase();
}
