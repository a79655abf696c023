import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { once } from 'node:events';

/** Connections that each send a request, wait for its whole answer, and send the next: cheaper than any HTTP client. */
export type Load = {
  /** @returns how many were answered a second, with 200; anything else is an error */
  readonly throughput: (request: Buffer, milliseconds: number) => Promise<number>;
  /** Sends all at the same moment, one a connection. @returns after how many milliseconds each was answered */
  readonly burst: (requests: readonly Buffer[]) => Promise<readonly number[]>;
  readonly close: () => void;
};

const OK = 'HTTP/1.1 200';

export async function openLoad(port: number, connections: number): Promise<Load> {
  const sockets = await Promise.all(
    Array.from({ length: connections }, async () => {
      const socket = connect(port, '127.0.0.1').setNoDelay(true);
      await once(socket, 'connect');
      return socket;
    }),
  );

  return {
    async throughput(request, milliseconds) {
      let answered = 0;
      const began = performance.now();
      const until = began + milliseconds;
      await Promise.all(
        sockets.map(async (socket) => {
          while (performance.now() < until) {
            await exchange(socket, request);
            answered += 1;
          }
        }),
      );
      return answered / ((performance.now() - began) / 1_000);
    },
    async burst(requests) {
      const began = performance.now();
      return Promise.all(
        requests.map(async (request, at) => {
          const socket = sockets[at % sockets.length];
          if (!socket) throw new Error('There is no connection');
          await exchange(socket, request);
          return performance.now() - began;
        }),
      );
    },
    close: () => sockets.forEach((socket) => socket.destroy()),
  };
}

function exchange(socket: Socket, request: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = '';
    const done = (error?: Error) => {
      socket.off('data', read).off('close', gone);
      if (error) reject(error);
      else resolve();
    };
    const gone = () => done(new Error('The server closed the connection'));
    function read(chunk: Buffer) {
      text += chunk.toString('latin1');
      if (!isWhole(text)) return;
      done(text.startsWith(OK) ? undefined : new Error(`Answered ${text.slice(0, 40)}`));
    }
    socket.on('data', read).on('close', gone);
    socket.write(request);
  });
}

function isWhole(text: string): boolean {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const length = /content-length: (\d+)/i.exec(text.slice(0, end))?.[1];
  if (length !== undefined) return text.length >= end + 4 + Number(length);
  return text.endsWith('0\r\n\r\n') || !/transfer-encoding/i.test(text);
}
