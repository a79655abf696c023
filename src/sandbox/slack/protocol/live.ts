import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import type { WorkspaceState } from '../state/workspace-state.ts';

/** The live socket of a person's client: it opens a session of its own, and tells when the screen has changed. */
export type Live = {
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  readonly close: () => void;
};

export function createLive(state: WorkspaceState): Live {
  const server = new WebSocketServer({ noServer: true });

  const follow = (link: WebSocket, personId: string) => {
    const session = state.sessions.open(personId);
    const tell = (message: object) => link.readyState === link.OPEN && link.send(JSON.stringify(message));
    const stop = state.announcer.listen((changed) => {
      if (changed === undefined || changed === personId) tell({ type: 'changed' });
    });
    link.on('error', () => link.terminate());
    link.on('close', () => {
      stop();
      state.views.closeAll(session.id);
      state.sessions.close(session.id);
      state.messages.forget(personId, state.sessions.oldest(personId));
    });
    tell({ type: 'hello', session: session.id });
  };

  return {
    upgrade: (request, socket, head) => {
      const who = new URL(request.url ?? '/', 'http://workspace').searchParams.get('person') ?? '';
      const person = state.people.find(who);
      if (!person) return void socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
      server.handleUpgrade(request, socket, head, (link) => follow(link, person.id));
    },
    close: () => {
      for (const link of server.clients) link.terminate();
      server.close();
    },
  };
}
