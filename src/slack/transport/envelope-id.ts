import { createHash } from 'node:crypto';
import type { ReceiverEvent } from '@slack/bolt';

type Fields = { readonly [name: string]: unknown };

/**
 * @returns the same short text for each delivery of the same gesture or event, over either transport: Slack gives an event its
 * `event_id`, each gesture a `trigger_id`, and an envelope over Socket Mode its own ID; undefined where there is none of these.
 * What stands besides tells apart what came of one trigger: a delivery that is repeated says the same, word for word.
 */
export function envelopeIdOf({ body, customProperties }: ReceiverEvent): string | undefined {
  const given: Fields = body;
  const name = [given['event_id'], given['trigger_id'], customProperties?.['envelopeId']].find(isName);
  if (name === undefined) return undefined;
  const [action] = listOf(given['actions']);
  const parts = [name, given['type'], given['command'], given['text'], ...viewIn(given['view']), ...actionIn(action)];
  return createHash('sha256')
    .update(JSON.stringify(parts.map(textOf)))
    .digest('base64url');
}

const isName = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const textOf = (value: unknown) => (typeof value === 'string' ? value : '');
const viewIn = (view: unknown) => (isFields(view) ? [view['id'], JSON.stringify(view['state'])] : []);
const actionIn = (action: unknown) =>
  isFields(action) ? [action['action_id'], action['block_id'], action['action_ts']] : [];
