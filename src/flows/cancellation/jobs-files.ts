import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '../../database/database.ts';
import type { Jobs, Queue } from '../../jobs/jobs.ts';
import type { Notices } from '../../jobs/notices.ts';
import type { FileRefusal, FileType } from '../../kernel/file-type.ts';
import type { Log } from '../../kernel/log.ts';
import type { Secrets } from '../../secrets/secrets.ts';
import { fileContext } from './sealed-files.ts';

/** Why a file could not be taken; each has its words in the catalogue. */
export type FileProblem = 'gone' | 'not-yours' | 'empty' | 'too-large' | 'not-readable' | 'unreachable' | FileRefusal;

export type TakenFile =
  | { readonly kind: 'taken'; readonly bytes: Uint8Array; readonly type: FileType }
  | { readonly kind: 'problem'; readonly problem: FileProblem };

/**
 * Takes a file that somebody put into a form; implemented by the Slack adapter.
 * @param owner the Slack user who must have uploaded it: an ID alone gives nobody somebody else's file
 * @throws where it may work later
 */
export type TakeFile = (slackFileId: string, owner: string) => Promise<TakenFile>;

/**
 * Looks at the beginning of a file while the form that names it is still open.
 * @returns what is wrong with it, or null
 */
export type PeekAtFile = (slackFileId: string, owner: string) => Promise<FileProblem | null>;

export type FileJob = { readonly fileId: string };

type Parts = {
  readonly database: Database;
  readonly jobs: Pick<Jobs, 'define'>;
  readonly notices: Notices;
  readonly secrets: Secrets;
  readonly takeFile: TakeFile;
  readonly log: Log;
};

/** Files are taken from Slack one by one, sealed at once, and kept with the hash of what was inside. */
export function defineFileJob({ database, jobs, notices, secrets, takeFile, log }: Parts): Queue<FileJob> {
  return jobs.define({
    name: 'ticket-file',
    data: z.object({ fileId: z.string() }),
    concurrency: 2,
    retries: 8,
    work: ({ fileId }) => database.withLease(`ticket file ${fileId}`, () => take(fileId)),
    giveUp: ({ fileId }) => note(fileId, 'unreachable'),
  });

  async function take(fileId: string): Promise<void> {
    const file = await database.read.ticketFile.findUnique({
      where: { id: fileId },
      omit: { sealed: true },
      include: { ticket: { select: { id: true, customerId: true, person: { select: { slackUserId: true } } } } },
    });
    if (!file || file.sha256 !== null || file.problem !== null) return;
    const taken = await takeFile(file.slackId, file.ticket.person.slackUserId);
    if (taken.kind === 'problem') return note(fileId, taken.problem);
    const { bytes, type } = taken;
    const sealed = secrets.sealBytes(bytes, fileContext(file.ticket.customerId, fileId));
    const data = {
      bytes: bytes.length,
      type,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      sealed: new Uint8Array(sealed),
    };
    await database.transaction(async (tx) => {
      await tx.ticketFile.update({ where: { id: fileId }, data });
      await notices.changed(tx, 'ticket', file.ticket.id);
    });
  }

  async function note(fileId: string, problem: FileProblem): Promise<void> {
    log.warn({ fileId, problem }, 'A file of a ticket could not be taken from Slack');
    await database.transaction(async (tx) => {
      const { count } = await tx.ticketFile.updateMany({ where: { id: fileId, sha256: null }, data: { problem } });
      const file =
        count > 0 ? await tx.ticketFile.findUnique({ where: { id: fileId }, select: { ticketId: true } }) : null;
      if (file) await notices.changed(tx, 'ticket', file.ticketId);
    });
  }
}
