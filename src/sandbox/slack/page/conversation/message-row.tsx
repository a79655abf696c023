import { memo, useMemo } from 'react';
import { Button } from 'react-aria-components';
import type { MessageOnScreen } from '../../protocol/screen.ts';
import { Blocks } from '../block-kit/blocks.tsx';
import { StandingProvider } from '../block-kit/standing.ts';
import { Avatar } from '../people/avatar.tsx';
import { useAround } from '../protocol/around.ts';
import { Mrkdwn } from '../text/formatted-text.tsx';
import { showTime } from '../text/slack-date.ts';
import { SharedFiles } from './shared-files.tsx';

type Props = {
  readonly channelId: string;
  readonly message: MessageOnScreen;
  /** it stands below one of the same author */
  readonly following: boolean;
  readonly replies: readonly MessageOnScreen[];
  /** none inside a thread */
  readonly onThread?: (root: string) => void;
};

const NO_ERRORS = {};

export const MessageRow = memo(function MessageRow({ channelId, message, following, replies, onThread }: Props) {
  const { person } = useAround();
  const { ts, author, inputs } = message;
  const time = showTime(new Date(Number(ts) * 1000), person);
  const standing = useMemo(() => ({ place: { channelId, ts }, inputs, errors: NO_ERRORS }), [channelId, ts, inputs]);
  const classes = ['message', following && 'following', message.ephemeral && 'ephemeral'].filter(Boolean);
  return (
    <article className={classes.join(' ')} aria-label={`${author.name} at ${time}`} data-ts={ts}>
      {message.ephemeral && <OnlyYou />}
      {following ? (
        <time className="message-time aside">{time}</time>
      ) : (
        <Avatar name={author.name} kind={author.kind} />
      )}
      <div className="message-body">
        {!following && (
          <div className="message-head">
            <strong>{author.name}</strong>
            {author.kind !== 'person' && <span className="app-mark">App</span>}
            <time className="message-time">{time}</time>
          </div>
        )}
        <StandingProvider value={standing}>
          {message.blocks.length > 0 ? <Blocks blocks={message.blocks} /> : <Mrkdwn text={message.text} />}
        </StandingProvider>
        {message.edited && author.kind === 'person' && <span className="edited"> (edited)</span>}
        <SharedFiles files={message.files} />
        {replies.length > 0 && onThread && (
          <Button className="replies" onPress={() => onThread(ts)}>
            {replies.length === 1 ? '1 reply' : `${replies.length} replies`}
          </Button>
        )}
      </div>
      {onThread && !message.ephemeral && (
        <div className="message-tools">
          <Button onPress={() => onThread(ts)}>Reply in thread</Button>
        </div>
      )}
    </article>
  );
});

function OnlyYou() {
  return (
    <div className="only-you">
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <path d="M1.8 10S4.8 4.6 10 4.6 18.2 10 18.2 10 15.2 15.4 10 15.4 1.8 10 1.8 10" />
        <circle cx="10" cy="10" r="2.4" />
      </svg>
      Only visible to you
    </div>
  );
}
