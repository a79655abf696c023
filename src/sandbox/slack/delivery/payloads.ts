import { asObject } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { Channel } from '../state/channels.ts';
import type { Message } from '../state/messages.ts';
import type { Person } from '../state/people.ts';
import type { View } from '../state/views.ts';
import type { WorkspaceState } from '../state/workspace-state.ts';
import { messageOnWire, viewOnWire } from '../web-api/wire.ts';

/** What every interaction payload carries (Slack's pages under "Interaction payloads"). */
function envelopeOf({ identity }: WorkspaceState, person: Person): JsonObject {
  return {
    token: identity.verificationToken,
    api_app_id: identity.appId,
    team: { id: person.teamId, domain: person.teamId === identity.teamId ? identity.teamDomain : 'elsewhere' },
    user: { id: person.id, username: person.name, name: person.name, team_id: person.teamId },
    is_enterprise_install: false,
    enterprise: null,
  };
}

export function slashCommand(
  { identity }: WorkspaceState,
  person: Person,
  channel: Channel,
  typed: { readonly command: string; readonly text: string; readonly triggerId: string; readonly responseUrl: string },
): JsonObject {
  return {
    token: identity.verificationToken,
    team_id: person.teamId,
    team_domain: identity.teamDomain,
    channel_id: channel.id,
    channel_name: channel.directWith === undefined ? channel.name : 'directmessage',
    user_id: person.id,
    user_name: person.name,
    command: typed.command,
    text: typed.text,
    api_app_id: identity.appId,
    is_enterprise_install: 'false',
    response_url: typed.responseUrl,
    trigger_id: typed.triggerId,
  };
}

export function viewSubmission(state: WorkspaceState, person: Person, view: View, triggerId: string): JsonObject {
  return {
    type: 'view_submission',
    ...envelopeOf(state, person),
    trigger_id: triggerId,
    view: viewOnWire(state, view),
    response_urls: [],
  };
}

export function viewClosed(state: WorkspaceState, person: Person, view: View, isCleared: boolean): JsonObject {
  return { type: 'view_closed', ...envelopeOf(state, person), view: viewOnWire(state, view), is_cleared: isCleared };
}

export function actionInView(
  state: WorkspaceState,
  person: Person,
  view: View,
  did: { readonly action: JsonObject; readonly triggerId: string },
): JsonObject {
  return {
    type: 'block_actions',
    ...envelopeOf(state, person),
    trigger_id: did.triggerId,
    container: { type: 'view', view_id: view.id },
    view: viewOnWire(state, view),
    actions: [did.action],
  };
}

/** The payload of an action on an ephemeral message carries no message: Slack does not keep one. */
export function actionInMessage(
  state: WorkspaceState,
  person: Person,
  message: Message,
  did: {
    readonly action: JsonObject;
    readonly triggerId: string;
    readonly responseUrl: string;
    readonly values: JsonObject;
  },
): JsonObject {
  const channel = state.channels.byId(message.channelId);
  const ephemeral = message.onlyFor !== undefined;
  return {
    type: 'block_actions',
    ...envelopeOf(state, person),
    trigger_id: did.triggerId,
    response_url: did.responseUrl,
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channelId,
      is_ephemeral: ephemeral,
      ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    },
    channel: {
      id: message.channelId,
      name: channel?.directWith === undefined ? (channel?.name ?? '') : 'directmessage',
    },
    ...(ephemeral ? {} : { message: messageOnWire(state, message) }),
    state: { values: did.values },
    actions: [did.action],
  };
}

export function blockSuggestion(
  state: WorkspaceState,
  person: Person,
  asked: { readonly blockId: string; readonly actionId: string; readonly query: string },
  shownIn: { readonly view: View } | { readonly message: Message },
): JsonObject {
  const place: JsonObject =
    'view' in shownIn
      ? { container: { type: 'view', view_id: shownIn.view.id }, view: viewOnWire(state, shownIn.view) }
      : {
          container: { type: 'message', message_ts: shownIn.message.ts, channel_id: shownIn.message.channelId },
          channel: { id: shownIn.message.channelId, name: state.channels.byId(shownIn.message.channelId)?.name ?? '' },
        };
  return {
    type: 'block_suggestion',
    ...envelopeOf(state, person),
    ...place,
    block_id: asked.blockId,
    action_id: asked.actionId,
    value: asked.query,
  };
}

/** An Events API callback around one event. */
export function eventCallback({ identity, clock }: WorkspaceState, eventId: string, event: JsonObject): JsonObject {
  return {
    token: identity.verificationToken,
    team_id: identity.teamId,
    api_app_id: identity.appId,
    type: 'event_callback',
    event_id: eventId,
    event_time: Math.floor(clock.now().getTime() / 1000),
    event: asObject(event),
    is_ext_shared_channel: false,
    authorizations: [
      {
        enterprise_id: null,
        team_id: identity.teamId,
        user_id: identity.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
  };
}
