import type { SlashCommand } from '../../manifest.ts';
import type { Person } from '../../state/people.ts';

/** What the page learns once, when it is loaded. */
export type Workspace = {
  readonly teamId: string;
  readonly app: string;
  readonly appUserId: string;
  readonly homeTab: boolean;
  readonly commands: readonly SlashCommand[];
};

/** The workspace answered with something else than success, or not at all. */
export class WorkspaceSilent extends Error {}

/** Asks the server the page came from. @throws WorkspaceSilent */
export async function ask<Answer>(path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(path, init).catch((error: unknown) => {
    throw new WorkspaceSilent(`${path}: ${String(error)}`);
  });
  const text = await response.text();
  if (!response.ok) throw new WorkspaceSilent(`${path} answered ${response.status}: ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as Answer;
}

/** Sends JSON. @throws WorkspaceSilent */
export function send<Answer>(path: string, body: unknown = {}, method = 'POST'): Promise<Answer> {
  return ask(path, { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
}

export function readWorkspace(): Promise<Workspace> {
  return ask('/workspace/api/workspace');
}

export function readPeople(): Promise<readonly Person[]> {
  return ask('/workspace/api/people');
}
