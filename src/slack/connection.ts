import type { RequestListener } from 'node:http';
import { App } from '@slack/bolt';
import type { Logger, Receiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import type { SlackSettings } from '../config.ts';
import type { Log } from '../kernel/log.ts';
import type { RightOfWay } from '../kernel/right-of-way.ts';
import { systemClock } from '../kernel/time.ts';
import type { Tracing } from '../kernel/tracing.ts';
import { createBoltLogger } from './bolt-logger.ts';
import { createPacedFetch } from './pacing.ts';
import { createHttpReceiver } from './transport/http-receiver.ts';
import { createSocketReceiver, SocketRefused } from './transport/socket-receiver.ts';

/** Slack would not let the product in; `name` is the setting to look at. */
export class SlackRefused extends Error {
  readonly setting: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN' | 'SLACK_API_URL';
  constructor(setting: SlackRefused['setting'], advice: string) {
    super(advice);
    this.setting = setting;
  }
}

export type SlackConnection = {
  readonly app: App;
  readonly client: WebClient;
  /** the workspace of the bot token */
  readonly teamId: string;
  /** its address, where its messages are found */
  readonly teamUrl: string;
  /** answers `POST /slack/events`; only where Slack comes over HTTP */
  readonly requestListener: RequestListener | undefined;
  /** can Slack reach us now? Over HTTP that is for others to see */
  readonly connected: () => boolean;
  /** begins to take work */
  readonly start: () => Promise<void>;
  /** takes no more work; what is running goes on */
  readonly stop: () => Promise<void>;
};

type Parts = { readonly log: Log; readonly tracing: Tracing; readonly rightOfWay: RightOfWay };

/**
 * Signs in to Slack and makes the Bolt app over the configured transport; nothing is received before `start`.
 * @throws SlackRefused where the token or the address does not work
 */
export async function connectToSlack(
  settings: SlackSettings,
  { log, tracing, rightOfWay }: Parts,
): Promise<SlackConnection> {
  const logger = createBoltLogger(log);
  // Made anew for each client: `headers` in a shared object would carry the first token to every other client. Slack forgets a
  // trigger after three seconds, so retries are few and short (the package's own are ten, in half an hour).
  const paced = tracedFetch(createPacedFetch(rightOfWay), tracing);
  const clientOptions = () => ({
    slackApiUrl: settings.apiUrl,
    timeout: 8_000,
    retryConfig: { retries: 2, minTimeout: 200 },
    fetch: paced,
    rejectRateLimitedCalls: true,
    logger,
  });
  const client = new WebClient(settings.botToken, clientOptions());
  const me = await signIn(client);

  const transport = openTransport(settings, log, logger);
  const app = new App({
    receiver: transport.receiver,
    logger,
    convoStore: false,
    extendedErrorHandler: true,
    clientOptions: clientOptions(),
    authorize: async () => ({
      botToken: settings.botToken,
      botId: me.botId,
      botUserId: me.botUserId,
      teamId: me.teamId,
    }),
  });

  return {
    app,
    client,
    teamId: me.teamId,
    teamUrl: me.teamUrl,
    requestListener: transport.requestListener,
    connected: transport.connected,
    start: transport.start,
    stop: async () => void (await transport.receiver.stop()),
  };
}

/** By method alone: what goes to Slack is for people's eyes. */
function tracedFetch(send: typeof fetch, tracing: Tracing): typeof fetch {
  return (input, init) => {
    const method = /\/api\/([a-z]+(?:\.[a-zA-Z]+)+)$/.exec(String(input instanceof Request ? input.url : input))?.[1];
    return tracing.span({ kind: 'slack', name: method ?? 'answer' }, () => send(input, init));
  };
}

type Transport = Pick<SlackConnection, 'requestListener' | 'connected' | 'start'> & { readonly receiver: Receiver };

function openTransport({ transport, apiUrl }: SlackSettings, log: Log, logger: Logger): Transport {
  if (transport.kind === 'http') {
    const receiver = createHttpReceiver({ ...transport, clock: systemClock, log });
    const { requestListener } = receiver;
    return { receiver, requestListener, connected: () => true, start: async () => undefined };
  }
  // The receiver itself tries again, for as long as the desk runs.
  const client = new WebClient(transport.appToken, {
    ...{ slackApiUrl: apiUrl, timeout: 8_000, logger },
    ...{ retryConfig: { retries: 0 }, rejectRateLimitedCalls: true },
  });
  const receiver = createSocketReceiver({ newAddress: () => newAddress(client), log });
  return { receiver, requestListener: undefined, connected: receiver.connected, start: () => startSockets(receiver) };
}

/** What may pass: an answer that says no more than that it did not work this time. */
const PASSING = new Set(['unreachable', 'internal_error', 'fatal_error', 'service_unavailable', 'request_timeout']);

async function newAddress(client: WebClient): Promise<string> {
  try {
    const { url } = await client.apps.connections.open({});
    if (!url) throw new Error('Slack gave no address of a socket');
    return url;
  } catch (error) {
    if (PASSING.has(slackError(error))) throw error;
    throw new SocketRefused(slackError(error));
  }
}

async function startSockets(receiver: Receiver): Promise<void> {
  try {
    await receiver.start();
  } catch (error) {
    throw new SlackRefused(
      'SLACK_APP_TOKEN',
      `Slack refused to open a socket (${error instanceof Error ? error.message : 'unknown'}): make an app-level token with the scope connections:write under "Basic Information" and switch Socket Mode on`,
    );
  }
}

async function signIn(client: WebClient) {
  try {
    const {
      team_id: teamId,
      bot_id: botId,
      user_id: botUserId,
      url: teamUrl = 'https://slack.com/',
    } = await client.auth.test();
    if (!teamId || !botId || !botUserId)
      throw new SlackRefused('SLACK_BOT_TOKEN', 'does not belong to a bot: copy the Bot User OAuth Token');
    return { teamId, botId, botUserId, teamUrl };
  } catch (error) {
    if (error instanceof SlackRefused) throw error;
    const code = slackError(error);
    if (code === 'unreachable')
      throw new SlackRefused('SLACK_API_URL', 'Slack does not answer there: check the address and the network');
    throw new SlackRefused(
      'SLACK_BOT_TOKEN',
      `is refused by Slack (${code}): copy the Bot User OAuth Token from "OAuth & Permissions" of your Slack app`,
    );
  }
}

/** @returns Slack's own name for what went wrong, or `unreachable` */
export function slackError(error: unknown): string {
  const data: unknown = error instanceof Error && 'data' in error ? error.data : undefined;
  return data instanceof Object && 'error' in data && typeof data.error === 'string' ? data.error : 'unreachable';
}
