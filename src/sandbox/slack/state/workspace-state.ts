import type { Log } from '../../../kernel/log.ts';
import type { Clock } from '../../../kernel/time.ts';
import type { KeptDisk } from '../../kept-disk.ts';
import { createFaults } from '../faults.ts';
import type { Faults } from '../faults.ts';
import { createInspector } from '../inspector.ts';
import type { Inspector } from '../inspector.ts';
import type { Manifest } from '../manifest.ts';
import { createRateLimits } from '../web-api/rate-limits.ts';
import type { RateLimits } from '../web-api/rate-limits.ts';
import { createAnnouncer } from './announcer.ts';
import type { Announcer } from './announcer.ts';
import { openChannels } from './channels.ts';
import type { Channels } from './channels.ts';
import { openFiles } from './files.ts';
import type { Files } from './files.ts';
import { readIdentity } from './identity.ts';
import type { Identity } from './identity.ts';
import { openMessages } from './messages.ts';
import type { Messages } from './messages.ts';
import { openPeople } from './people.ts';
import type { People } from './people.ts';
import { createResponseUrls } from './response-urls.ts';
import type { ResponseUrls } from './response-urls.ts';
import { createSessions } from './sessions.ts';
import type { Sessions } from './sessions.ts';
import { openStorage } from './storage.ts';
import type { Storage } from './storage.ts';
import { createTimestamps } from './timestamps.ts';
import type { Timestamps } from './timestamps.ts';
import { createTriggers } from './triggers.ts';
import type { Triggers } from './triggers.ts';
import { openUserGroups } from './user-groups.ts';
import type { UserGroups } from './user-groups.ts';
import { createViews } from './views.ts';
import type { Views } from './views.ts';

export type StateParts = {
  readonly baseUrl: () => string;
  readonly dataDir: string;
  readonly manifest: Manifest;
  readonly disk: KeptDisk;
  readonly clock: Clock;
  readonly log: Log;
};

/** Everything the workspace knows. What is told to the app, and how, is no part of it. */
export type WorkspaceState = Omit<StateParts, 'dataDir'> & {
  readonly identity: Identity;
  readonly storage: Storage;
  readonly timestamps: Timestamps;
  readonly people: People;
  readonly userGroups: UserGroups;
  readonly channels: Channels;
  readonly messages: Messages;
  readonly files: Files;
  readonly sessions: Sessions;
  readonly views: Views;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly announcer: Announcer;
  readonly rateLimits: RateLimits;
  readonly faults: Faults;
  readonly inspector: Inspector;
};

export function openState({ dataDir, ...parts }: StateParts): WorkspaceState {
  const { baseUrl, clock } = parts;
  const storage = openStorage(dataDir);
  const identity = readIdentity(storage);
  const timestamps = createTimestamps(clock, storage);
  const people = openPeople(storage, identity.teamId);
  return {
    ...parts,
    identity,
    storage,
    timestamps,
    people,
    userGroups: openUserGroups(storage),
    channels: openChannels(storage, people.all(), identity.botUserId),
    messages: openMessages(storage),
    files: openFiles(storage, clock),
    sessions: createSessions(timestamps),
    views: createViews(),
    triggers: createTriggers(clock),
    responseUrls: createResponseUrls(clock, baseUrl),
    announcer: createAnnouncer(),
    rateLimits: createRateLimits(),
    faults: createFaults(),
    inspector: createInspector(clock),
  };
}
