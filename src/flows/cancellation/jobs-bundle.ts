import { z } from 'zod';
import type { Database } from '../../database/database.ts';
import type { SendDirectly } from '../../jobs/direct.ts';
import type { Jobs, Queue } from '../../jobs/jobs.ts';
import { translatorFor } from '../../i18n/translator.ts';
import type { Log } from '../../kernel/log.ts';
import type { Clock } from '../../kernel/time.ts';
import { zipOf } from '../../kernel/zip.ts';
import type { Secrets } from '../../secrets/secrets.ts';
import { findTicket, requestFactsOf } from './records.ts';
import { ticketName } from './rules.ts';
import { requestText } from './rules-request.ts';

export type BundleJob = { readonly ticketId: string; readonly personId: string; readonly asked: string };

type Parts = {
  readonly database: Database;
  readonly jobs: Pick<Jobs, 'define'>;
  readonly secrets: Secrets;
  readonly sendDirectly: SendDirectly;
  readonly clock: Clock;
  readonly log: Log;
};

/** The files of a ticket and its texts, in one zip, to whoever makes the ticket in Partner Center. */
export function defineBundleJob({ database, jobs, secrets, sendDirectly, clock, log }: Parts): Queue<BundleJob> {
  return jobs.define({
    name: 'ticket-bundle',
    data: z.object({ ticketId: z.string(), personId: z.string(), asked: z.string() }),
    retries: 8,
    work: send,
    giveUp: async ({ ticketId }) => log.error({ ticketId }, 'The files of a ticket could not be handed out'),
  });

  async function send({ ticketId, personId, asked }: BundleJob): Promise<void> {
    const ticket = await findTicket(database.read, ticketId);
    const person = await database.read.person.findUnique({ where: { id: personId } });
    if (!ticket || !person) return;
    const name = ticketName(ticket.number);
    const { title, description, issueType, impact, contact } = requestText(requestFactsOf(ticket));
    const text = [issueType, impact, title, description, contact].join('\r\n\r\n');
    const entries = [
      { name: `${name}.txt`, bytes: Buffer.from(text) },
      ...(await filesOf(ticketId, ticket.customerId)),
    ];
    const t = translatorFor(person.locale, person.zone);
    await sendDirectly(person.slackUserId, asked, t('cancellation.portal.bundle', { ticket: name }), {
      name: `${name}.zip`,
      content: zipOf(entries, clock.now()),
    });
  }

  async function filesOf(ticketId: string, customer: string) {
    const files = await database.read.ticketFile.findMany({ where: { ticketId }, orderBy: { name: 'asc' } });
    return files.flatMap(({ id, name, sealed }) => {
      if (!sealed) return [];
      const opened = secrets.openBytes(sealed, { kind: 'ticket-file', customer, subject: id });
      if (opened.kind !== 'opened') log.error({ fileId: id }, 'A file of a ticket does not open');
      return opened.kind === 'opened' ? [{ name, bytes: opened.bytes }] : [];
    });
  }
}
