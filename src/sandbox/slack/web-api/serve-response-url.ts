import type { IncomingMessage, ServerResponse } from 'node:http';
import { monotonic, pause } from '../../../kernel/time.ts';
import { pathOf, readBody, sendJson } from '../http-exchange.ts';
import { isObject, parseJson } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { postEphemeral, postMessage, removeMessage, replaceMessage } from '../posting.ts';
import type { Message } from '../state/messages.ts';
import type { ResponseTarget } from '../state/response-urls.ts';
import type { WorkspaceState } from '../state/workspace-state.ts';
import { ApiRefusal } from './api-method.ts';
import { readContent } from './message-content.ts';

/** Answers a post to a response_url (Slack's page "Handling user interaction", *Message responses*). */
export async function serveResponseUrl(
  state: WorkspaceState,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const started = monotonic();
  const body = parseJson((await readBody(request)).toString('utf8'));
  const fault = state.faults.take('response_url');
  if (fault?.kind === 'latency') await pause(fault.milliseconds ?? 1000);
  const done = (status: number, error?: string, headers: Readonly<Record<string, string>> = {}) => {
    const milliseconds = Math.round(monotonic() - started);
    state.inspector.call({ method: 'response_url', target: '', outcome: error ?? 'ok', problems: [], milliseconds });
    sendJson(response, status, error === undefined ? { ok: true } : { ok: false, error }, headers);
  };
  if (fault?.kind === 'status-429')
    return done(429, 'ratelimited', { 'retry-after': String(fault.retryAfterSeconds ?? 1) });
  if (fault?.kind === 'status-500') return done(500, 'internal_error');
  if (fault?.kind === 'drop-before') return void request.socket.destroy();

  const use = state.responseUrls.use(pathOf(request));
  if (use.kind !== 'usable') return done(404, use.kind);
  if (!isObject(body)) return done(400, 'invalid_payload');
  try {
    respond(state, use.target, body);
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    return done(400, error.error);
  }
  if (fault?.kind === 'drop-after') return void request.socket.destroy();
  done(200);
}

/**
 * Shows an answer. The response_url of a slash command has no original: `replace_original` posts another message.
 * @throws ApiRefusal where Slack refuses the message
 */
export function respond(state: WorkspaceState, target: ResponseTarget, body: JsonObject): void {
  const original = originalOf(state, target);
  const mayReplace = target.messageTs !== undefined;
  if (mayReplace && body['delete_original'] === true) {
    if (original) removeMessage(state, original);
    return;
  }
  const content = readContent(state, body);
  if (mayReplace && body['replace_original'] === true) {
    if (original) replaceMessage(state, { ...original, ...content, editedTs: state.timestamps.next() });
    return;
  }
  const message = { channelId: target.channelId, author: { kind: 'app' } as const, ...content };
  if (body['response_type'] === 'in_channel') postMessage(state, message);
  else postEphemeral(state, target.personId, message);
}

/** An ephemeral message that the person has reloaded away is replaced, or deleted, by nothing. */
function originalOf(state: WorkspaceState, { channelId, messageTs }: ResponseTarget): Message | undefined {
  return messageTs === undefined ? undefined : state.messages.find(channelId, messageTs);
}
