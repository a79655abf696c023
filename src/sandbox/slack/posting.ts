import type { Message } from './state/messages.ts';
import type { WorkspaceState } from './state/workspace-state.ts';

type NewMessage = Omit<Message, 'ts'>;

/** Puts a message into a channel, or, with `onlyFor`, before one person's eyes. */
export function postMessage(state: WorkspaceState, message: NewMessage): Message {
  const posted = { ...message, ts: state.timestamps.next() };
  state.messages.post(posted);
  tell(state, posted);
  return posted;
}

export function replaceMessage(state: WorkspaceState, message: Message): void {
  state.messages.replace(message);
  tell(state, message);
}

export function removeMessage(state: WorkspaceState, message: Message): void {
  state.messages.remove(message);
  tell(state, message);
}

/**
 * Puts an ephemeral message before a person. Slack does not promise to deliver one: it is lost where the person has no
 * client open (Slack's page "chat.postEphemeral").
 */
export function postEphemeral(state: WorkspaceState, personId: string, message: Omit<NewMessage, 'onlyFor'>): Message {
  if (state.sessions.isActive(personId)) return postMessage(state, { ...message, onlyFor: personId });
  return { ...message, onlyFor: personId, ts: state.timestamps.next() };
}

/** What Slack itself says to one person. */
export function sayAsSlackbot(
  state: WorkspaceState,
  personId: string,
  channelId: string,
  text: string,
  threadTs?: string,
): void {
  const message = { channelId, author: { kind: 'slackbot' as const }, text, blocks: [] };
  postEphemeral(state, personId, { ...message, ...(threadTs !== undefined && { threadTs }) });
}

function tell(state: WorkspaceState, message: Message): void {
  state.announcer.changed(message.onlyFor);
}
