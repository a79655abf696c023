import type { Database } from '../../../database/database.ts';
import { findMove } from '../records.ts';
import type { MoveRecord } from '../records.ts';
import { findReminder, findWave, progressOf } from './records.ts';
import type { Progress, WaveRecord } from './records.ts';
import { REMINDERS } from './rules.ts';
import type { Reminder } from './rules.ts';

/** What was said, as it stands now. */
export type Told = { readonly move: MoveRecord } & (
  | { readonly kind: Reminder; readonly wave: WaveRecord; readonly progress: Progress }
  /** the wave was planned anew since */
  | { readonly kind: Reminder; readonly wave: null }
  | { readonly kind: 'risk'; readonly names: readonly string[]; readonly count: number }
);

const NAMES = 20;

/** Reads what a message of the desk is about. */
export function createReminders({ database }: { readonly database: Database }) {
  return {
    async find(id: string): Promise<Told | null> {
      const reminder = await findReminder(database.read, id);
      const move = reminder && (await findMove(database.read, reminder.moveId));
      if (!reminder || !move) return null;
      if (reminder.kind === 'risk') {
        const { names, count } = reminder;
        return { kind: 'risk', move, names: names.slice(0, NAMES), count };
      }
      const kind = REMINDERS.find((known) => known === reminder.kind);
      if (!kind) throw new Error(`A reminder is of an unknown kind: ${reminder.kind}`);
      const wave = reminder.waveId === null ? null : await findWave(database.read, reminder.waveId);
      if (!wave) return { kind, move, wave: null };
      const progress = (await progressOf(database.read, move.id, [wave.number]))(wave.number);
      return { kind, move, wave, progress };
    },
  };
}

export type Reminders = ReturnType<typeof createReminders>;
