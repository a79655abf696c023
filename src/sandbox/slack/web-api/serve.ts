import type { IncomingMessage, ServerResponse } from 'node:http';
import { monotonic, pause } from '../../../kernel/time.ts';
import type { Fault } from '../faults.ts';
import { readFields, sendJson } from '../http-exchange.ts';
import { asObject, asText, isList } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { WorkspaceState } from '../state/workspace-state.ts';
import { ApiRefusal } from './api-method.ts';
import type { ApiMethod } from './api-method.ts';

export type ApiServer = {
  readonly state: WorkspaceState;
  readonly methodNamed: (name: string) => ApiMethod | undefined;
  readonly issueSocketUrl: () => string;
};

/** Answers one call of the Web API, with the faults that were ordered for its method. */
export async function serveApi(
  server: ApiServer,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { state } = server;
  const started = monotonic();
  const fields = await readFields(request);
  const fault = state.faults.take(name);
  if (fault?.kind === 'latency') await pause(fault.milliseconds ?? 1000);

  const answer = faulty(fault) ?? perform(server, name, fields, request);
  state.inspector.call({
    method: name,
    target:
      asText(fields['channel']) || asText(fields['view_id']) || asText(fields['user_id']) || asText(fields['user']),
    outcome: fault && fault.kind !== 'latency' ? `fault: ${fault.kind}` : asText(answer.body['error']) || 'ok',
    problems: messagesOf(answer.body),
    milliseconds: Math.round(monotonic() - started),
  });
  if (fault?.kind === 'drop-before' || fault?.kind === 'drop-after') {
    request.socket.destroy();
    return;
  }
  sendJson(response, answer.status, answer.body, answer.headers);
}

type Answer = {
  readonly status: number;
  readonly body: JsonObject;
  readonly headers: Readonly<Record<string, string>>;
};

function faulty(fault: Fault | undefined): Answer | undefined {
  switch (fault?.kind) {
    case 'status-429':
      return rateLimited(fault.retryAfterSeconds ?? 1);
    case 'status-500':
      return { status: 500, body: { ok: false, error: 'internal_error' }, headers: {} };
    case 'drop-before':
      return { status: 500, body: {}, headers: {} };
    case 'drop-after':
    case 'latency':
    case undefined:
      return undefined;
  }
}

function rateLimited(seconds: number): Answer {
  return { status: 429, body: { ok: false, error: 'ratelimited' }, headers: { 'retry-after': String(seconds) } };
}

function perform(server: ApiServer, name: string, fields: JsonObject, request: IncomingMessage): Answer {
  const { state, methodNamed, issueSocketUrl } = server;
  const provided = state.manifest.botScopes.join(',');
  const headers: Record<string, string> = { 'x-oauth-scopes': provided };
  try {
    const method = methodNamed(name);
    if (!method) throw new ApiRefusal('unknown_method', { req_method: name });
    authenticate(state, method, request, fields);
    refuseWithoutScope(state, method);
    if (method.scopes) headers['x-accepted-oauth-scopes'] = method.scopes.join(',');
    const wait = state.rateLimits.spend(method.tier, subjectOf(method, name, fields));
    if (wait !== undefined) return rateLimited(wait);
    const result = method.run({ state, arguments: fields, issueSocketUrl });
    return { status: 200, body: { ok: true, ...result }, headers };
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    return { status: 200, body: { ok: false, error: error.error, ...error.details }, headers };
  }
}

/** Slack counts a method by workspace and app; messages besides by channel. */
function subjectOf(method: ApiMethod, name: string, fields: JsonObject): string {
  return method.tier === 'message' ? `${name} ${asText(fields['channel'])}` : name;
}

function authenticate(state: WorkspaceState, method: ApiMethod, request: IncomingMessage, fields: JsonObject): void {
  const { botToken, appToken } = state.identity;
  const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? asText(fields['token']);
  if (token === '') throw new ApiRefusal('not_authed');
  if (token !== botToken && token !== appToken) throw new ApiRefusal('invalid_auth');
  const wanted = method.token === 'app' ? appToken : botToken;
  if (method.token !== 'either' && token !== wanted) throw new ApiRefusal('not_allowed_token_type');
}

function refuseWithoutScope({ manifest }: WorkspaceState, { scopes }: ApiMethod): void {
  if (!scopes || scopes.some((scope) => manifest.botScopes.includes(scope))) return;
  throw new ApiRefusal('missing_scope', { needed: scopes.join(','), provided: manifest.botScopes.join(',') });
}

function messagesOf(body: JsonObject): readonly string[] {
  const messages = asObject(body['response_metadata'])['messages'];
  return isList(messages) ? messages.map(asText) : [];
}
