import type { AppLink } from '../delivery/app-link.ts';
import type { JsonObject } from '../json.ts';
import type { Inputs } from '../state/inputs.ts';
import type { Message } from '../state/messages.ts';
import type { Person } from '../state/people.ts';
import type { Session } from '../state/sessions.ts';
import type { View } from '../state/views.ts';
import type { WorkspaceState } from '../state/workspace-state.ts';

/** Where a person acts: in a view (the modal on top, or the home tab) or in a message. */
export type Place = { readonly viewId: string } | { readonly channelId: string; readonly ts: string };

export type Shown = { readonly view: View } | { readonly message: Message };

/** A person at one of their clients. */
export type Actor = { readonly person: Person; readonly session: Session };

/** What Slack's own client would know and do, for all people at once. */
export type Client = {
  readonly state: WorkspaceState;
  readonly link: AppLink;
  /** The options last offered by the app for one typeahead of one session. */
  readonly offers: Map<string, readonly JsonObject[]>;
  /** What a person has chosen in the menus of a message. */
  readonly messageInputs: Map<string, Inputs>;
};

/** What came of a gesture. `gone`: what the person wanted to touch is no longer on the screen. */
export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'confirm'; readonly dialog: JsonObject }
  | { readonly kind: 'invalid'; readonly errors: Readonly<Record<string, string>> }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'not-acknowledged'; readonly notice: string };

/** Slack's words in a modal when the app does not answer, or answers with what Slack refuses. */
export const TROUBLE = 'We had some trouble connecting. Try again?';

export function createClient(state: WorkspaceState, link: AppLink): Client {
  return { state, link, offers: new Map(), messageInputs: new Map() };
}

/** @returns what the person sees at a place, or undefined where it is not, or no longer, before them */
export function seenAt({ state }: Client, { person, session }: Actor, place: Place): Shown | undefined {
  if ('viewId' in place) {
    const view = state.views.byId(place.viewId);
    const mine = view?.sessionId === session.id && state.views.stack(session.id).at(-1)?.id === view.id;
    const home = view?.sessionId === null && view.personId === person.id;
    return view && (mine || home) ? { view } : undefined;
  }
  const message = state.messages.find(place.channelId, place.ts);
  return message && isVisible(state, { person, session }, message) ? { message } : undefined;
}

/** An ephemeral message is seen by one person, in clients that were open when it came. */
export function isVisible(state: WorkspaceState, { person, session }: Actor, message: Message): boolean {
  if (message.onlyFor !== undefined) return message.onlyFor === person.id && message.ts > session.since;
  return state.channels.isMember(message.channelId, person.id);
}

export function messageKey({ session }: Actor, message: Message): string {
  return `${session.id} ${message.channelId} ${message.ts}`;
}

export function offerKey({ session }: Actor, place: Place, blockId: string, actionId: string): string {
  const where = 'viewId' in place ? place.viewId : place.ts;
  return [session.id, where, blockId, actionId].join(' ');
}
