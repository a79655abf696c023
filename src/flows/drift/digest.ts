import { addHours } from 'date-fns/addHours';
import { addMinutes } from 'date-fns/addMinutes';
import { subDays } from 'date-fns/subDays';
import { z } from 'zod';
import type { Database, Transaction } from '../../database/database.ts';
import type { Directory, Person } from '../../directory/directory.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { Notices } from '../../jobs/notices.ts';
import { newId } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Finding } from './records.ts';

type Parts = {
  readonly database: Database;
  readonly jobs: Jobs;
  readonly directory: Directory;
  readonly notices: Notices;
  /** Slack user IDs of the team that are Global admin of the desk by its configuration */
  readonly admins: { readonly teamId: string; readonly userIds: readonly string[] };
  readonly clock: Clock;
  readonly log: Log;
};

export type Digest = {
  readonly person: { readonly locale: string; readonly zone: string; readonly slackUserId: string };
  readonly findings: readonly Finding[];
  readonly count: number;
};

const NAME = 'drift-digest';
/** What is found meanwhile is told in the same message. */
const GATHERED_MINUTES = 15;
const NOBODY_HOURS = 6;
const ACTIVE_DAYS = 90;
const MOST_PEOPLE = 200;
const MOST_SHOWN = 20;

/** Tells the Global admins of the desk what was done past it: one message for all that was found in a quarter of an hour. */
export function defineDriftDigest({ database, jobs, directory, notices, admins, clock, log }: Parts) {
  const queue = jobs.define({
    name: NAME,
    data: z.object({}),
    work: tell,
    giveUp: async () => {
      log.error({}, 'The changes made in Partner Center could not be told');
      await database.transaction((tx) => queue.enqueue(tx, NAME, {}, addHours(clock.now(), NOBODY_HOURS)));
    },
  });

  async function tell(): Promise<void> {
    if (!(await database.read.driftFinding.findFirst({ where: { reportId: null } }))) return;
    const readers = await whoFollows();
    if (readers.length === 0) {
      log.warn({}, 'There is no Global admin of the desk to be told of changes made in Partner Center');
      await database.transaction((tx) => queue.enqueue(tx, NAME, {}, addHours(clock.now(), NOBODY_HOURS)));
      return;
    }
    await database.transaction(async (tx) => {
      const reportId = newId();
      const { count } = await tx.driftFinding.updateMany({ where: { reportId: null }, data: { reportId } });
      if (count === 0) return;
      for (const { id: personId, teamId, userId } of readers) {
        const digest = await tx.driftDigest.create({ data: { id: newId(), reportId, personId } });
        await notices.tell(tx, { kind: 'drift', subjectId: digest.id, teamId, place: userId });
      }
    });
  }

  /** Of the people who used the desk lately, and those the configuration names. Entra cannot be asked the other way round. */
  async function whoFollows(): Promise<Person[]> {
    // Whoever the configuration names need not have used the desk yet.
    for (const userId of admins.userIds) await directory.identify(admins.teamId, userId);
    const lately = await database.read.person.findMany({
      where: { seenAt: { gte: subDays(clock.now(), ACTIVE_DAYS) } },
      orderBy: { seenAt: 'desc' },
      take: MOST_PEOPLE,
    });
    const following: Person[] = [];
    for (const { id } of lately) {
      const person = await followerOrNone(id);
      if (person) following.push(person);
    }
    return following;
  }

  /** One who left, or of whom Slack tells nothing just now, must not keep it from the others. */
  async function followerOrNone(personId: string): Promise<Person | null> {
    try {
      const person = await directory.find(personId);
      return (await directory.allowed(person)).has('drift.follow') ? person : null;
    } catch (error) {
      log.warn(
        { personId, err: error instanceof Error ? error.message : 'unknown' },
        'A person could not be asked about',
      );
      return null;
    }
  }

  return {
    /** There is something to tell. */
    report: (tx: Transaction) => queue.enqueue(tx, NAME, {}, addMinutes(clock.now(), GATHERED_MINUTES)),

    /** @returns a digest as it is to be drawn, or null where there is none of that ID */
    async find(digestId: string): Promise<Digest | null> {
      const digest = await database.read.driftDigest.findUnique({ where: { id: digestId }, include: { person: true } });
      if (!digest) return null;
      const where = { reportId: digest.reportId };
      const [findings, count] = await Promise.all([
        database.read.driftFinding.findMany({ where, orderBy: { sequence: 'asc' }, take: MOST_SHOWN }),
        database.read.driftFinding.count({ where }),
      ]);
      return { person: digest.person, findings, count };
    },
  };
}

export type DriftDigests = ReturnType<typeof defineDriftDigest>;
