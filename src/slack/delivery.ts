import { createHash } from 'node:crypto';
import { addSeconds } from 'date-fns/addSeconds';
import type { ChatPostMessageResponse, WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Database, Transaction } from '../database/database.ts';
import { isErasedUserId } from '../kernel/erased.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { NoticeKind, Notices } from '../jobs/notices.ts';
import { idFrom, newId } from '../kernel/ids.ts';
import type { Log } from '../kernel/log.ts';
import type { Reach } from '../kernel/recovery-points.ts';
import type { Clock } from '../kernel/time.ts';
import type { Message } from './blocks/index.ts';
import { slackError } from './connection.ts';
import { refusedPictures } from './refused-pictures.ts';
import { secondsUntilSlackTakesIt } from './pacing.ts';

/**
 * Draws what a message about a subject says now, at a place: a channel, or a person's Slack user ID. `owner` is told directly
 * where the place cannot be written to.
 */
export type Painter = (
  subjectId: string,
  place: string,
) => Promise<{ readonly content: Message; readonly owner: string } | null>;

export type Delivery = Notices & {
  readonly paint: (kind: NoticeKind, painter: Painter) => void;
};

type Parts = {
  readonly database: Database;
  readonly jobs: Pick<Jobs, 'define'>;
  readonly client: WebClient;
  readonly clock: Clock;
  readonly log: Log;
  readonly reach: Reach;
  /** told of each message that was posted for the first time; must not throw */
  readonly onPosted?: ((kind: string) => void) | undefined;
  /** told of pictures that Slack has not any more */
  readonly forgetPictures?: (fileIds: readonly string[]) => Promise<void>;
};

type Row = {
  id: string;
  kind: string;
  subjectId: string;
  place: string;
  channelId: string | null;
  timestamp: string | null;
  threadOf: string | null;
  sentHash: string | null;
};

/** Slack's names for "the bot cannot write there": the person is told directly instead. */
const CANNOT_WRITE = new Set([
  'not_in_channel',
  'channel_not_found',
  'is_archived',
  'restricted_action',
  'restricted_action_read_only_channel',
]);
/** The message was deleted by somebody, or must not be changed any more: it is written anew. */
const IS_GONE = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed']);

/** It was posted under that `client_msg_id` and is gone. Source: errors of Slack's page "chat.postMessage". */
const WAS_POSTED_AND_IS_GONE = new Set(['duplicate_message_not_found', 'duplicate_channel_not_found']);
/** Stands for the hash of what was sent while a first post is under way: whoever finds it does not know whether it arrived. */
const POSTING = 'posting';

