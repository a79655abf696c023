import { newBytes } from '../../../kernel/ids.ts';
import { asObjects, asText } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { carryInputs, withIds } from './inputs.ts';
import type { Inputs } from './inputs.ts';

/** A modal of one session's stack, or the home tab of one person (`sessionId` null). */
export type View = {
  readonly id: string;
  readonly hash: string;
  readonly personId: string;
  readonly sessionId: string | null;
  readonly rootId: string;
  readonly previousId: string | null;
  /** The view as the app gave it, with the IDs it left out filled in. */
  readonly content: JsonObject;
  readonly blocks: readonly JsonObject[];
  readonly inputs: Inputs;
  readonly errors: Readonly<Record<string, string>>;
  readonly warning: string | null;
  readonly busy: boolean;
};

export type Views = {
  readonly byId: (id: string) => View | undefined;
  readonly byExternalId: (externalId: string) => View | undefined;
  readonly stack: (sessionId: string) => readonly View[];
  readonly home: (personId: string) => View | undefined;
  readonly open: (personId: string, sessionId: string, content: JsonObject) => View;
  readonly push: (below: View, content: JsonObject) => View;
  readonly publish: (personId: string, content: JsonObject) => View;
  readonly update: (view: View, content: JsonObject) => View;
  /** What only the client knows of a view: it does not change the hash. */
  readonly note: (id: string, change: Partial<Pick<View, 'inputs' | 'errors' | 'warning' | 'busy'>>) => void;
  readonly close: (id: string) => void;
  readonly closeAll: (sessionId: string) => void;
};

export function createViews(): Views {
  const views = new Map<string, View>();

  const keep = (view: View): View => {
    views.set(view.id, view);
    return view;
  };
  const add = (content: JsonObject, owner: Pick<View, 'personId' | 'sessionId'>, below?: View) => {
    const id = `V${newBytes(6).toString('hex').toUpperCase()}`;
    const place = { ...owner, id, rootId: below?.rootId ?? id, previousId: below?.id ?? null };
    return keep({ ...place, ...shown(content, {}) });
  };
  const stack = (sessionId: string) => [...views.values()].filter((view) => view.sessionId === sessionId);
  const closeAll = (sessionId: string) => stack(sessionId).forEach(({ id }) => views.delete(id));
  const home = (personId: string) =>
    [...views.values()].find((view) => view.sessionId === null && view.personId === personId);

  return {
    stack,
    home,
    closeAll,
    byId: (id) => views.get(id),
    byExternalId: (externalId) => [...views.values()].find(({ content }) => content['external_id'] === externalId),
    open: (personId, sessionId, content) => {
      closeAll(sessionId);
      return add(content, { personId, sessionId });
    },
    push: (below, content) => add(content, below, below),
    publish: (personId, content) => {
      const published = home(personId);
      return published
        ? keep({ ...published, ...shown(content, published.inputs) })
        : add(content, { personId, sessionId: null });
    },
    update: (view, content) => keep({ ...view, ...shown(content, view.inputs) }),
    note: (id, change) => {
      const view = views.get(id);
      if (view) keep({ ...view, ...change });
    },
    close: (id) => void views.delete(id),
  };
}

function shown(content: JsonObject, previous: Inputs) {
  const blocks = withIds(asObjects(content['blocks']));
  return {
    content: { ...content, blocks, callback_id: asText(content['callback_id']) },
    blocks,
    inputs: carryInputs(previous, blocks),
    hash: `${newBytes(5).toString('hex')}.${newBytes(4).toString('base64url')}`,
    errors: {},
    warning: null,
    busy: false,
  };
}
