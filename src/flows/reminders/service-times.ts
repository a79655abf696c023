import { subDays } from 'date-fns/subDays';
import { isDuplicate } from '../../database/database.ts';
import type { Database, Transaction } from '../../database/database.ts';
import { LOCKS } from '../../database/locks.ts';
import type { Directory, Person, Refusal } from '../../directory/directory.ts';
import { newId } from '../../kernel/ids.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { changedFields, checkTimes, USUAL_TIMES } from './rules-times.ts';
import type { ReminderTimes, TimesForm, TimesProblem } from './rules-times.ts';

export type { ReminderTimes } from './rules-times.ts';

/** A change that was asked for and is looked at once more. */
export type TimesDraft = { readonly id: string; readonly before: ReminderTimes; readonly now: ReminderTimes };

export type DraftOutcome =
  | { readonly kind: 'drafted'; readonly draft: TimesDraft }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'invalid'; readonly problems: readonly TimesProblem[] }
  | Refusal;

export type ConfirmOutcome =
  /** `overtaken`: somebody else changed them since; `gone`: it is another's, or was forgotten */
  { readonly kind: 'confirmed' | 'overtaken' | 'gone' } | Refusal;

export type ReminderSettings = ReturnType<typeof createReminderSettings>;

/** What other flows need of it. */
export type ReadTimes = Pick<ReminderSettings, 'current'>;

type Parts = {
  readonly database: Database;
  readonly directory: Directory;
  readonly ledger: Ledger;
  readonly clock: Clock;
  /** hours before a refund window closes, longest first, until somebody changes them: REFUND_REMINDERS */
  readonly usualClosing: readonly number[];
};

const SUBJECT = { subject: 'settings:reminders', customerId: null };
/** A change that was asked for and not confirmed is forgotten. */
const DRAFT_DAYS = 1;

/** When people are reminded: read by every round anew, so that a change counts at once, also for what is open already. */
export function createReminderSettings({ database, directory, ledger, clock, usualClosing }: Parts) {
  const authorize = (person: Person) => directory.authorize(person, 'desk.administer', SUBJECT);

  const newest = (tx: Transaction) =>
    tx.reminderTimes.findFirst({ where: { confirmedAt: { not: null } }, orderBy: { confirmedAt: 'desc' } });

  /** What holds now. */
  async function current(): Promise<ReminderTimes> {
    return timesOf(await newest(database.read));
  }

  function timesOf(row: Awaited<ReturnType<typeof newest>>): ReminderTimes {
    if (!row) return { closing: usualClosing, ...USUAL_TIMES };
    const { closingHours: closing, idleDays, morningHour, riskDays, ticketHours, microsoftDays } = row;
    return { closing, idleDays, morningHour, riskDays, ticketHours, microsoftDays };
  }

  /** @returns what holds now, for whoever may change it */
  async function look(person: Person): Promise<{ readonly kind: 'times'; readonly times: ReminderTimes } | Refusal> {
    const right = await authorize(person);
    return right.kind === 'refused' ? right : { kind: 'times', times: await current() };
  }

  /**
   * Checks a form and keeps it as a draft to be looked at once more; it does not count yet.
   * @param viewKey the view it came from, as it stood: handed in twice it is one draft
   */
  async function draft(person: Person, form: TimesForm, viewKey: string): Promise<DraftOutcome> {
    const right = await authorize(person);
    if (right.kind === 'refused') return right;
    const checked = checkTimes(form);
    if (checked.kind === 'invalid') return checked;
    const now = clock.now();
    const held = await newest(database.read);
    const before = timesOf(held);
    if (changedFields(before, checked.times).length === 0) return { kind: 'unchanged' };
    const { closing, ...numbers } = checked.times;
    const standing = { replacesId: held?.id ?? null, personId: person.id, createdAt: now };
    const data = { id: newId(), viewKey, closingHours: [...closing], ...numbers, ...standing };
    const old = { confirmedAt: null, createdAt: { lt: subDays(now, DRAFT_DAYS) } };
    await database.read.reminderTimes.deleteMany({ where: old });
    try {
      await database.read.reminderTimes.create({ data });
      return { kind: 'drafted', draft: { id: data.id, before, now: checked.times } };
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      const row = await database.read.reminderTimes.findUniqueOrThrow({ where: { viewKey } });
      return { kind: 'drafted', draft: { id: row.id, before, now: timesOf(row) } };
    }
  }

  /** Lets a draft count. Harmless the second time. */
  async function confirm(person: Person, id: string): Promise<ConfirmOutcome> {
    const right = await authorize(person);
    if (right.kind === 'refused') return right;
    return database.transaction(async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCKS.settings})`;
      const [row, held] = [await tx.reminderTimes.findUnique({ where: { id } }), await newest(tx)];
      if (row?.personId !== person.id) return { kind: 'gone' };
      if (row.confirmedAt !== null) return { kind: 'confirmed' };
      if (row.replacesId !== (held?.id ?? null)) return { kind: 'overtaken' };
      await tx.reminderTimes.update({ where: { id }, data: { confirmedAt: clock.now() } });
      const [before, now] = [timesOf(held), timesOf(row)];
      const fields = changedFields(before, now);
      const only = (times: ReminderTimes) => Object.fromEntries(fields.map((field) => [field, times[field]]));
      const deed = { actor: person.id, action: 'settings.reminders', outcome: 'changed' } as const;
      await ledger.append(tx, { ...deed, ...SUBJECT, details: { before: only(before), now: only(now) } });
      return { kind: 'confirmed' };
    });
  }

  return { current, look, draft, confirm };
}
