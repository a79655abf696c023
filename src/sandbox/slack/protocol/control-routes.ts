import { newId } from '../../../kernel/ids.ts';
import type { SocketMode } from '../delivery/socket-mode.ts';
import { eventCallback } from '../delivery/payloads.ts';
import type { Client } from '../gestures/client.ts';
import type { WorkspaceState } from '../state/workspace-state.ts';
import { userOnWire } from '../web-api/wire.ts';
import {
  DisconnectBody,
  FaultBody,
  MembershipBody,
  PersonChangeBody,
  RateLimitBody,
  RequestUrlBody,
  TimesBody,
  UserGroupChangeBody,
} from './bodies.ts';
import { ProtocolRefusal } from './routes.ts';
import type { Route } from './routes.ts';

/** Orders for the workspace itself, below `/workspace/control`: faults, delivery, and what to look at. */
export function controlRoutes(client: Client, sockets: SocketMode): readonly Route[] {
  const { state, link } = client;
  const get = (path: string, run: Route['run']): Route => ({ method: 'GET', path: `/workspace/control/${path}`, run });
  const post = (path: string, run: Route['run']): Route => ({
    method: 'POST',
    path: `/workspace/control/${path}`,
    run,
  });

  return [
    get('faults', () => state.faults.pending()),
    post('faults', ({ json }) => state.faults.order(FaultBody.parse(json))),
    post('faults/clear', () => {
      state.faults.clear();
      state.triggers.expireNext(0);
      link.duplicateNext(0);
    }),
    post('rate-limits', ({ json }) => state.rateLimits.enable(RateLimitBody.parse(json).enabled)),
    post('envelopes/duplicate', ({ json }) => link.duplicateNext(TimesBody.parse(json).times)),
    post('triggers/expire', ({ json }) => state.triggers.expireNext(TimesBody.parse(json).times)),
    post('sockets/drop', () => sockets.drop()),
    post('sockets/disconnect', ({ json }) => {
      const { reason, connections } = DisconnectBody.parse(json);
      sockets.disconnect(reason, connections);
    }),
    get('connection', () => ({ sockets: sockets.connections(), requestUrl: link.requestUrl() })),
    get('delivery', () => ({ duplicates: link.duplicating(), expiredTriggers: state.triggers.expiring() })),
    post('request-url', async ({ json }) => {
      const { url } = RequestUrlBody.parse(json);
      if (await link.useRequestUrl(url)) return { requestUrl: url };
      throw new ProtocolRefusal(422, 'the request URL did not answer the challenge');
    }),
    post('people/:person', ({ names, json }) => changePerson(client, names['person'] ?? '', json)),
    post('user-groups/:group', ({ names, json }) => {
      const group = state.userGroups.find(names['group'] ?? '');
      if (!group) throw new ProtocolRefusal(404, 'no such user group');
      const { members = group.members, disabled = group.disabled } = UserGroupChangeBody.parse(json);
      state.userGroups.change({ ...group, members, disabled });
    }),
    post('members', ({ json }) => {
      const { channel, member } = MembershipBody.parse(json);
      const known = state.channels.byId(channel) ?? state.channels.byName(channel.replace(/^#/, ''));
      if (!known) throw new ProtocolRefusal(404, 'no such channel');
      state.channels.join(known.id, member);
    }),
    get('inspector', () => ({ envelopes: state.inspector.envelopes(), calls: state.inspector.calls() })),
    get('history', () => historyOf(state)),
  ];
}

function changePerson({ state, link }: Client, who: string, json: unknown) {
  const person = state.people.find(who);
  if (!person) throw new ProtocolRefusal(404, 'no such person');
  const given = PersonChangeBody.parse(json);
  const changes = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const changed = { ...person, ...changes };
  state.people.change(changed);
  state.announcer.changed();
  if (state.manifest.botEvents.includes('user_change')) {
    const email = state.manifest.botScopes.includes('users:read.email');
    const user = userOnWire(state, changed, { email, locale: true });
    const event = { type: 'user_change', user, event_ts: state.timestamps.next() };
    void link.announce(eventCallback(state, `Ev${newId()}`, event), person.id);
  }
  return changed;
}

/**
 * Everything that was ever posted, edits and deletions included, for a search through it. What only one person may see
 * is not part of the history: it is listed apart, as long as that person's client shows it.
 */
function historyOf({ messages, people, sessions, views, files }: WorkspaceState) {
  const transient = people.all().flatMap(({ id }) => {
    const ephemeral = messages.ephemeralFor(id).filter(({ ts }) => ts > sessions.oldest(id));
    const home = views.home(id);
    return [
      ...ephemeral.map((message) => ({ person: id, kind: 'ephemeral' as const, message })),
      ...(home ? [{ person: id, kind: 'home' as const, blocks: home.blocks }] : []),
    ];
  });
  const contents = files.all().map((file) => ({ ...file, base64: files.content(file.id)?.toString('base64') ?? '' }));
  return { postings: messages.history(), files: contents, transient };
}
