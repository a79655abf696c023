import type { Actor, Client } from '../gestures/client.ts';
import { openHome } from '../gestures/open-home.ts';
import { closeView, submitView } from '../gestures/submit-view.ts';
import { suggestOptions } from '../gestures/suggest-options.ts';
import { typeText } from '../gestures/type-text.ts';
import { useElement } from '../gestures/use-element.ts';
import { asObject, asText } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { Channel } from '../state/channels.ts';
import { CloseBody, RawBody, SubmitBody, SuggestBody, TypeBody, UseBody } from './bodies.ts';
import { ProtocolRefusal } from './routes.ts';
import type { Exchange, Route } from './routes.ts';
import { screenOf } from './screen.ts';

const NEWEST_MESSAGES = 200;
const LARGEST_FILE = 10_000_000;

/** What people do and see, below `/workspace/api`. A client names its session in the query, or has the person's own. */
export function personRoutes(client: Client): readonly Route[] {
  const { state } = client;
  const base = '/workspace/api/people/:person';
  const gesture = (path: string, run: (actor: Actor, exchange: Exchange) => unknown): Route => ({
    method: 'POST',
    path: `${base}/${path}`,
    run: (exchange) => run(actorOf(client, exchange), exchange),
  });

  return [
    { method: 'GET', path: '/workspace/api/people', run: () => state.people.all() },
    {
      method: 'GET',
      path: '/workspace/api/workspace',
      run: () => ({
        teamId: state.identity.teamId,
        app: state.manifest.botName,
        appUserId: state.identity.botUserId,
        homeTab: state.manifest.homeTab,
        commands: state.manifest.commands,
      }),
    },
    {
      method: 'GET',
      path: `${base}/screen`,
      run: (exchange) =>
        screenOf(client, actorOf(client, exchange), Number(exchange.query.get('messages') ?? NEWEST_MESSAGES)),
    },
    {
      method: 'GET',
      path: `${base}/files/:file`,
      run: (exchange) => readFile(client, actorOf(client, exchange), exchange.names['file'] ?? ''),
    },
    gesture('reload', (actor) => reload(client, actor)),
    gesture('type', (actor, { json }) => {
      const { channel, text, thread } = TypeBody.parse(json);
      return typeText(client, actor, channelNamed(client, actor, channel), text, thread);
    }),
    gesture('use', (actor, { json }) => useElement(client, actor, UseBody.parse(json))),
    gesture('suggest', (actor, { json }) => suggestOptions(client, actor, SuggestBody.parse(json))),
    gesture('submit', (actor, { json }) => {
      const { viewId, anyway } = SubmitBody.parse(json);
      return submitView(client, actor, viewId, { anyway });
    }),
    gesture('close', (actor, { json }) => {
      const { viewId, all } = CloseBody.parse(json);
      return closeView(client, actor, viewId, all);
    }),
    gesture('home', (actor) => openHome(client, actor)),
    gesture('files', (actor, exchange) => uploadFile(client, actor, exchange)),
    gesture('raw', ({ person, session }, { json }) => {
      const { trigger, type, payload } = RawBody.parse(json);
      const ways = trigger ? waysBack(client, { person, session }, payload) : {};
      return client.link.deliver({ type, payload: { ...payload, ...ways } }, person.id);
    }),
  ];
}

function actorOf({ state }: Client, { names, query }: Exchange): Actor {
  const person = state.people.find(names['person'] ?? '');
  if (!person) throw new ProtocolRefusal(404, 'no such person');
  const named = query.get('session');
  const session = named === null ? state.sessions.ofPerson(person.id) : state.sessions.byId(named);
  if (session?.personId !== person.id) throw new ProtocolRefusal(404, 'no such session of this person');
  return { person, session };
}

/** What Slack sends with a gesture so that it can be answered: a trigger for a view, and where to write. */
function waysBack({ state }: Client, { person, session }: Actor, payload: JsonObject): JsonObject {
  const channelId = asText(asObject(payload['channel'])['id']) || asText(payload['channel_id']);
  const response = { response_url: state.responseUrls.issue({ channelId, personId: person.id }) };
  return { trigger_id: state.triggers.issue({ sessionId: session.id }), ...(channelId === '' ? {} : response) };
}

/** The page is loaded anew: what was only in the client is gone, ephemeral messages and open modals among it. */
function reload({ state }: Client, { person, session }: Actor) {
  const own = state.sessions.ofPerson(person.id).id === session.id;
  state.views.closeAll(session.id);
  state.sessions.close(session.id);
  const fresh = own ? state.sessions.ofPerson(person.id) : state.sessions.open(person.id);
  state.messages.forget(person.id, state.sessions.oldest(person.id));
  state.announcer.changed(person.id);
  return { session: fresh.id };
}

/** @param name of a channel, with or without #; `@app` or the app's name is the person's direct message with it */
function channelNamed({ state }: Client, { person }: Actor, name: string): Channel {
  const direct = name === '@app' || name === `@${state.manifest.botName}`;
  const channel = direct
    ? state.channels.directWith(person.id)
    : (state.channels.byId(name) ?? state.channels.byName(name.replace(/^#/, '')));
  if (!channel) throw new ProtocolRefusal(404, 'no such channel');
  return channel;
}

function uploadFile({ state }: Client, { person }: Actor, { bytes, query, request }: Exchange) {
  const name = query.get('name') ?? '';
  if (name === '') throw new ProtocolRefusal(400, 'the query names no file');
  if (bytes.length > LARGEST_FILE) throw new ProtocolRefusal(413, 'a file in a form is at most 10 MB');
  const mimetype = asText(request.headers['content-type']) || 'application/octet-stream';
  const { id, size } = state.files.add({ name, mimetype, ownerId: person.id }, bytes);
  return { id, name, size };
}

function readFile(client: Client, actor: Actor, id: string) {
  const { state } = client;
  const { person } = actor;
  const file = state.files.byId(id);
  const shared = file?.sharedIn.some((one) => state.channels.isMember(one, person.id)) ?? false;
  const sees = file && (file.ownerId === person.id || shared || standsInBlocks(client, actor, id));
  if (!sees) throw new ProtocolRefusal(404, 'no such file');
  const { name, mimetype, size } = file;
  return { id, name, mimetype, size, base64: state.files.content(id)?.toString('base64') ?? '' };
}

/** A picture that the app put into a block is seen by whoever sees the block. */
function standsInBlocks(client: Client, actor: Actor, fileId: string): boolean {
  const { channels, modals, home } = screenOf(client, actor, NEWEST_MESSAGES);
  const shown = [channels.flatMap(({ messages }) => messages), modals, home ?? []].flat();
  return shown.some(({ blocks }) => JSON.stringify(blocks).includes(fileId));
}
