import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkBlocks } from '../../../src/sandbox/slack/block-kit/check-blocks.ts';
import type { Surface } from '../../../src/sandbox/slack/block-kit/check-blocks.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const long = (length: number) => 'x'.repeat(length);
const many = <Thing>(count: number, make: (index: number) => Thing) =>
  Array.from({ length: count }, (_, index) => make(index));
const option = (index: number | string) => ({ text: plain(`Option ${index}`), value: `option-${index}` });
const section = { type: 'section', text: mrkdwn('fine') };
const button = (more: object = {}) => ({ type: 'button', action_id: 'go', text: plain('Go'), ...more });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const input = (element: object, more: object = {}) => ({ type: 'input', label: plain('Name'), element, ...more });
const select = (more: object) => ({ type: 'static_select', action_id: 's', ...more });
const modal = (blocks: object[], more: object = {}) => ({
  type: 'modal',
  title: plain('Title'),
  submit: plain('Go'),
  blocks,
  ...more,
});

function found(surface: Surface, payload: unknown): readonly string[] {
  return checkBlocks(surface, payload).map(({ pointer, message }) => `${pointer} ${message}`);
}

const inModal = (...blocks: object[]) => found('modal', modal(blocks));

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
      { type: 'table', rows: [[{ type: 'raw_text', text: 'cell' }]] },
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

describe('elements', () => {
  test.each<readonly [string, object, string]>([
    [
      'a section of 3001',
      { type: 'section', text: mrkdwn(long(3001)) },
      '/text/text must be less than 3001 characters',
    ],
    ['an empty text', { type: 'section', text: mrkdwn('') }, '/text/text must be more than 0 characters'],
    ['a section without anything', { type: 'section' }, ' must provide at least one of: text, fields'],
    ['11 fields', { type: 'section', fields: many(11, () => plain('x')) }, '/fields no more than 10 items allowed'],
    [
      'a field of 2001',
      { type: 'section', fields: [plain(long(2001))] },
      '/fields/0/text must be less than 2001 characters',
    ],
    ['a header of 151', { type: 'header', text: plain(long(151)) }, '/text/text must be less than 151 characters'],
    [
      '11 in a context',
      { type: 'context', elements: many(11, () => plain('x')) },
      '/elements no more than 10 items allowed',
    ],
    [
      '26 actions',
      actions(...many(26, (index) => button({ action_id: `a${index}` }))),
      '/elements no more than 25 items allowed',
    ],
    [
      'a button text of 76',
      actions(button({ text: plain(long(76)) })),
      '/elements/0/text/text must be less than 76 characters',
    ],
    [
      'a button value of 2001',
      actions(button({ value: long(2001) })),
      '/elements/0/value must be less than 2001 characters',
    ],
    ['a button url of 3001', actions(button({ url: long(3001) })), '/elements/0/url must be less than 3001 characters'],
    ['an unknown style', actions(button({ style: 'red' })), '/elements/0/style must be one of: primary, danger'],
    [
      'an action_id of 256',
      actions(button({ action_id: long(256) })),
      '/elements/0/action_id must be less than 256 characters',
    ],
    [
      'a confirm title of 101',
      actions(button({ confirm: { title: plain(long(101)), text: plain('x') } })),
      '/elements/0/confirm/title/text must be less than 101 characters',
    ],
    [
      'a confirm text of 301',
      actions(button({ confirm: { text: plain(long(301)) } })),
      '/elements/0/confirm/text/text must be less than 301 characters',
    ],
    [
      'a confirm button of 31',
      actions(button({ confirm: { text: plain('x'), confirm: plain(long(31)) } })),
      '/elements/0/confirm/confirm/text must be less than 31 characters',
    ],
    [
      'a text input among buttons',
      actions({ type: 'plain_text_input' }),
      '/elements/0/type unsupported type: plain_text_input',
    ],
    ['a button as an input', input(button()), '/element/type unsupported type: button'],
    [
      'a label of 2001',
      input({ type: 'plain_text_input' }, { label: plain(long(2001)) }),
      '/label/text must be less than 2001 characters',
    ],
    [
      'a placeholder of 151',
      input({ type: 'plain_text_input', placeholder: plain(long(151)) }),
      '/element/placeholder/text must be less than 151 characters',
    ],
    [
      'max_length 3001',
      input({ type: 'plain_text_input', max_length: 3001 }),
      '/element/max_length must be a whole number between 1 and 3000',
    ],
    ['101 options', input(select({ options: many(101, option) })), '/element/options no more than 100 items allowed'],
    ['no options', input(select({ options: [] })), '/element/options no less than 1 items allowed'],
    [
      'options and groups',
      input(select({ options: [option(1)], option_groups: [{ label: plain('g'), options: [option(1)] }] })),
      '/element must provide exactly one of: options, option_groups',
    ],
    [
      'an option text of 76',
      input(select({ options: [{ text: plain(long(76)), value: 'a' }] })),
      '/element/options/0/text/text must be less than 76 characters',
    ],
    [
      'an option value of 76',
      input(select({ options: [{ text: plain('a'), value: long(76) }] })),
      '/element/options/0/value must be less than 76 characters',
    ],
    [
      'an option in mrkdwn',
      input(select({ options: [{ text: mrkdwn('a'), value: 'a' }] })),
      '/element/options/0/text/type must be one of: plain_text',
    ],
    [
      'an initial option not offered',
      input(select({ options: [option(1)], initial_option: option(2) })),
      '/element/initial_option must be one of the provided options',
    ],
    [
      '11 radio buttons',
      input({ type: 'radio_buttons', options: many(11, option) }),
      '/element/options no more than 10 items allowed',
    ],
    [
      '6 in an overflow',
      actions({ type: 'overflow', options: many(6, option) }),
      '/elements/0/options no more than 5 items allowed',
    ],
    [
      '11 files',
      input({ type: 'file_input', max_files: 11 }),
      '/element/max_files must be a whole number between 1 and 10',
    ],
    [
      'bounds the wrong way round',
      input({ type: 'number_input', is_decimal_allowed: false, min_value: '9', max_value: '1' }),
      '/element/min_value must not be greater than max_value',
    ],
    [
      'a number without its kind',
      input({ type: 'number_input' }),
      '/element missing required field: is_decimal_allowed',
    ],
    [
      'a date in words',
      input({ type: 'datepicker', initial_date: 'tomorrow' }),
      '/element/initial_date must be a date such as 2026-11-30',
    ],
    [
      'an image without words',
      { type: 'image', image_url: 'https://example.com/a.png' },
      ' missing required field: alt_text',
    ],
    ['an image from nowhere', { type: 'image', alt_text: 'x' }, ' must provide exactly one of: image_url, slack_file'],
    ['a property Slack does not know', { ...section, colour: 'red' }, ' invalid additional property: colour'],
    [
      'an unknown rich text',
      { type: 'rich_text', elements: [{ type: 'rich_text_heading' }] },
      '/elements/0/type unsupported type: rich_text_heading',
    ],
  ])('%s', (_what, block, problem) => {
    expect(inModal(block)).toContain(`/view/blocks/0${problem}`);
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
