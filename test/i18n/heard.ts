import { asObjects, asText, isObject } from '../../src/sandbox/slack/json.ts';
import type { JsonObject } from '../../src/sandbox/slack/json.ts';

/** @returns what the product listened to when this came, as test/permissions/rules.ts names it */
export function heard({ payload }: JsonObject): readonly string[] {
  if (!isObject(payload)) return [];
  const { type, command, view, event } = payload;
  const callback = isObject(view) ? asText(view['callback_id']) : '';
  if (typeof command === 'string') return [`command ${command}`];
  switch (type) {
    case 'block_actions':
      return asObjects(payload['actions']).map((action) => `action ${asText(action['action_id'])}`);
    case 'block_suggestion': {
      const id = asText(payload['action_id']);
      return [`options ${id.startsWith('customer.find ') ? '/^customer.find /' : id}`];
    }
    case 'view_submission':
      return [`view ${callback}`];
    case 'view_closed':
      return [`view_closed ${callback}`];
    default:
      return isObject(event) ? [`event ${asText(event['type'])}`] : [];
  }
}
