import { z } from 'zod';
import type { CustomerFinder } from '../../customers/finder.ts';
import type { Database } from '../../database/database.ts';
import type { Translator } from '../../i18n/translator.ts';
import { translatorFor } from '../../i18n/translator.ts';
import type { SendDirectly } from '../../jobs/direct.ts';
import type { Jobs, Queue } from '../../jobs/jobs.ts';
import { newReference } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import { softwareTable } from './export.ts';
import { FILTERS, MAX_SEARCH } from './rules.ts';
import type { Software } from './service.ts';

const ExportJob = z.object({
  exportId: z.uuid(),
  personId: z.uuid(),
  customerId: z.string(),
  filter: z.enum(FILTERS),
  search: z.string().max(MAX_SEARCH).optional(),
});
export type ExportQueue = Queue<z.infer<typeof ExportJob>>;

type Parts = {
  readonly database: Database;
  readonly jobs: Jobs;
  readonly software: Pick<Software, 'lines'>;
  readonly customers: CustomerFinder;
  readonly send: SendDirectly;
  readonly log: Log;
};

/** The file of a customer's software, made and sent until it arrives; where it does not, who asked hears so. */
export function defineExportJob({ database, jobs, software, customers, send, log }: Parts): ExportQueue {
  const readerOf = async (personId: string) => {
    const person = await database.read.person.findUniqueOrThrow({ where: { id: personId } });
    return { userId: person.slackUserId, t: translatorFor(person.locale, person.zone) };
  };

  return jobs.define({
    name: 'software-export',
    data: ExportJob,
    retries: 5,
    async work({ exportId, personId, customerId, filter, search }) {
      const { userId, t } = await readerOf(personId);
      const customer = await customers.get(customerId);
      if (!customer) return send(userId, exportId, t('software.ask.unknown'));
      const lines = await software.lines(customerId, { filter, search });
      const words = t('software.export.sent', { customer: customer.name, count: lines.length });
      const content = softwareTable(t, customer, lines);
      await send(userId, exportId, words, { name: fileName(t, customer.name), content });
    },
    async giveUp({ exportId, personId, customerId }) {
      const { userId, t } = await readerOf(personId);
      const reference = newReference();
      log.error({ reference, customerId }, 'A file of software could not be made or sent');
      await send(userId, `${exportId} failed`, t('software.export.failed', { reference }));
    },
  });
}

/** Letters and digits of any language, so that every file system takes it. */
function fileName(t: Translator, customer: string): string {
  const plain = customer.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
  return `${t('software.export.fileName')}-${plain || 'customer'}.csv`;
}
