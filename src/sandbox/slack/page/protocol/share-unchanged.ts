import { sameJson } from '../../json.ts';
import type { Json } from '../../json.ts';
import type { ChannelOnScreen, Screen } from '../../protocol/screen.ts';

/** Keeps the old objects of what did not change, so that only what did is drawn anew. */
export function shareUnchanged(before: Screen | null, after: Screen): Screen {
  if (!before) return after;
  const channels = after.channels.map((channel) => {
    const known = before.channels.find(({ id }) => id === channel.id);
    return known ? shareMessages(known, channel) : channel;
  });
  return {
    ...after,
    channels,
    person: kept(before.person, after.person),
    modals: after.modals.map((view) => kept(before.modals.find(({ id }) => id === view.id) ?? view, view)),
    home: kept(before.home, after.home),
    notices: kept(before.notices, after.notices),
  };
}

function shareMessages(before: ChannelOnScreen, after: ChannelOnScreen): ChannelOnScreen {
  const known = new Map(before.messages.map((message) => [message.ts, message]));
  const messages = after.messages.map((message) => kept(known.get(message.ts) ?? message, message));
  const same =
    messages.length === before.messages.length && messages.every((one, index) => one === before.messages[index]);
  return same ? before : { ...after, messages };
}

function kept<Part>(before: Part, after: Part): Part {
  return sameJson(before as Json, after as Json) ? before : after;
}
