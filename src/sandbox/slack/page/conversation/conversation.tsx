import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { ChannelOnScreen, ViewOnScreen } from '../../protocol/screen.ts';
import { HomeTab } from '../home/home-tab.tsx';
import { Avatar } from '../people/avatar.tsx';
import { useAround } from '../protocol/around.ts';
import { Composer } from './composer.tsx';
import { History } from './history.tsx';
import { Thread } from './thread.tsx';

type Tab = 'messages' | 'home';

type Props = {
  readonly channel: ChannelOnScreen;
  /** the newest message the person had seen when this was opened */
  readonly readTo: string | undefined;
  readonly home: ViewOnScreen | null;
  readonly tab: Tab;
  readonly onTab: (tab: Tab) => void;
  readonly onBack: () => void;
};

/** A channel, or the conversation with the app, with the thread that is open beside it. */
export function Conversation({ channel, readTo, home, tab, onTab, onBack }: Props) {
  const { workspace } = useAround();
  const [thread, setThread] = useState<string | null>(null);
  const tabs = channel.direct && workspace.homeTab;
  const shown = tabs ? tab : 'messages';
  return (
    <>
      <main className="conversation">
        <header className="conversation-head">
          <Button className="back" aria-label="Back to the channels" onPress={onBack}>
            ‹
          </Button>
          {channel.direct && <Avatar name={workspace.app} kind="app" size="small" />}
          <h1>{channel.direct ? workspace.app : channel.name}</h1>
          {channel.direct && <span className="app-mark">App</span>}
        </header>
        {tabs && <ConversationTabs shown={shown} onTab={onTab} />}
        {shown === 'home' ? (
          <HomeTab view={home} />
        ) : (
          <>
            <History channel={channel} readTo={readTo} onThread={setThread} />
            <Composer channel={channel.id} placeholder={`Message ${channel.direct ? workspace.app : channel.name}`} />
          </>
        )}
      </main>
      {thread !== null && <Thread channel={channel} root={thread} onClose={() => setThread(null)} />}
    </>
  );
}

type TabsProps = { readonly shown: Tab; readonly onTab: (tab: Tab) => void };

function ConversationTabs({ shown, onTab }: TabsProps) {
  const tabs = [
    ['home', 'Home'],
    ['messages', 'Messages'],
  ] as const;
  return (
    <nav className="conversation-tabs" aria-label="Parts of the app">
      {tabs.map(([name, words]) => (
        <button key={name} type="button" aria-current={shown === name ? 'page' : undefined} onClick={() => onTab(name)}>
          {words}
        </button>
      ))}
    </nav>
  );
}
