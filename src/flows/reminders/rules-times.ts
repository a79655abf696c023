import { readSpan } from '../../kernel/spans.ts';

/** When people are reminded of what. */
export type ReminderTimes = {
  /** hours before a refund window closes, longest first; the last is the last call */
  readonly closing: readonly number[];
  /** so many days a paid key may lie before it is asked about */
  readonly idleDays: number;
  /** from this hour of their day on people get the message of the day, and the team its digest */
  readonly morningHour: number;
  /** so many days before its last safe moment a machine of a move is at risk */
  readonly riskDays: number;
  /** so many hours a ticket may wait for somebody of the team */
  readonly ticketHours: number;
  /** so many days a ticket may lie with Microsoft */
  readonly microsoftDays: number;
};

/** What holds until somebody changes it, but for the closing: that is the operator's (REFUND_REMINDERS). */
export const USUAL_TIMES: Omit<ReminderTimes, 'closing'> = {
  idleDays: 14,
  morningHour: 9,
  riskDays: 7,
  ticketHours: 24,
  microsoftDays: 14,
};

type NumberField = keyof typeof USUAL_TIMES;

export const RANGES: Readonly<Record<NumberField, { readonly min: number; readonly max: number }>> = {
  idleDays: { min: 1, max: 60 },
  morningHour: { min: 0, max: 22 },
  riskDays: { min: 1, max: 60 },
  ticketHours: { min: 4, max: 336 },
  microsoftDays: { min: 1, max: 60 },
};

export const NUMBER_FIELDS = Object.keys(RANGES) as readonly NumberField[];
export const TIME_FIELDS = ['closing', ...NUMBER_FIELDS] as const;
export type TimeField = (typeof TIME_FIELDS)[number];

const MOST_CLOSING = 10;
/** Hours. */
const LONGEST_CLOSING = 60 * 24;

export type TimesForm = Readonly<Record<TimeField, string | undefined>>;

export type TimesProblem =
  | { readonly field: NumberField; readonly kind: 'not-whole' | 'outside'; readonly min: number; readonly max: number }
  | { readonly field: 'closing'; readonly kind: 'no-times' | 'too-many' | 'too-long' };

/** Times as typed: `7d, 2d, 4h` for the closing, whole numbers within their ranges for the others. */
export function checkTimes(
  form: TimesForm,
):
  | { readonly kind: 'times'; readonly times: ReminderTimes }
  | { readonly kind: 'invalid'; readonly problems: readonly TimesProblem[] } {
  const problems: TimesProblem[] = [];
  const read = (field: NumberField): number => {
    const text = form[field]?.trim() ?? '';
    const value = Number(text);
    const { min, max } = RANGES[field];
    if (!/^\d{1,6}$/.test(text)) problems.push({ field, kind: 'not-whole', min, max });
    else if (value < min || value > max) problems.push({ field, kind: 'outside', min, max });
    return value;
  };
  const closing = readClosing(form.closing ?? '');
  if (typeof closing === 'string') problems.push({ field: 'closing', kind: closing });
  const times: ReminderTimes = {
    closing: typeof closing === 'string' ? [] : closing,
    idleDays: read('idleDays'),
    morningHour: read('morningHour'),
    riskDays: read('riskDays'),
    ticketHours: read('ticketHours'),
    microsoftDays: read('microsoftDays'),
  };
  return problems.length > 0 ? { kind: 'invalid', problems } : { kind: 'times', times };
}

function readClosing(text: string): readonly number[] | 'no-times' | 'too-many' | 'too-long' {
  const parts = text.split(/[,;]/).filter((part) => part.trim() !== '');
  const hours = parts.map(readSpan).filter((each) => each !== null);
  if (parts.length === 0 || hours.length < parts.length || hours.includes(0)) return 'no-times';
  if (hours.some((each) => each > LONGEST_CLOSING)) return 'too-long';
  const sorted = [...new Set(hours)].toSorted((left, right) => right - left);
  return sorted.length > MOST_CLOSING ? 'too-many' : sorted;
}

/** @returns the fields in which the two differ */
export function changedFields(before: ReminderTimes, now: ReminderTimes): readonly TimeField[] {
  return TIME_FIELDS.filter((field) => String(before[field]) !== String(now[field]));
}
