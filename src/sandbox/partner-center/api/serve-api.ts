import { isAdminAgent } from '../graph/directory.ts';
import type { Caller } from '../login/access-token.ts';
import type { Asked } from '../resources/asked.ts';
import type { Answer } from '../wire/answer.ts';
import { withHeaders } from '../wire/answer.ts';
import type { Call } from '../wire/call.ts';
import { Refusal, refusalAnswer, throttledAnswer } from '../wire/refusal.ts';
import { findRoute } from '../wire/routes.ts';
import type { Route } from '../wire/routes.ts';
import type { World } from '../world.ts';
import { answerHeaders, callerOf, checkHeaders, idsOf } from './headers.ts';
import { isWrite, rememberAnswer, replayOf } from './replays.ts';
import { table } from './table.ts';
import type { Credential } from './table.ts';
import { createThrottle } from './throttle.ts';

type Found = { readonly route: Route<Asked, Credential>; readonly params: Record<string, string> };

/** Answers the Partner Center REST API. */
export function createApi(world: World): (call: Call) => Answer {
  const throttle = createThrottle();
  return (call) => {
    const ids = idsOf(call);
    const answer = refusing(() => {
      const caller = callerOf(world, call);
      checkHeaders(call);
      const seconds = throttle.count(world, call);
      return seconds === undefined ? answerOnce(world, call, caller, ids.requestId) : throttledAnswer(seconds);
    });
    return withHeaders(answer, answerHeaders(call, ids));
  };
}

/** Answers a write of the same MS-RequestId as before, without doing it again. */
function answerOnce(world: World, call: Call, caller: Caller, requestId: string): Answer {
  const found = find(call);
  refuseCaller(world, call, caller, found.route.needs);
  if (!isWrite(call)) return world.state.transaction(() => found.route.handle({ world, caller }, call, found.params));

  const replay = replayOf(world, call, requestId);
  if (replay) return replay;
  const work = () => {
    const answer = found.route.handle({ world, caller }, call, found.params);
    rememberAnswer(world, call, requestId, answer);
    return answer;
  };
  const answer = refusing(() => world.state.transaction(work));
  if (answer.status >= 400) rememberAnswer(world, call, requestId, answer);
  return answer;
}

function find(call: Call): Found {
  const match = findRoute(table, call.method, call.path);
  switch (match.kind) {
    case 'found':
      return match;
    case 'unknown-path':
      throw new Refusal(404, 800002, 'The resource was not found.');
    case 'other-method':
      throw new Refusal(405, 800002, `The resource allows ${match.allowed.join(', ')}.`);
  }
}

/** @throws Refusal 900329 for the application alone where a user is needed, 900150 for a user who is no Admin agent */
function refuseCaller(world: World, call: Call, caller: Caller, credential: Credential): void {
  if (caller.oid === undefined) {
    if (credential === 'user') throw new Refusal(403, 900329, 'App-only authentication is not supported on this call.');
    return;
  }
  if (call.fault?.kind === 'revoked-role' || !isAdminAgent(world, caller.oid)) {
    throw new Refusal(403, 900150, 'The supplied role does not have the rights to perform this operation.');
  }
}

function refusing(work: () => Answer): Answer {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return refusalAnswer(error);
    throw error;
  }
}
