import { z } from 'zod';
import type { Database } from '../../database/database.ts';
import type { Directory } from '../../directory/directory.ts';
import { translatorFor } from '../../i18n/translator.ts';
import type { SendDirectly } from '../../jobs/direct.ts';
import type { Jobs, Queue } from '../../jobs/jobs.ts';
import { newReference } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import { orderLines } from './records.ts';
import type { OrderLine } from './records.ts';
import { monthName, readMonth, spanOf } from './rules.ts';
import type { Month } from './rules.ts';
import { monthTable } from './table.ts';

const MonthJob = z.object({
  exportId: z.uuid(),
  personId: z.uuid(),
  month: z.string().transform((text, context): Month => {
    const month = readMonth(text);
    if (month !== null) return month;
    context.addIssue('not a month');
    return z.NEVER;
  }),
});
export type MonthQueue = Queue<z.infer<typeof MonthJob>>;

type Parts = {
  readonly database: Database;
  readonly directory: Directory;
  readonly jobs: Jobs;
  readonly send: SendDirectly;
  readonly log: Log;
};

const RETRIES = 5;
const PAGE = 1_000;

/** The month as a file, made and sent until it arrives; where it does not, who asked hears so. */
export function defineMonthExport({ database, directory, jobs, send, log }: Parts): MonthQueue {
  return jobs.define({
    name: 'month-export',
    data: MonthJob,
    retries: RETRIES,
    async work({ exportId, personId, month }) {
      const person = await directory.find(personId);
      const t = translatorFor(person.locale, person.zone);
      // The right may be gone by the time the file is made: it holds what the partner pays.
      if (!(await directory.allowed(person)).has('cost.view'))
        return send(person.userId, exportId, t('month.export.notAllowed'));
      const all: OrderLine[] = [];
      for await (const lines of orderLines(database.read, spanOf(month), PAGE)) all.push(...lines);
      const file = { name: `${t('month.export.fileName')}-${month}.csv`, content: monthTable(t, all) };
      await send(
        person.userId,
        exportId,
        t('month.export.sent', { month: monthName(month, t.locale), count: all.length }),
        file,
      );
    },
    async giveUp({ exportId, personId, month }) {
      const person = await directory.find(personId);
      const reference = newReference();
      log.error({ reference, month }, 'A month could not be made into a file, or sent');
      const words = translatorFor(person.locale, person.zone)('month.export.failed', {
        month: monthName(month, person.locale),
        reference,
      });
      await send(person.userId, `${exportId} failed`, words);
    },
  });
}
