import { newId } from '../../../kernel/ids.ts';
import type { Timestamps } from './timestamps.ts';

/** One open client of one person: a browser tab. It shows the ephemeral messages that came since it was opened. */
export type Session = { readonly id: string; readonly personId: string; readonly since: string };

export type Sessions = {
  readonly open: (personId: string) => Session;
  readonly close: (id: string) => void;
  readonly byId: (id: string) => Session | undefined;
  /** The session of a client that names none; opened at its first gesture. */
  readonly ofPerson: (personId: string) => Session;
  readonly isActive: (personId: string) => boolean;
  /** When the oldest of the person's open sessions began; later than everything where there is none. */
  readonly oldest: (personId: string) => string;
  readonly notices: (id: string) => readonly string[];
  readonly notice: (id: string, text: string) => void;
};

const NOTICES_KEPT = 5;

export function createSessions(timestamps: Timestamps): Sessions {
  const sessions = new Map<string, Session>();
  const unnamed = new Map<string, string>();
  const notices = new Map<string, readonly string[]>();

  const open = (personId: string): Session => {
    const session = { id: newId(), personId, since: timestamps.next() };
    sessions.set(session.id, session);
    return session;
  };
  const of = (personId: string) => [...sessions.values()].filter((session) => session.personId === personId);

  return {
    open,
    close: (id) => {
      sessions.delete(id);
      notices.delete(id);
    },
    byId: (id) => sessions.get(id),
    ofPerson: (personId) => {
      const known = sessions.get(unnamed.get(personId) ?? '');
      if (known) return known;
      const session = open(personId);
      unnamed.set(personId, session.id);
      return session;
    },
    isActive: (personId) => of(personId).length > 0,
    oldest: (personId) =>
      of(personId)
        .map(({ since }) => since)
        .sort()
        .at(0) ?? timestamps.next(),
    notices: (id) => notices.get(id) ?? [],
    notice: (id, text) => void notices.set(id, [...(notices.get(id) ?? []), text].slice(-NOTICES_KEPT)),
  };
}
