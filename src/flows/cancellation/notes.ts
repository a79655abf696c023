import { createHash } from 'node:crypto';
import type { Database, Transaction } from '../../database/database.ts';
import type { Notices } from '../../jobs/notices.ts';
import { newId } from '../../kernel/ids.ts';
import { redacted } from '../../kernel/redaction.ts';
import { clamp } from '../../kernel/text.ts';
import type { Clock } from '../../kernel/time.ts';
import type { ServiceRequestNote } from '../../partner-center/schemas/service-request.ts';
import type { TicketRecord } from './records.ts';
import { isOurs, NOTE_LONGEST } from './rules-notes.ts';
import type { NoteKind } from './rules-notes.ts';

type Parts = { readonly database: Database; readonly notices: Notices; readonly clock: Clock };

type Told = Pick<TicketRecord, 'id' | 'teamId' | 'channelId'>;
type NewNote = {
  readonly kind: NoteKind;
  readonly key: string;
  readonly text?: string;
  readonly author?: string | undefined;
  readonly at?: Date | undefined;
};

/** More than this a service request has no notes that are worth a message each. */
const MOST_NOTES = 100;

/** The conversation about a ticket, in the thread of its message. */
export function createNotes({ database, notices, clock }: Parts) {
  /** Adds a note and its message; one that stands there already, by its key, is left as it is. */
  async function add(tx: Transaction, ticket: Told, { kind, key, text = '', author, at }: NewNote): Promise<void> {
    const { id: ticketId, teamId, channelId: place } = ticket;
    const row = { id: newId(), ticketId, kind, key, text, author: author ?? null, at: at ?? clock.now() };
    const { count } = await tx.ticketNote.createMany({ data: [row], skipDuplicates: true });
    if (count === 0) return;
    const inThreadOf = { kind: 'ticket' as const, subjectId: ticketId };
    await notices.tell(tx, { kind: 'ticket-note', subjectId: row.id, teamId, place, inThreadOf });
  }

  /** What Microsoft wrote since it was looked at last; what looks like a key in it goes nowhere. */
  async function takeOver(ticket: Told, written: readonly ServiceRequestNote[]): Promise<void> {
    const theirs = written.filter(({ text }) => text.trim() !== '' && !isOurs(text)).slice(0, MOST_NOTES);
    if (theirs.length === 0) return;
    await database.transaction(async (tx) => {
      const known = await tx.ticketNote.findMany({
        where: { ticketId: ticket.id, kind: 'microsoft' satisfies NoteKind },
        select: { key: true },
        take: MOST_NOTES,
      });
      const keys = new Set(known.map(({ key }) => key));
      for (const { text, by, at } of theirs) {
        const key = createHash('sha256')
          .update(`${by ?? ''}\n${at?.toISOString() ?? ''}\n${text}`)
          .digest('hex');
        if (!keys.has(key))
          await add(tx, ticket, { kind: 'microsoft', key, text: clamp(redacted(text), NOTE_LONGEST), author: by, at });
      }
    });
  }

  return { add, takeOver };
}
