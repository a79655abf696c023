import { useEffect, useState } from 'react';
import type { ChannelOnScreen } from '../../protocol/screen.ts';
import type { Person } from '../../state/people.ts';

type Marks = Readonly<Record<string, string>>;

/** How many messages of each channel are unread, and up to which one each was read before. */
export type Unread = { readonly counts: Readonly<Record<string, number>>; readonly readTo: Marks };

/** Counts what the person has not looked at. How far somebody has read is remembered by the browser, per person. */
export function useUnread(person: Person, channels: readonly ChannelOnScreen[], open: string | undefined): Unread {
  const name = `read ${person.id}`;
  const [marks, setMarks] = useState<Marks>(() => readMarks(name));
  const newest = channels.find(({ id }) => id === open)?.messages.at(-1)?.ts;

  useEffect(() => {
    if (open === undefined || newest === undefined) return;
    setMarks((before) => {
      if ((before[open] ?? '') >= newest) return before;
      const after = { ...before, [open]: newest };
      localStorage.setItem(name, JSON.stringify(after));
      return after;
    });
  }, [name, open, newest]);

  const unreadIn = ({ id, messages }: ChannelOnScreen) =>
    messages.filter(({ ts, author }) => ts > (marks[id] ?? '') && author.name !== person.realName).length;
  const counts = Object.fromEntries(
    channels.map((channel) => [channel.id, channel.id === open ? 0 : unreadIn(channel)]),
  );
  return { counts, readTo: marks };
}

function readMarks(name: string): Marks {
  return JSON.parse(localStorage.getItem(name) ?? '{}') as Marks;
}
