import { differenceInHours } from 'date-fns/differenceInHours';
import { tidyLines } from '../../kernel/text.ts';
import type { TicketState } from './rules.ts';

/** `microsoft`, `ours`: what was written in the service request. The others: what the desk says to the owner. */
export const NOTE_KINDS = ['microsoft', 'ours', 'attention', 'lapsed', 'nudge', 'credit'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

export const NOTE_LONGEST = 2_000;

export type NoteCheck =
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'too-long'; readonly length: number; readonly max: number };

export function checkNote(typed: string | undefined): NoteCheck {
  const text = tidyLines(typed ?? '');
  if (text === '') return { kind: 'missing' };
  return text.length > NOTE_LONGEST
    ? { kind: 'too-long', length: text.length, max: NOTE_LONGEST }
    : { kind: 'note', text };
}

/** Stands at the end of every note of ours, so that it is found again after a lost answer. */
export function noteMark(noteId: string): string {
  return `[desk note ${noteId.slice(0, 13)}]`;
}

/** As Microsoft reads it. */
export function noteForMicrosoft({
  id,
  text,
  author,
}: {
  readonly id: string;
  readonly text: string;
  readonly author: string;
}) {
  return `${text}\n– ${author} ${noteMark(id)}`;
}

const MARK = /\[desk note [0-9a-f-]{13}\]/;

export function isOurs(text: string): boolean {
  return MARK.test(text);
}

/** After how long without a move somebody is reminded; of what is with Microsoft later, because it takes its time. */
export type Patience = { readonly ticketHours: number; readonly microsoftDays: number };

const WAITS_FOR: Partial<Readonly<Record<TicketState, 'team' | 'microsoft'>>> = {
  'awaiting-portal': 'team',
  attention: 'team',
  lapsed: 'team',
  asked: 'microsoft',
};

export const NUDGED_STATES = Object.keys(WAITS_FOR) as readonly TicketState[];

/** Hours; what has moved since needs no look. */
export function shortestPatience({ ticketHours, microsoftDays }: Patience): number {
  return Math.min(ticketHours, microsoftDays * 24);
}

const MOST_NUDGES = 5;

/** @returns which reminder is due, the first being 1, or null: after some nobody is reminded any more */
export function nudgeDue(
  state: TicketState,
  { since, now }: { readonly since: Date; readonly now: Date },
  { ticketHours, microsoftDays }: Patience,
): number | null {
  const waitsFor = WAITS_FOR[state];
  if (waitsFor === undefined) return null;
  const count = Math.floor(differenceInHours(now, since) / (waitsFor === 'team' ? ticketHours : microsoftDays * 24));
  return count >= 1 && count <= MOST_NUDGES ? count : null;
}
