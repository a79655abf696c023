import { addDays } from 'date-fns/addDays';
import { addMinutes } from 'date-fns/addMinutes';
import { isBefore } from 'date-fns/isBefore';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Database, Transaction } from '../database/database.ts';
import type { Log } from '../kernel/log.ts';
import { revealed } from '../kernel/revealed.ts';
import type { Revealed } from '../kernel/revealed.ts';
import type { Clock } from '../kernel/time.ts';
import type { SealedColumn } from '../secrets/rotation.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { Message } from './blocks/index.ts';
import { slackError } from './connection.ts';

/** `gone`: Slack takes no more answers there, or the message is not there any more. */
export type Posted = 'posted' | 'gone';

/**
 * What is shown to one person alone, later than the gesture it answers. A response URL lets whoever has it write to that
 * person, so it is kept sealed and not longer than needed.
 */
export type Replies = {
  /** Remembers where the answer to a form that was just opened goes. Without a URL only that it is open. */
  readonly remember: (viewId: string, responseUrl: string | undefined) => Promise<void>;
  /** @returns whether this form is handed in for the first time; asked inside the transaction that records what it does */
  readonly claim: (tx: Transaction, viewId: string) => Promise<boolean>;
  /**
   * Shows a message to whoever opened the form, where they opened it; `in-place`: instead of the message with the button.
   * @returns false where Slack lets nobody write there
   */
  readonly answer: (viewId: string, place: Place, content: Message, where?: 'below' | 'in-place') => Promise<boolean>;
  /**
   * Puts a message in the place of the one whose button was pressed.
   * @throws where Slack did not take it, and may take it later
   */
  readonly replace: (responseUrl: Revealed, content: Message) => Promise<Posted>;
  /** Draws a window anew. One that its reader has closed shows nothing any more. @throws where Slack may take it later */
  readonly redraw: (viewId: string, view: ModalView) => Promise<Posted>;
  /** Tells somebody directly; for what must reach them. Never a secret. */
  readonly tell: (userId: string, content: Message) => Promise<void>;
};

/** In the place of a channel, for the Home tab: what answers a form from there stands in its own window. */
export const AT_HOME = '';

/** Where a gesture was made, and by whom, in Slack's IDs. */
export type Place = { readonly channelId: string; readonly userId: string };

type Parts = {
  readonly database: Database;
  readonly secrets: Secrets;
  readonly client: WebClient;
  readonly clock: Clock;
  readonly log: Log;
};

/** Source: Slack, "Handling user interaction", *Message responses*: five times within thirty minutes. */
const URL_MINUTES = 30;
const FORGET_DAYS = 1;
/** Answers of Slack that mean "the person closed it meanwhile". */
const CLOSED = new Set(['not_found', 'view_not_found']);
const PATIENCE_MS = 5_000;

export function createReplies({ database, secrets, client, clock, log }: Parts): Replies {
  /** @returns the address once: after that, and after its life, there is none */
  async function take(viewId: string): Promise<Revealed | null> {
    const kept = await database.read.formReply.findUnique({ where: { viewKey: viewId } });
    if (!kept?.sealed) return null;
    await database.read.formReply.update({ where: { viewKey: viewId }, data: { sealed: null } });
    if (isBefore(addMinutes(kept.openedAt, URL_MINUTES), clock.now())) return null;
    const opened = secrets.open(kept.sealed, contextOf(viewId));
    return opened.kind === 'revealed' ? opened : null;
  }

  async function answeredThere(url: Revealed, content: Message, replacing: boolean): Promise<boolean> {
    try {
      return (await post(url, { response_type: 'ephemeral', replace_original: replacing, ...content })) === 'posted';
    } catch {
      return false;
    }
  }

  return {
    async remember(viewId, responseUrl) {
      const now = clock.now();
      const sealed = responseUrl ? secrets.seal(revealed(responseUrl), contextOf(viewId)) : null;
      await database.read.formReply.deleteMany({ where: { openedAt: { lt: addDays(now, -FORGET_DAYS) } } });
      await database.read.formReply.create({ data: { viewKey: viewId, sealed, openedAt: now } });
    },

    async claim(tx, viewId) {
      const unanswered = { viewKey: viewId, answeredAt: null };
      const { count } = await tx.formReply.updateMany({ where: unanswered, data: { answeredAt: clock.now() } });
      return count === 1;
    },

    async answer(viewId, { channelId, userId }, content, where = 'below') {
      const url = await take(viewId);
      if (url && (await answeredThere(url, content, where === 'in-place'))) return true;
      try {
        await client.chat.postEphemeral({ channel: channelId, user: userId, ...content });
        return true;
      } catch (error) {
        log.warn({ slack: slackError(error) }, 'Somebody could not be answered where they asked');
        return false;
      }
    },

    replace: (url, content) => post(url, { replace_original: true, ...content }),

    async redraw(viewId, view) {
      try {
        await client.views.update({ view_id: viewId, view });
      } catch (error) {
        if (!CLOSED.has(slackError(error))) throw error;
      }
      return 'posted';
    },

    async tell(userId, content) {
      await client.chat.postMessage({ channel: userId, unfurl_links: false, unfurl_media: false, ...content });
    },
  };
}

function contextOf(viewId: string) {
  return { kind: 'response-url', customer: 'desk', subject: `view:${viewId}` };
}

export const sealedFormReplies: SealedColumn = {
  table: 'form_reply',
  id: { column: 'view_key', type: 'text' },
  column: 'sealed',
  kind: 'text',
  needs: {},
  contextOf: ({ id = '' }) => contextOf(id),
};

/** @throws without a word of the address: an error may be logged */
async function post(url: Revealed, body: object): Promise<Posted> {
  const status = await send(url, body);
  if (status >= 200 && status < 300) return 'posted';
  if (status === 429 || status >= 500) throw new Error(`Slack did not take an answer: ${status}`);
  return 'gone';
}

async function send(url: Revealed, body: object): Promise<number> {
  try {
    const response = await fetch(url.forOnePerson(), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await response.body?.cancel();
    return response.status;
  } catch {
    throw new Error('Slack did not take an answer: no connection');
  }
}
