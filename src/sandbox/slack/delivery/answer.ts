import type { Json, JsonObject } from '../json.ts';

export type EnvelopeType = 'slash_commands' | 'interactive' | 'events_api';

/** Something on its way to the app; a repeated one is an event that was not acknowledged before. */
export type Envelope = {
  readonly type: EnvelopeType;
  readonly payload: JsonObject;
  readonly retry?: { readonly attempt: number; readonly reason: string };
};

/** How the app answered. `body` is what stands in the acknowledgement: nothing, a text, or an object. */
export type Answer =
  | { readonly kind: 'acknowledged'; readonly body: Json | undefined; readonly noRetry?: boolean }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'failed'; readonly status: number };

/** Slack waits this long for an acknowledgement (Slack's page "Handling user interaction"). */
export const ACKNOWLEDGE_MILLISECONDS = 3000;
