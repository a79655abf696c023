import { isDuplicate } from '../../database/database.ts';
import type { Database } from '../../database/database.ts';
import type { Notices } from '../../jobs/notices.ts';
import type { Recurring } from '../../jobs/recurring.ts';
import { newId } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import type { Clock } from '../../kernel/time.ts';
import { outsideAccesses } from '../key-audit/service-outside.ts';
import type { OutsideAccess } from '../key-audit/service-outside.ts';
import type { ReadTimes } from '../reminders/service-times.ts';
import type { Finding } from './records.ts';
import { spanToTell } from './rules-team.ts';
import { ONLY_ROW } from './service-team.ts';

export type TeamDigest = {
  /** whose language it speaks */
  readonly reader: { readonly locale: string; readonly zone: string; readonly slackUserId: string };
  readonly findings: readonly Finding[];
  readonly findingCount: number;
  readonly accesses: readonly OutsideAccess[];
  readonly accessCount: number;
};

export type TeamDigests = ReturnType<typeof defineTeamDigest>;

type Parts = {
  readonly database: Database;
  readonly recurring: Recurring;
  readonly notices: Notices;
  readonly reminderTimes: ReadTimes;
  readonly clock: Clock;
  readonly log: Log;
};

const MINUTES = 30;
const FINDINGS_SHOWN = 15;
const ACCESSES_SHOWN = 10;

/** Tells the team each morning, in one message, what was ordered, cancelled and taken past the desk; says nothing where nothing was. */
export function defineTeamDigest({ database, recurring, notices, reminderTimes, clock, log }: Parts) {
  recurring.every(MINUTES, 'team-digest', tell, {
    gaveUp: () => log.error({}, 'The digest of the team could not be made; it is tried again'),
  });

  async function tell(): Promise<void> {
    const rules = await database.read.teamDigestRules.findUnique({ where: { id: ONLY_ROW } });
    if (!rules?.channelId) return;
    const { channelId: place, teamId, changedBy: personId, changedAt } = rules;
    const [last, person] = await Promise.all([
      database.read.teamDigest.findFirst({ orderBy: { until: 'desc' } }),
      database.read.person.findUniqueOrThrow({ where: { id: personId } }),
    ]);
    const { morningHour } = await reminderTimes.current();
    const span = spanToTell(clock.now(), { zone: person.zone, morningHour }, last?.until ?? null, changedAt);
    if (!span || !(await somethingIn(span))) return;
    const id = newId();
    await database
      .transaction(async (tx) => {
        await tx.teamDigest.create({ data: { id, personId, ...span } });
        await notices.tell(tx, { kind: 'team-digest', subjectId: id, teamId, place });
      })
      .catch((error: unknown) => {
        // Another instance was first.
        if (!isDuplicate(error)) throw error;
      });
  }

  async function somethingIn({ after, until }: { readonly after: Date; readonly until: Date }): Promise<boolean> {
    const found = await database.read.driftFinding.findFirst({ where: { foundAt: { gt: after, lte: until } } });
    return found !== null || (await outsideAccesses(database, { after, until, most: 1 })).count > 0;
  }

  return {
    /** @returns a digest as it is to be drawn, or null where there is none of that ID */
    async find(id: string): Promise<TeamDigest | null> {
      const digest = await database.read.teamDigest.findUnique({ where: { id }, include: { person: true } });
      if (!digest) return null;
      const { after, until, person } = digest;
      const where = { foundAt: { gt: after, lte: until } };
      const [findings, findingCount, { accesses, count }] = await Promise.all([
        database.read.driftFinding.findMany({ where, orderBy: { foundAt: 'asc' }, take: FINDINGS_SHOWN }),
        database.read.driftFinding.count({ where }),
        outsideAccesses(database, { after, until, most: ACCESSES_SHOWN }),
      ]);
      return { reader: person, findings, findingCount, accesses, accessCount: count };
    },
  };
}
