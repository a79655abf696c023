import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Log } from '../../kernel/log.ts';
import type { Clock } from '../../kernel/time.ts';
import type { KeptDisk } from '../kept-disk.ts';
import { createAppLink } from './delivery/app-link.ts';
import { createSocketMode } from './delivery/socket-mode.ts';
import { createClient } from './gestures/client.ts';
import { BodyTooLarge, pathOf, sendJson } from './http-exchange.ts';
import { isLocalRequest } from './loopback.ts';
import type { Manifest } from './manifest.ts';
import { controlRoutes } from './protocol/control-routes.ts';
import { createLive } from './protocol/live.ts';
import { personRoutes } from './protocol/person-routes.ts';
import { serveRoutes } from './protocol/routes.ts';
import { openPage } from './serve-page.ts';
import { openState } from './state/workspace-state.ts';
import type { StateParts } from './state/workspace-state.ts';
import type { PendingUpload } from './web-api/files.ts';
import { apiMethods } from './web-api/methods.ts';
import { serveApi } from './web-api/serve.ts';
import { serveDownload, serveUpload } from './web-api/serve-files.ts';
import { serveResponseUrl } from './web-api/serve-response-url.ts';

/** The local Slack workspace: what stands behind one HTTP server, and the credentials an app needs for it. */
export type SlackWorkspace = {
  /** Answers the request if its path is the workspace's (/, /assets/*, /api/*, /files/*, /respond/*, /workspace/*), else returns false. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Takes over Socket Mode connections (/link) and the live sockets of people (/workspace/live), else returns false. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean;
  readonly credentials: {
    readonly botToken: string;
    readonly appToken: string;
    readonly signingSecret: string;
    readonly teamId: string;
    readonly appId: string;
  };
  /** Builds the page ahead of the first request for it. */
  readonly preparePage: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/**
 * Opens the workspace: it speaks Slack's wire protocol, and refuses what Slack refuses.
 * @param parts.baseUrl how the server is reached, without a slash at the end; asked when an address is handed out
 * @param parts.dataDir where history survives a restart, or `:memory:`
 */
export function openSlackWorkspace(parts: {
  readonly baseUrl: () => string;
  readonly dataDir: string;
  readonly manifest: Manifest;
  readonly disk: KeptDisk;
  readonly clock: Clock;
  readonly log: Log;
}): SlackWorkspace {
  const state = openState(parts);
  parts.disk.onChange(() => state.announcer.changed());
  const sockets = createSocketMode(state);
  const link = createAppLink(state, sockets);
  const client = createClient(state, link);
  const live = createLive(state);
  const routes = [...personRoutes(client), ...controlRoutes(client, sockets)];
  const uploads = new Map<string, PendingUpload>();
  const page = openPage(parts.log);
  const api = { state, methodNamed: apiMethods(uploads), issueSocketUrl: sockets.issueUrl };

  const serve = (request: IncomingMessage, response: ServerResponse): Promise<void> | undefined => {
    const path = pathOf(request);
    if (path.startsWith('/api/')) return serveApi(api, path.slice('/api/'.length), request, response);
    if (path.startsWith('/respond/')) return serveResponseUrl(state, request, response);
    if (path.startsWith('/files/upload/')) return serveUpload(state, uploads, request, response);
    if (path.startsWith('/files/')) return Promise.resolve(serveDownload(state, request, response));
    const ofPage = path === '/' || path.startsWith('/assets/') || path.startsWith('/archives/');
    if (!ofPage && !path.startsWith('/workspace/api/') && !path.startsWith('/workspace/control/')) return undefined;
    if (isLocalRequest(request)) return page.serve(request, response) ?? serveRoutes(routes, request, response);
    return Promise.resolve(sendJson(response, 403, { error: 'only local pages may use the workspace' }));
  };

  return {
    handle: (request, response) => {
      const served = serve(request, response);
      served?.catch((error: unknown) => fail(parts, response, error));
      return served !== undefined;
    },
    upgrade: (request, socket, head) => {
      const path = pathOf(request);
      if (path === '/link' || path === '/link/') sockets.upgrade(request, socket, head);
      else if (path !== '/workspace/live') return false;
      else if (isLocalRequest(request)) live.upgrade(request, socket, head);
      else socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return true;
    },
    credentials: credentialsOf(state.identity),
    preparePage: page.prepare,
    close: async () => {
      page.close();
      link.close();
      live.close();
      sockets.close();
      state.storage.close();
    },
  };
}

function credentialsOf(identity: SlackWorkspace['credentials']): SlackWorkspace['credentials'] {
  const { botToken, appToken, signingSecret, teamId, appId } = identity;
  return { botToken, appToken, signingSecret, teamId, appId };
}

function fail({ disk, log }: Pick<StateParts, 'disk' | 'log'>, response: ServerResponse, error: unknown): void {
  const isFull = disk.isFullBy(error);
  if (response.headersSent || response.destroyed) return;
  if (error instanceof BodyTooLarge) return sendJson(response, 413, { ok: false, error: 'request_too_large' });
  if (!isFull)
    log.error({ kind: error instanceof Error ? error.message : 'unknown' }, 'the local Slack workspace failed');
  sendJson(response, 500, { ok: false, error: 'internal_error' });
}
