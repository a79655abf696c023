import { inSlackWords } from '../block-kit/check-blocks.ts';
import type { Problem } from '../block-kit/check-blocks.ts';
import { asText, parseJson } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import type { WorkspaceState } from '../state/workspace-state.ts';
import type { Tier } from './rate-limits.ts';

/** A refusal of a Web API call: Slack's error name, and what stands beside it in the answer. */
export class ApiRefusal extends Error {
  readonly error: string;
  readonly details: JsonObject;

  constructor(error: string, details: JsonObject = {}) {
    super(`The local Slack workspace refused the call: ${error}`);
    this.name = 'ApiRefusal';
    this.error = error;
    this.details = details;
  }
}

export type ApiContext = {
  readonly state: WorkspaceState;
  readonly arguments: JsonObject;
  /** Makes the one-use address of a Socket Mode connection. */
  readonly issueSocketUrl: () => string;
};

/** One method of the Web API. Any one of `scopes` is enough; none means that no scope is needed. */
export type ApiMethod = {
  readonly token: 'bot' | 'app' | 'either';
  readonly scopes?: readonly string[];
  readonly tier: Tier;
  readonly run: (context: ApiContext) => JsonObject;
};

export type ApiMethods = Readonly<Record<string, ApiMethod>>;

export function refuseArguments(...messages: readonly string[]): never {
  throw new ApiRefusal('invalid_arguments', { response_metadata: { messages } });
}

/** Refuses with Slack's messages where there are problems. */
export function refuseProblems(error: string, problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const messages = problems.map(inSlackWords);
  throw new ApiRefusal(error, {
    errors: problems.map(({ pointer, message }) => `${message} [json-pointer:${pointer}]`),
    response_metadata: { messages },
  });
}

export function requiredText(values: JsonObject, name: string): string {
  const value = asText(values[name]);
  return value === '' ? refuseArguments(`[ERROR] missing required field: ${name}`) : value;
}

/** Form bodies carry nested values as JSON text, JSON bodies as they are. */
export function structured(values: JsonObject, name: string): Json | undefined {
  const value = values[name];
  if (typeof value !== 'string') return value ?? undefined;
  const parsed = parseJson(value);
  return parsed === undefined ? refuseArguments(`[ERROR] must be valid JSON [json-pointer:/${name}]`) : parsed;
}

export function flagged(values: JsonObject, name: string): boolean {
  const value = values[name];
  return value === true || value === 'true' || value === '1';
}

/** @returns a whole number within bounds; where it is missing or unreadable, the `usual` one */
export function countOf(
  values: JsonObject,
  name: string,
  bounds: { readonly usual: number; readonly most: number },
): number {
  const value = Number(values[name] ?? Number.NaN);
  return Number.isInteger(value) && value > 0 ? Math.min(value, bounds.most) : bounds.usual;
}
