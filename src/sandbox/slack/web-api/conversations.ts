import { asText } from '../json.ts';
import type { Message } from '../state/messages.ts';
import { ApiRefusal, countOf, flagged, requiredText } from './api-method.ts';
import type { ApiContext, ApiMethods } from './api-method.ts';
import { knownChannel } from './chat.ts';
import { channelOnWire, messageOnWire } from './wire.ts';

const reading = ['channels:read', 'groups:read', 'mpim:read', 'im:read'];
const history = ['channels:history', 'groups:history', 'mpim:history', 'im:history'];

/** Slack's pages under "conversations.*". */
export const conversationMethods: ApiMethods = {
  'conversations.info': { token: 'bot', scopes: reading, tier: 'tier-3', run: info },
  'conversations.list': { token: 'bot', scopes: reading, tier: 'tier-2', run: list },
  'conversations.members': { token: 'bot', scopes: reading, tier: 'tier-4', run: members },
  'conversations.open': { token: 'bot', scopes: ['im:write', 'mpim:write'], tier: 'tier-3', run: open },
  'conversations.join': { token: 'bot', scopes: ['channels:join'], tier: 'tier-3', run: join },
  'conversations.history': { token: 'bot', scopes: history, tier: 'tier-3', run: readHistory },
  'conversations.replies': { token: 'bot', scopes: history, tier: 'tier-3', run: readReplies },
};

function info({ state, arguments: values }: ApiContext) {
  return { channel: channelOnWire(state, knownChannel(state, requiredText(values, 'channel'))) };
}

function list({ state }: ApiContext) {
  const channels = state.channels.all().filter(({ directWith }) => directWith === undefined);
  return { channels: channels.map((channel) => channelOnWire(state, channel)), response_metadata: { next_cursor: '' } };
}

function members({ state, arguments: values }: ApiContext) {
  const channel = knownChannel(state, requiredText(values, 'channel'));
  return { members: state.channels.members(channel.id), response_metadata: { next_cursor: '' } };
}

function open({ state, arguments: values }: ApiContext) {
  const person = state.people.byId(requiredText(values, 'users'));
  if (!person) throw new ApiRefusal('user_not_found');
  if (person.deleted) throw new ApiRefusal('user_disabled');
  const channel = knownChannel(state, person.id);
  return { channel: flagged(values, 'return_im') ? channelOnWire(state, channel) : { id: channel.id } };
}

function join({ state, arguments: values }: ApiContext) {
  const channel = knownChannel(state, requiredText(values, 'channel'));
  if (channel.directWith) throw new ApiRefusal('method_not_supported_for_channel_type');
  state.channels.join(channel.id, state.identity.botUserId);
  return { channel: channelOnWire(state, channel) };
}

function readHistory(context: ApiContext) {
  return page(context, (message) => message.threadTs === undefined || message.threadTs === message.ts, 'newest first');
}

function readReplies(context: ApiContext) {
  const thread = requiredText(context.arguments, 'ts');
  return page(context, ({ ts, threadTs }) => ts === thread || threadTs === thread, 'oldest first');
}

function page(
  { state, arguments: values }: ApiContext,
  wanted: (message: Message) => boolean,
  order: 'newest first' | 'oldest first',
) {
  const channel = knownChannel(state, requiredText(values, 'channel'));
  if (!state.channels.isMember(channel.id, state.identity.botUserId)) throw new ApiRefusal('not_in_channel');
  const oldest = asText(values['oldest']);
  const latest = asText(values['latest']);
  const inclusive = flagged(values, 'inclusive');
  const inside = ({ ts }: Message) =>
    (oldest === '' || ts > oldest || (inclusive && ts === oldest)) &&
    (latest === '' || ts < latest || (inclusive && ts === latest));

  const found = state.messages.inChannel(channel.id).filter((message) => wanted(message) && inside(message));
  const ordered = order === 'newest first' ? found.toReversed() : found;
  const start = Number(Buffer.from(asText(values['cursor']), 'base64url').toString() || 0);
  const end = start + countOf(values, 'limit', { usual: 100, most: 999 });
  const more = end < ordered.length;
  return {
    messages: ordered.slice(start, end).map((message) => messageOnWire(state, message)),
    has_more: more,
    response_metadata: { next_cursor: more ? Buffer.from(String(end)).toString('base64url') : '' },
  };
}
