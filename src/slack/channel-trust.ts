import type { WebClient } from '@slack/web-api';
import type { Log } from '../kernel/log.ts';
import { slackError } from './connection.ts';

/** Whether a channel is one of our own people, with the bot among them. */
export type ChannelTrust = {
  /** @returns false where it is shared with another organisation, the bot is not in it, or Slack does not tell of it */
  readonly isOwn: (channelId: string | undefined) => Promise<boolean>;
};

/** Where the Web API is not to be had, no window can be opened; what one person alone sees is then the way that is left. */
const NO_WINDOWS_EITHER = new Set(['unreachable', 'unknown_method']);

type Parts = { readonly client: WebClient; readonly log: Log };

/** Asked anew each time: a channel can be shared in the minute before a key is shown in it. */
export function createChannelTrust({ client, log }: Parts): ChannelTrust {
  return {
    async isOwn(channelId) {
      if (!channelId) return false;
      try {
        const { channel } = await client.conversations.info({ channel: channelId });
        const shared = channel?.is_ext_shared === true || channel?.is_pending_ext_shared === true;
        return !shared && channel?.is_member !== false;
      } catch (error) {
        log.debug({ slack: slackError(error) }, 'Slack does not tell of a channel');
        return NO_WINDOWS_EITHER.has(slackError(error));
      }
    },
  };
}
