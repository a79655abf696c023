import { monotonic } from '../../../kernel/time.ts';

/** Slack's page "Rate limits": calls a minute by tier; `message` is one a second and channel, with short bursts. */
export type Tier = 'tier-1' | 'tier-2' | 'tier-3' | 'tier-4' | 'message' | 'special';

type Allowance = { readonly burst: number; readonly perSecond: number };

const ALLOWANCES: Readonly<Record<Tier, Allowance>> = {
  'tier-1': { burst: 3, perSecond: 1 / 60 },
  'tier-2': { burst: 20, perSecond: 20 / 60 },
  'tier-3': { burst: 50, perSecond: 50 / 60 },
  'tier-4': { burst: 100, perSecond: 100 / 60 },
  message: { burst: 4, perSecond: 1 },
  special: { burst: 600, perSecond: 10 },
};

export type RateLimits = {
  /** @returns seconds to wait, or undefined where the call may go on */
  readonly spend: (tier: Tier, subject: string) => number | undefined;
  readonly enable: (enabled: boolean) => void;
  readonly enabled: () => boolean;
};

export function createRateLimits(): RateLimits {
  const buckets = new Map<string, { left: number; at: number }>();
  let enabled = true;
  return {
    enable: (wanted) => void (enabled = wanted),
    enabled: () => enabled,
    spend: (tier, subject) => {
      if (!enabled) return undefined;
      const { burst, perSecond } = ALLOWANCES[tier];
      const now = monotonic();
      const bucket = buckets.get(subject) ?? { left: burst, at: now };
      const left = Math.min(burst, bucket.left + ((now - bucket.at) / 1000) * perSecond);
      buckets.set(subject, { left: left >= 1 ? left - 1 : left, at: now });
      return left >= 1 ? undefined : Math.max(1, Math.ceil((1 - left) / perSecond));
    },
  };
}
