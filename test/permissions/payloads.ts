import type { JsonObject } from '../../src/sandbox/slack/json.ts';
import { ENTERED, everything, IN_MESSAGE, valueOf } from './carried.ts';
import type { Registration } from './registrations.ts';

export type Sender = { readonly id: string; readonly teamId: string };
export type Gesture = {
  readonly type: 'interactive' | 'slash_commands' | 'events_api';
  readonly payload: JsonObject;
};

const CHANNEL = 'C0SALES0001';
const VIEW = 'V0SWEEP0000';

/** One that a pattern is for. */
const SAMPLES: Readonly<Record<string, string>> = {
  '/^customer.find /': 'customer.find purchase.form',
  '/^month\\.export\\.\\d$/': 'month.export.1',
};

/** What Slack sends when that person does what is listened to, about that subject; null for what no person does. */
export function gestureOf(
  { kind, id: listened }: Registration,
  { id: userId, teamId }: Sender,
  subject: string,
): Gesture | null {
  const id = SAMPLES[listened] ?? listened;
  const who = { user: { id: userId, team_id: teamId }, team: { id: teamId } };
  const metadata = JSON.stringify(everything(subject, CHANNEL, userId));
  const view = {
    id: VIEW,
    type: 'modal',
    hash: '1.sweep',
    callback_id: kind === 'view' || kind === 'view_closed' ? id : 'sweep',
    private_metadata: metadata,
    state: { values: ENTERED[id] ?? {} },
    blocks: [],
  };
  const inView = { ...who, view, container: { type: 'view', view_id: VIEW } };
  const value = valueOf(id, subject, CHANNEL, userId);
  const option = { value, text: { type: 'plain_text', text: subject } };
  switch (kind) {
    case 'command':
      return {
        type: 'slash_commands',
        payload: { command: id, text: 'fabrikam', user_id: userId, team_id: teamId, channel_id: CHANNEL },
      };
    case 'action': {
      const action = { type: 'button', action_id: id, block_id: 'b', value, selected_option: option };
      const message = { ts: '1.1', text: '' };
      const where = IN_MESSAGE.test(id) ? who : inView;
      const payload = { ...where, type: 'block_actions', channel: { id: CHANNEL }, message, actions: [action] };
      return { type: 'interactive', payload };
    }
    case 'view':
      return { type: 'interactive', payload: { ...inView, type: 'view_submission' } };
    case 'view_closed':
      return { type: 'interactive', payload: { ...inView, type: 'view_closed', is_cleared: false } };
    case 'options':
      return {
        type: 'interactive',
        payload: { ...inView, type: 'block_suggestion', action_id: id, block_id: 'b', value: 'win' },
      };
    case 'event':
      return {
        type: 'events_api',
        payload: {
          type: 'event_callback',
          team_id: teamId,
          event: { type: id, user: userId, channel: CHANNEL, tab: 'home', event_ts: '1.1' },
        },
      };
    case 'shortcut':
    case 'message':
      return null;
  }
}
