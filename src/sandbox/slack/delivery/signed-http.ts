import { createHmac } from 'node:crypto';
import { newBytes } from '../../../kernel/ids.ts';
import { systemClock } from '../../../kernel/time.ts';
import type { JsonObject } from '../json.ts';
import { asText, isObject, parseJson } from '../json.ts';
import type { Identity } from '../state/identity.ts';
import { ACKNOWLEDGE_MILLISECONDS } from './answer.ts';
import type { Answer, Envelope } from './answer.ts';

/** Sends an envelope as Slack does over HTTP (Slack's pages "Verifying requests from Slack" and "Slash commands"). */
export async function sendSigned(identity: Identity, url: string, envelope: Envelope): Promise<Answer> {
  const { body, contentType } = encode(envelope);
  const retry: Record<string, string> = envelope.retry
    ? { 'x-slack-retry-num': String(envelope.retry.attempt), 'x-slack-retry-reason': envelope.retry.reason }
    : {};
  return post(identity, url, body, { 'content-type': contentType, ...retry });
}

/** Asks the app to prove that the request URL is its own, as Slack does before it takes one. */
export async function provesUrl(identity: Identity, url: string): Promise<boolean> {
  const challenge = newBytes(24).toString('base64url');
  const body = JSON.stringify({ token: identity.verificationToken, challenge, type: 'url_verification' });
  const answer = await post(identity, url, body, { 'content-type': 'application/json' });
  if (answer.kind !== 'acknowledged') return false;
  return answer.body === challenge || (isObject(answer.body) && answer.body['challenge'] === challenge);
}

async function post(
  identity: Identity,
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
): Promise<Answer> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      redirect: 'error',
      headers: {
        ...headers,
        ...signature(identity, body),
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      },
      signal: AbortSignal.timeout(ACKNOWLEDGE_MILLISECONDS),
    });
    const text = await response.text();
    if (!response.ok) return { kind: 'failed', status: response.status };
    const noRetry = response.headers.get('x-slack-no-retry') === '1';
    const parsed = asText(response.headers.get('content-type')).startsWith('application/json')
      ? parseJson(text)
      : undefined;
    return { kind: 'acknowledged', body: parsed ?? (text === '' ? undefined : text), noRetry };
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError' ? { kind: 'timeout' } : { kind: 'unreachable' };
  }
}

/** The receiver compares with the machine's own clock, so a moved clock of the workspace must not reach here. */
function signature({ signingSecret }: Identity, body: string): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(systemClock.now().getTime() / 1000));
  const digest = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${digest}` };
}

/** The content type of a form carries no charset: receivers compare it whole. */
function encode({ type, payload }: Envelope): { readonly body: string; readonly contentType: string } {
  switch (type) {
    case 'events_api':
      return { body: JSON.stringify(payload), contentType: 'application/json' };
    case 'interactive':
      return { body: form({ payload: JSON.stringify(payload) }), contentType: 'application/x-www-form-urlencoded' };
    case 'slash_commands':
      return { body: form(payload), contentType: 'application/x-www-form-urlencoded' };
  }
}

function form(fields: JsonObject): string {
  const texts = Object.entries(fields).map(([name, value]): [string, string] => [name, asText(value)]);
  return new URLSearchParams(texts).toString();
}
