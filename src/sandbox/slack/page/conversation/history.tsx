import { Fragment, useLayoutEffect, useRef, useState } from 'react';
import type { ChannelOnScreen, MessageOnScreen } from '../../protocol/screen.ts';
import { useAround } from '../protocol/around.ts';
import { dayOf, showDay } from '../text/slack-date.ts';
import { MessageRow } from './message-row.tsx';

type Props = {
  readonly channel: ChannelOnScreen;
  readonly readTo: string | undefined;
  readonly onThread: (root: string) => void;
};

const GROUPED_SECONDS = 300;

/** Everything said in a channel, the newest at the bottom, replies left to their threads. */
export function History({ channel, readTo, onThread }: Props) {
  const { person, now } = useAround();
  const messages = channel.messages.filter(({ ts, threadTs }) => threadTs === null || threadTs === ts);
  const scroll = useStayAtBottom(messages.at(-1));
  // What comes while one looks on is not new to anybody.
  const [firstNew] = useState(() => firstUnread(messages, readTo, person.realName));

  return (
    <div className="history" role="log" aria-label={`Messages in ${channel.name}`} tabIndex={0} ref={scroll}>
      <div className="history-end">
        <Beginning channel={channel} />
        {messages.map((message, index) => {
          const before = messages[index - 1];
          const instant = instantOf(message);
          const newDay = !before || dayOf(instantOf(before), person) !== dayOf(instant, person);
          return (
            <Fragment key={message.ts}>
              {newDay && (
                <div className="day" role="separator">
                  <span>{showDay(instant, person, now)}</span>
                </div>
              )}
              {message.ts === firstNew && (
                <div className="new-line" role="separator">
                  <span>New</span>
                </div>
              )}
              <MessageRow
                channelId={channel.id}
                message={message}
                following={!newDay && message.ts !== firstNew && follows(before, message)}
                replies={repliesTo(channel, message)}
                onThread={onThread}
              />
            </Fragment>
          );
        })}
      </div>
    </div>
  );
}

function Beginning({ channel }: { readonly channel: ChannelOnScreen }) {
  const { workspace } = useAround();
  return (
    <div className="beginning">
      <h2>{channel.direct ? workspace.app : channel.name}</h2>
      <p>
        {channel.direct
          ? `This conversation is just between you and ${workspace.app}.`
          : `This is the very beginning of ${channel.name}.`}{' '}
        Type <kbd>/</kbd> below to see what {workspace.app} can do.
      </p>
    </div>
  );
}

/** @returns nothing to somebody who was never here: then all of it would be new */
function firstUnread(
  messages: readonly MessageOnScreen[],
  readTo: string | undefined,
  reader: string,
): string | undefined {
  if (readTo === undefined) return undefined;
  return messages.find(({ ts, author }) => ts > readTo && author.name !== reader)?.ts;
}

export function instantOf({ ts }: Pick<MessageOnScreen, 'ts'>): Date {
  return new Date(Number(ts) * 1000);
}

export function repliesTo({ messages }: ChannelOnScreen, { ts }: MessageOnScreen): readonly MessageOnScreen[] {
  return messages.filter((one) => one.threadTs === ts && one.ts !== ts);
}

/** A message that comes soon after one of the same author stands below it, without a name of its own. */
function follows(before: MessageOnScreen, message: MessageOnScreen): boolean {
  const sameAuthor = before.author.kind === message.author.kind && before.author.name === message.author.name;
  return (
    sameAuthor && !before.ephemeral && !message.ephemeral && Number(message.ts) - Number(before.ts) < GROUPED_SECONDS
  );
}

/** New messages come into sight, unless the person is reading further up. */
function useStayAtBottom(newest: MessageOnScreen | undefined) {
  const scroll = useRef<HTMLDivElement>(null);
  const atBottom = useRef(true);
  useLayoutEffect(() => {
    const box = scroll.current;
    if (!box) return;
    const look = () => {
      atBottom.current = box.scrollHeight - box.scrollTop - box.clientHeight < 80;
    };
    const follow = new ResizeObserver(() => {
      if (atBottom.current) box.scrollTop = box.scrollHeight;
    });
    box.addEventListener('scroll', look, { passive: true });
    follow.observe(box);
    if (box.firstElementChild) follow.observe(box.firstElementChild);
    return () => {
      box.removeEventListener('scroll', look);
      follow.disconnect();
    };
  }, []);
  useLayoutEffect(() => {
    if (atBottom.current && scroll.current) scroll.current.scrollTop = scroll.current.scrollHeight;
  }, [newest]);
  return scroll;
}
