import type { Database } from '../../database/database.ts';
import type { Person, Refusal } from '../../directory/directory.ts';
import { newId } from '../../kernel/ids.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { ExportQueue } from './jobs.ts';
import type { Selection, Software } from './service.ts';

export type SoftwareExports = ReturnType<typeof createSoftwareExports>;

type Parts = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly software: Pick<Software, 'mayView'>;
  readonly queue: ExportQueue;
};

/** The list as a file, sent to whoever asked and nobody else. */
export function createSoftwareExports({ database, ledger, software, queue }: Parts) {
  return {
    /** Asks for the file: it comes by direct message, soon, also where the desk is started anew meanwhile. */
    async ask(
      person: Person,
      customerId: string,
      { filter, search }: Selection,
    ): Promise<{ readonly kind: 'asked' } | Refusal> {
      const right = await software.mayView(person, customerId);
      if (right.kind === 'refused') return right;
      const exportId = newId();
      await database.transaction(async (tx) => {
        await ledger.append(tx, {
          actor: person.id,
          action: 'software.export',
          outcome: 'requested',
          subject: `customer:${customerId}`,
          customerId,
          details: { filter, search },
        });
        await queue.enqueue(tx, exportId, { exportId, personId: person.id, customerId, filter, search });
      });
      return { kind: 'asked' };
    },
  };
}
