import { z } from 'zod';
import type { Database } from '../../database/database.ts';
import type { Jobs, Queue } from '../../jobs/jobs.ts';
import type { Log } from '../../kernel/log.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Secrets } from '../../secrets/secrets.ts';
import { recordHidden, recordInterrupted, recordLeft } from './hiding.ts';
import { findKeyRequest, openOnScreen, shownAtOf, stateOf } from './records.ts';
import type { KeyRequestRecord, ShownAt } from './records.ts';

export type KeyJob = { readonly requestId: string };
export type KeyQueues = { readonly hide: Queue<KeyJob> };

/** The message that shows a key, on the screen of whoever pressed *Show key*; implemented over Slack. */
export type KeyScreen = {
  /**
   * Puts words in the place of the key, or of the button that was to show it.
   * @returns `gone` where that message can never be changed any more
   * @throws where it may work later
   */
  readonly cover: (place: ShownAt, covered: Covered) => Promise<'posted' | 'gone'>;
  /** Tells the reader directly that the key could not be taken off their screen. */
  readonly tellLeft: (left: { readonly request: KeyRequestRecord; readonly shownAt: Date }) => Promise<void>;
};

export type Covered =
  | {
      readonly kind: 'hidden';
      readonly request: KeyRequestRecord;
      readonly shownAt: Date;
      readonly ending: string | undefined;
    }
  | { readonly kind: 'interrupted'; readonly request: KeyRequestRecord };

export type KeyJobParts = {
  readonly database: Database;
  readonly jobs: Pick<Jobs, 'define'>;
  readonly ledger: Ledger;
  readonly secrets: Secrets;
  readonly screen: KeyScreen;
  readonly clock: Clock;
  readonly log: Log;
};

/** Waits of 1, 2, 4 … seconds: some four minutes, well within the life of the address. */
const RETRIES = 8;

/** Takes a key off the screen again when its time is over, however often the desk was restarted meanwhile. */
export function defineKeyJobs(parts: KeyJobParts): KeyQueues {
  const { database, jobs, secrets, screen, log } = parts;

  const hide = jobs.define({
    name: 'key-hide',
    data: z.object({ requestId: z.string() }),
    concurrency: 2,
    retries: RETRIES,
    work: ({ requestId }) => database.withLease(`key request ${requestId}`, () => putAway(requestId)),
    giveUp: async ({ requestId }) => {
      const request = await findKeyRequest(database.read, requestId);
      if (request?.state === 'shown') await leave(request);
    },
  });

  async function putAway(requestId: string): Promise<void> {
    const request = await findKeyRequest(database.read, requestId);
    if (!request) return;
    const onScreen = openOnScreen(secrets, request);
    switch (stateOf(request)) {
      case 'shown': {
        const shownAt = shownAtOf(request);
        const covered = onScreen && { kind: 'hidden' as const, request, shownAt, ending: onScreen.ending };
        const outcome = covered ? await screen.cover(onScreen.place, covered) : 'gone';
        if (outcome === 'gone') return leave(request);
        await recordHidden(parts, request, 'time');
        return;
      }
      case 'opening':
        // Recorded first: from then on the fetched key, should it still come, is not shown.
        if (!(await recordInterrupted(parts, request))) return putAway(requestId);
        if (onScreen) await screen.cover(onScreen.place, { kind: 'interrupted', request });
        return;
      case 'waiting':
      case 'requested':
      case 'hidden':
      case 'left':
      case 'refused':
      case 'interrupted':
        return;
    }
  }

  async function leave(request: KeyRequestRecord): Promise<void> {
    log.warn({ request: request.id }, 'A message with a key could not be taken away');
    await screen.tellLeft({ request, shownAt: shownAtOf(request) });
    await recordLeft(parts, request);
  }

  return { hide };
}
