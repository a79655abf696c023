import { viewClosed, viewSubmission } from '../delivery/payloads.ts';
import { asObject, asText, isList, isObject } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import type { View } from '../state/views.ts';
import { ApiRefusal } from '../web-api/api-method.ts';
import { readView } from '../web-api/views.ts';
import { checkInputs } from './client-checks.ts';
import { seenAt, TROUBLE } from './client.ts';
import type { Actor, Client, Outcome } from './client.ts';

const DEEPEST_STACK = 3;

/** Somebody hands in the modal on top. `anyway` is a hostile client: nothing is checked before it is sent. */
export async function submitView(
  client: Client,
  actor: Actor,
  viewId: string,
  { anyway = false }: { readonly anyway?: boolean | undefined },
): Promise<Outcome> {
  const { state, link } = client;
  const shown = seenAt(client, actor, { viewId });
  if (!shown || !('view' in shown) || shown.view.sessionId === null) return { kind: 'gone' };
  const { view } = shown;
  if (view.busy) return { kind: 'busy' };
  if (!isObject(view.content['submit'])) return { kind: 'refused', reason: 'no_submit' };
  const errors = anyway ? {} : checkInputs(view);
  if (Object.keys(errors).length > 0) {
    note(client, actor, viewId, { errors });
    return { kind: 'invalid', errors };
  }
  note(client, actor, viewId, { busy: true, errors: {}, warning: null });
  const triggerId = state.triggers.issue({ sessionId: actor.session.id, viewId });
  const payload = viewSubmission(state, actor.person, view, triggerId);
  const answer = await link.deliver({ type: 'interactive', payload }, actor.person.id);
  note(client, actor, viewId, { busy: false });
  const outcome =
    answer.kind === 'acknowledged'
      ? applyResponse(client, actor, viewId, answer.body)
      : ({ kind: 'not-acknowledged', notice: TROUBLE } as const);
  if (outcome.kind === 'not-acknowledged') note(client, actor, viewId, { warning: outcome.notice });
  state.announcer.changed(actor.person.id);
  return outcome;
}

/** Follows the `response_action` of the answer (Slack's page "Modals", *Handling and responding to interactions*). */
function applyResponse(client: Client, { session }: Actor, viewId: string, body: Json | undefined): Outcome {
  const { views } = client.state;
  const response = asObject(body);
  const view = views.byId(viewId);
  if (!view) return { kind: 'done' };
  switch (response['response_action']) {
    case undefined:
      if (Object.keys(response).length > 0) return refused(client, 'the answer has no response_action');
      views.close(viewId);
      return { kind: 'done' };
    case 'clear':
      views.closeAll(session.id);
      return { kind: 'done' };
    case 'errors':
      return showErrors(client, view, asObject(response['errors']));
    case 'update':
      return withContent(client, response, (content) => views.update(view, content));
    case 'push':
      if (views.stack(session.id).length >= DEEPEST_STACK) return refused(client, 'push_limit_reached');
      return withContent(client, response, (content) => views.push(view, content));
    default:
      return refused(client, 'unknown response_action');
  }
}

/** Errors belong to input blocks; any other key makes Slack show trouble instead of the errors. */
function showErrors(client: Client, view: View, errors: JsonObject): Outcome {
  const inputs = view.blocks.filter(({ type }) => type === 'input').map((block) => asText(block['block_id']));
  const unknown = Object.keys(errors).filter((blockId) => !inputs.includes(blockId) || asText(errors[blockId]) === '');
  if (Object.keys(errors).length === 0) return refused(client, 'no errors given');
  if (unknown.length > 0) return refused(client, `no input block, or no text, for: ${unknown.join(', ')}`);
  const texts = Object.fromEntries(Object.entries(errors).map(([blockId, text]) => [blockId, asText(text)]));
  client.state.views.note(view.id, { errors: texts });
  return { kind: 'invalid', errors: texts };
}

function withContent(client: Client, response: JsonObject, show: (content: JsonObject) => void): Outcome {
  try {
    show(readView(client.state, response['view'], 'modal'));
    return { kind: 'done' };
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    const messages = asObject(error.details['response_metadata'])['messages'];
    return refused(client, error.error, isList(messages) ? messages.map(asText) : []);
  }
}

/** What Slack refuses in an answer the app never learns; a developer finds it in the inspector. */
function refused({ state }: Client, reason: string, problems: readonly string[] = []): Outcome {
  state.inspector.call({ method: 'answer to view_submission', target: '', outcome: reason, problems, milliseconds: 0 });
  state.log.warn({ reason, problems }, 'the answer to a view_submission was refused');
  return { kind: 'not-acknowledged', notice: TROUBLE };
}

function note(
  { state }: Client,
  { person }: Actor,
  viewId: string,
  change: Parameters<typeof state.views.note>[1],
): void {
  state.views.note(viewId, change);
  state.announcer.changed(person.id);
}

/** Somebody closes the modal on top, or with `all` the whole stack; the app hears of it with `notify_on_close`. */
export async function closeView(client: Client, actor: Actor, viewId: string, all: boolean): Promise<Outcome> {
  const { state, link } = client;
  const shown = seenAt(client, actor, { viewId });
  if (!shown || !('view' in shown) || shown.view.sessionId === null) return { kind: 'gone' };
  const cleared = all || shown.view.content['clear_on_close'] === true;
  const closed = cleared ? state.views.stack(actor.session.id) : [shown.view];
  closed.forEach(({ id }) => state.views.close(id));
  state.announcer.changed(actor.person.id);
  const told = closed.filter(({ content }) => content['notify_on_close'] === true).toReversed();
  const payloads = told.map((view) => viewClosed(state, actor.person, view, cleared));
  await Promise.all(payloads.map((payload) => link.deliver({ type: 'interactive', payload }, actor.person.id)));
  return { kind: 'done' };
}
