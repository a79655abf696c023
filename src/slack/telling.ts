import type { WebClient } from '@slack/web-api';
import type { Log } from '../kernel/log.ts';
import type { Message } from './blocks/index.ts';
import { slackError } from './connection.ts';

/** Tells somebody where they made a gesture if Slack left us a way, else directly; never throws. @param body of the gesture */
export type Tell = (body: object, userId: string | undefined, content: Message) => Promise<void>;

export function createTeller({ client, log }: { readonly client: WebClient; readonly log: Log }): Tell {
  return async (body, userId, content) => {
    const responseUrl: unknown = Reflect.get(body, 'response_url');
    try {
      if (typeof responseUrl === 'string') {
        const answer = { response_type: 'ephemeral', replace_original: false, ...content };
        const response = await fetch(responseUrl, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(answer),
          redirect: 'error',
          signal: AbortSignal.timeout(5_000),
        }).catch(() => null);
        await response?.body?.cancel();
        // Used up, too old, or not to be reached: then directly.
        if (response?.ok) return;
      }
      if (userId) await client.chat.postMessage({ channel: userId, ...content });
    } catch (error) {
      log.error({ slack: slackError(error) }, 'A person could not be told of a failure');
    }
  };
}
