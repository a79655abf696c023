import { checkBlocks } from '../block-kit/check-blocks.ts';
import { interactiveElements } from '../block-kit/walk.ts';
import { asObjects, asText, isObject } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { TriggerOrigin } from '../state/triggers.ts';
import type { View } from '../state/views.ts';
import type { WorkspaceState } from '../state/workspace-state.ts';
import { ApiRefusal, refuseArguments, refuseProblems, requiredText, structured } from './api-method.ts';
import type { ApiContext, ApiMethods } from './api-method.ts';
import { problemsOfPictures } from './pictures.ts';
import { viewOnWire } from './wire.ts';

/** Slack's pages views.open, views.push, views.update and views.publish. */
export const viewMethods: ApiMethods = {
  'views.open': { token: 'bot', tier: 'tier-4', run: open },
  'views.push': { token: 'bot', tier: 'tier-4', run: push },
  'views.update': { token: 'bot', tier: 'tier-4', run: update },
  'views.publish': { token: 'bot', tier: 'tier-4', run: publish },
};

const LARGEST_VIEW_BYTES = 250_000;
const DEEPEST_STACK = 3;

function open({ state, arguments: values }: ApiContext) {
  const content = readView(state, structured(values, 'view'), 'modal');
  refuseTakenExternalId(state, content);
  const origin = takeTrigger(state, values);
  const session = state.sessions.byId(origin.sessionId);
  if (!session) throw new ApiRefusal('expired_trigger_id');
  return answer(state, state.views.open(session.personId, session.id, content));
}

function push({ state, arguments: values }: ApiContext) {
  const content = readView(state, structured(values, 'view'), 'modal');
  refuseTakenExternalId(state, content);
  const use = state.triggers.inspect(requiredText(values, 'trigger_id'));
  const stack = use.kind === 'taken' ? state.views.stack(use.origin.sessionId) : [];
  if (use.kind === 'taken' && (use.origin.viewId === undefined || stack.length === 0)) {
    throw new ApiRefusal('invalid_trigger_id');
  }
  if (stack.length >= DEEPEST_STACK) throw new ApiRefusal('push_limit_reached');
  takeTrigger(state, values);
  const top = stack.at(-1);
  if (!top) throw new ApiRefusal('not_found');
  return answer(state, state.views.push(top, content));
}

function update({ state, arguments: values }: ApiContext) {
  const viewId = asText(values['view_id']);
  const externalId = asText(values['external_id']);
  if (viewId === '' && externalId === '') refuseArguments('[ERROR] missing required field: view_id or external_id');
  const view = viewId === '' ? state.views.byExternalId(externalId) : state.views.byId(viewId);
  const content = readView(state, structured(values, 'view'), view?.sessionId === null ? 'home' : 'modal');
  if (!view) throw new ApiRefusal('not_found');
  refuseOldHash(view, values);
  refuseTakenExternalId(state, content, view);
  return answer(state, state.views.update(view, content));
}

function publish({ state, arguments: values }: ApiContext) {
  const person = state.people.byId(requiredText(values, 'user_id'));
  const content = readView(state, structured(values, 'view'), 'home');
  if (!state.manifest.homeTab) throw new ApiRefusal('not_enabled');
  if (!person || person.deleted) return refuseArguments('[ERROR] user not found [json-pointer:/user_id]');
  const published = state.views.home(person.id);
  if (published) refuseOldHash(published, values);
  return answer(state, state.views.publish(person.id, content));
}

function answer(state: WorkspaceState, view: View): JsonObject {
  state.announcer.changed(view.personId);
  return { view: viewOnWire(state, view) };
}

/**
 * Reads a view and refuses what Slack would refuse.
 * @throws ApiRefusal `invalid_arguments`, `view_too_large`, or `missing_scope` for a file input without files:read
 */
export function readView(state: WorkspaceState, view: unknown, surface: 'modal' | 'home'): JsonObject {
  const given = view as JsonObject | undefined;
  if (!isObject(given)) return refuseArguments('[ERROR] missing required field: view');
  if (Buffer.byteLength(JSON.stringify(given)) > LARGEST_VIEW_BYTES) throw new ApiRefusal('view_too_large');
  refuseProblems('invalid_arguments', checkBlocks(surface, given));
  refuseProblems('invalid_arguments', problemsOfPictures(state, asObjects(given['blocks']), '/view/blocks'));
  const wantsFiles = interactiveElements(asObjects(given['blocks'])).some(
    ({ element }) => element['type'] === 'file_input',
  );
  if (wantsFiles && !state.manifest.botScopes.includes('files:read')) {
    throw new ApiRefusal('missing_scope', { needed: 'files:read', provided: state.manifest.botScopes.join(',') });
  }
  return given;
}

function takeTrigger(state: WorkspaceState, values: JsonObject): TriggerOrigin {
  const use = state.triggers.take(requiredText(values, 'trigger_id'));
  if (use.kind === 'taken') return use.origin;
  throw new ApiRefusal(use.kind);
}

function refuseOldHash(view: View, values: JsonObject): void {
  const hash = asText(values['hash']);
  if (hash !== '' && hash !== view.hash) throw new ApiRefusal('hash_conflict');
}

function refuseTakenExternalId({ views }: WorkspaceState, content: JsonObject, self?: View): void {
  const externalId = asText(content['external_id']);
  const other = externalId === '' ? undefined : views.byExternalId(externalId);
  if (other && other.id !== self?.id) throw new ApiRefusal('duplicate_external_id');
}
