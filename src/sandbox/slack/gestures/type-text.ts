import { newId } from '../../../kernel/ids.ts';
import type { Answer } from '../delivery/answer.ts';
import { eventCallback, slashCommand } from '../delivery/payloads.ts';
import type { Json } from '../json.ts';
import { isObject } from '../json.ts';
import { postMessage, sayAsSlackbot } from '../posting.ts';
import type { Channel } from '../state/channels.ts';
import type { ResponseTarget } from '../state/response-urls.ts';
import type { WorkspaceState } from '../state/workspace-state.ts';
import { ApiRefusal } from '../web-api/api-method.ts';
import { respond } from '../web-api/serve-response-url.ts';
import type { Actor, Client, Outcome } from './client.ts';

/**
 * Somebody types into a channel and presses Enter: a slash command, or a message to all.
 * @param threadTs the message replied to; Slack knows no slash commands inside threads
 */
export async function typeText(
  client: Client,
  actor: Actor,
  channel: Channel,
  text: string,
  threadTs?: string,
): Promise<Outcome> {
  const { state } = client;
  if (!state.channels.isMember(channel.id, actor.person.id)) return { kind: 'refused', reason: 'not_in_channel' };
  if (text.trim() === '') return { kind: 'refused', reason: 'no_text' };
  if (threadTs !== undefined && !state.messages.find(channel.id, threadTs)) return { kind: 'gone' };
  if (text.startsWith('/')) {
    if (threadTs === undefined) return runCommand(client, actor, channel, text);
    const [command = text] = text.split(/\s/);
    sayAsSlackbot(state, actor.person.id, channel.id, `${command} is not supported in threads. Sorry!`, threadTs);
    return { kind: 'refused', reason: 'command_in_thread' };
  }
  const message = postMessage(state, {
    channelId: channel.id,
    author: { kind: 'person', id: actor.person.id },
    text: escaped(text),
    blocks: [],
    ...(threadTs !== undefined && { threadTs }),
  });
  const event = channel.directWith === undefined ? 'message.channels' : 'message.im';
  if (state.manifest.botEvents.includes(event) && state.channels.isMember(channel.id, state.identity.botUserId)) {
    const said = {
      type: 'message',
      user: actor.person.id,
      channel: channel.id,
      channel_type: channel.directWith === undefined ? 'channel' : 'im',
      text: message.text,
      ts: message.ts,
      event_ts: message.ts,
      ...(threadTs !== undefined && { thread_ts: threadTs }),
    };
    void client.link.announce(eventCallback(state, `Ev${newId()}`, said), actor.person.id);
  }
  return { kind: 'done' };
}

/** What people type is escaped before anybody else sees it (Slack's page "Formatting message text"). */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

async function runCommand(client: Client, actor: Actor, channel: Channel, typed: string): Promise<Outcome> {
  const { state, link } = client;
  const { person, session } = actor;
  const [, command = '', text = ''] = /^(\S+)\s*([\s\S]*)$/.exec(typed.trim()) ?? [];
  const notice = (words: string): Outcome => {
    sayAsSlackbot(state, person.id, channel.id, words);
    return { kind: 'not-acknowledged', notice: words };
  };
  if (!state.manifest.commands.some((one) => one.command === command)) {
    sayAsSlackbot(state, person.id, channel.id, unknownCommand(command));
    return { kind: 'refused', reason: 'unknown_command' };
  }
  const target: ResponseTarget = { channelId: channel.id, personId: person.id };
  const triggerId = state.triggers.issue({ sessionId: session.id });
  const responseUrl = state.responseUrls.issue(target);
  const payload = slashCommand(state, person, channel, { command, text, triggerId, responseUrl });
  const answer = await link.deliver({ type: 'slash_commands', payload }, person.id);
  if (answer.kind !== 'acknowledged') return notice(failureText(command, answer));
  const refusal = show(state, target, answer.body);
  return refusal === undefined ? { kind: 'done' } : notice(`${command} failed with the error "${refusal}"`);
}

/** An acknowledgement may carry a message: a text, or an object such as goes to a response_url. */
function show(state: WorkspaceState, target: ResponseTarget, body: Json | undefined): string | undefined {
  const message = typeof body === 'string' ? { text: body } : body;
  if (!isObject(message) || Object.keys(message).length === 0) return undefined;
  try {
    respond(state, target, message);
    return undefined;
  } catch (error) {
    if (error instanceof ApiRefusal) return error.error;
    throw error;
  }
}

function unknownCommand(command: string): string {
  return (
    `${command} is not a valid command. In Slack, all messages that start with the "/" character are interpreted as ` +
    'commands. If you are trying to send a message and not run a command, try preceding the "/" with an empty space.'
  );
}

function failureText(command: string, answer: Exclude<Answer, { readonly kind: 'acknowledged' }>): string {
  switch (answer.kind) {
    case 'timeout':
      return `${command} failed because the app did not respond (operation_timeout)`;
    case 'unreachable':
      return `${command} failed with the error "dispatch_failed"`;
    case 'failed':
      return `${command} failed with the error "http_service_error" (${answer.status})`;
  }
}
