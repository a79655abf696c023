import type { Database } from '../../../database/database.ts';
import type { Translator } from '../../../i18n/translator.ts';
import { translatorFor } from '../../../i18n/translator.ts';
import type { Chart } from '../../../pictures/chart.ts';
import type { Clock } from '../../../kernel/time.ts';
import { MOST_MACHINES } from '../rules-import.ts';
import { burnDown } from './burn-down.ts';

const HOUR_MS = 60 * 60 * 1000;

type Row = {
  readonly deadline: Date | null;
  readonly plannedAt: Date | null;
  readonly goneAt: Date | null;
};

export type BurnDowns = ReturnType<typeof createBurnDowns>;

/** The burn-down of a move as it stands now, from what is recorded of its machines and waves. */
export function createBurnDowns({ database, clock }: { readonly database: Database; readonly clock: Clock }) {
  /** @returns null for a move that is not there, or has no machine that has to move */
  async function chart(moveId: string, t: Translator): Promise<Chart | null> {
    const move = await database.read.move.findUnique({ where: { id: moveId } });
    if (!move) return null;
    const machines = await database.read.$queryRaw<Row[]>`
      SELECT m.deadline, w.ends_at AS "plannedAt",
        CASE m.state WHEN 'done' THEN m.done_at WHEN 'written-off' THEN m.written_off_at END AS "goneAt"
      FROM move_machine m LEFT JOIN move_wave w ON w.move_id = m.move_id AND w.number = m.wave
      WHERE m.move_id = ${moveId}::uuid AND m.state <> 'stays' LIMIT ${MOST_MACHINES}`;
    if (machines.length === 0) return null;
    // An hour is as fine as the picture tells: within it, it is the same picture where the machines are the same.
    const now = new Date(Math.ceil((move.closedAt ?? clock.now()).getTime() / HOUR_MS) * HOUR_MS);
    return burnDown(machines, { from: move.createdAt, now, zone: move.zone }, t);
  }

  return { chart, chartFor: (moveId: string, locale: string) => chart(moveId, translatorFor(locale)) };
}
