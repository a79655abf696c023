import { createHmac } from 'node:crypto';

export const SECRET = 'the-signing-secret-of-the-tests';
export const FORM = 'application/x-www-form-urlencoded';

/** The headers of a request as Slack signs it. @param skew seconds by which its clock differs from ours */
export function signed(body: string, { type = FORM, secret = SECRET, skew = 0 } = {}): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1_000) + skew);
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'content-type': type, 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${digest}` };
}
