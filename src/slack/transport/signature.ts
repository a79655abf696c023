import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Clock } from '../../kernel/time.ts';

/** Source: Slack, "Verifying requests from Slack". A clock that is ahead would let a request be repeated later, so it counts as well. */
const MOST_SKEW_SECONDS = 5 * 60;
const TIMESTAMP = /^\d{1,12}$/;

/** @returns a function that says whether Slack signed this body, not longer than five minutes from now in either direction */
export function createSignatureCheck(signingSecret: string, clock: Clock) {
  return (headers: IncomingHttpHeaders, body: Buffer): boolean => {
    const { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': given } = headers;
    if (typeof timestamp !== 'string' || typeof given !== 'string' || !TIMESTAMP.test(timestamp)) return false;
    if (Math.abs(clock.now().getTime() / 1_000 - Number(timestamp)) > MOST_SKEW_SECONDS) return false;
    const expected = `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:`).update(body).digest('hex')}`;
    const [left, right] = [Buffer.from(expected), Buffer.from(given)];
    return left.length === right.length && timingSafeEqual(left, right);
  };
}
