import { lazy, Suspense, useState } from 'react';
import type { Person } from '../../state/people.ts';
import { Conversation } from '../conversation/conversation.tsx';
import { ModalStack } from '../modal/modal-stack.tsx';
import { AroundProvider } from '../protocol/around.ts';
import type { Workspace } from '../protocol/ask.ts';
import { useScreen } from '../protocol/use-screen.ts';
import type { Connected } from '../protocol/use-screen.ts';
import { Notices } from './notices.tsx';
import { Rail } from './rail.tsx';
import type { DrawerName } from './rail.tsx';
import { Sidebar } from './sidebar.tsx';
import { useUnread } from './unread.ts';
import { useWhere } from './where.ts';

type Props = { readonly workspace: Workspace; readonly people: readonly Person[]; readonly person: Person };

const Drawer = lazy(async () => ({ default: (await import('../drawers/drawer.tsx')).Drawer }));

/** The client of one person: what Slack would be in this tab. */
export function Client({ workspace, people, person }: Props) {
  const connected = useScreen(person.id);
  if (!connected) return <p className="connecting">Connecting…</p>;
  return <Connection workspace={workspace} people={people} connected={connected} />;
}

type ConnectionProps = Omit<Props, 'person'> & { readonly connected: Connected };

function Connection({ workspace, people, connected }: ConnectionProps) {
  const { screen, gestures, lost } = connected;
  const { channel, tab, go } = useWhere(screen.channels);
  const { counts: unread, readTo } = useUnread(screen.person, screen.channels, channel?.id);
  const [drawer, setDrawer] = useState<DrawerName | null>(null);
  const [listed, setListed] = useState(false);
  const around = {
    workspace,
    people,
    gestures,
    person: screen.person,
    channels: screen.channels,
    now: new Date(screen.now),
  };
  return (
    <AroundProvider value={around}>
      <title>{titleOf(channel?.name, unread)}</title>
      <div className="client" data-listed={listed} data-drawer={drawer !== null}>
        <Rail drawer={drawer} onDrawer={setDrawer} />
        <Sidebar
          open={channel?.id}
          unread={unread}
          go={(where) => {
            setListed(false);
            go(where);
          }}
        />
        {channel && (
          <Conversation
            key={channel.id}
            channel={channel}
            readTo={readTo[channel.id]}
            home={screen.home}
            tab={tab}
            onTab={(next) => go({ channel: channel.id, tab: next })}
            onBack={() => setListed(true)}
          />
        )}
        {drawer && (
          <Suspense fallback={null}>
            <Drawer name={drawer} onClose={() => setDrawer(null)} />
          </Suspense>
        )}
      </div>
      <ModalStack modals={screen.modals} />
      <Notices notices={screen.notices} lost={lost} diskFull={screen.diskFull} />
    </AroundProvider>
  );
}

/** What the browser's tab says: where one is, and how much is unread elsewhere. */
function titleOf(channel: string | undefined, unread: Readonly<Record<string, number>>): string {
  const count = Object.values(unread).reduce((sum, one) => sum + one, 0);
  return [count > 0 && `(${count})`, channel, '– CSP partner team'].filter(Boolean).join(' ');
}
