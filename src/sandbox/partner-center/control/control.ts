import { z } from 'zod';
import { reissueAvailabilities } from '../catalogue/availability.ts';
import { softwareById, softwareByTitle } from '../catalogue/catalogue.ts';
import { withdraw, withdrawalSchema } from '../catalogue/withdrawals.ts';
import { issueRefreshToken, revokeRefreshTokens } from '../login/refresh-tokens.ts';
import { Refusal, refusalAnswer } from '../wire/refusal.ts';
import { issuedKeys } from '../resources/product-keys.ts';
import { setCancellationPolicy } from '../resources/return-window.ts';
import { created, ok } from '../wire/answer.ts';
import type { Answer } from '../wire/answer.ts';
import type { Call } from '../wire/call.ts';
import { bodyOf } from '../resources/asked.ts';
import { faultSchema } from '../wire/faults.ts';
import { findRoute, routesFor } from '../wire/routes.ts';
import { addCustomers, endRelationship, setAgreement } from './customers.ts';
import { cancelInPortal, orderInPortal, readKeyInPortal } from './portal.ts';
import { makeGroup, putPerson, renameGroup } from './people.ts';
import { snapshot } from './snapshot.ts';
import { answerTicket } from './tickets.ts';
import type { Controlled } from './controlled.ts';
import { refuseStranger } from './loopback.ts';

const DONE: Answer = { status: 204 };

const milliseconds = z.int().nonnegative().optional();
const settingsSchema = z.strictObject({
  callsPerMinute: z.int().nonnegative().optional(),
  graphPageSize: z.int().min(1).max(999).optional(),
  delays: z
    .strictObject({
      fulfilment: milliseconds,
      orderList: milliseconds,
      orderById: milliseconds,
      cartLife: milliseconds,
      availabilityLife: milliseconds,
      replayMemory: milliseconds,
      refreshGrace: milliseconds,
    })
    .optional(),
});
const policySchema = z.object({ policy: z.enum(['programme', 'current']) });

const route = routesFor<Controlled, null>();

/** What one may ask of the stand-in that nobody may ask of Microsoft. JSON in, JSON out. */
const table = [
  route('GET', '/state', null, ({ world, calls }) => ok(snapshot(world, calls))),
  route('GET', '/issued-keys', null, ({ world }) => ok(issuedKeys(world))),
  route('GET', '/calls', null, ({ calls }) => ok(calls.list())),
  route('DELETE', '/calls', null, ({ calls }) => {
    calls.clear();
    return DONE;
  }),

  route('GET', '/faults', null, ({ faults }) => ok(faults.list())),
  route('POST', '/faults', null, ({ faults, call }) => {
    faults.add(bodyOf(call, faultSchema));
    return created(faults.list());
  }),
  route('DELETE', '/faults', null, ({ faults }) => {
    faults.clear();
    return DONE;
  }),

  route('GET', '/settings', null, ({ world }) => ok(world.settings.read())),
  route('PATCH', '/settings', null, ({ world, call }) => {
    const { callsPerMinute, graphPageSize, delays } = bodyOf(call, settingsSchema);
    world.settings.change({
      ...(callsPerMinute === undefined ? {} : { callsPerMinute }),
      ...(graphPageSize === undefined ? {} : { graphPageSize }),
      delays: Object.fromEntries(Object.entries(delays ?? {}).filter(([, value]) => value !== undefined)),
    });
    return ok(world.settings.read());
  }),
  route('PUT', '/cancellation-policy', null, ({ world, call }) => {
    setCancellationPolicy(world, bodyOf(call, policySchema).policy);
    return DONE;
  }),
  route('POST', '/availability-reissues', null, ({ world }) => {
    reissueAvailabilities(world);
    return DONE;
  }),
  route('POST', '/withdrawals', null, ({ world, call }) => {
    const { product, ...change } = bodyOf(call, withdrawalSchema);
    const software = softwareByTitle(product) ?? softwareById(product);
    if (!software) return { status: 404 };
    withdraw(world, software, change);
    return DONE;
  }),
  route('POST', '/refresh-tokens', null, ({ world }) => created({ refreshToken: issueRefreshToken(world) })),
  route('DELETE', '/refresh-tokens', null, ({ world }) => {
    revokeRefreshTokens(world);
    return DONE;
  }),

  route('PUT', '/people/:mail', null, putPerson),
  route('POST', '/groups', null, makeGroup),
  route('PATCH', '/groups/:groupId', null, renameGroup),
  route('DELETE', '/groups/:groupId', null, ({ world, params }) => {
    world.state.groups.remove(params.groupId);
    return DONE;
  }),
  route('POST', '/customers', null, addCustomers),
  route('DELETE', '/customers/:customerId', null, endRelationship),
  route('PUT', '/customers/:customerId/agreement', null, setAgreement),
  route('POST', '/customers/:customerId/orders', null, orderInPortal),
  route('POST', '/customers/:customerId/orders/:orderId/cancellation', null, cancelInPortal),
  route('POST', '/customers/:customerId/orders/:orderId/key-reads', null, readKeyInPortal),
  route('PATCH', '/service-requests/:requestId', null, answerTicket),
];

/** Answers the control interface, to this machine only. */
export function serveControl(controlled: Controlled, call: Call): Answer {
  try {
    refuseStranger(call);
    const match = findRoute(table, call.method, call.path);
    if (match.kind === 'unknown-path') return { status: 404 };
    if (match.kind === 'other-method') return { status: 405, headers: { allow: match.allowed.join(', ') } };
    return controlled.world.state.transaction(() => match.route.handle(controlled, call, match.params));
  } catch (error) {
    if (error instanceof Refusal) return refusalAnswer(error);
    throw error;
  }
}
