import { addMinutes } from 'date-fns/addMinutes';
import { isAfter } from 'date-fns/isAfter';
import { newBytes } from '../../../kernel/ids.ts';
import type { Clock } from '../../../kernel/time.ts';
import { forgetOldest } from './forget-oldest.ts';

/** Where an answer goes. `message` is the message whose button was pressed; a slash command has none. */
export type ResponseTarget = {
  readonly channelId: string;
  readonly personId: string;
  readonly messageTs?: string;
};

export type ResponseUrlUse =
  | { readonly kind: 'usable'; readonly target: ResponseTarget }
  | { readonly kind: 'used_url' | 'expired_url' };

export type ResponseUrls = {
  readonly issue: (target: ResponseTarget) => string;
  readonly use: (path: string) => ResponseUrlUse;
};

/** Slack's page "Handling user interaction": up to five times within thirty minutes. */
const USES = 5;
const LIFE_MINUTES = 30;
/** Those of thirty minutes in which thirty are issued a second. */
const MOST = 60_000;

export function createResponseUrls(clock: Clock, baseUrl: () => string): ResponseUrls {
  const known = new Map<string, { readonly target: ResponseTarget; readonly expires: Date; uses: number }>();
  return {
    issue: (target) => {
      const path = `/respond/${newBytes(18).toString('base64url')}`;
      known.set(path, { target, expires: addMinutes(clock.now(), LIFE_MINUTES), uses: 0 });
      forgetOldest(known, MOST);
      return `${baseUrl()}${path}`;
    },
    use: (path) => {
      const found = known.get(path);
      if (!found || isAfter(clock.now(), found.expires)) return { kind: 'expired_url' };
      if (found.uses >= USES) return { kind: 'used_url' };
      found.uses += 1;
      return { kind: 'usable', target: found.target };
    },
  };
}
