import type { RequestListener } from 'node:http';
import { App, HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import type { Receiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import type { SlackSettings } from '../config.ts';
import type { Log } from '../kernel/log.ts';
import { pause } from '../kernel/time.ts';
import { createBoltLogger } from './bolt-logger.ts';

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
  /** answers `POST /slack/events`; only where Slack comes over HTTP */
  readonly requestListener: RequestListener | undefined;
  /** can Slack reach us now? Over HTTP that is for others to see */
  readonly connected: () => boolean;
  /** begins to take work */
  readonly start: () => Promise<void>;
  /** takes no more work; what is running goes on */
  readonly stop: () => Promise<void>;
};

const EVENTS_PATH = '/slack/events';
const GOODBYE_MS = 2_000;

/**
 * Signs in to Slack and makes the Bolt app over the configured transport; nothing is received before `start`.
 * @throws SlackRefused where the token or the address does not work
 */
export async function connectToSlack(settings: SlackSettings, log: Log): Promise<SlackConnection> {
  const logger = createBoltLogger(log);
  // Made anew for each client: Socket Mode changes the retry policy inside the object it is given, and `headers` in it would
  // carry the first token to every other client. Slack forgets a trigger after three seconds, so retries are few and short.
  const clientOptions = () => ({
    slackApiUrl: settings.apiUrl,
    timeout: 8_000,
    retryConfig: { retries: 2, minTimeout: 200 },
    logger,
  });
  const client = new WebClient(settings.botToken, clientOptions());
  const me = await signIn(client);

  const receiver = createReceiver(settings, logger);
  const app = new App({
    receiver,
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
    requestListener: receiver instanceof HTTPReceiver ? receiver.requestListener : undefined,
    connected: watchSocket(receiver),
    start: () => startReceiving(receiver),
    stop: async () => {
      // A socket that is being opened anew has nothing to say goodbye to, and would be waited for without end.
      if (receiver instanceof SocketModeReceiver) await Promise.race([receiver.client.disconnect(), pause(GOODBYE_MS)]);
    },
  };
}

function createReceiver({ transport, apiUrl }: SlackSettings, logger: ReturnType<typeof createBoltLogger>): Receiver {
  if (transport.kind === 'http')
    return new HTTPReceiver({ signingSecret: transport.signingSecret, endpoints: EVENTS_PATH, logger });
  return new SocketModeReceiver({
    appToken: transport.appToken,
    logger,
    installerOptions: { clientOptions: { slackApiUrl: apiUrl } },
  });
}

/** Source: `@slack/socket-mode`, its life-cycle events. */
function watchSocket(receiver: Receiver): () => boolean {
  if (!(receiver instanceof SocketModeReceiver)) return () => true;
  let connected = false;
  receiver.client.on('connected', () => {
    connected = true;
  });
  receiver.client.on('close', () => {
    connected = false;
  });
  return () => connected;
}

async function startReceiving(receiver: Receiver): Promise<void> {
  if (!(receiver instanceof SocketModeReceiver)) return;
  try {
    await receiver.client.start();
  } catch (error) {
    throw new SlackRefused(
      'SLACK_APP_TOKEN',
      `Slack refused to open a socket (${slackError(error)}): make an app-level token with the scope connections:write under "Basic Information" and switch Socket Mode on`,
    );
  }
}

async function signIn(client: WebClient) {
  try {
    const { team_id: teamId, bot_id: botId, user_id: botUserId } = await client.auth.test();
    if (!teamId || !botId || !botUserId)
      throw new SlackRefused('SLACK_BOT_TOKEN', 'does not belong to a bot: copy the Bot User OAuth Token');
    return { teamId, botId, botUserId };
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
