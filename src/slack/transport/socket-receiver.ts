import type { App, Receiver } from '@slack/bolt';
import type { Log } from '../../kernel/log.ts';
import { newNumber } from '../../kernel/ids.ts';
import { pause } from '../../kernel/time.ts';
import { Busy } from './busy.ts';
import { openSocket } from './socket.ts';
import type { Envelope, Leaving, Socket } from './socket.ts';

export type SocketReceiver = Receiver & {
  /** at least one socket is up */
  readonly connected: () => boolean;
};

/** Slack's word on a socket: trying again does not help. */
export class SocketRefused extends Error {}

type Parts = {
  /** Asks Slack for the address of a new socket; each opens one. @throws SocketRefused, or what may pass */
  readonly newAddress: () => Promise<string>;
  readonly log: Log;
};

/** While Slack renews one, the other hears; an app may have ten over all instances. Source: Slack, "Using Socket Mode". */
const SOCKETS = 2;
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 30_000;
/** Longer than the acknowledgements are waited for. */
const GOODBYE_MS = 4_000;
/** The longest that a timer of Node counts. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Slack over Socket Mode without a deaf moment: a socket is replaced before it is closed, and two are up, renewed at different
 * times. (`@slack/socket-mode` 3.1 closes first, and is deaf for five seconds at each renewal.)
 */
export function createSocketReceiver({ newAddress, log }: Parts): SocketReceiver {
  const stopping = new AbortController();
  const up = new Set<Socket>();
  const lines: Promise<void>[] = [];
  let app: App | undefined;

  function receive({ id, payload, ...retry }: Envelope, ack: (answer: unknown) => boolean): void {
    const event = {
      ...{ body: { ...payload }, ...retry, customProperties: { envelopeId: id } },
      ack: async (answer: unknown) => {
        if (!ack(answer)) log.info({}, 'A socket closed before its envelope was acknowledged');
      },
    };
    app?.processEvent(event).catch((error: unknown) => {
      // Not acknowledged, an event comes again.
      if (!(error instanceof Busy)) log.error({ err: wordsOf(error) }, 'An envelope could not be processed');
    });
  }

  async function open(): Promise<Socket> {
    const socket = await openSocket(await newAddress(), receive);
    up.add(socket);
    void socket.closed.then(() => up.delete(socket));
    return socket;
  }

  /** Keeps one socket up, from one renewal to the next. @param tell of the first that is up, or that Slack refuses any */
  async function keep(line: number, tell: (refused?: SocketRefused) => void): Promise<void> {
    let renewsEarly = line > 0;
    let failures = 0;
    let before: Socket | undefined;
    while (!stopping.signal.aborted) {
      let wait = 0;
      try {
        const socket = await open();
        // Slack may still deliver on the one before until this moment.
        void before?.retire();
        failures = 0;
        tell();
        const why = await leaving(socket, renewsEarly ? (socket.seconds * 1_000) / 2 : LONGEST_TIMER_MS);
        before = socket;
        if (why === 'early' || why === 'refresh') renewsEarly = false;
        if (why === 'too-many' || why === 'disabled') wait = LONGEST_WAIT_MS;
        if (why !== 'early' && why !== 'stop') log.info({ why, line }, 'A socket to Slack is replaced');
      } catch (error) {
        wait = Math.max(waitAfter(failures++), secondsAsked(error) * 1_000);
        if (error instanceof SocketRefused) tell(error);
        log.warn({ err: wordsOf(error), failures }, 'A socket to Slack could not be opened');
      }
      if (wait > 0) await pause(wait, stopping.signal);
    }
    await before?.retire();
  }

  async function leaving(socket: Socket, earlyMs: number): Promise<Leaving | 'closed' | 'early' | 'stop'> {
    const over = new AbortController();
    const waiting = pause(Math.min(earlyMs, LONGEST_TIMER_MS), AbortSignal.any([over.signal, stopping.signal]));
    const timed = waiting.then(() => (stopping.signal.aborted ? ('stop' as const) : ('early' as const)));
    const closed = socket.closed.then(() => 'closed' as const);
    return Promise.race([socket.asked, closed, timed]).finally(() => over.abort());
  }

  return {
    init: (given) => void (app = given),
    connected: () => up.size > 0,
    start: () =>
      new Promise<void>((resolve, reject) => {
        const tell = (refused?: SocketRefused) => (refused ? reject(refused) : resolve());
        for (let line = 0; line < SOCKETS; line++) lines.push(keep(line, tell));
      }),
    async stop() {
      stopping.abort();
      const goodbyes = Promise.all([...up].map((socket) => socket.retire()));
      await Promise.race([Promise.all([goodbyes, ...lines]), pause(GOODBYE_MS)]);
    },
  };
}

/** Longer each time, and never for all instances at the same moment. */
function waitAfter(failures: number): number {
  const most = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures);
  return most / 2 + newNumber(Math.ceil(most / 2));
}

/** @returns what Slack asked to wait, `Retry-After` */
function secondsAsked(error: unknown): number {
  const asked: unknown = error instanceof Error && 'retryAfter' in error ? error.retryAfter : 0;
  return typeof asked === 'number' ? asked : 0;
}

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : 'unknown');
