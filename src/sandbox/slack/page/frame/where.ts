import { useState } from 'react';
import type { ChannelOnScreen } from '../../protocol/screen.ts';

/** What the middle of the page shows: a channel, or the app's Home tab. */
export type Where = { readonly channel: string; readonly tab: 'messages' | 'home' };

const FIRST_CHANNEL = '#sales';

/** Where the person is stands in the address, so that a reload comes back to it. */
export function useWhere(channels: readonly ChannelOnScreen[]) {
  const [where, setWhere] = useState<Where>(() => {
    const query = new URL(location.href).searchParams;
    return { channel: query.get('channel') ?? '', tab: query.get('tab') === 'home' ? 'home' : 'messages' };
  });
  const channel =
    channels.find(({ id }) => id === where.channel) ??
    channels.find(({ name }) => name === FIRST_CHANNEL) ??
    channels.at(0);

  const go = (next: Where) => {
    const url = new URL(location.href);
    url.searchParams.set('channel', next.channel);
    if (next.tab === 'home') url.searchParams.set('tab', 'home');
    else url.searchParams.delete('tab');
    history.replaceState(null, '', url);
    setWhere(next);
  };
  return { channel, tab: where.tab, go };
}
