import { Prisma } from '../../database/generated/client.ts';
import type { Database } from '../../database/database.ts';
import type { Directory, Person } from '../../directory/directory.ts';
import type { Clock } from '../../kernel/time.ts';
import type { ReadTimes } from '../reminders/service-times.ts';

export type MoveRow = {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly customerName: string;
  readonly machines: number;
  readonly left: number;
  /** of those left, how many lose their activation within the days of warning and the safety margin of the move */
  readonly atRisk: number;
  /** the earliest deadline of those left */
  readonly earliest: Date | null;
};

export type MovesAtHome = ReturnType<typeof createMovesAtHome>;

const SHOWN = 4;

/** The moves that are under way: which of their machines need somebody, and how far each is. */
export function createMovesAtHome({
  database,
  directory,
  reminderTimes,
  clock,
}: {
  readonly database: Database;
  readonly directory: Directory;
  readonly reminderTimes: ReadTimes;
  readonly clock: Clock;
}) {
  async function open(condition: Prisma.Sql): Promise<readonly MoveRow[]> {
    const at = clock.now();
    const { riskDays } = await reminderTimes.current();
    const rows = await database.read.$queryRaw<MoveRow[]>`
      SELECT m.id, m.number, m.title, m.customer_name AS "customerName", k.machines, k."left", k.at_risk AS "atRisk", k.earliest
      FROM move m CROSS JOIN LATERAL (
        SELECT
          (count(*) FILTER (WHERE k.state <> 'stays'))::int AS machines,
          (count(*) FILTER (WHERE k.state IN ('to-go', 'failed')))::int AS "left",
          (count(*) FILTER (WHERE k.state IN ('to-go', 'failed')
            AND k.deadline < ${at}::timestamptz + (m.margin_hours + ${riskDays * 24}) * interval '1 hour'))::int AS at_risk,
          min(k.deadline) FILTER (WHERE k.state IN ('to-go', 'failed')) AS earliest
        FROM move_machine k WHERE k.move_id = m.id
      ) k
      WHERE m.state IN ('gathering', 'planned', 'running', 'paused') AND k.machines > 0 AND ${condition}
      ORDER BY k.earliest ASC NULLS LAST, m.number LIMIT ${SHOWN}`;
    return rows;
  }
  const maySee = async (person: Person) => (await directory.allowed(person)).has('move.view');

  return {
    /** Moves with machines at risk, the most urgent first. */
    atRisk: async (person: Person): Promise<readonly MoveRow[]> =>
      (await maySee(person)) ? open(Prisma.sql`k.at_risk > 0`) : [],

    /** Moves that burn down, for whoever has the month before them. */
    burning: async (person: Person): Promise<readonly MoveRow[]> => {
      const may = await directory.allowed(person);
      return may.has('move.view') && may.has('cost.view') ? open(Prisma.sql`m.state <> 'gathering'`) : [];
    },
  };
}
