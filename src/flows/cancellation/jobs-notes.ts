import { subHours } from 'date-fns/subHours';
import { z } from 'zod';
import type { Database } from '../../database/database.ts';
import type { Jobs, Queue } from '../../jobs/jobs.ts';
import type { Notices } from '../../jobs/notices.ts';
import type { Recurring } from '../../jobs/recurring.ts';
import type { Log } from '../../kernel/log.ts';
import type { Clock } from '../../kernel/time.ts';
import type { PartnerCenter } from '../../partner-center/client.ts';
import type { ReadTimes } from '../reminders/service-times.ts';
import { createNotes } from './notes.ts';
import { stateOf } from './records.ts';
import { noteForMicrosoft, noteMark, nudgeDue, NUDGED_STATES, shortestPatience } from './rules-notes.ts';

export type NoteJob = { readonly noteId: string };

type Parts = {
  readonly database: Database;
  readonly jobs: Pick<Jobs, 'define'>;
  readonly recurring: Recurring;
  readonly partnerCenter: PartnerCenter;
  readonly notices: Notices;
  readonly reminderTimes: ReadTimes;
  readonly clock: Clock;
  readonly log: Log;
};

const MINUTES = 60;
const A_ROUND = 200;

/** Notes go to Microsoft, each once; and where nobody moves, the owner of the ticket is told. */
export function defineNoteJobs(parts: Parts): Queue<NoteJob> {
  const { database, jobs, recurring, partnerCenter, notices, reminderTimes, clock, log } = parts;
  const notes = createNotes(parts);
  recurring.every(MINUTES, 'ticket-nudges', nudge);

  async function nudge(): Promise<void> {
    const now = clock.now();
    const times = await reminderTimes.current();
    const still = await database.read.ticket.findMany({
      where: { state: { in: [...NUDGED_STATES] }, stateAt: { lte: subHours(now, shortestPatience(times)) } },
      orderBy: { stateAt: 'asc' },
      take: A_ROUND,
    });
    for (const ticket of still) {
      const count = nudgeDue(stateOf(ticket), { since: ticket.stateAt, now }, times);
      if (count === null) continue;
      const key = `nudge ${ticket.state} ${ticket.stateAt.toISOString()} ${count}`;
      await database.transaction((tx) => notes.add(tx, ticket, { kind: 'nudge', key }));
    }
  }

  /** One that stands there already, from before a lost answer, is recognised by its mark. */
  async function send(noteId: string): Promise<void> {
    const note = await database.read.ticketNote.findUnique({ where: { id: noteId }, include: { ticket: true } });
    const number = note?.ticket.serviceRequestId;
    if (!note || note.sentAt || !note.attempt || !number) return;
    const { notes: standing } = await partnerCenter.serviceRequests.get(number);
    if (!standing.some(({ text }) => text.includes(noteMark(noteId)))) {
      const text = noteForMicrosoft({ id: noteId, text: note.text, author: note.author ?? '' });
      await partnerCenter.serviceRequests.addNote(number, text, { requestId: note.attempt });
    }
    await database.transaction(async (tx) => {
      await tx.ticketNote.update({ where: { id: noteId }, data: { sentAt: clock.now() } });
      await notices.changed(tx, 'ticket-note', noteId);
    });
  }

  return jobs.define({
    name: 'ticket-note',
    data: z.object({ noteId: z.string() }),
    concurrency: 2,
    work: ({ noteId }) => database.withLease(`ticket note ${noteId}`, () => send(noteId)),
    giveUp: async ({ noteId }) => log.error({ noteId }, 'A note could not be sent to Microsoft'),
  });
}
