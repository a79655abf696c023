/** A server that acknowledges what Slack sends, in a process of its own: `node ack-server.ts <kind> [secret]`; prints its port. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import type { Logger, Receiver } from '@slack/bolt';
import { systemClock } from '../../src/kernel/time.ts';
import { createHttpReceiver } from '../../src/slack/transport/http-receiver.ts';
import { SECRET } from './slack-requests.ts';

const nothing = () => undefined;
const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing };
const logger: Logger = { ...silent, setLevel: nothing, setName: nothing, getLevel: () => LogLevel.ERROR };

/** An app of one command and one form whose listeners do nothing. */
function emptyApp<R extends Receiver>(receiver: R): R {
  const authorize = async () => ({ botToken: 'xoxb-0', botId: 'B0', botUserId: 'U0', teamId: 'T0' });
  const app = new App({ receiver, logger, convoStore: false, authorize });
  app.command('/csp-buy', ({ ack }) => ack());
  app.view('form', ({ ack }) => ack());
  return receiver;
}

/** The least that is right: reads, checks the signature, parses, answers 200. */
const bareListener: RequestListener = (request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks).toString();
    const { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': given } = request.headers;
    const digest = createHmac('sha256', secret)
      .update(`v0:${String(timestamp)}:${body}`)
      .digest('hex');
    const matches = timingSafeEqual(Buffer.from(`v0=${digest}`), Buffer.from(String(given)));
    const form = new URLSearchParams(body);
    const payload = form.get('payload');
    if (payload !== null) JSON.parse(payload);
    response.writeHead(matches ? 200 : 401).end();
  });
};

const [, , kind, secret = SECRET] = process.argv;

function listenerOf(): RequestListener {
  if (kind === 'bare Bolt') return emptyApp(new HTTPReceiver({ signingSecret: secret, logger })).requestListener;
  if (kind === 'CSP Desk')
    return emptyApp(createHttpReceiver({ signingSecret: secret, clock: systemClock, log: silent })).requestListener;
  return bareListener;
}

const server = createServer(listenerOf());
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
