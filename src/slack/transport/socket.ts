import { WebSocket } from 'ws';

/** One connection of Socket Mode. Source: Slack, "Using Socket Mode". */
export type Socket = {
  /** Slack wants another in its place: from now on, or from soon on, it delivers nothing here */
  readonly asked: Promise<Leaving>;
  /** it is gone, and what was not acknowledged on it cannot be any more */
  readonly closed: Promise<unknown>;
  /** how long Slack thinks that it will live */
  readonly seconds: number;
  /** no more is taken here; closed once what was taken is acknowledged, or Slack has given it up */
  readonly retire: () => Promise<unknown>;
};

export type Leaving = 'refresh' | 'too-many' | 'disabled';

/** Takes what Slack delivered. `ack` may be called once; it gives false where the connection is gone. */
export type OnEnvelope = (envelope: Envelope, ack: (answer: unknown) => boolean) => void;

export type Envelope = {
  readonly id: string;
  readonly payload: { readonly [name: string]: unknown };
  readonly retryNum?: number;
  readonly retryReason?: string;
};

const HELLO_MS = 10_000;
const PING_MS = 2_500;
/** So many pings without a sign of life, and nobody is there any more. */
const MOST_MISSED = 2;
/** Slack waits so long for an acknowledgement. */
const ACKNOWLEDGED_MS = 3_000;

type Fields = { readonly [name: string]: unknown };

/** Connects, and waits until Slack says hello. @throws where it does not */
export function openSocket(url: string, onEnvelope: OnEnvelope): Promise<Socket> {
  const link = new WebSocket(url, { handshakeTimeout: HELLO_MS, maxPayload: 4 * 1024 * 1024 });
  const asked = Promise.withResolvers<Leaving>();
  const { promise: closed, resolve: isClosed } = Promise.withResolvers<undefined>();
  const hello = Promise.withResolvers<Socket>();
  const open = new Map<string, NodeJS.Timeout>();
  let drained: (() => void) | undefined;
  let retiring: Promise<unknown> | undefined;
  let missed = 0;

  const late = setTimeout(() => link.terminate(), HELLO_MS);
  const pinging = setInterval(() => {
    if (missed >= MOST_MISSED) return link.terminate();
    missed += 1;
    if (link.readyState === WebSocket.OPEN) link.ping();
  }, PING_MS);

  const settle = (id: string) => {
    clearTimeout(open.get(id));
    const was = open.delete(id);
    if (open.size === 0) drained?.();
    return was;
  };

  function taken(message: Fields, id: string): void {
    // Slack sends the same envelope twice now and then: each is answered for itself, and one answer is enough.
    settle(id);
    open.set(
      id,
      setTimeout(() => settle(id), ACKNOWLEDGED_MS),
    );
    let acknowledged = false;
    const { payload, retry_attempt: attempt, retry_reason: reason } = message;
    const envelope = {
      id,
      payload: isFields(payload) ? payload : {},
      ...(typeof attempt === 'number' && attempt > 0 && { retryNum: attempt }),
      ...(typeof reason === 'string' && reason !== '' && { retryReason: reason }),
    };
    onEnvelope(envelope, (answer) => {
      if (acknowledged) return true;
      acknowledged = true;
      settle(id);
      if (link.readyState !== WebSocket.OPEN) return false;
      link.send(JSON.stringify({ envelope_id: id, payload: asPayload(answer) }));
      return true;
    });
  }

  link.on('message', (data: Buffer) => {
    missed = 0;
    const message = read(data);
    if (!message) return;
    const { type, reason, envelope_id: id } = message;
    if (type === 'hello') {
      clearTimeout(late);
      return hello.resolve({ asked: asked.promise, closed, seconds: lifeIn(message), retire });
    }
    if (type === 'disconnect') return asked.resolve(leavingFor(reason));
    if (typeof id === 'string') taken(message, id);
  });
  const alive = () => {
    missed = 0;
  };
  link.on('pong', alive);
  link.on('ping', alive);
  // What went wrong is followed by a close.
  link.on('error', () => undefined);
  link.on('close', () => {
    clearTimeout(late);
    clearInterval(pinging);
    for (const id of [...open.keys()]) settle(id);
    isClosed(undefined);
    hello.reject(new Error('Slack closed the socket before it said hello'));
  });

  function retire(): Promise<unknown> {
    retiring ??= new Promise<void>((resolve) => {
      drained = resolve;
      if (open.size === 0) resolve();
    }).then(() => {
      link.close(1000);
      // Slack does not always answer a close.
      setTimeout(() => link.terminate(), 1_000).unref();
      return closed;
    });
    return retiring;
  }

  return hello.promise;
}

function leavingFor(reason: unknown): Leaving {
  if (reason === 'too_many_websockets') return 'too-many';
  return reason === 'link_disabled' ? 'disabled' : 'refresh';
}

/** Slack takes an object: a text is the text of a message. */
function asPayload(answer: unknown): object {
  if (typeof answer === 'string') return answer === '' ? {} : { text: answer };
  return typeof answer === 'object' && answer !== null ? answer : {};
}

function lifeIn({ debug_info: debug }: Fields): number {
  const seconds = isFields(debug) ? debug['approximate_connection_time'] : undefined;
  return typeof seconds === 'number' && seconds > 0 ? seconds : Number.POSITIVE_INFINITY;
}

function read(data: Buffer): Fields | null {
  try {
    const message: unknown = JSON.parse(data.toString('utf8'));
    return isFields(message) ? message : null;
  } catch {
    return null;
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
