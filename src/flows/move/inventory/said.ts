import { TZDate } from '@date-fns/tz';
import { knownZone } from '../../../kernel/dates.ts';
import { tidy } from '../../../kernel/text.ts';
import type { LicenceRecord } from '../licence.ts';
import { machineName } from './tokens.ts';

/** What somebody brought: a text, and what the text itself may not tell. */
export type Brought = {
  readonly text: string | undefined;
  readonly machine: string | undefined;
  readonly captured: string | undefined;
};

export type BroughtProblem = { readonly field: 'text'; readonly problem: 'missing' | 'nothing-found' } | SaidProblem;
type SaidProblem =
  | { readonly field: 'machine'; readonly problem: 'missing' | 'malformed' }
  | { readonly field: 'captured'; readonly problem: 'missing' | 'unreadable' | 'future' };

/** As typed: a machine's name, empty where none was, and a moment. */
export type Typed = { readonly machine: string; readonly captured: Date | 'missing' | 'unreadable' };

export function readSaid(
  { machine, captured }: Pick<Brought, 'machine' | 'captured'>,
  zone: string | undefined,
  now: Date,
): Typed {
  return { machine: tidy(machine ?? ''), captured: readCaptured(captured, zone, now) };
}

/** What is wrong with what was typed, or missing. @param needs what the text does not say itself */
export function saidProblems(
  { machine, captured }: Typed,
  needs: { readonly machine: boolean; readonly captured: boolean },
  now: Date,
): SaidProblem[] {
  const problems: SaidProblem[] = [];
  if (machine !== '' && machineName(machine) === null) problems.push({ field: 'machine', problem: 'malformed' });
  else if (machine === '' && needs.machine) problems.push({ field: 'machine', problem: 'missing' });
  if (captured === 'unreadable' || (captured === 'missing' && needs.captured))
    problems.push({ field: 'captured', problem: captured });
  if (captured instanceof Date && captured > now) problems.push({ field: 'captured', problem: 'future' });
  return problems;
}

export function textProblems(text: string | undefined, records: readonly LicenceRecord[]): BroughtProblem[] {
  if (tidy(text ?? '') === '') return [{ field: 'text', problem: 'missing' }];
  return records.length === 0 ? [{ field: 'text', problem: 'nothing-found' }] : [];
}

/** `2026-11-25 14:05` in the zone of whoever wrote it, or `now`, in both languages. */
function readCaptured(typed: string | undefined, zone: string | undefined, now: Date): Typed['captured'] {
  const text = tidy(typed ?? '').toLowerCase();
  if (text === '') return 'missing';
  if (text === 'now' || text === 'nu') return now;
  const parts = /^(\d{4})-(\d\d)-(\d\d)[ t](\d\d):(\d\d)$/.exec(text);
  if (!parts) return 'unreadable';
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts.slice(1).map(Number);
  const local = new TZDate(year, month - 1, day, hour, minute, knownZone(zone));
  const isThere = local.getMonth() === month - 1 && local.getDate() === day && hour < 24 && minute < 60;
  return isThere ? new Date(local.getTime()) : 'unreadable';
}
