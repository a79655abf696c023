import { TZDate } from '@date-fns/tz';
import type { Directory, Person, Refusal } from '../../directory/directory.ts';
import { knownZone } from '../../kernel/dates.ts';
import { tidy } from '../../kernel/text.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Line } from './inventory/cleaning.ts';
import { readInventory } from './inventory/read.ts';
import { machineName } from './inventory/tokens.ts';
import { deadlineOf, verdictOn } from './inventory/verdict.ts';
import type { Verdict } from './inventory/verdict.ts';
import type { LicenceRecord } from './licence.ts';

/** What somebody brought: a text, and what the text itself may not tell. */
export type Brought = {
  readonly text: string | undefined;
  readonly machine: string | undefined;
  readonly captured: string | undefined;
};

export type BroughtProblem =
  | { readonly field: 'text'; readonly problem: 'missing' | 'nothing-found' }
  | { readonly field: 'machine'; readonly problem: 'missing' | 'malformed' }
  | { readonly field: 'captured'; readonly problem: 'missing' | 'unreadable' | 'future' };

/** One product on one machine, with what is to be done about it. */
export type Checked = {
  readonly record: LicenceRecord;
  readonly verdict: Verdict;
  readonly deadline: Date | null;
};

export type CheckOutcome =
  | {
      readonly kind: 'checked';
      /** what runs out first comes first, then what has no clock */
      readonly rows: readonly Checked[];
      readonly masked: number;
      readonly notUnderstood: readonly Line[];
      readonly at: Date;
    }
  | { readonly kind: 'invalid'; readonly problems: readonly BroughtProblem[]; readonly masked: number }
  | Refusal;

export type MoveCheck = ReturnType<typeof createMoveCheck>;

type Parts = { readonly directory: Directory; readonly clock: Clock };

const ABOUT = { subject: 'desk', customerId: null };

/** Says of machines whether they have to move from KMS to a MAK (P10). Nothing of what was brought is kept. */
export function createMoveCheck({ directory, clock }: Parts) {
  const begin = (person: Person) => directory.authorize(person, 'move.view', ABOUT);

  async function check(person: Person, brought: Brought): Promise<CheckOutcome> {
    const right = await begin(person);
    if (right.kind === 'refused') return right;
    const now = clock.now();
    const { records, masked, notUnderstood } = readInventory(brought.text ?? '');
    const machine = tidy(brought.machine ?? '');
    const captured = readCaptured(brought.captured, person.zone, now);
    const problems = problemsOf(brought, records, machine, captured, now);
    if (problems.length > 0) return { kind: 'invalid', problems, masked };

    const rows = records
      .map((record) => ({
        ...record,
        machine: record.machine || machine,
        capturedAt: record.capturedAt ?? (captured instanceof Date ? captured : null),
      }))
      .map((record) => ({ record, verdict: verdictOn(record), deadline: deadlineOf(record) }))
      .toSorted((left, right) => timeOf(left) - timeOf(right));
    return { kind: 'checked', rows, masked, notUnderstood, at: now };
  }

  return { begin, check };
}

function problemsOf(
  { text }: Brought,
  records: readonly LicenceRecord[],
  machine: string,
  captured: Date | 'missing' | 'unreadable',
  now: Date,
): BroughtProblem[] {
  if (tidy(text ?? '') === '') return [{ field: 'text', problem: 'missing' }];
  if (records.length === 0) return [{ field: 'text', problem: 'nothing-found' }];
  const problems: BroughtProblem[] = [];
  if (machine !== '' && machineName(machine) === null) problems.push({ field: 'machine', problem: 'malformed' });
  else if (machine === '' && records.some((record) => record.machine === ''))
    problems.push({ field: 'machine', problem: 'missing' });
  const isAsked = records.some(({ minutesLeft, capturedAt }) => minutesLeft !== null && capturedAt === null);
  if (captured === 'unreadable' || (captured === 'missing' && isAsked))
    problems.push({ field: 'captured', problem: captured });
  if (captured instanceof Date && captured > now) problems.push({ field: 'captured', problem: 'future' });
  return problems;
}

/** `2026-11-25 14:05` in the zone of whoever wrote it, or `now`, in both languages. */
function readCaptured(typed: string | undefined, zone: string | undefined, now: Date): Date | 'missing' | 'unreadable' {
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

const timeOf = ({ deadline }: Checked) => deadline?.getTime() ?? Number.MAX_SAFE_INTEGER;
