import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { newBytes, newId } from '../../../kernel/ids.ts';
import type { DisconnectReason } from '../fault-kinds.ts';
import type { Json } from '../json.ts';
import { asText, isObject, parseJson } from '../json.ts';
import type { WorkspaceState } from '../state/workspace-state.ts';
import { ACKNOWLEDGE_MILLISECONDS } from './answer.ts';
import type { Answer, Envelope } from './answer.ts';

/**
 * Slack's side of Socket Mode (Slack's page "Using Socket Mode"): each envelope goes to any one connection. One that was not
 * acknowledged when its connection went away goes to another.
 */
export type SocketMode = {
  readonly issueUrl: () => string;
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  readonly connections: () => number;
  /** @param copies how often the same envelope is sent; Slack, too, delivers one twice now and then */
  readonly send: (envelope: Envelope, copies: number) => Promise<Answer>;
  /** Tells the connections that have stood longest, `most` of them, that they are to be replaced. */
  readonly disconnect: (reason: DisconnectReason, most?: number) => void;
  /** Breaks every connection without a word, as a network does. */
  readonly drop: () => void;
  readonly close: () => void;
};

const MOST_CONNECTIONS = 10;
const PING_MILLISECONDS = 10_000;
/** From the warning until nothing is delivered any more, and from then until the connection is cut. */
const LEAVING_MILLISECONDS = 10_000;

type Waiting = { link: WebSocket; readonly text: string; readonly settle: (answer: Answer) => void };

export function createSocketMode({ identity, baseUrl, log }: WorkspaceState): SocketMode {
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const links: WebSocket[] = [];
  const waiting = new Map<string, Waiting>();
  const pinging = setInterval(() => links.forEach((link) => link.ping()), PING_MILLISECONDS).unref();

  const leave = (link: WebSocket) => {
    const index = links.indexOf(link);
    if (index >= 0) links.splice(index, 1);
  };

  /** @returns the connection whose turn it is */
  const nextLink = () => {
    const link = links.shift();
    if (link) links.push(link);
    return link;
  };

  const redeliver = (one: Waiting) => {
    const link = nextLink();
    if (!link) return one.settle({ kind: 'timeout' });
    one.link = link;
    link.send(one.text);
  };

  const tell = (link: WebSocket, reason: DisconnectReason) => {
    link.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'applink-local' } }));
    if (reason === 'warning')
      return void setTimeout(() => {
        if (links.includes(link)) tell(link, 'refresh_requested');
      }, LEAVING_MILLISECONDS).unref();
    leave(link);
    setTimeout(() => link.terminate(), LEAVING_MILLISECONDS).unref();
  };

  const acknowledged = (message: Json | undefined) => {
    if (!isObject(message)) return;
    const envelopeId = asText(message['envelope_id']);
    const body = message['payload'];
    waiting.get(envelopeId)?.settle({ kind: 'acknowledged', body });
  };

  const welcome = (link: WebSocket) => {
    link.on('error', () => link.terminate());
    if (links.length >= MOST_CONNECTIONS) {
      link.send(JSON.stringify({ type: 'disconnect', reason: 'too_many_websockets' }));
      return link.close(1000);
    }
    links.push(link);
    link.on('message', (data: Buffer) => acknowledged(parseJson(data.toString('utf8'))));
    link.on('close', () => {
      leave(link);
      for (const one of waiting.values()) if (one.link === link) redeliver(one);
    });
    link.send(
      JSON.stringify({
        type: 'hello',
        num_connections: links.length,
        debug_info: { host: 'applink-local', build_number: 1, approximate_connection_time: 18_060 },
        connection_info: { app_id: identity.appId },
      }),
    );
    log.info({ connections: links.length }, 'the app connected over Socket Mode');
  };

  return {
    issueUrl: () => {
      const ticket = newBytes(18).toString('base64url');
      tickets.add(ticket);
      return `${baseUrl().replace(/^http/, 'ws')}/link/?ticket=${ticket}&app_id=${identity.appId}`;
    },
    upgrade: (request, socket, head) => {
      const ticket = new URL(request.url ?? '/', 'http://workspace').searchParams.get('ticket') ?? '';
      if (!tickets.delete(ticket)) return void socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
      server.handleUpgrade(request, socket, head, welcome);
    },
    connections: () => links.length,
    send: async (envelope, copies) => {
      const link = nextLink();
      if (!link) return { kind: 'unreachable' };
      const envelopeId = newId();
      const text = JSON.stringify(onWire(envelopeId, envelope));
      const answer = waitFor(waiting, envelopeId, { link, text });
      link.send(text);
      for (let copy = 1; copy < copies; copy += 1) nextLink()?.send(text);
      return answer;
    },
    disconnect: (reason, most = links.length) => {
      const oldestFirst = [...server.clients].filter((link) => links.includes(link));
      for (const link of oldestFirst.slice(0, most)) tell(link, reason);
    },
    drop: () => {
      for (const link of [...links]) link.terminate();
    },
    close: () => {
      clearInterval(pinging);
      for (const one of waiting.values()) one.settle({ kind: 'unreachable' });
      for (const link of server.clients) link.terminate();
      server.close();
    },
  };
}

function waitFor(
  waiting: Map<string, Waiting>,
  envelopeId: string,
  sent: Pick<Waiting, 'link' | 'text'>,
): Promise<Answer> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => settle({ kind: 'timeout' }), ACKNOWLEDGE_MILLISECONDS);
    function settle(answer: Answer) {
      clearTimeout(timer);
      waiting.delete(envelopeId);
      resolve(answer);
    }
    waiting.set(envelopeId, { ...sent, settle });
  });
}

function onWire(envelopeId: string, { type, payload, retry }: Envelope) {
  const repeated =
    type === 'events_api' ? { retry_attempt: retry?.attempt ?? 0, retry_reason: retry?.reason ?? '' } : {};
  return { envelope_id: envelopeId, type, accepts_response_payload: type !== 'events_api', payload, ...repeated };
}
