import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkBlocks } from '../../../src/sandbox/slack/block-kit/check-blocks.ts';
import type { Surface } from '../../../src/sandbox/slack/block-kit/check-blocks.ts';
import {
  plain,
  mrkdwn,
  long,
  many,
  option,
  section,
  button,
  actions,
  input,
  select,
  modal,
  found,
  inModal,
} from '../../support/slack/block-kit-samples.ts';

describe('what Slack takes', () => {
  test('a modal with every kind of input', () => {
    const inputs = [
      { type: 'plain_text_input', action_id: 'a', min_length: 1, max_length: 3000, multiline: true },
      { type: 'number_input', is_decimal_allowed: false, min_value: '1', max_value: '9999', initial_value: '2' },
      { type: 'email_text_input', placeholder: plain('you@example.com') },
      { type: 'url_text_input' },
      { type: 'rich_text_input' },
      select({ options: [option(1), option(2)], initial_option: option(2) }),
      select({ option_groups: [{ label: plain('Group'), options: [option(1)] }] }),
      { type: 'external_select', min_query_length: 0, initial_option: option('any') },
      { type: 'multi_static_select', options: [option(1)], initial_options: [option(1)], max_selected_items: 1 },
      { type: 'multi_external_select' },
      { type: 'users_select', initial_user: 'U1' },
      { type: 'conversations_select', default_to_current_conversation: true, filter: { include: ['public'] } },
      { type: 'radio_buttons', options: [{ ...option(1), description: mrkdwn('why') }] },
      { type: 'checkboxes', options: [option(1)], initial_options: [option(1)] },
      { type: 'datepicker', initial_date: '2026-11-30' },
      { type: 'timepicker', initial_time: '14:05' },
      { type: 'datetimepicker', initial_date_time: 1_795_000_000 },
      { type: 'file_input', filetypes: ['pdf'], max_files: 3 },
    ];
    expect(inModal(...inputs.map((element, index) => input(element, { block_id: `b${index}` })))).toEqual([]);
  });

  test('a message with every kind of block', () => {
    const richText = {
      type: 'rich_text',
      elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'XXXXX-XXXXX' }] }],
    };
    const image = { type: 'image', image_url: 'https://example.com/a.png', alt_text: 'a picture' };
    const blocks = [
      { type: 'header', text: plain('Head') },
      { type: 'section', fields: [mrkdwn('a'), plain('b')], accessory: button({ style: 'danger' }) },
      { type: 'divider' },
      { type: 'context', elements: [mrkdwn('small'), image] },
      actions(button(), { type: 'overflow', action_id: 'more', options: [option(1)] }),
      { ...image, title: plain('A picture') },
      richText,
      { type: 'markdown', text: '# Title' },
      {
        type: 'table',
        rows: [
          [
            { type: 'raw_text', text: 'cell' },
            { type: 'raw_number', value: 2, text: '2' },
          ],
        ],
      },
    ];
    expect(found('message', blocks)).toEqual([]);
    expect(found('message', { text: 'notification', blocks })).toEqual([]);
  });
});

describe('blocks and views', () => {
  test.each<readonly [string, Surface, unknown, string]>([
    ['51 blocks in a message', 'message', many(51, () => section), '/blocks no more than 50 items allowed'],
    ['101 blocks in a modal', 'modal', modal(many(101, () => section)), '/view/blocks no more than 100 items allowed'],
    [
      'a title of 25',
      'modal',
      modal([], { title: plain(long(25)) }),
      '/view/title/text must be less than 25 characters',
    ],
    [
      'a submit of 25',
      'modal',
      modal([], { submit: plain(long(25)) }),
      '/view/submit/text must be less than 25 characters',
    ],
    ['a title in mrkdwn', 'modal', modal([], { title: mrkdwn('x') }), '/view/title/type must be one of: plain_text'],
    [
      'metadata of 3001',
      'modal',
      modal([], { private_metadata: long(3001) }),
      '/view/private_metadata must be less than 3001 characters',
    ],
    [
      'a callback_id of 256',
      'modal',
      modal([], { callback_id: long(256) }),
      '/view/callback_id must be less than 256 characters',
    ],
    ['no title', 'modal', { type: 'modal', blocks: [] }, '/view missing required field: title'],
    [
      'a title on the home tab',
      'home',
      { type: 'home', blocks: [], title: plain('x') },
      '/view invalid additional property: title',
    ],
    ['a modal on the home tab', 'home', modal([]), '/view/type must be one of: home'],
    [
      'an input in a message',
      'message',
      [input({ type: 'plain_text_input' })],
      '/blocks/0/type unsupported type: input',
    ],
    [
      'a table in a modal',
      'modal',
      modal([{ type: 'table', rows: [] }]),
      '/view/blocks/0/type unsupported type: table',
    ],
    ['an unknown block', 'message', [{ type: 'bogus' }], '/blocks/0/type unsupported type: bogus'],
    ['a block without type', 'message', [{}], '/blocks/0 missing required field: type'],
    ['no blocks', 'message', [], '/blocks no less than 1 items allowed'],
    ['no object', 'modal', null, '/view must provide an object'],
  ])('%s', (_what, surface, payload, problem) => {
    expect(found(surface, payload)).toContain(problem);
  });

  test('an input asks for a submit button', () => {
    const view = modal([input({ type: 'plain_text_input' })], { submit: undefined });
    expect(found('modal', view)).toEqual(['/view missing required field: submit (the view has an input block)']);
    expect(found('home', { type: 'home', blocks: [input({ type: 'plain_text_input' })] })).toEqual([]);
  });

  test('block IDs are unique in a view, action IDs in a block', () => {
    const named = { ...section, block_id: 'same' };
    expect(inModal(named, named)).toEqual(['/view/blocks block_id already exists: same']);
    expect(inModal(actions(button(), button()))).toEqual(['/view/blocks/0 action_id already exists: go']);
    expect(inModal({ ...actions(button()), block_id: 'a' }, { ...actions(button()), block_id: 'b' })).toEqual([]);
  });

  test('one element at most has the focus', () => {
    const focused = () => input({ type: 'plain_text_input', focus_on_load: true });
    expect(inModal(focused(), focused())).toEqual(['/view/blocks only one element may have focus_on_load']);
  });
});

test('whatever it is given, the checker answers and does not throw', () => {
  fc.assert(
    fc.property(fc.constantFrom<Surface>('message', 'modal', 'home'), fc.jsonValue(), (surface, payload) => {
      expect(
        checkBlocks(surface, { ...modal([]), blocks: payload }).every(({ pointer }) => pointer.startsWith('/')),
      ).toBe(true);
    }),
  );
});

test('a character is what people count as one, not a UTF-16 unit', () => {
  expect(found('modal', modal([], { title: plain('🛒'.repeat(24)) }))).toEqual([]);
});
