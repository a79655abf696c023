import type { ChannelOnScreen } from '../../protocol/screen.ts';
import { Avatar } from '../people/avatar.tsx';
import { useAround } from '../protocol/around.ts';
import type { Where } from './where.ts';

type Props = {
  readonly open: string | undefined;
  readonly unread: Readonly<Record<string, number>>;
  readonly go: (where: Where) => void;
};

/** The list of channels, and of what speaks to the person directly. */
export function Sidebar({ open, unread, go }: Props) {
  const { channels, workspace } = useAround();
  const entry = (channel: ChannelOnScreen) => (
    <Entry
      key={channel.id}
      channel={channel}
      app={workspace.app}
      current={channel.id === open}
      unread={unread[channel.id] ?? 0}
      onOpen={() => go({ channel: channel.id, tab: 'messages' })}
    />
  );
  return (
    <nav className="sidebar" aria-label="Channels and apps">
      <div className="workspace-name">CSP partner team</div>
      <div className="sidebar-scroll">
        <h2>Channels</h2>
        <ul>{channels.filter(({ direct }) => !direct).map(entry)}</ul>
        <h2>Apps</h2>
        <ul>{channels.filter(({ direct }) => direct).map(entry)}</ul>
      </div>
    </nav>
  );
}

type EntryProps = {
  readonly channel: ChannelOnScreen;
  readonly app: string;
  readonly current: boolean;
  readonly unread: number;
  readonly onOpen: () => void;
};

function Entry({ channel, app, current, unread, onOpen }: EntryProps) {
  const name = channel.direct ? app : channel.name.slice(1);
  return (
    <li>
      <button
        type="button"
        className={unread > 0 ? 'entry unread' : 'entry'}
        aria-current={current ? 'page' : undefined}
        onClick={onOpen}
      >
        {channel.direct ? <Avatar name={app} kind="app" size="small" /> : <span className="hash">#</span>}
        <span className="entry-name">{name}</span>
        {channel.shared && (
          <span className="shared" title="Shared with another company">
            shared
          </span>
        )}
        {unread > 0 && (
          <span className="badge">
            {unread}
            <span className="for-screen-readers"> unread</span>
          </span>
        )}
      </button>
    </li>
  );
}
