import type { WebClient } from '@slack/web-api';
import type { Channels } from '../directory/channels.ts';
import { slackError } from './connection.ts';

/** Slack's names for "the bot cannot see it, or cannot write to it". */
const NOT_OURS = new Set(['channel_not_found', 'not_in_channel', 'missing_scope', 'access_denied']);

/** Channels over the Web API (conversations.info, scopes channels:read and groups:read). */
export function createChannels(client: WebClient): Channels {
  return {
    async standingOf(channelId) {
      try {
        const { channel } = await client.conversations.info({ channel: channelId });
        if (channel?.is_ext_shared === true || channel?.is_pending_ext_shared === true) return 'shared';
        return channel?.is_member === true && channel.is_archived !== true ? 'usable' : 'not-a-member';
      } catch (error) {
        if (NOT_OURS.has(slackError(error))) return 'not-a-member';
        throw error;
      }
    },
  };
}
