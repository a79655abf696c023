import type { JsonObject } from '../json.ts';
import { textOf } from './storage.ts';
import type { Storage } from './storage.ts';

export type Author =
  | { readonly kind: 'person'; readonly id: string }
  | { readonly kind: 'app' }
  | { readonly kind: 'slackbot' };

/** `onlyFor` names the one person who sees an ephemeral message; such a one lives in memory alone. */
export type Message = {
  readonly channelId: string;
  readonly ts: string;
  readonly author: Author;
  readonly text: string;
  readonly blocks: readonly JsonObject[];
  readonly threadTs?: string;
  readonly editedTs?: string;
  readonly fileIds?: readonly string[];
  readonly metadata?: JsonObject;
  readonly onlyFor?: string;
  /** the sender's own ID of it: Slack posts it once */
  readonly clientMessageId?: string;
};

/** One line of the history of everything that was ever in a channel, edits and deletions included. */
export type Posting = { readonly what: 'posted' | 'updated' | 'deleted'; readonly message: Message };

export type Messages = {
  readonly inChannel: (channelId: string) => readonly Message[];
  /** The newest `most` of a channel, the oldest of them first. */
  readonly newestIn: (channelId: string, most: number) => readonly Message[];
  readonly find: (channelId: string, ts: string) => Message | undefined;
  /** @returns the timestamp under which the sender's own ID was posted here before, be the message still there or not */
  readonly postedAs: (channelId: string, clientMessageId: string) => string | undefined;
  readonly post: (message: Message) => void;
  readonly replace: (message: Message) => void;
  readonly remove: (message: Message) => void;
  readonly ephemeralFor: (personId: string) => readonly Message[];
  /** Forgets the ephemeral messages that none of the person's sessions can show any more. */
  readonly forget: (personId: string, before: string) => void;
  readonly history: () => readonly Posting[];
};

export function openMessages(storage: Storage): Messages {
  const ephemeral = new Map<string, Message>();

  const write = (what: Posting['what'], message: Message) => {
    const content = JSON.stringify(message);
    storage.run('insert into postings (what, content) values (?, ?)', what, content);
    if (what === 'posted' && message.clientMessageId)
      storage.run(
        'insert into sent (channel_id, id, ts) values (?, ?, ?)',
        message.channelId,
        message.clientMessageId,
        message.ts,
      );
    if (what === 'deleted') {
      storage.run('delete from messages where channel_id = ? and ts = ?', message.channelId, message.ts);
    } else {
      storage.run(
        'insert or replace into messages (channel_id, ts, content) values (?, ?, ?)',
        message.channelId,
        message.ts,
        content,
      );
    }
  };

  const keep = (what: Posting['what'], message: Message) => storage.whole(() => write(what, message));

  const durable = (channelId: string, ts: string) =>
    storage
      .rows('select content from messages where channel_id = ? and ts = ?', channelId, ts)
      .map((row) => JSON.parse(textOf(row, 'content')) as Message)
      .at(0);

  return {
    inChannel: (channelId) =>
      storage
        .rows('select content from messages where channel_id = ? order by ts', channelId)
        .map((row) => JSON.parse(textOf(row, 'content')) as Message),
    newestIn: (channelId, most) =>
      storage
        .rows('select content from messages where channel_id = ? order by ts desc limit ?', channelId, most)
        .map((row) => JSON.parse(textOf(row, 'content')) as Message)
        .toReversed(),
    find: (channelId, ts) => ephemeral.get(ts) ?? durable(channelId, ts),
    postedAs: (channelId, clientMessageId) =>
      storage
        .rows('select ts from sent where channel_id = ? and id = ?', channelId, clientMessageId)
        .map((row) => textOf(row, 'ts'))
        .at(0),
    post: (message) => (message.onlyFor ? void ephemeral.set(message.ts, message) : keep('posted', message)),
    replace: (message) => (message.onlyFor ? void ephemeral.set(message.ts, message) : keep('updated', message)),
    remove: (message) => (message.onlyFor ? void ephemeral.delete(message.ts) : keep('deleted', message)),
    ephemeralFor: (personId) => [...ephemeral.values()].filter(({ onlyFor }) => onlyFor === personId),
    forget: (personId, before) => {
      for (const { ts, onlyFor } of ephemeral.values()) if (onlyFor === personId && ts < before) ephemeral.delete(ts);
    },
    history: () =>
      storage.rows('select what, content from postings order by number').map((row) => ({
        what: textOf(row, 'what') as Posting['what'],
        message: JSON.parse(textOf(row, 'content')) as Message,
      })),
  };
}
