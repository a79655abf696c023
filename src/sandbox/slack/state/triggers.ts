import { addSeconds } from 'date-fns/addSeconds';
import { isAfter } from 'date-fns/isAfter';
import { newBytes, newNumber } from '../../../kernel/ids.ts';
import type { Clock } from '../../../kernel/time.ts';
import { forgetOldest } from './forget-oldest.ts';

/** What a trigger stands for: the client session it came from, and the modal in which the person acted, if any. */
export type TriggerOrigin = { readonly sessionId: string; readonly viewId?: string };

export type TriggerUse =
  | { readonly kind: 'taken'; readonly origin: TriggerOrigin }
  | { readonly kind: 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id' };

export type Triggers = {
  readonly issue: (origin: TriggerOrigin) => string;
  /** Looks without using it up. */
  readonly inspect: (id: string) => TriggerUse;
  readonly take: (id: string) => TriggerUse;
  /** The next ones are too old when they arrive, as after a slow way to the app. 0 orders none any more. */
  readonly expireNext: (times: number) => void;
  readonly expiring: () => number;
};

/** A trigger opens one view within three seconds of being sent (Slack's page "Modals"). */
const LIFE_SECONDS = 3;

type Trigger = { readonly origin: TriggerOrigin; readonly expires: Date; readonly taken: boolean };

export function createTriggers(clock: Clock): Triggers {
  const triggers = new Map<string, Trigger>();
  let expiring = 0;

  const inspect = (id: string): TriggerUse => {
    const trigger = triggers.get(id);
    if (!trigger) return { kind: 'invalid_trigger_id' };
    if (trigger.taken) return { kind: 'exchanged_trigger_id' };
    if (isAfter(clock.now(), trigger.expires)) return { kind: 'expired_trigger_id' };
    return { kind: 'taken', origin: trigger.origin };
  };

  return {
    inspect,
    expireNext: (times) => void (expiring = times),
    expiring: () => expiring,
    issue: (origin) => {
      const id = `${newNumber(1e13)}.${newNumber(1e12)}.${newBytes(16).toString('hex')}`;
      const life = expiring > 0 ? -1 : LIFE_SECONDS;
      expiring = Math.max(0, expiring - 1);
      triggers.set(id, { origin, expires: addSeconds(clock.now(), life), taken: false });
      forgetOldest(triggers);
      return id;
    },
    take: (id) => {
      const use = inspect(id);
      const trigger = triggers.get(id);
      if (use.kind === 'taken' && trigger) triggers.set(id, { ...trigger, taken: true });
      return use;
    },
  };
}
