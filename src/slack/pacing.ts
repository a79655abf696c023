import type { RightOfWay } from '../kernel/right-of-way.ts';
import { monotonic, pause } from '../kernel/time.ts';

/**
 * Messages go to a channel once a second, with short bursts; what Slack asks to wait holds for that method alone, for messages
 * for that channel alone. Source: Slack, "Rate limits".
 */
const BURST = 3;
const INTERVAL_MS = 1_000;
const MESSAGES = new Set(['chat.postMessage', 'chat.postEphemeral']);

/** Longer is left to who called: a job comes again later, a person is told. */
const PATIENCE_MS = 1_500;
/** Where Slack asks for a pause and does not say how long. */
const USUAL_SECONDS = 1;
const MOST_REMEMBERED = 10_000;

type Lane = {
  /** when Slack takes something here again, on the clock that never jumps */
  free: number;
  /** when the messages that have gone to the channel are one a second again */
  even: number;
};

/**
 * A `fetch` for the Web API that keeps to Slack's limits, so that too many messages into one channel do not hold up the forms of
 * others: the client of the package stops everything for as long as one method was told to wait. What would take longer than
 * a moment is answered as Slack would, 429 with `Retry-After`.
 */
export function createPacedFetch({ giveWay }: Pick<RightOfWay, 'giveWay'>): typeof fetch {
  const lanes = new Map<string, Lane>();

  function laneOf(name: string): Lane {
    if (lanes.size >= MOST_REMEMBERED) lanes.clear();
    const lane = lanes.get(name) ?? { free: 0, even: 0 };
    lanes.set(name, lane);
    return lane;
  }

  /** @returns milliseconds until this may be sent; the turn is taken where that is soon enough */
  function takeTurn(lane: Lane, isMessage: boolean): number {
    const now = monotonic();
    const turn = isMessage ? Math.max(now, lane.even - (BURST - 1) * INTERVAL_MS) : now;
    const wait = Math.max(turn, lane.free) - now;
    if (isMessage && wait <= PATIENCE_MS) lane.even = Math.max(lane.even, now) + INTERVAL_MS;
    return wait;
  }

  return async (input, init) => {
    const method =
      String(input instanceof Request ? input.url : input)
        .split('/')
        .at(-1) ?? '';
    const isMessage = MESSAGES.has(method);
    const lane = laneOf(isMessage ? `${method} ${channelIn(init?.body)}` : method);
    const wait = takeTurn(lane, isMessage);
    if (wait > PATIENCE_MS) return tooMany(wait);
    if (wait > 0) await pause(wait, init?.signal ?? undefined);
    const response = await fetch(input, init);
    // What comes next is work for somebody whose gesture is acknowledged already.
    await giveWay();
    if (response.status !== 429) return response;
    const seconds = Number(response.headers.get('retry-after')) || USUAL_SECONDS;
    lane.free = monotonic() + seconds * 1_000;
    if (seconds * 1_000 > PATIENCE_MS || init?.signal?.aborted) return tooMany(seconds * 1_000);
    await response.body?.cancel();
    await pause(seconds * 1_000, init?.signal ?? undefined);
    return fetch(input, init);
  };
}

function channelIn(body: unknown): string {
  return typeof body === 'string' ? (new URLSearchParams(body).get('channel') ?? '') : '';
}

function tooMany(milliseconds: number): Response {
  const headers = { 'retry-after': String(Math.ceil(milliseconds / 1_000)) };
  return new Response(JSON.stringify({ ok: false, error: 'ratelimited' }), { status: 429, headers });
}

/** @returns the seconds after which Slack takes it; null where something else went wrong */
export function secondsUntilSlackTakesIt(error: unknown): number | null {
  const asked: unknown = error instanceof Error && 'retryAfter' in error ? error.retryAfter : undefined;
  return typeof asked === 'number' ? asked : null;
}
