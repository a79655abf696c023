import { isDay } from '../../kernel/dates.ts';
import { parseQuantity } from '../../kernel/quantity.ts';
import { redacted } from '../../kernel/redaction.ts';
import { clamp, tidy } from '../../kernel/text.ts';
import { zoneNamed } from './rules-settings.ts';
import type { MoveSettings } from './rules-settings.ts';

export const LONGEST_TITLE = 80;
export const LONGEST_REASON = 300;
export const MOST_ACTIVATIONS = 1_000_000;

/** The form of a move as it is filled in. */
export type MoveForm = {
  readonly title: string | undefined;
  readonly customerId: string | undefined;
  readonly zone: string | undefined;
  /** software IDs (`<order>:<line>`) whose MAK is used */
  readonly keys: readonly string[];
  /** as typed, by software ID */
  readonly activations: ReadonlyMap<string, string | undefined>;
};

export type MoveFormProblem =
  | { readonly field: 'title'; readonly kind: 'missing' }
  | { readonly field: 'customer'; readonly kind: 'missing' | 'unknown' }
  | { readonly field: 'zone'; readonly kind: 'missing' | 'unknown' }
  | { readonly field: 'keys'; readonly kind: 'not-owned' }
  | { readonly field: 'activations'; readonly softwareId: string; readonly kind: 'not-a-number' };

/** A title as it is kept: one line, and nobody's key. */
export function readTitle(text: string | undefined): string {
  return clamp(redacted(tidy(text ?? '')), LONGEST_TITLE);
}

/** @returns a number, null where none was typed, `wrong` where it is none */
export function readActivations(text: string | undefined): number | null | 'wrong' {
  if (tidy(text ?? '') === '') return null;
  const read = parseQuantity(text ?? '', { min: 0, max: MOST_ACTIVATIONS });
  return read.kind === 'quantity' ? read.value : 'wrong';
}

export function activationProblems({ keys, activations }: Pick<MoveForm, 'keys' | 'activations'>): MoveFormProblem[] {
  return keys.flatMap((softwareId) =>
    readActivations(activations.get(softwareId)) === 'wrong'
      ? [{ field: 'activations' as const, softwareId, kind: 'not-a-number' as const }]
      : [],
  );
}

/** How it is planned, as typed. */
export type SettingsForm = {
  readonly planFrom: string | undefined;
  readonly marginHours: string | undefined;
  readonly workDays: readonly string[];
  readonly workFrom: string | undefined;
  readonly workUntil: string | undefined;
  readonly pilotSize: string | undefined;
  readonly waveSize: string | undefined;
  readonly hoursBetween: string | undefined;
};

export type SettingsProblem =
  | { readonly field: 'rarely'; readonly kind: 'unknown'; readonly names: readonly string[] }
  | { readonly field: 'planFrom'; readonly kind: 'not-a-day' }
  | { readonly field: 'workDays'; readonly kind: 'missing' }
  | { readonly field: 'workFrom' | 'workUntil'; readonly kind: 'not-a-time' }
  | { readonly field: 'workUntil'; readonly kind: 'before-its-beginning' | 'less-than-an-hour' }
  | {
      readonly field: 'marginHours' | 'pilotSize' | 'waveSize' | 'hoursBetween';
      readonly kind: 'outside';
      readonly min: number;
      readonly max: number;
    };

/** Minutes; a wave takes an hour at least. */
const SHORTEST_WAVE = 60;

const BOUNDS = {
  marginHours: { min: 0, max: 720 },
  pilotSize: { min: 0, max: 500 },
  waveSize: { min: 1, max: 5_000 },
  hoursBetween: { min: 0, max: 720 },
} as const;

export function readSettings(
  form: SettingsForm,
): Omit<MoveSettings, 'zone'> | { readonly problems: SettingsProblem[] } {
  const problems: SettingsProblem[] = [];
  const whole = (field: keyof typeof BOUNDS) => {
    const read = parseQuantity(form[field] ?? '', BOUNDS[field]);
    if (read.kind === 'quantity') return read.value;
    problems.push({ field, kind: 'outside', ...BOUNDS[field] });
    return 0;
  };
  const time = (field: 'workFrom' | 'workUntil') => {
    const [, hour = '', minute = ''] = /^(\d{1,2}):(\d\d)$/.exec(tidy(form[field] ?? '')) ?? [];
    const minutes = Number(hour) * 60 + Number(minute);
    if (hour !== '' && Number(minute) < 60 && minutes <= 24 * 60) return minutes;
    problems.push({ field, kind: 'not-a-time' });
    return null;
  };
  const planFrom = tidy(form.planFrom ?? '') || null;
  if (planFrom !== null && !isDay(planFrom)) problems.push({ field: 'planFrom', kind: 'not-a-day' });
  const marginHours = whole('marginHours');
  const workDays = [...new Set(form.workDays.map(Number))]
    .filter((day) => day >= 1 && day <= 7)
    .toSorted((a, b) => a - b);
  if (workDays.length === 0) problems.push({ field: 'workDays', kind: 'missing' });
  const [workFrom, workUntil] = [time('workFrom'), time('workUntil')];
  if (workFrom !== null && workUntil !== null && workUntil < workFrom + SHORTEST_WAVE)
    problems.push({ field: 'workUntil', kind: workUntil <= workFrom ? 'before-its-beginning' : 'less-than-an-hour' });
  const [pilotSize, waveSize, hoursBetween] = [whole('pilotSize'), whole('waveSize'), whole('hoursBetween')];
  if (problems.length > 0) return { problems };
  const hours = { workFrom: workFrom ?? 0, workUntil: workUntil ?? 0 };
  return { planFrom, marginHours, workDays, ...hours, pilotSize, waveSize, hoursBetween };
}

/** `9:00`, as it stands in the form. */
export function timeText(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

export function checkZone(zone: string | undefined): { readonly zone: string } | MoveFormProblem {
  const wanted = tidy(zone ?? '');
  if (wanted === '') return { field: 'zone', kind: 'missing' };
  const known = zoneNamed(wanted);
  return known === null ? { field: 'zone', kind: 'unknown' } : { zone: known };
}
