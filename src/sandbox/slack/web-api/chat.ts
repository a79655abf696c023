import { asText, isObject } from '../json.ts';
import { postEphemeral, postMessage, removeMessage, replaceMessage } from '../posting.ts';
import type { Channel } from '../state/channels.ts';
import type { Message } from '../state/messages.ts';
import type { WorkspaceState } from '../state/workspace-state.ts';
import { ApiRefusal, requiredText } from './api-method.ts';
import type { ApiContext, ApiMethods } from './api-method.ts';
import { readContent } from './message-content.ts';
import { messageOnWire } from './wire.ts';

const scopes = ['chat:write'];

/** Slack's pages chat.postMessage, chat.update, chat.delete, chat.postEphemeral and chat.getPermalink. */
export const chatMethods: ApiMethods = {
  'chat.postMessage': { token: 'bot', scopes, tier: 'message', run: post },
  'chat.postEphemeral': { token: 'bot', scopes, tier: 'tier-4', run: postToOne },
  'chat.update': { token: 'bot', scopes, tier: 'tier-3', run: update },
  'chat.delete': { token: 'bot', scopes, tier: 'tier-3', run: remove },
  'chat.getPermalink': { token: 'bot', tier: 'special', run: permalink },
};

function post({ state, arguments: values }: ApiContext) {
  const channel = openDestination(state, requiredText(values, 'channel'));
  const content = readContent(state, values);
  const threadTs = asText(values['thread_ts']);
  if (threadTs !== '' && !state.messages.find(channel.id, threadTs)) throw new ApiRefusal('thread_not_found');
  const clientMessageId = asText(values['client_msg_id']);
  const message =
    alreadyPosted(state, channel.id, clientMessageId) ??
    postMessage(state, {
      channelId: channel.id,
      author: { kind: 'app' },
      ...content,
      ...(threadTs === '' ? {} : { threadTs }),
      ...(clientMessageId === '' ? {} : { clientMessageId }),
    });
  return { channel: channel.id, ts: message.ts, message: messageOnWire(state, message) };
}

/** A `client_msg_id` that was used before gives the message it made, or says that there is none any more. */
function alreadyPosted(state: WorkspaceState, channelId: string, clientMessageId: string): Message | undefined {
  const ts = clientMessageId === '' ? undefined : state.messages.postedAs(channelId, clientMessageId);
  if (ts === undefined) return undefined;
  const message = state.messages.find(channelId, ts);
  if (!message) throw new ApiRefusal('duplicate_message_not_found');
  return message;
}

function postToOne({ state, arguments: values }: ApiContext) {
  const channel = openDestination(state, requiredText(values, 'channel'));
  const personId = requiredText(values, 'user');
  if (!state.channels.isMember(channel.id, personId)) throw new ApiRefusal('user_not_in_channel');
  const message = postEphemeral(state, personId, {
    channelId: channel.id,
    author: { kind: 'app' },
    ...readContent(state, values),
  });
  return { message_ts: message.ts };
}

function update({ state, arguments: values }: ApiContext) {
  const message = findMessage(state, values);
  if (message.author.kind !== 'app') throw new ApiRefusal('cant_update_message');
  const { metadata = message.metadata, ...content } = readContent(state, values);
  const replaced: Message = {
    ...message,
    ...content,
    editedTs: state.timestamps.next(),
    ...(metadata ? { metadata } : {}),
  };
  replaceMessage(state, replaced);
  return {
    channel: message.channelId,
    ts: message.ts,
    text: replaced.text,
    message: messageOnWire(state, replaced),
  };
}

function remove({ state, arguments: values }: ApiContext) {
  const message = findMessage(state, values);
  if (message.author.kind !== 'app') throw new ApiRefusal('cant_delete_message');
  removeMessage(state, message);
  return { channel: message.channelId, ts: message.ts };
}

function permalink({ state, arguments: values }: ApiContext) {
  const channel = knownChannel(state, requiredText(values, 'channel'));
  const ts = requiredText(values, 'message_ts');
  if (!durableMessage(state, channel.id, ts)) throw new ApiRefusal('message_not_found');
  return { channel: channel.id, permalink: `${state.baseUrl()}/archives/${channel.id}/p${ts.replace('.', '')}` };
}

function findMessage(state: WorkspaceState, values: ApiContext['arguments']): Message {
  const channel = knownChannel(state, requiredText(values, 'channel'));
  const message = durableMessage(state, channel.id, requiredText(values, 'ts'));
  if (!message) throw new ApiRefusal('message_not_found');
  return message;
}

/** The timestamp of an ephemeral message finds nothing: it cannot be updated, deleted or linked to. */
function durableMessage(state: WorkspaceState, channelId: string, ts: string): Message | undefined {
  const message = state.messages.find(channelId, ts);
  return isObject(message) && message.onlyFor === undefined ? message : undefined;
}

/** @param where a channel or direct message by ID, a channel by name, or a person by ID */
export function knownChannel({ channels }: WorkspaceState, where: string): Channel {
  const channel = channels.byId(where) ?? channels.directWith(where) ?? channels.byName(where.replace(/^#/, ''));
  if (!channel) throw new ApiRefusal('channel_not_found');
  return channel;
}

/** @returns a channel the app may write to */
export function openDestination(state: WorkspaceState, where: string): Channel {
  const channel = knownChannel(state, where);
  if (channel.directWith !== undefined) {
    if (!state.manifest.messagesTab) throw new ApiRefusal('messages_tab_disabled');
    if (state.people.byId(channel.directWith)?.deleted) throw new ApiRefusal('channel_not_found');
  }
  const mayWrite =
    state.channels.isMember(channel.id, state.identity.botUserId) ||
    state.manifest.botScopes.includes('chat:write.public');
  if (!mayWrite) throw new ApiRefusal('not_in_channel');
  return channel;
}
