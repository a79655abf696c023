import { TZDate } from '@date-fns/tz';
import { addHours } from 'date-fns/addHours';
import type { PlanSettings, WaveKind } from '../plan/fleet.ts';
import type { MoveSettings } from '../rules-settings.ts';

export type WaveState =
  | 'planned'
  | 'running'
  /** its time is over, or nothing is left in it */
  | 'finished';

const TRANSITIONS: Readonly<Record<WaveState, readonly WaveState[]>> = {
  planned: ['running', 'finished'],
  running: ['finished'],
  finished: [],
};

export const WAVE_STATES = Object.keys(TRANSITIONS) as readonly WaveState[];

export function waveMayBecome(from: WaveState, to: WaveState): boolean {
  return TRANSITIONS[from].includes(to);
}

export const WAVE_KINDS = ['pilot', 'regular', 'rarely-online', 'host'] as const satisfies readonly WaveKind[];

/** What is said of a wave without being asked, once each. */
export type Reminder =
  /** when work begins on the last working day before it */
  | 'before'
  | 'start'
  /** it ended, and machines of it are left */
  | 'left';

export const REMINDERS = ['before', 'start', 'left'] as const satisfies readonly Reminder[];

type WorkingTime = Pick<MoveSettings, 'zone' | 'workDays' | 'workFrom'>;

/** When work begins on the last working day before the day of a wave: a wave on Monday is told of on Friday. */
export function toldBefore(startsAt: Date, { zone, workDays, workFrom }: WorkingTime): Date {
  const day = new TZDate(startsAt.getTime(), zone);
  const [year, month, date] = [day.getFullYear(), day.getMonth(), day.getDate()];
  const weekday = new Date(Date.UTC(year, month, date)).getUTCDay();
  const isWorking = (daysBefore: number) => workDays.includes(((weekday - daysBefore + 13) % 7) + 1);
  const daysBefore = [1, 2, 3, 4, 5, 6].find(isWorking) ?? 7;
  return new Date(new TZDate(year, month, date - daysBefore, 0, workFrom, zone).getTime());
}

/** Settings as they are stored, for the planner. @param busyUntil the end of what goes on now; @param isBegun the pilot is over */
export function planSettingsOf(
  move: MoveSettings,
  { now, busyUntil, isBegun }: { readonly now: Date; readonly busyUntil: Date | null; readonly isBegun: boolean },
): PlanSettings {
  const { zone, workDays, workFrom, workUntil, marginHours, pilotSize, waveSize, hoursBetween } = move;
  const rest = busyUntil ? addHours(busyUntil, hoursBetween) : now;
  const from = new Date(Math.max(now.getTime(), rest.getTime(), firstDay(move, now).getTime()));
  const settings = { from, zone, workDays, workFrom, workUntil, marginHours, waveSize, hoursBetween };
  return { ...settings, pilotSize: isBegun ? 0 : pilotSize };
}

/** Midnight of the first day that may be planned; without one of tomorrow, because a plan of today surprises everybody. */
function firstDay({ planFrom, zone }: MoveSettings, now: Date): Date {
  if (planFrom === null) {
    const today = new TZDate(now.getTime(), zone);
    return new Date(new TZDate(today.getFullYear(), today.getMonth(), today.getDate() + 1, zone).getTime());
  }
  const [year = 1970, month = 1, day = 1] = planFrom.split('-').map(Number);
  return new Date(new TZDate(year, month - 1, day, zone).getTime());
}

/** So many hours between the end of a wave and the last safe moment of a machine in it are few. */
const NEAR_HOURS = 24;

/** A machine in a wave that ends then is at risk where its deadline is before this. */
export function riskInWave(endsAt: Date, marginHours: number): Date {
  return addHours(endsAt, marginHours + NEAR_HOURS);
}
