import type { Database } from '../../database/database.ts';
import type { Directory, Person, Refusal } from '../../directory/directory.ts';
import { newId } from '../../kernel/ids.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { MoveExportQueue } from './jobs-export.ts';
import { findMove, moveName } from './records.ts';
import { aboutMove } from './service.ts';

export type MoveExports = ReturnType<typeof createMoveExports>;

type Parts = {
  readonly database: Database;
  readonly directory: Directory;
  readonly ledger: Ledger;
  readonly queue: MoveExportQueue;
};

/** The machines of a move as a file, sent to whoever asked and nobody else. */
export function createMoveExports({ database, directory, ledger, queue }: Parts) {
  return {
    /** Asks for the file: it comes by direct message, soon, also where the desk is started anew meanwhile. */
    async ask(person: Person, moveId: string): Promise<{ readonly kind: 'asked' | 'stale' } | Refusal> {
      const move = await findMove(database.read, moveId);
      const about = move ? aboutMove(move) : { subject: 'desk', customerId: null };
      const right = await directory.authorize(person, 'move.view', about);
      if (right.kind === 'refused') return right;
      if (!move) return { kind: 'stale' };
      const exportId = newId();
      await database.transaction(async (tx) => {
        await ledger.append(tx, {
          ...{ actor: person.id, action: 'move.export', outcome: 'requested', ...about },
          details: { move: moveName(move.number) },
        });
        await queue.enqueue(tx, exportId, { exportId, personId: person.id, moveId });
      });
      return { kind: 'asked' };
    },
  };
}
