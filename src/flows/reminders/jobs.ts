import { addHours } from 'date-fns/addHours';
import { subDays } from 'date-fns/subDays';
import { isDuplicate } from '../../database/database.ts';
import type { Database, Transaction } from '../../database/database.ts';
import type { Directory } from '../../directory/directory.ts';
import type { Notices } from '../../jobs/notices.ts';
import type { Recurring } from '../../jobs/recurring.ts';
import { localTime } from '../../kernel/dates.ts';
import { newId } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import type { Clock } from '../../kernel/time.ts';
import { findClosedUntold, findClosing, findIdle, findTakenKeys, lineText, watchedOf } from './records.ts';
import type { WatchedLine } from './records.ts';
import { dueOf, isIdle } from './rules.ts';
import type { Due, Watched } from './rules.ts';
import type { ReadTimes, ReminderTimes } from './service-times.ts';

type Parts = {
  readonly database: Database;
  readonly directory: Directory;
  readonly notices: Notices;
  readonly recurring: Recurring;
  readonly reminderTimes: ReadTimes;
  readonly clock: Clock;
  readonly log: Log;
};

/** How often it is looked whether somebody is to be told. */
const MINUTES = 15;

/** A direct message has room for so many; the others, which close later, come the next day. */
const MOST_ITEMS = 10;

type Candidate = {
  readonly line: WatchedLine;
  readonly watched: Watched;
  readonly due: Due | null;
  readonly idle: boolean;
};

/** Looks for windows that close and for keys that nobody took, and tells whoever bought. Survives any crash: what was told is recorded with it. */
export function defineReminderJobs(parts: Parts): void {
  const { database, directory, notices, recurring, reminderTimes, clock, log } = parts;
  recurring.every(MINUTES, 'refund-reminders', remind);

  async function remind(): Promise<void> {
    const now = clock.now();
    await sayWhatHasClosed(now);
    const times = await reminderTimes.current();
    const people = Map.groupBy(await candidatesAt(now, times), ({ line }) => line.purchase.personId);
    for (const [personId, candidates] of people) {
      // One person whose account is broken does not keep the others from being told.
      await remindOne(personId, candidates, { now, morningHour: times.morningHour }).catch((error: unknown) =>
        log.error(
          { personId, err: error instanceof Error ? error.message : 'unknown' },
          'Somebody could not be reminded',
        ),
      );
    }
  }

  /** Where the window has closed meanwhile, the message says so, and its buttons are gone. */
  async function sayWhatHasClosed(now: Date): Promise<void> {
    for (const { line, digestIds } of await findClosedUntold(database.read, now))
      await database.transaction(async (tx) => {
        await tx.refundReminder.update({
          where: { purchaseId_number: line },
          data: { closedToldAt: now, updatedAt: now },
        });
        for (const digestId of digestIds) await notices.changed(tx, 'refund-reminder', digestId);
      });
  }

  async function candidatesAt(now: Date, times: ReminderTimes): Promise<Candidate[]> {
    const closing = await findClosing(database.read, now, addHours(now, times.closing[0] ?? 0));
    const idle = await findIdle(database.read, now, subDays(now, times.idleDays));
    const lines = [...new Map([...closing, ...idle].map((line) => [lineText(line), line])).values()];
    const isTaken = await findTakenKeys(database.read, lines);
    return lines.flatMap((line) => {
      const watched = watchedOf(line, isTaken(line));
      const idle = watched !== null && isIdle(watched, times.idleDays, now);
      return watched ? [{ line, watched, due: dueOf(watched, times, now), idle }] : [];
    });
  }

  async function remindOne(
    personId: string,
    candidates: readonly Candidate[],
    { now, morningHour }: { readonly now: Date; readonly morningHour: number },
  ): Promise<void> {
    if (candidates.every(({ due }) => due === null)) return;
    const person = await directory.find(personId);
    for (const candidate of candidates)
      if (candidate.due?.kind === 'last-call')
        await tell(`last-call ${lineText(candidate.line)}`, person, [candidate], now);

    const { day, hour } = localTime(now, person.zone);
    const others = candidates.filter(({ due }) => due?.kind !== 'last-call');
    if (hour < morningHour || others.every(({ due }) => due === null)) return;
    const shown = others.filter(({ watched, due }) => due !== null || isOpenFor(watched, now));
    await tell(day, person, shown.toSorted(byUrgency).slice(0, MOST_ITEMS), now);
  }

  /** Records that it was told together with the message to be sent: of two instances that try, one succeeds. */
  async function tell(
    key: string,
    person: Awaited<ReturnType<Directory['find']>>,
    told: readonly Candidate[],
    now: Date,
  ): Promise<void> {
    const [first] = told;
    if (
      !first ||
      (await database.read.reminderDigest.findUnique({ where: { personId_key: { personId: person.id, key } } }))
    )
      return;
    const id = newId();
    const items = { create: told.map(({ line: { purchaseId, number } }) => ({ purchaseId, number })) };
    // Whoever has left the team reads nothing: then those see it who were there when it was bought.
    const place = person.standing === 'member' ? person.userId : first.line.purchase.channelId;
    try {
      await database.transaction(async (tx) => {
        await tx.reminderDigest.create({ data: { id, personId: person.id, key, createdAt: now, items } });
        for (const candidate of told) await remember(tx, candidate, now);
        await notices.tell(tx, { kind: 'refund-reminder', subjectId: id, teamId: first.line.purchase.teamId, place });
      });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
  }

  async function remember(
    tx: Transaction,
    { line: { purchaseId, number }, due, idle }: Candidate,
    now: Date,
  ): Promise<void> {
    const told = {
      ...(due && due.kind !== 'idle' && { toldHours: due.hours }),
      ...(idle && { idleToldAt: now }),
      updatedAt: now,
    };
    await tx.refundReminder.upsert({
      where: { purchaseId_number: { purchaseId, number } },
      create: { purchaseId, number, ...told },
      update: told,
    });
  }
}

function isOpenFor({ keptAt, snoozedUntil }: Watched, now: Date): boolean {
  return keptAt === null && (snoozedUntil === null || snoozedUntil <= now);
}

/** What has to be told first, then what closes first. */
function byUrgency(left: Candidate, right: Candidate): number {
  return (
    Number(left.due === null) - Number(right.due === null) ||
    left.watched.closesAt.getTime() - right.watched.closesAt.getTime()
  );
}
