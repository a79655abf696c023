import { checkBlocks } from '../../../src/sandbox/slack/block-kit/check-blocks.ts';
import type { Surface } from '../../../src/sandbox/slack/block-kit/check-blocks.ts';

/** Block Kit as short as a test wants it. */
export const plain = (text: string) => ({ type: 'plain_text', text });
export const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
export const long = (length: number) => 'x'.repeat(length);
export const many = <Thing>(count: number, make: (index: number) => Thing) =>
  Array.from({ length: count }, (_, index) => make(index));
export const option = (index: number | string) => ({ text: plain(`Option ${index}`), value: `option-${index}` });
export const section = { type: 'section', text: mrkdwn('fine') };
export const button = (more: object = {}) => ({ type: 'button', action_id: 'go', text: plain('Go'), ...more });
export const actions = (...elements: object[]) => ({ type: 'actions', elements });
export const input = (element: object, more: object = {}) => ({
  type: 'input',
  label: plain('Name'),
  element,
  ...more,
});
export const select = (more: object) => ({ type: 'static_select', action_id: 's', ...more });
export const modal = (blocks: object[], more: object = {}) => ({
  type: 'modal',
  title: plain('Title'),
  submit: plain('Go'),
  blocks,
  ...more,
});

export function found(surface: Surface, payload: unknown): readonly string[] {
  return checkBlocks(surface, payload).map(({ pointer, message }) => `${pointer} ${message}`);
}

export const inModal = (...blocks: object[]) => found('modal', modal(blocks));
