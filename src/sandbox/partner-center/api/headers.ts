import { newId } from '../../../kernel/ids.ts';
import { isGuid } from '../resources/asked.ts';
import { bearerToken, readAccessToken } from '../login/access-token.ts';
import type { Caller } from '../login/access-token.ts';
import { PARTNER_CENTER } from '../login/audiences.ts';
import { header } from '../wire/call.ts';
import type { Call } from '../wire/call.ts';
import { invalidInput, Refusal } from '../wire/refusal.ts';
import type { World } from '../world.ts';

export type Ids = { readonly requestId: string; readonly correlationId: string };

/** The ids a call goes by; where one is missing or is no GUID the service makes one up for its answer. */
export function idsOf(call: Call): Ids {
  const given = (name: string) => {
    const value = header(call.headers, name);
    return value !== undefined && isGuid(value) ? value : newId();
  };
  return { requestId: given('ms-requestid'), correlationId: given('ms-correlationid') };
}

/**
 * Who calls, if it may call at all.
 * @throws Refusal 800001 without a token, 400 with one that is not ours or has expired, 900420 for another audience
 */
export function callerOf(world: World, call: Call): Caller {
  const token = bearerToken(header(call.headers, 'authorization'));
  if (token === undefined) throw new Refusal(401, 800001, 'The partner token is missing in the request context.');
  const caller = call.fault?.kind === 'expired-token' ? 'expired' : readAccessToken(world, token);
  if (caller === 'invalid' || caller === 'expired') throw new Refusal(401, 400, 'Access denied.');
  if (caller.aud !== PARTNER_CENTER) throw new Refusal(401, 900420, 'The token audience is not supported.');
  return caller;
}

/** The headers page's rules, read strictly. @throws Refusal 800002, 406, 415 */
export function checkHeaders(call: Call): void {
  const requestId = header(call.headers, 'ms-requestid');
  if (requestId === undefined || !isGuid(requestId))
    throw invalidInput('The header MS-RequestId is missing or is no GUID.');
  const correlationId = header(call.headers, 'ms-correlationid');
  if (correlationId !== undefined && !isGuid(correlationId))
    throw invalidInput('The header MS-CorrelationId is no GUID.');
  const version = header(call.headers, 'ms-contract-version');
  if (version !== undefined && version !== 'v1') throw invalidInput('The header MS-Contract-Version is not v1.');

  if (!/application\/json|application\/\*|\*\/\*/i.test(header(call.headers, 'accept') ?? '*/*')) {
    throw new Refusal(406, 800002, 'Only application/json is given.');
  }
  if (call.text !== '' && !/^application\/json\b/i.test(header(call.headers, 'content-type') ?? '')) {
    throw new Refusal(415, 800002, 'The Content-Type of the body must be application/json.');
  }
}

/** What every answer carries. Below a customer the correlation id comes twice, as in Microsoft's samples. */
export function answerHeaders(call: Call, { requestId, correlationId }: Ids): Record<string, string> {
  const doubled = call.path.toLowerCase().startsWith('/customers/');
  return {
    'ms-requestid': requestId,
    'ms-correlationid': doubled ? `${correlationId},${correlationId}` : correlationId,
    'ms-cv': Buffer.from(requestId.replaceAll('-', ''), 'hex').toString('base64').slice(0, 22),
    'ms-serverid': 'local',
    'x-locale': header(call.headers, 'x-locale') ?? 'en-US',
  };
}
