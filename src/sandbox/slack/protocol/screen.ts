import { isVisible, messageKey } from '../gestures/client.ts';
import type { Actor, Client } from '../gestures/client.ts';
import { asText, isObject } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { Channel } from '../state/channels.ts';
import type { StoredFile } from '../state/files.ts';
import type { Inputs } from '../state/inputs.ts';
import type { Message } from '../state/messages.ts';
import type { Person } from '../state/people.ts';
import type { View } from '../state/views.ts';

export type MessageOnScreen = {
  readonly ts: string;
  readonly author: { readonly kind: 'person' | 'app' | 'slackbot'; readonly name: string };
  readonly text: string;
  readonly blocks: readonly JsonObject[];
  readonly ephemeral: boolean;
  readonly edited: boolean;
  readonly threadTs: string | null;
  readonly files: readonly Pick<StoredFile, 'id' | 'name' | 'size' | 'mimetype'>[];
  readonly inputs: Inputs;
};

export type ChannelOnScreen = {
  readonly id: string;
  readonly name: string;
  readonly direct: boolean;
  readonly shared: boolean;
  readonly messages: readonly MessageOnScreen[];
};

export type ViewOnScreen = {
  readonly id: string;
  readonly hash: string;
  readonly title: string;
  readonly submit: string | null;
  readonly close: string;
  readonly blocks: readonly JsonObject[];
  readonly inputs: Inputs;
  readonly errors: Readonly<Record<string, string>>;
  readonly warning: string | null;
  readonly busy: boolean;
};

/** All that one person sees in one client; the modal on top is the last of `modals`. */
export type Screen = {
  /** the instant by the workspace's clock, which may have been moved: ISO 8601, UTC */
  readonly now: string;
  readonly person: Person;
  readonly session: string;
  readonly channels: readonly ChannelOnScreen[];
  readonly modals: readonly ViewOnScreen[];
  readonly home: ViewOnScreen | null;
  readonly notices: readonly string[];
  /** nothing that is done is kept */
  readonly diskFull: boolean;
};

/** @param newest how many messages of each channel are wanted, the newest ones */
export function screenOf(client: Client, actor: Actor, newest: number): Screen {
  const { state } = client;
  const { person, session } = actor;
  const home = state.views.home(person.id);
  const channels = state.channels.all().filter(({ id }) => state.channels.isMember(id, person.id));
  return {
    now: state.clock.now().toISOString(),
    person,
    session: session.id,
    channels: channels.map((channel) => channelOnScreen(client, actor, channel, newest)),
    modals: state.views.stack(session.id).map(viewOnScreen),
    home: home ? viewOnScreen(home) : null,
    notices: state.sessions.notices(session.id),
    diskFull: state.disk.full(),
  };
}

function channelOnScreen(client: Client, actor: Actor, channel: Channel, newest: number): ChannelOnScreen {
  const { messages, manifest } = client.state;
  const ephemeral = messages.ephemeralFor(actor.person.id).filter(({ channelId }) => channelId === channel.id);
  const visible = [...messages.newestIn(channel.id, newest), ...ephemeral]
    .filter((message) => isVisible(client.state, actor, message))
    .sort((left, right) => (left.ts < right.ts ? -1 : 1))
    .slice(newest === 0 ? Number.POSITIVE_INFINITY : -newest);
  return {
    id: channel.id,
    name: channel.directWith === undefined ? `#${channel.name}` : `@${manifest.botName}`,
    direct: channel.directWith !== undefined,
    shared: channel.shared,
    messages: visible.map((message) => messageOnScreen(client, actor, message)),
  };
}

function messageOnScreen(client: Client, actor: Actor, message: Message): MessageOnScreen {
  const { files } = client.state;
  return {
    ts: message.ts,
    author: { kind: message.author.kind, name: authorName(client, message) },
    text: message.text,
    blocks: message.blocks,
    ephemeral: message.onlyFor !== undefined,
    edited: message.editedTs !== undefined,
    threadTs: message.threadTs ?? null,
    files: (message.fileIds ?? []).flatMap((id) => {
      const file = files.byId(id);
      return file ? [{ id, name: file.name, size: file.size, mimetype: file.mimetype }] : [];
    }),
    inputs: client.messageInputs.get(messageKey(actor, message)) ?? {},
  };
}

function authorName({ state }: Client, { author }: Message): string {
  switch (author.kind) {
    case 'app':
      return state.manifest.botName;
    case 'slackbot':
      return 'Slackbot';
    case 'person':
      return state.people.byId(author.id)?.realName ?? author.id;
  }
}

function viewOnScreen({ id, hash, content, blocks, inputs, errors, warning, busy }: View): ViewOnScreen {
  const words = (name: string) => (isObject(content[name]) ? asText(content[name]['text']) : null);
  return {
    id,
    hash,
    title: words('title') ?? 'Home',
    submit: words('submit'),
    close: words('close') ?? 'Cancel',
    blocks,
    inputs,
    errors,
    warning,
    busy,
  };
}
