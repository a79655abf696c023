import { z } from 'zod';
import type { Database } from '../../database/database.ts';
import { translatorFor } from '../../i18n/translator.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { SendDirectly } from '../../jobs/direct.ts';
import type { Jobs, Queue } from '../../jobs/jobs.ts';
import { newReference } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import { entriesLines, entriesTable } from './export.ts';
import { Filter } from './filter.ts';
import type { AuditFilter } from './rules.ts';
import type { AuditReader, ListedEntry } from './service.ts';

export const EXPORT_FORMATS = ['csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const ExportJob = z.object({
  exportId: z.uuid(),
  personId: z.uuid(),
  filter: Filter,
  format: z.enum(EXPORT_FORMATS),
});
export type AuditExportQueue = Queue<z.infer<typeof ExportJob>>;

/** Some tens of megabytes; whoever needs all of it has `npm run ledger -- export`. */
const MOST = 50_000;
const PAGE = 1_000;

type Parts = {
  readonly database: Database;
  readonly jobs: Pick<Jobs, 'define'>;
  readonly reader: Pick<AuditReader, 'read'>;
  readonly send: SendDirectly;
  readonly log: Log;
};

/** The file of entries, made and sent until it arrives; where it does not, who asked hears so. */
export function defineAuditExport({ database, jobs, reader, send, log }: Parts): AuditExportQueue {
  const readerOf = async (personId: string) => {
    const person = await database.read.person.findUniqueOrThrow({ where: { id: personId } });
    return { userId: person.slackUserId, zone: person.zone, t: translatorFor(person.locale, person.zone) };
  };

  async function collect(filter: AuditFilter, zone: string): Promise<readonly ListedEntry[]> {
    const found: ListedEntry[] = [];
    for (;;) {
      const than = found.at(-1)?.sequence;
      const page = await reader.read(
        filter,
        zone,
        than === undefined ? { kind: 'newest' } : { kind: 'older', than },
        PAGE,
      );
      found.push(...page);
      if (page.length < PAGE || found.length > MOST) return found;
    }
  }

  return jobs.define({
    name: 'audit-export',
    data: ExportJob,
    retries: 5,
    async work({ exportId, personId, filter, format }) {
      const { userId, zone, t } = await readerOf(personId);
      const found = await collect(filter, zone);
      const entries = found.slice(0, MOST);
      const more = found.length > MOST ? 'yes' : 'no';
      const words = t('audit.export.sent', { count: entries.length, more });
      await send(userId, exportId, words, fileOf(t, entries, format));
    },
    async giveUp({ exportId, personId }) {
      const { userId, t } = await readerOf(personId);
      const reference = newReference();
      log.error({ reference, personId }, 'A file of the ledger could not be made or sent');
      await send(userId, `${exportId} failed`, t('audit.export.failed', { reference }));
    },
  });
}

function fileOf(t: Translator, entries: readonly ListedEntry[], format: ExportFormat) {
  const name = t('audit.export.fileName');
  return format === 'csv'
    ? { name: `${name}.csv`, content: entriesTable(t, entries) }
    : { name: `${name}.jsonl`, content: entriesLines(t, entries) };
}
