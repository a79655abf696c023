import { interactiveElements } from '../block-kit/walk.ts';
import type { Interactive } from '../block-kit/walk.ts';
import { actionInMessage, actionInView } from '../delivery/payloads.ts';
import { asObject, asText, isList, isObject } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import { valueField, withInput } from '../state/inputs.ts';
import type { Inputs } from '../state/inputs.ts';
import { messageKey, offerKey, seenAt, TROUBLE } from './client.ts';
import type { Actor, Client, Outcome, Place, Shown } from './client.ts';
import { entryFor, forgedEntry } from './element-value.ts';

/** A press, a choice or an entry. `anyway` is a hostile client: nothing is checked before it is sent. */
export type Use = {
  readonly place: Place;
  readonly blockId: string;
  readonly actionId: string;
  readonly value?: Json | undefined;
  readonly confirmed?: boolean | undefined;
  readonly enter?: boolean | undefined;
  readonly anyway?: boolean | undefined;
};

/** Somebody uses an element of a view or a message; the app hears of it where Slack would tell it. */
export async function useElement(client: Client, actor: Actor, use: Use): Promise<Outcome> {
  const shown = seenAt(client, actor, use.place);
  const found = shown && elementAt(shown, use);
  if (!shown || !found) return { kind: 'gone' };
  const { element } = found;
  if (isObject(element['confirm']) && use.confirmed !== true) return { kind: 'confirm', dialog: element['confirm'] };

  if (valueField(element) === undefined) {
    const chosen = chosenIn(element, use);
    return chosen ? tellApp(client, actor, use.place, found, chosen) : { kind: 'refused', reason: 'unknown_option' };
  }
  const offers = client.offers.get(offerKey(actor, use.place, use.blockId, use.actionId)) ?? [];
  const entry =
    use.anyway === true
      ? forgedEntry(element, use.value ?? null)
      : entryFor(client.state, actor.person, element, use.value ?? null, offers);
  if (!entry) return { kind: 'refused', reason: 'cannot_be_entered' };
  enter(client, actor, shown, found, entry);
  return dispatches(found, use) ? tellApp(client, actor, use.place, found, entry) : { kind: 'done' };
}

function elementAt(shown: Shown, { blockId, actionId }: Use): Interactive | undefined {
  const blocks = 'view' in shown ? shown.view.blocks : shown.message.blocks;
  return interactiveElements(blocks).find((one) => one.blockId === blockId && one.actionId === actionId);
}

/** A button carries its own value; an overflow menu needs a choice. */
function chosenIn(element: JsonObject, { value }: Use): JsonObject | undefined {
  if (element['type'] !== 'overflow') return { value: element['value'] };
  const options = isList(element['options']) ? element['options'].filter(isObject) : [];
  const option = options.find((one) => one['value'] === value);
  return option ? { selected_option: option } : undefined;
}

/** Outside input blocks every choice is told to the app; inside them only where `dispatch_action` asks for it. */
function dispatches({ block, element }: Interactive, { enter: entered }: Use): boolean {
  if (block['type'] !== 'input') return true;
  if (block['dispatch_action'] !== true) return false;
  if (valueField(element) !== 'value') return true;
  const wanted = asObject(element['dispatch_action_config'])['trigger_actions_on'];
  return entered === true || (isList(wanted) && wanted.includes('on_character_entered'));
}

function enter(
  { state, messageInputs }: Client,
  actor: Actor,
  shown: Shown,
  found: Interactive,
  entry: JsonObject,
): void {
  const { blockId, actionId } = found;
  if ('view' in shown) {
    const errors = Object.fromEntries(Object.entries(shown.view.errors).filter(([name]) => name !== blockId));
    state.views.note(shown.view.id, { inputs: withInput(shown.view.inputs, blockId, actionId, entry), errors });
  } else {
    const key = messageKey(actor, shown.message);
    messageInputs.set(key, withInput(messageInputs.get(key) ?? {}, blockId, actionId, entry));
  }
  state.announcer.changed(actor.person.id);
}

async function tellApp(
  client: Client,
  actor: Actor,
  place: Place,
  found: Interactive,
  chosen: JsonObject,
): Promise<Outcome> {
  const { state, link } = client;
  const shown = seenAt(client, actor, place);
  if (!shown) return { kind: 'gone' };
  const action = { ...describe(found), ...chosen, action_ts: state.timestamps.next() };
  const payload = payloadOf(client, actor, shown, action);
  const answer = await link.deliver({ type: 'interactive', payload }, actor.person.id);
  if (answer.kind === 'acknowledged') return { kind: 'done' };
  const words = asText(asObject(found.element['text'])['text']);
  if ('view' in shown) state.views.note(shown.view.id, { warning: TROUBLE });
  else state.sessions.notice(actor.session.id, `This app did not respond to "${words}".`);
  state.announcer.changed(actor.person.id);
  return { kind: 'not-acknowledged', notice: TROUBLE };
}

const TOLD = [
  'text',
  'style',
  'url',
  'placeholder',
  'confirm',
  'min_query_length',
  'initial_option',
  'initial_options',
];

/** What an action tells of its element (Slack's page "block_actions payload"). */
function describe({ element, blockId, actionId }: Interactive): JsonObject {
  const told = Object.entries(element).filter(([name]) => TOLD.includes(name));
  return { type: element['type'], block_id: blockId, action_id: actionId, ...Object.fromEntries(told) };
}

function payloadOf(client: Client, actor: Actor, shown: Shown, action: JsonObject): JsonObject {
  const { state } = client;
  const { person, session } = actor;
  const sessionId = session.id;
  if ('view' in shown) {
    const viewId = shown.view.sessionId === null ? {} : { viewId: shown.view.id };
    const triggerId = state.triggers.issue({ sessionId, ...viewId });
    return actionInView(state, person, shown.view, { action, triggerId });
  }
  const { channelId, ts } = shown.message;
  return actionInMessage(state, person, shown.message, {
    action,
    triggerId: state.triggers.issue({ sessionId }),
    responseUrl: state.responseUrls.issue({ channelId, personId: person.id, messageTs: ts }),
    values: inputsOf(client, actor, shown),
  });
}

function inputsOf({ messageInputs }: Client, actor: Actor, shown: Shown): Inputs {
  return 'message' in shown ? (messageInputs.get(messageKey(actor, shown.message)) ?? {}) : shown.view.inputs;
}
