import type { ChatPostMessageResponse, WebClient } from '@slack/web-api';
import type { SendDirectly } from '../jobs/direct.ts';
import { idFrom } from '../kernel/ids.ts';
import { message, section } from './blocks/index.ts';

/**
 * Direct messages to people. A file may arrive twice where a process dies between its upload and the record of it. Needs
 * `chat:write` and, for files, `files:write`.
 */
export function createDirectSender(client: WebClient): SendDirectly {
  return async (userId, id, words, file) => {
    const posted: ChatPostMessageResponse = await client.apiCall('chat.postMessage', {
      channel: userId,
      client_msg_id: idFrom(`${id} ${userId}`),
      unfurl_links: false,
      unfurl_media: false,
      ...message({ text: words, blocks: [section(words)] }),
    });
    if (!file) return;
    // The channel of the direct message is known from its first message: `im:write` is not needed to ask for it.
    if (!posted.channel) throw new Error('Slack did not say where the message is');
    const { name: filename, content } = file;
    const bytes = typeof content === 'string' ? { content } : { file: content };
    await client.filesUploadV2({ channel_id: posted.channel, filename, ...bytes });
  };
}
