import { bearerToken, readAccessToken } from '../login/access-token.ts';
import { GRAPH } from '../login/audiences.ts';
import type { Answer } from '../wire/answer.ts';
import type { Call } from '../wire/call.ts';
import { findRoute, routesFor } from '../wire/routes.ts';
import type { World } from '../world.ts';
import { graphError } from './graph-error.ts';
import { groupMembersOfType, roleMembers } from './members.ts';
import {
  checkMemberGroups,
  getUser,
  listGroups,
  listUsers,
  memberOf,
  transitiveMemberOf,
  transitiveMemberOfType,
} from './users.ts';

const route = routesFor<{ readonly world: World }, null>();

const table = [
  route('GET', '/users', null, listUsers),
  route('GET', '/users/:userId', null, getUser),
  route('POST', '/users/:userId/checkMemberGroups', null, checkMemberGroups),
  route('GET', '/users/:userId/memberOf', null, memberOf),
  route('GET', '/users/:userId/transitiveMemberOf', null, transitiveMemberOf),
  route('GET', '/users/:userId/transitiveMemberOf/:type', null, transitiveMemberOfType),
  route('GET', '/groups', null, listGroups),
  route('GET', '/groups/:groupId/transitiveMembers/:type', null, groupMembersOfType),
  route('GET', '/:directoryRole/members', null, roleMembers),
];

/** Answers the calls of Microsoft Graph with which one finds out who a person is and which role it has. */
export function serveGraph(world: World, call: Call): Answer {
  const token = bearerToken(call.headers.authorization);
  if (token === undefined) return graphError(world, 401, 'InvalidAuthenticationToken', 'Access token is empty.');
  const caller = call.fault?.kind === 'expired-token' ? 'expired' : readAccessToken(world, token);
  if (caller === 'expired') {
    return graphError(world, 401, 'InvalidAuthenticationToken', 'Lifetime validation failed, the token is expired.');
  }
  if (caller === 'invalid' || caller.aud !== GRAPH) {
    return graphError(world, 401, 'InvalidAuthenticationToken', 'Access token validation failure. Invalid audience.');
  }
  const match = findRoute(table, call.method, call.path);
  if (match.kind !== 'found') {
    return graphError(world, 400, 'BadRequest', `Resource not found for the segment '${call.path}'.`);
  }
  return match.route.handle({ world }, call, match.params);
}
