import { zipSync } from 'fflate';
import { marketOf } from '../catalogue/markets.ts';
import { groupsOf } from '../graph/directory.ts';
import { bearerToken, readAccessToken } from '../login/access-token.ts';
import { PRICES } from '../login/audiences.ts';
import type { Answer } from '../wire/answer.ts';
import { header } from '../wire/call.ts';
import type { Call } from '../wire/call.ts';
import type { Failures } from '../wire/faulty.ts';
import type { World } from '../world.ts';
import { priceSheet } from './price-sheet.ts';

/** `/sales/pricesheets(Market='nl',PricesheetView='software')/$value` */
const SHEET = /^\/sales\/pricesheets\(Market='([^']*)',PricesheetView='([^']*)'\)\/\$value$/i;
const VIEWS = ['azure_consumption', 'azure_reservations', 'updatedlicensebased', 'marketplace', 'software'];
const MAY_ASK = ['AdminAgents', 'SalesAgents'];

export const priceFailures: Failures = {
  throttled: (seconds) => ({
    ...refusal(429, 'TooManyRequests', 'Too many requests.'),
    headers: { 'retry-after': String(seconds) },
  }),
  broken: () => refusal(500, 'InternalServerError', 'An unexpected error occurred.'),
};

/** Answers the price sheet API ("Get a price sheet"): a file stream, of the present month, of the view `software`. */
export function servePrices(world: World, call: Call): Answer {
  return whyNot(world, call) ?? sheet(world, call);
}

/** App+User only, which is refused with 400, and only to an Admin or Sales agent ("Prerequisites"). */
function whyNot(world: World, call: Call): Answer | undefined {
  const token = bearerToken(call.headers.authorization);
  const caller =
    token === undefined || call.fault?.kind === 'expired-token' ? 'invalid' : readAccessToken(world, token);
  if (caller === 'invalid' || caller === 'expired' || caller.aud !== PRICES)
    return refusal(401, 'Unauthorized', 'The token is missing, has expired or is for another service.');
  if (caller.oid === undefined) return refusal(400, 'BadRequest', 'App-only authentication is not supported.');
  const user = world.state.users.get(caller.oid);
  const agent = user && groupsOf(world, user).some(({ displayName }) => MAY_ASK.includes(displayName));
  if (!agent || call.fault?.kind === 'revoked-role')
    return refusal(403, 'Forbidden', 'The user is neither an Admin agent nor a Sales agent.');
  return undefined;
}

function sheet(world: World, call: Call): Answer {
  if (call.method !== 'GET') return refusal(405, 'MethodNotAllowed', 'Only GET is allowed.');
  const [, country = '', view = ''] = SHEET.exec(decodeURIComponent(call.path)) ?? [];
  if (view === '' || !VIEWS.includes(view.toLowerCase()))
    return refusal(400, 'BadRequest', 'The market or the view of the price sheet is not understood.');
  const market = marketOf(country);
  const timeline = (call.query.get('timeline') ?? 'current').toLowerCase();
  if (!market || view.toLowerCase() !== 'software' || timeline !== 'current')
    return refusal(404, 'NotFound', 'There is no such price sheet.');

  const text = priceSheet(world, market);
  const zipped = /\bdeflate\b/i.test(header(call.headers, 'accept-encoding') ?? '');
  return {
    status: 200,
    body: zipped ? zipSync({ 'sheets.csv': Buffer.from(text) }) : Buffer.from(text),
    headers: { 'content-disposition': `attachment; filename=sheets.${zipped ? 'zip' : 'csv'}` },
  };
}

function refusal(status: number, code: string, message: string): Answer {
  return { status, body: { error: { code, message } } };
}
