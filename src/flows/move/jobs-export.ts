import { z } from 'zod';
import type { Database } from '../../database/database.ts';
import { translatorFor } from '../../i18n/translator.ts';
import type { SendDirectly } from '../../jobs/direct.ts';
import type { Jobs, Queue } from '../../jobs/jobs.ts';
import { newReference } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import { moveTable } from './export.ts';
import { readFleet } from './records-fleet.ts';
import { findMove, moveName } from './records.ts';

const ExportJob = z.object({ exportId: z.uuid(), personId: z.uuid(), moveId: z.uuid() });
export type MoveExportQueue = Queue<z.infer<typeof ExportJob>>;

type Parts = {
  readonly database: Database;
  readonly jobs: Pick<Jobs, 'define'>;
  readonly sendDirectly: SendDirectly;
  readonly log: Log;
};

/** The machines of a move as a file, made and sent until it arrives; where it does not, who asked hears so. */
export function defineMoveExport({ database, jobs, sendDirectly, log }: Parts): MoveExportQueue {
  const readerOf = async (personId: string) => {
    const person = await database.read.person.findUniqueOrThrow({ where: { id: personId } });
    return { userId: person.slackUserId, t: translatorFor(person.locale, person.zone) };
  };

  return jobs.define({
    name: 'move-export',
    data: ExportJob,
    retries: 5,
    async work({ exportId, personId, moveId }) {
      const { userId, t } = await readerOf(personId);
      const move = await findMove(database.read, moveId);
      if (!move) return;
      const machines = await readFleet(database.read, moveId);
      const content = moveTable(t, machines);
      const words = t('moves.export.sent', { title: move.title, count: machines.length });
      await sendDirectly(userId, exportId, words, { name: `${moveName(move.number)}.csv`, content });
    },
    async giveUp({ exportId, personId, moveId }) {
      const { userId, t } = await readerOf(personId);
      const reference = newReference();
      log.error({ reference, moveId }, 'The machines of a move could not be made into a file or sent');
      await sendDirectly(userId, `${exportId} failed`, t('moves.export.failed', { reference }));
    },
  });
}
