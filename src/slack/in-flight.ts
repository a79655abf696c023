import type { App, ReceiverEvent } from '@slack/bolt';
import type { Log } from '../kernel/log.ts';
import type { RightOfWay } from '../kernel/right-of-way.ts';
import { monotonic, pause } from '../kernel/time.ts';
import { untraced } from '../kernel/tracing.ts';
import type { Tracing } from '../kernel/tracing.ts';
import { completed } from './completion.ts';
import type { Conclude } from './failures.ts';
import { beginGesture } from './gesture-time.ts';
import type { Refuse } from './refusing.ts';
import type { Envelopes } from './transport/envelopes.ts';
import { doOnce } from './transport/once.ts';
import type { Process } from './transport/once.ts';
import { isReadable } from './transport/readable.ts';

const UNREADABLE = 'Slack sent something that cannot be read';
const WATCHDOG_MS = 2_000;
const LONGEST_NAME = 80;
/** More would not be served within the life of its trigger, and would take the memory of those that are. */
const MOST_AT_ONCE = 200;

/** The listeners that are running now. */
export type InFlight = {
  /** Waits until none is left, for at most so long. @returns whether none is left */
  readonly drained: (timeoutMs: number) => Promise<boolean>;
};

type Parts = {
  readonly log: Log;
  readonly conclude: Conclude;
  readonly envelopes: Envelopes;
  readonly rightOfWay: Pick<RightOfWay, 'giveWay'>;
  /** says to whoever comes when too much is under way that it is so */
  readonly refuse: Refuse;
  /** told of each that is refused, by its kind; must not throw */
  readonly onRefused?: ((gesture: string) => void) | undefined;
  readonly tracing?: Tracing | undefined;
  readonly mostAtOnce?: number;
  /** told how long Slack waited for its answer, by the kind of gesture; must not throw */
  readonly onAnswered?: ((gesture: string, milliseconds: number) => void) | undefined;
};

/**
 * Puts itself between receiver and app: counts what is running (Bolt's own stop waits for nothing), takes no more than can be served, has each envelope's work done
 * once, reports what Slack was not answered in two of its three seconds, and has the gesture concluded that no listener answered,
 * or that failed.
 */
export function watchInFlight(app: App, parts: Parts): InFlight {
  const { tracing = untraced } = parts;
  const running = new Set<Promise<void>>();
  const once = doOnce(concluded(app.processEvent.bind(app), parts), parts);

  async function watched(event: ReceiverEvent): Promise<void> {
    if (!isReadable(event.body)) {
      parts.log.warn({}, UNREADABLE);
      return event.ack();
    }
    const started = monotonic();
    let watchdog: NodeJS.Timeout | undefined;
    let answered = false;
    const ack: ReceiverEvent['ack'] = async (response) => {
      const took = monotonic() - started;
      if (!answered) parts.onAnswered?.(kindOf(event), took);
      answered = true;
      const milliseconds = Math.round(took);
      if (milliseconds > WATCHDOG_MS) parts.log.warn({ ...describe(event), milliseconds }, 'Slack was answered late');
      await event.ack(response);
    };
    const done = once({ ...event, ack });
    if (!answered)
      watchdog = setTimeout(() => {
        if (!answered) parts.log.warn(describe(event), 'Slack has been waiting two seconds for an answer');
      }, WATCHDOG_MS);
    return done.finally(() => clearTimeout(watchdog));
  }

  app.processEvent = (event) => {
    if (running.size >= (parts.mostAtOnce ?? MOST_AT_ONCE)) {
      parts.onRefused?.(kindOf(event));
      return parts.refuse(event);
    }
    const gesture = { kind: 'gesture', name: describe(event).type.slice(0, LONGEST_NAME) } as const;
    const work = tracing.span(gesture, () => beginGesture(() => watched(event))).finally(() => running.delete(work));
    running.add(work);
    return work;
  };

  return {
    async drained(timeoutMs) {
      const timeout = new AbortController();
      const all = async () => {
        while (running.size > 0) await Promise.allSettled(running);
      };
      await Promise.race([all().finally(() => timeout.abort()), pause(timeoutMs, timeout.signal)]);
      return running.size === 0;
    },
  };
}

/** Bolt's own work, after which nothing is left without an answer. */
function concluded(process: Process, { conclude, log }: Pick<Parts, 'conclude' | 'log'>): Process {
  return async (event) => {
    let answered = false;
    const ack: ReceiverEvent['ack'] = async (response) => {
      answered = true;
      await event.ack(response);
    };
    const complete = { ...event, body: completed(event.body), ack };
    // What a listener throws Bolt gives to its error handler: this is a payload in which Bolt itself finds no way.
    await process(complete).catch((error: unknown) => {
      log.warn({ err: error instanceof Error ? error.message : 'unknown' }, UNREADABLE);
    });
    await conclude(complete, answered);
  };
}

/** As Slack names it; commands have no type. */
function kindOf({ body }: ReceiverEvent): string {
  return 'command' in body ? 'command' : String(body['type']);
}

/** Names the gesture for the log: its type and command, action or view; never what a person typed. */
function describe({ body, retryNum: retry }: ReceiverEvent): {
  readonly type: string;
  readonly retry: number | undefined;
} {
  const name: unknown = body['command'] ?? (body['view'] as { callback_id?: string } | undefined)?.callback_id;
  return { type: [body['type'], name].filter((part) => typeof part === 'string').join(' '), retry };
}
