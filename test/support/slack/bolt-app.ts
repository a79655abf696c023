import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import type { Logger } from '@slack/bolt';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { LocalWorkspace } from './local-workspace.ts';

const nothing = () => {};

/** Bolt complains about what the tests provoke on purpose. */
export const quiet: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  setName: nothing,
  getLevel: () => LogLevel.ERROR,
};

/** A real Bolt app over Socket Mode. @param register adds its listeners before it connects */
export async function startSocketApp(workspace: LocalWorkspace, register: (app: App) => void): Promise<App> {
  const { botToken, appToken } = workspace.credentials;
  const app = new App({
    token: botToken,
    appToken,
    socketMode: true,
    logger: quiet,
    convoStore: false,
    deferInitialization: true,
    clientOptions: { slackApiUrl: workspace.apiUrl },
  });
  await app.init();
  register(app);
  await app.start();
  return app;
}

/** A real Bolt app over signed HTTP, made known to the workspace by its request URL. */
export async function startHttpApp(
  workspace: LocalWorkspace,
  register: (app: App) => void,
  signingSecret = workspace.credentials.signingSecret,
): Promise<App & { readonly url: string }> {
  const receiver = new HTTPReceiver({ signingSecret, logger: quiet, port: 0 });
  const app = new App({
    token: workspace.credentials.botToken,
    receiver,
    logger: quiet,
    convoStore: false,
    deferInitialization: true,
    clientOptions: { slackApiUrl: workspace.apiUrl },
  });
  await app.init();
  register(app);
  const server = await receiver.start(0);
  if (!server.listening) await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return Object.assign(app, { url: `http://127.0.0.1:${port}/slack/events` });
}
