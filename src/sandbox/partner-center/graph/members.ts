import type { Answer } from '../wire/answer.ts';
import type { Call } from '../wire/call.ts';
import type { World } from '../world.ts';
import { page } from './collection.ts';
import { groupsOf } from './directory.ts';
import { graphError } from './graph-error.ts';
import { userBody } from './users.ts';

type Asked = { readonly world: World; readonly call: Call };

/**
 * `GET /groups/{id}/transitiveMembers/microsoft.graph.user`: an advanced query, refused without `ConsistencyLevel: eventual`
 * and `$count=true` ("List group transitive members").
 */
export function groupMembersOfType({
  world,
  call,
  params,
}: Asked & { params: { readonly groupId: string; readonly type: string } }): Answer {
  if (call.headers['consistencylevel'] !== 'eventual' || call.query.get('$count') !== 'true') {
    const words = 'OData cast needs ConsistencyLevel: eventual and $count=true.';
    return graphError(world, 400, 'Request_UnsupportedQuery', words);
  }
  if (params.type !== 'microsoft.graph.user')
    return graphError(world, 400, 'Request_BadRequest', `Cast to '${params.type}' is not supported.`);
  if (!world.state.groups.get(params.groupId))
    return graphError(world, 404, 'Request_ResourceNotFound', `Resource '${params.groupId}' does not exist.`);
  const members = world.state.users
    .all()
    .filter((user) => groupsOf(world, user).some(({ id }) => id === params.groupId));
  return page(world, call, members.map(userBody));
}

/**
 * `GET /directoryRoles(roleTemplateId='…')/members` ("List members of a directory role"): a role that nobody ever held is not
 * activated, and then not there.
 */
export function roleMembers({ world, call, params }: Asked & { params: { readonly directoryRole: string } }): Answer {
  const [, templateId] = /^directoryRoles\(roleTemplateId='([0-9a-f-]{36})'\)$/i.exec(params.directoryRole) ?? [];
  if (templateId === undefined)
    return graphError(world, 400, 'BadRequest', `Resource not found for the segment '${params.directoryRole}'.`);
  const holders = world.state.users.all().filter((user) => user.roles.includes(templateId.toLowerCase()));
  if (holders.length === 0)
    return graphError(world, 404, 'Request_ResourceNotFound', `Resource '${templateId}' does not exist.`);
  return page(world, call, holders.map(userBody));
}
