import { z } from 'zod';
import { DISCONNECT_REASONS, FAULT_KINDS } from '../fault-kinds.ts';
import type { Json } from '../json.ts';

/** The bodies that the person protocol and the control interface take. */
const AnyJson = z.custom<Json>((value) => value !== undefined);

const Place = z.union([z.object({ viewId: z.string() }), z.object({ channelId: z.string(), ts: z.string() })]);

const element = { place: Place, blockId: z.string(), actionId: z.string() };

/** `thread` is the message that is replied to. */
export const TypeBody = z.object({ channel: z.string(), text: z.string(), thread: z.string().optional() });

export const UseBody = z.object({
  ...element,
  value: AnyJson.optional(),
  confirmed: z.boolean().optional(),
  enter: z.boolean().optional(),
  anyway: z.boolean().optional(),
});

export const SuggestBody = z.object({ ...element, query: z.string() });
export const SubmitBody = z.object({ viewId: z.string(), anyway: z.boolean().optional() });
export const CloseBody = z.object({ viewId: z.string(), all: z.boolean().default(false) });

export const RawBody = z.object({
  type: z.enum(['slash_commands', 'interactive', 'events_api']),
  payload: z.record(z.string(), AnyJson),
  /** the payload gets what it can be answered with: a trigger, and in a channel a response_url */
  trigger: z.boolean().default(false),
});

export const FaultBody = z.object({
  method: z.string().min(1),
  kind: z.enum(FAULT_KINDS),
  times: z.number().int().positive().default(1),
  milliseconds: z.number().int().nonnegative().optional(),
  retryAfterSeconds: z.number().int().nonnegative().optional(),
});

export const TimesBody = z.object({ times: z.number().int().positive().default(1) });
export const RequestUrlBody = z.object({ url: z.url().nullable() });
export const RateLimitBody = z.object({ enabled: z.boolean() });

export const DisconnectBody = z.object({
  reason: z.enum(DISCONNECT_REASONS).default('refresh_requested'),
  /** how many of them are told, the oldest first; otherwise all */
  connections: z.number().int().positive().optional(),
});

export const PersonChangeBody = z
  .object({
    realName: z.string(),
    email: z.string(),
    locale: z.string(),
    tz: z.string(),
    teamId: z.string(),
    restricted: z.boolean(),
    deleted: z.boolean(),
  })
  .partial();

export const UserGroupChangeBody = z.object({ members: z.array(z.string()), disabled: z.boolean() }).partial();

export const MembershipBody = z.object({ channel: z.string(), member: z.string() });
