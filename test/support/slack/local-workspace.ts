import { watchKeptDisk } from '../../../src/sandbox/kept-disk.ts';
import type { Log } from '../../../src/kernel/log.ts';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock } from '../../../src/kernel/time.ts';
import type { Clock } from '../../../src/kernel/time.ts';
import type { JsonObject } from '../../../src/sandbox/slack/json.ts';
import type { Manifest } from '../../../src/sandbox/slack/manifest.ts';
import { openSlackWorkspace } from '../../../src/sandbox/slack/workspace.ts';
import type { SlackWorkspace } from '../../../src/sandbox/slack/workspace.ts';
import { openPerson } from './person.ts';
import type { Person } from './person.ts';
import { call } from './protocol-client.ts';

/** A local Slack workspace on a free port, and the people in it. */
export type LocalWorkspace = {
  readonly baseUrl: string;
  readonly apiUrl: string;
  readonly credentials: SlackWorkspace['credentials'];
  readonly person: (who: string) => Promise<Person>;
  /** Calls the control interface, such as `faults`; with a body it is an order. */
  readonly control: (path: string, body?: object) => Promise<JsonObject>;
  readonly close: () => Promise<void>;
};

export async function startLocalWorkspace(parts: {
  readonly manifest: Manifest;
  readonly clock?: Clock;
  readonly dataDir?: string;
}): Promise<LocalWorkspace> {
  const server = createServer((request, response) => {
    if (!workspace.handle(request, response)) response.writeHead(404).end();
  });
  let baseUrl = '';
  const silent = () => {};
  const dataDir = parts.dataDir ?? ':memory:';
  const log: Log = {
    debug: silent,
    info: silent,
    warn: silent,
    error: (fields, message) => console.error(message, fields),
  };
  const workspace = openSlackWorkspace({
    baseUrl: () => baseUrl,
    dataDir,
    disk: watchKeptDisk(dataDir, log),
    manifest: parts.manifest,
    clock: parts.clock ?? systemClock,
    log,
  });
  server.on('upgrade', (request, socket, head) => {
    if (!workspace.upgrade(request, socket, head)) socket.destroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const people: Person[] = [];

  return {
    baseUrl,
    apiUrl: `${baseUrl}/api/`,
    credentials: workspace.credentials,
    person: async (who) => {
      const person = await openPerson(baseUrl, who);
      people.push(person);
      return person;
    },
    control: (path, body) => call(`${baseUrl}/workspace/control/${path}`, body),
    close: async () => {
      await Promise.all(people.map((person) => person.leaves()));
      await workspace.close();
      server.closeAllConnections();
      server.close();
    },
  };
}
