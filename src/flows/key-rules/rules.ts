import { addMinutes } from 'date-fns/addMinutes';
import { isBefore } from 'date-fns/isBefore';
import { max } from 'date-fns/max';

/** How many keys may be taken, and how long one stays on a screen. */
export type KeyPolicy = {
  readonly perPersonHour: number;
  readonly perCustomerDay: number;
  /** how long nothing more is shown once a limit is reached */
  readonly coolDownMinutes: number;
  readonly visibleMinutes: number;
};

/** What holds until somebody changes it. */
export const USUAL_POLICY: KeyPolicy = {
  perPersonHour: 30,
  perCustomerDay: 60,
  coolDownMinutes: 15,
  visibleMinutes: 5,
};

/**
 * What each may be set to. A message can be taken away for thirty minutes after the press that showed it (Slack, "Handling user
 * interaction"), so a key is visible for twenty-five at most: the rest is for trying again.
 */
export const RANGES: Readonly<Record<keyof KeyPolicy, { readonly min: number; readonly max: number }>> = {
  perPersonHour: { min: 1, max: 200 },
  perCustomerDay: { min: 1, max: 500 },
  coolDownMinutes: { min: 0, max: 1_440 },
  visibleMinutes: { min: 1, max: 25 },
};

export const POLICY_FIELDS = Object.keys(RANGES) as readonly (keyof KeyPolicy)[];

/** With where security alerts go, and whether another Admin agent has to agree before a key is shown. */
export type KeySettings = KeyPolicy & { readonly channelId: string | null; readonly secondPerson: boolean };

const SETTINGS = ['channelId', 'secondPerson', ...POLICY_FIELDS] as const satisfies readonly (keyof KeySettings)[];

/** @returns in what the two differ */
export function changedSettings(before: KeySettings, now: KeySettings): readonly (keyof KeySettings)[] {
  return SETTINGS.filter((name) => before[name] !== now[name]);
}

export type PolicyForm = Readonly<Record<keyof KeyPolicy, string | undefined>>;
export type PolicyProblem = {
  readonly field: keyof KeyPolicy;
  readonly kind: 'not-whole' | 'outside';
  readonly min: number;
  readonly max: number;
};

/** Whole numbers within their ranges, as typed. */
export function checkPolicy(
  form: PolicyForm,
):
  | { readonly kind: 'policy'; readonly policy: KeyPolicy }
  | { readonly kind: 'invalid'; readonly problems: readonly PolicyProblem[] } {
  const problems: PolicyProblem[] = [];
  const read = (field: keyof KeyPolicy): number => {
    const text = form[field]?.trim() ?? '';
    const { min, max: most } = RANGES[field];
    const value = Number(text);
    if (!/^\d{1,6}$/.test(text)) problems.push({ field, kind: 'not-whole', min, max: most });
    else if (value < min || value > most) problems.push({ field, kind: 'outside', min, max: most });
    return value;
  };
  const policy: KeyPolicy = {
    perPersonHour: read('perPersonHour'),
    perCustomerDay: read('perCustomerDay'),
    coolDownMinutes: read('coolDownMinutes'),
    visibleMinutes: read('visibleMinutes'),
  };
  return problems.length > 0 ? { kind: 'invalid', problems } : { kind: 'policy', policy };
}

/** So many may be taken in a window; whoever took the last of them waits at least as long as the cool-down. */
export type Pace = { readonly limit: number; readonly windowMinutes: number; readonly coolDownMinutes: number };

/** How far back what was taken can still count: a cool-down may outlast its window. */
export const minutesThatCount = ({ windowMinutes, coolDownMinutes }: Pace): number => windowMinutes + coolDownMinutes;

/**
 * From when on one more may be taken.
 * @param takings when keys were taken, in any order
 * @returns null where it may be now
 */
export function nextAllowed(takings: readonly Date[], pace: Pace, now: Date): Date | null {
  const { limit, windowMinutes, coolDownMinutes } = pace;
  const recent = takings.toSorted((a, b) => b.getTime() - a.getTime());
  const [newest] = recent;
  const first = recent[limit - 1];
  if (!newest || !first || !isBefore(newest, addMinutes(first, windowMinutes))) return null;
  const again = max([addMinutes(first, windowMinutes), addMinutes(newest, coolDownMinutes)]);
  return isBefore(now, again) ? again : null;
}
