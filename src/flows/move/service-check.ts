import type { Directory, Person, Refusal } from '../../directory/directory.ts';
import { inPieces } from '../../kernel/pieces.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Line } from './inventory/cleaning.ts';
import { readInventory } from './inventory/read.ts';
import { readSaid, saidProblems, textProblems } from './inventory/said.ts';
import type { Brought, BroughtProblem } from './inventory/said.ts';
import { deadlineOf, verdictOn } from './inventory/verdict.ts';
import type { Verdict } from './inventory/verdict.ts';
import type { LicenceRecord } from './licence.ts';

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
    const { records, masked, notUnderstood } = await inPieces(readInventory(brought.text ?? ''));
    const said = readSaid(brought, person.zone, now);
    const { machine, captured } = said;
    const needs = {
      machine: records.some((record) => record.machine === ''),
      captured: records.some(({ minutesLeft, capturedAt }) => minutesLeft !== null && capturedAt === null),
    };
    const unread = textProblems(brought.text, records);
    const problems = unread.length > 0 ? unread : saidProblems(said, needs, now);
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

const timeOf = ({ deadline }: Checked) => deadline?.getTime() ?? Number.MAX_SAFE_INTEGER;
