import { Button } from 'react-aria-components';
import type { ChannelOnScreen } from '../../protocol/screen.ts';
import { Composer } from './composer.tsx';
import { repliesTo } from './history.tsx';
import { MessageRow } from './message-row.tsx';

type Props = { readonly channel: ChannelOnScreen; readonly root: string; readonly onClose: () => void };

/** One message with its replies, beside the channel. */
export function Thread({ channel, root, onClose }: Props) {
  const message = channel.messages.find(({ ts }) => ts === root);
  if (!message) return null;
  const replies = repliesTo(channel, message);
  return (
    <aside className="side-panel thread" aria-label="Thread">
      <header>
        <h2>
          Thread <span className="remark">{channel.name}</span>
        </h2>
        <Button className="close" aria-label="Close the thread" onPress={onClose}>
          ×
        </Button>
      </header>
      <div className="side-panel-scroll" tabIndex={0} role="log" aria-label="Replies">
        {[message, ...replies].map((one) => (
          <MessageRow key={one.ts} channelId={channel.id} message={one} following={false} replies={[]} />
        ))}
      </div>
      <Composer channel={channel.id} thread={root} placeholder="Reply…" />
    </aside>
  );
}
