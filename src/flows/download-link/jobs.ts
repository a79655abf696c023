import { z } from 'zod';
import type { Database } from '../../database/database.ts';
import type { Jobs, Queue } from '../../jobs/jobs.ts';
import type { Notices } from '../../jobs/notices.ts';
import type { Log } from '../../kernel/log.ts';
import type { LinkStore } from './links.ts';

export type WarningJob = { readonly linkId: string };
export type DownloadQueues = { readonly warn: Queue<WarningJob> };

type Parts = {
  readonly database: Database;
  readonly jobs: Jobs;
  readonly notices: Notices;
  readonly links: LinkStore;
  readonly log: Log;
};

/** Warns whoever got a link before it stops working, about five days after its first use. */
export function defineDownloadJobs({ database, jobs, notices, links, log }: Parts): DownloadQueues {
  const warn = jobs.define({
    name: 'download-warn',
    data: z.object({ linkId: z.string() }),
    work: async ({ linkId }) => {
      const link = await links.find(linkId);
      const person = link && (await database.read.person.findUnique({ where: { id: link.personId } }));
      if (!link || !person) return;
      const notice = {
        kind: 'download-warning' as const,
        subjectId: linkId,
        teamId: link.teamId,
        place: person.slackUserId,
      };
      await database.transaction((tx) => notices.tell(tx, notice));
    },
    giveUp: async ({ linkId }) => log.error({ linkId }, 'Nobody could be warned of a link that stops working'),
  });
  return { warn };
}