/** Keeps messages in Slack up to date, one a subject and place, through a durable queue. */
export function createDelivery({
  database,
  jobs,
  client,
  clock,
  log,
  reach,
  onPosted,
  forgetPictures,
}: Parts): Delivery {
  const painters = new Map<NoticeKind, Painter>();

  async function deliver(messageId: string): Promise<void> {
    const row = await database.read.slackMessage.findUnique({ where: { id: messageId } });
    const painted = row && (await painters.get(row.kind as NoticeKind)?.(row.subjectId, row.place));
    // Of whoever was erased nothing is left that could be written to.
    if (!row || !painted || isErasedUserId(row.place)) return;
    const { content, owner } = painted;
    const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex');
    if (hash === row.sentHash) return;
    const sent = await send(row, content, owner).catch(async (error: unknown) => {
      // The next attempt draws it without them.
      await forgetPictures?.(refusedPictures(error, content.blocks));
      throw error;
    });
    await database.read.slackMessage.update({
      where: { id: row.id },
      data: { ...sent, sentHash: hash, updatedAt: clock.now() },
    });
  }

  async function send(row: Row, content: Message, owner: string): Promise<{ channelId: string; timestamp: string }> {
    if (row.channelId && row.timestamp) {
      try {
        await client.chat.update({ channel: row.channelId, ts: row.timestamp, ...content });
        return { channelId: row.channelId, timestamp: row.timestamp };
      } catch (error) {
        // A place that was closed meanwhile is found out about, and told of elsewhere, below.
        if (!IS_GONE.has(slackError(error)) && !CANNOT_WRITE.has(slackError(error))) throw error;
      }
    }
    try {
      return await post(row, row.place, content);
    } catch (error) {
      if (!CANNOT_WRITE.has(slackError(error)) || row.place === owner) throw error;
      log.info(
        { slack: slackError(error), kind: row.kind },
        'The channel cannot be written to, the person is told directly',
      );
      return post(row, owner, content);
    }
  }

  /**
   * Posts a message that is not there yet, once: a process may die between the post and its record, and an answer may be
   * lost, so Slack is asked again under the same `client_msg_id` and then gives the message it has.
   */
  async function post(row: Row, place: string, content: Message): Promise<{ channelId: string; timestamp: string }> {
    const again = row.sentHash === POSTING;
    if (!again) await database.read.slackMessage.update({ where: { id: row.id }, data: { sentHash: POSTING } });
    const name = `${row.id} ${place} ${row.timestamp ?? ''}`;
    const where = await placeOf(row, place);
    const posted = await postAs(idFrom(name), where, content).catch(async (error: unknown) => {
      // Not even tried: the next attempt is the first again.
      if (!again && secondsUntilSlackTakesIt(error) !== null)
        await database.read.slackMessage.update({ where: { id: row.id }, data: { sentHash: row.sentHash } });
      if (!WAS_POSTED_AND_IS_GONE.has(slackError(error))) throw error;
      return postAs(idFrom(`${name} again`), where, content);
    });
    onPosted?.(row.kind);
    reach('message: posted, not recorded');
    // What stands there may say what was true at the first attempt.
    if (again) await client.chat.update({ channel: posted.channelId, ts: posted.timestamp, ...content });
    return posted;
  }

  /** A thread hangs below its message, wherever that went. @throws where it is not posted yet */
  async function placeOf({ threadOf }: Row, place: string): Promise<{ channel: string; thread_ts?: string }> {
    const parent = threadOf === null ? null : await database.read.slackMessage.findUnique({ where: { id: threadOf } });
    if (!parent) return { channel: place };
    if (!parent.channelId || !parent.timestamp) throw new Error('The message above a thread is not posted yet');
    return { channel: parent.channelId, thread_ts: parent.timestamp };
  }

  async function postAs(
    clientMessageId: string,
    where: { readonly channel: string; readonly thread_ts?: string },
    content: Message,
  ) {
    const answer: ChatPostMessageResponse = await client.apiCall('chat.postMessage', {
      ...where,
      client_msg_id: clientMessageId,
      unfurl_links: false,
      unfurl_media: false,
      ...content,
    });
    const { channel, ts } = answer;
    if (!channel || !ts) throw new Error('Slack did not say where the message is');
    return { channelId: channel, timestamp: ts };
  }

  const queue = jobs.define({
    name: 'slack-deliver',
    data: z.object({ messageId: z.string() }),
    concurrency: 2,
    work: ({ messageId }) =>
      database
        .withLease(`message ${messageId}`, () => deliver(messageId))
        .catch((error: unknown) => later(messageId, error)),
    giveUp: async ({ messageId }) => log.error({ messageId }, 'A message could not be brought up to date'),
  });
  const enqueue = (tx: Transaction, messageId: string, after?: Date) =>
    queue.enqueue(tx, messageId, { messageId }, after);

  /** Where Slack takes it after some time, it comes then: that is no failure, and takes none of the attempts. */
  async function later(messageId: string, error: unknown): Promise<void> {
    const seconds = secondsUntilSlackTakesIt(error);
    if (seconds === null) throw error;
    await database.transaction((tx) => enqueue(tx, messageId, addSeconds(clock.now(), seconds)));
  }

  const messageAt = (
    tx: Transaction,
    key: { readonly kind: NoticeKind; readonly subjectId: string; readonly place: string },
  ) => tx.slackMessage.findUnique({ where: { kind_subjectId_place: key }, select: { id: true } });

  return {
    paint: (kind, painter) => void painters.set(kind, painter),

    async tell(tx, { kind, subjectId, teamId, place, inThreadOf }) {
      const parent = inThreadOf && (await messageAt(tx, { ...inThreadOf, place }));
      // One round trip, which finds the message that is there already as well.
      const told = await tx.$queryRaw<{ readonly id: string }[]>`
        INSERT INTO slack_message (id, kind, subject_id, place, team_id, thread_of, updated_at)
        VALUES (${newId()}::uuid, ${kind}, ${subjectId}::uuid, ${place}, ${teamId}, ${parent?.id}::uuid, ${clock.now()}::timestamptz)
        ON CONFLICT (kind, subject_id, place) DO UPDATE SET place = EXCLUDED.place
        RETURNING id`;
      for (const { id } of told) await enqueue(tx, id);
    },

    async changed(tx, kind, subjectId) {
      const messages = await tx.slackMessage.findMany({
        where: { kind, subjectId },
        select: { id: true },
        orderBy: { id: 'asc' },
      });
      for (const { id } of messages) await enqueue(tx, id);
    },
  };
}
