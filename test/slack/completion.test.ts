import { expect, test } from 'vitest';
import { completed } from '../../src/slack/completion.ts';

const input = (blockId: string, element: object) => ({ type: 'input', block_id: blockId, element });
const option = { value: 'fabrikam' };

test('a command without a text has an empty one', () => {
  expect(completed({ command: '/csp-help' })).toEqual({ command: '/csp-help', text: '' });
  expect(completed({ command: '/csp-buy', text: 'fabrikam' })).toEqual({ command: '/csp-buy', text: 'fabrikam' });
});

test('a view without a state has what stood in its inputs from the beginning, and what was just chosen', () => {
  const blocks = [
    input('customer', { type: 'external_select', action_id: 'find', initial_option: option }),
    input('quantity', { type: 'number_input', action_id: 'quantity', initial_value: '1' }),
    input('reference', { type: 'plain_text_input', action_id: 'reference' }),
    { type: 'divider' },
  ];
  const chosen = {
    type: 'static_select',
    block_id: 'edition',
    action_id: 'menu',
    selected_option: { value: '16 core' },
  };
  const { view } = completed({ view: { blocks }, actions: [chosen] });
  expect(view).toEqual({
    blocks,
    state: {
      values: {
        customer: { find: { type: 'external_select', selected_option: option } },
        quantity: { quantity: { type: 'number_input', value: '1' } },
        edition: { menu: chosen },
      },
    },
  });
});

test('what somebody emptied stays empty', () => {
  const blocks = [input('customer', { type: 'external_select', action_id: 'find', initial_option: option })];
  const values = { customer: { find: { type: 'external_select', selected_option: null } } };
  expect(completed({ view: { blocks, state: { values } } })).toEqual({ view: { blocks, state: { values } } });
});

test('other payloads are left alone', () => {
  const press = { type: 'block_actions', actions: [{ type: 'button' }] };
  expect(completed(press)).toBe(press);
});
