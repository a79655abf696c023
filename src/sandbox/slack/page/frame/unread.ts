import { useEffect, useState } from 'react';
import type { ChannelOnScreen } from '../../protocol/screen.ts';
import type { Person } from '../../state/people.ts';

type Marks = Readonly<Record<string, string>>;

/**
 * Counts what the person has not looked at. How far somebody has read is remembered by the browser, per person.
 * @returns the number of unread messages of each channel
 */
export function useUnread(
  person: Person,
  channels: readonly ChannelOnScreen[],
  open: string | undefined,
): Readonly<Record<string, number>> {
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
  return Object.fromEntries(channels.map((channel) => [channel.id, channel.id === open ? 0 : unreadIn(channel)]));
}

function readMarks(name: string): Marks {
  return JSON.parse(localStorage.getItem(name) ?? '{}') as Marks;
}
