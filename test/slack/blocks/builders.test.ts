import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  actions,
  button,
  checkboxes,
  codeBlock,
  confirmation,
  context,
  divider,
  emailInput,
  externalSelect,
  fields,
  fileInput,
  header,
  home,
  input,
  message,
  modal,
  mrkdwn,
  numberInput,
  option,
  overflow,
  plainTextInput,
  radio,
  section,
  staticSelect,
  withBlockId,
} from '../../../src/slack/blocks/index.ts';

const many = (count: number) => Array.from({ length: count }, (_, index) => option(`Option ${index}`, String(index)));

describe('words', () => {
  test('of a person are plain text, so that nothing in them is markup', () => {
    expect(section('*bold* <!channel>')).toEqual({
      type: 'section',
      text: { type: 'plain_text', text: '*bold* <!channel>' },
    });
  });

  test('in markup are verbatim, so that Slack makes no mention of "@channel" by itself', () => {
    expect(section(mrkdwn`*${'@channel'}*`).text).toEqual({ type: 'mrkdwn', text: '*@channel*', verbatim: true });
  });

  test('that are empty become a dash, as Slack would refuse the whole view', () => {
    expect(section('  ').text?.text).toBe('–');
    expect(section(mrkdwn`${''}`).text?.text).toBe('–');
    expect(option('', '')).toEqual({ text: { type: 'plain_text', text: '–' }, value: '-' });
  });
});

/** Every length Slack limits, with the limit. */
function measured(text: string): [string, number, number][] {
  const form = modal({ callbackId: text, title: text, submit: text, close: text, metadata: text, blocks: [] });
  const sure = confirmation({ title: text, text: mrkdwn`${text}`, confirm: text, deny: text });
  const press = button(text, text, { value: text, accessibilityLabel: text });
  const typing = plainTextInput({ actionId: text, initial: text, placeholder: text, maxLength: 40 });
  const field = input(text, typing, { blockId: text, hint: text });
  const choice = option(text, text, text);
  return [
    ['modal title', form.title.text.length, 24],
    ['submit', form.submit?.text.length ?? 0, 24],
    ['close', form.close?.text.length ?? 0, 24],
    ['callback_id', form.callback_id?.length ?? 0, 255],
    ['private_metadata', form.private_metadata?.length ?? 0, 3000],
    ['section', section(text).text?.text.length ?? 0, 3000],
    ['section in markup', section(mrkdwn`${text}`).text?.text.length ?? 0, 3000],
    ['field', fields(text).fields?.[0]?.text.length ?? 0, 2000],
    ['header', header(text).text.text.length, 150],
    ['button', press.text.text.length, 75],
    ['button value', press.value?.length ?? 0, 2000],
    ['button label', press.accessibility_label?.length ?? 0, 75],
    ['action_id', press.action_id?.length ?? 0, 255],
    ['block_id', field.block_id?.length ?? 0, 255],
    ['label', field.label.text.length, 2000],
    ['hint', field.hint?.text.length ?? 0, 2000],
    ['initial value', typing.initial_value?.length ?? 0, 40],
    ['placeholder', typing.placeholder?.text.length ?? 0, 150],
    ['option', choice.text.text.length, 75],
    ['option value', choice.value?.length ?? 0, 150],
    ['option description', choice.description?.text.length ?? 0, 75],
    ['confirm title', sure.title?.text.length ?? 0, 100],
    ['confirm text', sure.text.text.length, 300],
    ['confirm button', sure.confirm?.text.length ?? 0, 30],
    ['notification', message({ text, blocks: [] }).text.length, 4000],
  ];
}

