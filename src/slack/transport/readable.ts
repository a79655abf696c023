import * as z from 'zod';

const text = z.string().nullish();
/** More kinds of letters than Slack uses now, and none that no database or address takes. */
const id = z
  .string()
  .regex(/^[\w.-]{1,64}$/)
  .nullish();
const word = z.string().optional();
const named = z.looseObject({ id, team_id: id }).nullish();
const option = z.looseObject({ value: text });
const texts = z.array(z.string()).nullish();

const entry = z.looseObject({
  ...{ value: text, selected_date: text, selected_user: text, selected_conversation: text, selected_channel: text },
  ...{ selected_option: option.nullish(), selected_options: z.array(option).nullish() },
  ...{ selected_users: texts, selected_conversations: texts, files: z.array(z.looseObject({ id: text })).nullish() },
});
const values = z.record(z.string(), z.record(z.string(), entry)).nullish();
const action = entry.extend({ type: text, action_id: word, block_id: word });
const block = z.looseObject({ type: text, block_id: text });

const view = z.looseObject({
  ...{ id: z.string().min(1), callback_id: text, private_metadata: text, hash: text, external_id: text },
  ...{ root_view_id: text, previous_view_id: text },
  ...{ blocks: z.array(block).nullish(), state: z.looseObject({ values }).nullish() },
});

const envelope = z.looseObject({
  ...{ type: text, command: text, text: text, trigger_id: text, user_id: id, team_id: id, channel_id: id },
  ...{ event_id: text, action_id: word, block_id: word, value: text },
  ...{ user: named, team: named, channel: named, message: z.looseObject({ ts: text }).nullish() },
  container: z.looseObject({ type: text, view_id: text, message_ts: text, channel_id: text }).nullish(),
  response_url: z
    .string()
    .refine((address) => URL.canParse(address))
    .nullish(),
  response_urls: z.array(z.looseObject({ response_url: text })).nullish(),
  ...{ view: view.nullish(), actions: z.array(action).min(1).nullish(), state: z.looseObject({ values }).nullish() },
  event: z.looseObject({ type: z.string(), user: z.union([id, z.looseObject({ id })]) }).nullish(),
});

/**
 * @returns whether each part that the desk looks at is there in the shape in which Slack sends it, or is not there: otherwise it
 * would be found out deep inside, as a failure of the desk. Source: Slack, "Interaction payloads".
 */
export function isReadable(body: object): boolean {
  const { success, data } = envelope.safeParse(body);
  return success && (data.event !== undefined || Boolean(data.user_id ?? data.user?.id));
}
