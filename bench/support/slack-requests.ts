import { createHmac } from 'node:crypto';

/** With which the servers of the benchmarks check what they are sent. */
export const SECRET = 'the-signing-secret-of-the-benchmarks';

/** A request over HTTP as Slack sends and signs it, as it goes on the wire. */
export function requestOf(fields: Readonly<Record<string, string>>, secret = SECRET): Buffer {
  const body = new URLSearchParams(fields).toString();
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  const head = [
    'POST /slack/events HTTP/1.1',
    'Host: 127.0.0.1',
    'User-Agent: Slackbot 1.0 (+https://api.slack.com/robots)',
    'Accept: application/json,*/*',
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Slack-Request-Timestamp: ${timestamp}`,
    `X-Slack-Signature: v0=${digest}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}

export function commandFields(more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  return {
    ...{ token: 'verification', team_id: 'T0', team_domain: 'partner', channel_id: 'C0', channel_name: 'sales' },
    ...{ user_id: 'U1', user_name: 'ann', command: '/csp-buy', text: 'fabrikam', api_app_id: 'A0' },
    ...{ is_enterprise_install: 'false', response_url: 'https://hooks.slack.com/commands/T0/1/abc' },
    ...{ trigger_id: '13345224609.738474920.8088930838d88f008e0', ...more },
  };
}

/** A form that was handed in, of about 5 kB as JSON. */
export function modalFields(): Readonly<Record<string, string>> {
  const blocks = Array.from({ length: 12 }, (_, at) => ({
    ...{ type: 'input', block_id: `field-${at}`, optional: false, dispatch_action: false },
    label: { type: 'plain_text', text: `Something to fill in, number ${at}`, emoji: true },
    element: { type: 'plain_text_input', action_id: 'typed', placeholder: { type: 'plain_text', text: 'Type here' } },
  }));
  const values = Object.fromEntries(
    blocks.map(({ block_id: id }) => [id, { typed: { type: 'plain_text_input', value: `What was typed into ${id}` } }]),
  );
  const view = { id: 'V1', type: 'modal', callback_id: 'form', private_metadata: '{}', blocks, state: { values } };
  const user = { id: 'U1', name: 'ann', team_id: 'T0' };
  const payload = { type: 'view_submission', team: { id: 'T0' }, user, trigger_id: '1.2.3', view, response_urls: [] };
  return { payload: JSON.stringify(payload) };
}