describe("Slack's limits", () => {
  test('no text is too long for any of them', () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 5000, size: 'max' });
    fc.assert(
      fc.property(fc.oneof(text, fc.constant('<&>'.repeat(2000)), fc.constant('😀'.repeat(3000))), (words) => {
        for (const [what, length, limit] of measured(words)) expect(length, what).toBeLessThanOrEqual(limit);
      }),
      { numRuns: 30 },
    );
  });

  test('no list is too long for any of them', () => {
    const texts = Array.from({ length: 30 }, () => 'text');
    expect(fields(...texts).fields).toHaveLength(10);
    expect(context(...texts).elements).toHaveLength(10);
    expect(actions(...texts.map((text) => button(text, text))).elements).toHaveLength(25);
    expect(staticSelect({ actionId: 'a', options: many(300) }).options).toHaveLength(100);
    expect(checkboxes({ actionId: 'a', options: many(30) }).options).toHaveLength(10);
    expect(radio({ actionId: 'a', options: many(30) }).options).toHaveLength(10);
    expect(overflow('a', [option('x', 'x'), ...many(30)]).options).toHaveLength(5);
    expect(fileInput('a', 30).max_files).toBe(10);

    const dividers = Array.from({ length: 150 }, divider);
    expect(message({ text: 't', blocks: dividers }).blocks).toHaveLength(50);
    expect(modal({ callbackId: 'c', title: 't', blocks: dividers }).blocks).toHaveLength(100);
    expect(home(dividers).blocks).toHaveLength(100);
  });

  test('an address too long for a button is left out: a shortened one leads elsewhere', () => {
    expect(button('Open', 'open', { url: `https://example.com/${'a'.repeat(3000)}` })).not.toHaveProperty('url');
  });

  test('a code to copy is never shortened', () => {
    const code = 'X'.repeat(3500);
    expect(JSON.stringify(codeBlock(code))).toContain(code);
  });
});

describe('choices', () => {
  test('begin with the one that was chosen, the very object that is offered', () => {
    const menu = staticSelect({ actionId: 'a', options: many(3), chosen: '1' });
    expect(menu.initial_option).toBe(menu.options?.[1]);
    expect(checkboxes({ actionId: 'a', options: many(3), chosen: ['0', '2', '9'] }).initial_options).toHaveLength(2);
  });

  test('forget a choice that is no longer offered: Slack refuses a view that begins with one', () => {
    expect(staticSelect({ actionId: 'a', options: many(3), chosen: 'gone' })).not.toHaveProperty('initial_option');
    expect(radio({ actionId: 'a', options: many(30), chosen: '20' })).not.toHaveProperty('initial_option');
    expect(checkboxes({ actionId: 'a', options: many(3), chosen: ['gone'] })).not.toHaveProperty('initial_options');
  });

  test('of nothing still make a menu Slack accepts', () => {
    expect(staticSelect({ actionId: 'a', options: [] }).options).toHaveLength(1);
  });

  test('asked for while typing can begin with one', () => {
    expect(externalSelect({ actionId: 'a', chosen: option('Fabrikam', 'f') })).toMatchObject({
      type: 'external_select',
      min_query_length: 1,
      initial_option: { value: 'f' },
    });
  });
});

describe('surfaces', () => {
  test('leave out what is not shown this time, and rows with nothing in them', () => {
    const blocks = [undefined, false, actions(), context(), fields(), divider()] as const;
    expect(message({ text: 't', blocks }).blocks).toEqual([{ type: 'divider' }]);
  });

  test('a notification of plain words calls nobody', () => {
    expect(message({ text: 'for <!channel>', blocks: [] }).text).toBe('for &lt;!channel&gt;');
  });

  test('what is not given is not sent: Slack refuses an empty value', () => {
    expect(Object.keys(modal({ callbackId: 'c', title: 't', blocks: [] }))).toEqual([
      'type',
      'callback_id',
      'title',
      'blocks',
    ]);
    expect(plainTextInput({ actionId: 'a', initial: '' })).not.toHaveProperty('initial_value');
    expect(emailInput({ actionId: 'a', initial: undefined })).toEqual({ type: 'email_text_input', action_id: 'a' });
    expect(button('Go', 'go', { value: '' })).not.toHaveProperty('value');
  });

  test('numbers go as text, as Slack wants them', () => {
    expect(numberInput({ actionId: 'n', min: 1, max: 9999, initial: 2 })).toEqual({
      type: 'number_input',
      action_id: 'n',
      is_decimal_allowed: false,
      initial_value: '2',
      min_value: '1',
      max_value: '9999',
    });
  });

  test('a named block keeps its content', () => {
    expect(withBlockId('customer', section('x'))).toMatchObject({ type: 'section', block_id: 'customer' });
  });
});
