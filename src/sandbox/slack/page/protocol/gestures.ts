import type { Outcome, Place } from '../../gestures/client.ts';
import type { Suggestions } from '../../gestures/suggest-options.ts';
import type { Json } from '../../json.ts';
import { ask, send, WorkspaceSilent } from './ask.ts';

/** Where an element stands. */
export type Address = { readonly place: Place; readonly blockId: string; readonly actionId: string };

/** A file that somebody may see, with its bytes. */
export type StoredFile = { readonly name: string; readonly mimetype: string; readonly base64: string };

export type Uploaded = { readonly id: string; readonly name: string; readonly size: number };

type How = { readonly confirmed?: boolean; readonly enter?: boolean };

/** What a person can do with this client. */
export type Gestures = {
  readonly type: (channel: string, text: string, thread?: string) => Promise<Outcome>;
  readonly use: (address: Address, value?: Json, how?: How) => Promise<Outcome>;
  /** A text that is still being typed: told shortly after the last letter, and before anything is handed in. */
  readonly draft: (address: Address, value: string) => void;
  readonly suggest: (address: Address, query: string) => Promise<Suggestions>;
  readonly submit: (viewId: string) => Promise<Outcome>;
  readonly close: (viewId: string, all?: boolean) => Promise<Outcome>;
  readonly home: () => Promise<Outcome>;
  readonly upload: (file: File) => Promise<Uploaded>;
  readonly read: (fileId: string) => Promise<StoredFile>;
};

const TYPING_PAUSE_MILLISECONDS = 250;

/** Nothing came of it: what was meant is no longer there, or the workspace itself is away, which the page says. */
export type Gone = Extract<Outcome, { readonly kind: 'gone' }>;

function goneWith(error: unknown): Gone {
  if (error instanceof WorkspaceSilent) return { kind: 'gone' };
  throw error;
}

/** @param session of the live socket: what is only in the client, such as open modals, belongs to it */
export function createGestures(person: string, session: string): Gestures {
  const base = `/workspace/api/people/${encodeURIComponent(person)}`;
  const address = (name: string, query = '') => `${base}/${name}?session=${session}${query}`;
  const gesture = <Answer>(name: string, body: object = {}) => send<Answer | Gone>(address(name), body).catch(goneWith);
  const entries = createEntries((where, value, how) => gesture<Outcome>('use', { ...where, value, ...how }));

  return {
    type: (channel, text, thread) => gesture('type', { channel, text, ...(thread === undefined ? {} : { thread }) }),
    use: async (where, value, how = {}) => {
      // What the app is told of one element includes what stands in all others.
      await entries.typed(where);
      return entries.now(where, value, how);
    },
    draft: entries.soon,
    suggest: (where, query) => gesture('suggest', { ...where, query }),
    submit: async (viewId) => {
      await entries.settled();
      return gesture('submit', { viewId });
    },
    close: (viewId, all = false) => gesture('close', { viewId, all }),
    home: () => gesture('home'),
    read: (fileId) => ask(address(`files/${fileId}`)),
    upload: (file) =>
      ask(address('files', `&name=${encodeURIComponent(file.name)}`), {
        method: 'POST',
        body: file,
        headers: { 'content-type': file.type || 'application/octet-stream' },
      }),
  };
}

type Tell = (where: Address, value: Json | undefined, how: How) => Promise<Outcome>;

/** Keeps the entries of each element in order: a later one never overtakes an earlier one. */
function createEntries(tell: Tell) {
  const underWay = new Map<string, Promise<unknown>>();
  const typing = new Map<string, { readonly timer: number; readonly send: () => Promise<Outcome> }>();
  const nameOf = (where: Address) => JSON.stringify(where);

  const now = (where: Address, value: Json | undefined, how: How): Promise<Outcome> => {
    const name = nameOf(where);
    window.clearTimeout(typing.get(name)?.timer);
    typing.delete(name);
    const before = underWay.get(name) ?? Promise.resolve();
    const told = before.then(() => tell(where, value, how));
    const quiet = told.catch(() => undefined);
    underWay.set(name, quiet);
    void quiet.then(() => underWay.get(name) === quiet && underWay.delete(name));
    return told;
  };

  return {
    now,
    soon: (where: Address, value: string) => {
      const name = nameOf(where);
      window.clearTimeout(typing.get(name)?.timer);
      const send = () => now(where, value, {});
      typing.set(name, { send, timer: window.setTimeout(() => void send(), TYPING_PAUSE_MILLISECONDS) });
    },
    /** Tells what is still being typed elsewhere. */
    typed: async (except: Address) => {
      const others = [...typing].filter(([name]) => name !== nameOf(except));
      await Promise.all(others.map(([, { send }]) => send().catch(() => undefined)));
    },
    settled: async () => {
      for (const { send } of typing.values()) void send();
      await Promise.all(underWay.values());
    },
  };
}
