import type { Person } from './people.ts';
import { SEEDED_CHANNELS, seededMember } from './seed.ts';
import { textOf } from './storage.ts';
import type { Storage } from './storage.ts';

/** A public channel, or the direct message between the app and one person (`directWith`). */
export type Channel = {
  readonly id: string;
  readonly name: string;
  readonly shared: boolean;
  readonly directWith?: string;
};

export type Channels = {
  readonly all: () => readonly Channel[];
  readonly byId: (id: string) => Channel | undefined;
  readonly byName: (name: string) => Channel | undefined;
  readonly directWith: (personId: string) => Channel | undefined;
  readonly members: (channelId: string) => readonly string[];
  readonly isMember: (channelId: string, personId: string) => boolean;
  readonly join: (channelId: string, personId: string) => void;
};

export function openChannels(storage: Storage, people: readonly Person[], botUserId: string): Channels {
  const known: Channel[] = storage
    .rows('select details from channels order by rowid')
    .map((row) => JSON.parse(textOf(row, 'details')) as Channel);
  const members = new Map<string, Set<string>>();
  const enter = (channelId: string, personId: string) => {
    members.set(channelId, (members.get(channelId) ?? new Set()).add(personId));
  };
  for (const row of storage.rows('select channel_id, person_id from members')) {
    enter(textOf(row, 'channel_id'), textOf(row, 'person_id'));
  }

  const channels: Channels = {
    all: () => known,
    byId: (id) => known.find((channel) => channel.id === id),
    byName: (name) => known.find((channel) => channel.name === name && channel.directWith === undefined),
    directWith: (personId) => known.find((channel) => channel.directWith === personId),
    members: (channelId) => [...(members.get(channelId) ?? [])].sort(),
    isMember: (channelId, personId) => members.get(channelId)?.has(personId) ?? false,
    join: (channelId, personId) => {
      storage.run(
        'insert into members (channel_id, person_id) values (?, ?) on conflict do nothing',
        channelId,
        personId,
      );
      enter(channelId, personId);
    },
  };
  const add = (channel: Channel) => {
    storage.run('insert into channels (id, details) values (?, ?)', channel.id, JSON.stringify(channel));
    known.push(channel);
  };
  if (known.length === 0) seed(add, channels, people, botUserId);
  return channels;
}

function seed(add: (channel: Channel) => void, channels: Channels, people: readonly Person[], botUserId: string): void {
  for (const { withApp, ...channel } of SEEDED_CHANNELS) {
    add(channel);
    if (withApp) channels.join(channel.id, botUserId);
    for (const person of people) if (seededMember(person, channel)) channels.join(channel.id, person.id);
  }
  for (const person of people) {
    const direct = { id: `D${person.id.slice(1)}`, name: person.name, shared: false, directWith: person.id };
    add(direct);
    channels.join(direct.id, person.id);
    channels.join(direct.id, botUserId);
  }
}
