import { isDuplicate } from '../../database/database.ts';
import type { Database } from '../../database/database.ts';
import type { Directory, Person, Refusal } from '../../directory/directory.ts';
import type { Queue } from '../../jobs/jobs.ts';
import type { Notices } from '../../jobs/notices.ts';
import { newId } from '../../kernel/ids.ts';
import { redacted } from '../../kernel/redaction.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { NoteJob } from './jobs-notes.ts';
import { createNotes } from './notes.ts';
import { findTicket, stateOf } from './records.ts';
import type { TicketRecord } from './records.ts';
import { FOLLOWED_STATES, ticketName } from './rules.ts';
import { checkNote, NOTE_KINDS } from './rules-notes.ts';
import type { NoteCheck, NoteKind } from './rules-notes.ts';

export type ShownNote = {
  readonly kind: NoteKind;
  readonly text: string;
  readonly author: string | null;
  readonly at: Date;
  readonly sent: boolean;
  readonly ticket: TicketRecord;
};

export type AnswerOutcome =
  | { readonly kind: 'answered' | 'stale' }
  | { readonly kind: 'invalid'; readonly problem: Exclude<NoteCheck, { kind: 'note' }> }
  /** it holds what looks like a product key: a ticket is no place for one */
  | { readonly kind: 'holds-key' }
  | Refusal;

export type TicketNotes = ReturnType<typeof createTicketNotes>;

type Parts = {
  readonly database: Database;
  readonly directory: Directory;
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly queues: { readonly notes: Queue<NoteJob> };
  readonly clock: Clock;
};

/** What is written to and by Microsoft about a ticket. */
export function createTicketNotes(parts: Parts) {
  const { database, directory, ledger, queues } = parts;
  const notes = createNotes(parts);

  const aboutOrder = (ticket: TicketRecord | null) => ({
    subject: `order:${ticket?.orderId ?? 'unknown'}`,
    customerId: ticket?.customerId ?? null,
  });

  /** Before the form is shown in which it is written. */
  const begin = async (person: Person, ticketId: string) =>
    directory.authorize(person, 'ticket.answer', aboutOrder(await findTicket(database.read, ticketId)));

  /** @param viewKey the view it came from: handed in twice it is one note */
  async function answer(person: Person, ticketId: string, typed: string, viewKey: string): Promise<AnswerOutcome> {
    const ticket = await findTicket(database.read, ticketId);
    const about = aboutOrder(ticket);
    const right = await directory.authorize(person, 'ticket.answer', about);
    if (right.kind === 'refused') return right;
    const note = checkNote(typed);
    if (note.kind !== 'note') return { kind: 'invalid', problem: note };
    if (redacted(note.text) !== note.text) return { kind: 'holds-key' };
    if (!ticket || !FOLLOWED_STATES.includes(stateOf(ticket))) return { kind: 'stale' };
    try {
      await database.transaction(async (tx) => {
        await notes.add(tx, ticket, { kind: 'ours', key: viewKey, text: note.text, author: person.name });
        const written = await tx.ticketNote.update({
          where: { ticketId_key: { ticketId, key: viewKey } },
          data: { attempt: newId() },
        });
        await ledger.append(tx, {
          actor: person.id,
          action: 'ticket.answer',
          outcome: 'requested',
          ...about,
          details: { ticket: ticketName(ticket.number), note: written.id },
        });
        await queues.notes.enqueue(tx, written.id, { noteId: written.id });
      });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
    return { kind: 'answered' };
  }

  /** A note as it stands, for its message in the thread. */
  async function find(noteId: string): Promise<ShownNote | null> {
    const note = await database.read.ticketNote.findUnique({ where: { id: noteId } });
    const ticket = note && (await findTicket(database.read, note.ticketId));
    const kind = NOTE_KINDS.find((known) => known === note?.kind);
    return note && ticket && kind ? { ...note, kind, sent: note.sentAt !== null, ticket } : null;
  }

  return { begin, answer, find };
}
