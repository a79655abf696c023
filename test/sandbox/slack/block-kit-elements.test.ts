import { describe, expect, test } from 'vitest';
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
  inModal,
} from '../../support/slack/block-kit-samples.ts';

describe('elements of a block', () => {
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
