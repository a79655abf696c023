import {
  chosenIsOffered,
  confirm,
  dispatchActionConfig,
  imageSource,
  menuOption,
  menuOptions,
  oneImageSource,
  option,
  optionGroups,
  optionsHold,
  plainText,
  richOption,
  style,
  url,
} from './composition.ts';
import { all, byType, flag, list, literal, matching, object, text, whole } from './shape.ts';
import type { Check } from './shape.ts';
import { textInputs } from './text-inputs.ts';

type Fields = Readonly<Record<string, Check>>;

/** Slack's pages under "Block Kit elements". */
export const id = text({ max: 255 });
const action = { action_id: id };
const focus = { focus_on_load: flag };
const placeholder = { placeholder: plainText(150) };

function element(type: string, required: Fields, optional: Fields): Check {
  return object({ required: { type: literal(type), ...required }, optional: { ...action, ...optional } });
}

function menu(type: string, optional: Fields): Check {
  return element(type, {}, { confirm, ...focus, ...placeholder, ...optional });
}

function several(type: string, optional: Fields): Check {
  return menu(type, { max_selected_items: whole(1, 100), ...optional });
}

const ids = list(text({ max: 255 }), { max: 100 });
const conversationFilter = object({
  optional: {
    include: list(literal('im', 'mpim', 'private', 'public'), { max: 4 }),
    exclude_external_shared_channels: flag,
    exclude_bot_users: flag,
  },
});
const typeahead = { min_query_length: whole(0, 100) };
const staticSource = { options: menuOptions, option_groups: optionGroups };
const conversations = { default_to_current_conversation: flag, filter: conversationFilter };
const date = matching(/^\d{4}-\d{2}-\d{2}$/, 'a date such as 2026-11-30');
const time = matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 14:05');

export const button = element(
  'button',
  { text: plainText(75) },
  { value: text({ max: 2000 }), url, style, confirm, accessibility_label: text({ max: 75 }) },
);

export const image = all(
  object({ required: { type: literal('image'), alt_text: text({ max: 2000 }) }, optional: imageSource }),
  oneImageSource,
);

const menus: Fields = {
  static_select: all(menu('static_select', { ...staticSource, initial_option: menuOption }), optionsHold),
  external_select: menu('external_select', { ...typeahead, initial_option: menuOption }),
  users_select: menu('users_select', { initial_user: id }),
  conversations_select: menu('conversations_select', {
    initial_conversation: id,
    response_url_enabled: flag,
    ...conversations,
  }),
  channels_select: menu('channels_select', { initial_channel: id, response_url_enabled: flag }),
  multi_static_select: all(
    several('multi_static_select', { ...staticSource, initial_options: menuOptions }),
    optionsHold,
  ),
  multi_external_select: several('multi_external_select', { ...typeahead, initial_options: menuOptions }),
  multi_users_select: several('multi_users_select', { initial_users: ids }),
  multi_conversations_select: several('multi_conversations_select', { initial_conversations: ids, ...conversations }),
  multi_channels_select: several('multi_channels_select', { initial_channels: ids }),
};

const pickers: Fields = {
  ...menus,
  radio_buttons: all(
    element(
      'radio_buttons',
      { options: list(richOption, { max: 10 }) },
      { confirm, ...focus, initial_option: richOption },
    ),
    chosenIsOffered,
  ),
  checkboxes: all(
    element(
      'checkboxes',
      { options: list(richOption, { max: 10 }) },
      { confirm, ...focus, initial_options: list(richOption, { max: 10 }) },
    ),
    chosenIsOffered,
  ),
  datepicker: element('datepicker', {}, { confirm, ...focus, ...placeholder, initial_date: date }),
  timepicker: element(
    'timepicker',
    {},
    { confirm, ...focus, ...placeholder, initial_time: time, timezone: text({ max: 100 }) },
  ),
  datetimepicker: element(
    'datetimepicker',
    {},
    { confirm, ...focus, initial_date_time: whole(1_000_000_000, 9_999_999_999) },
  ),
};

const overflow = element('overflow', { options: list(option(plainText(75), { url }), { max: 5 }) }, { confirm });

const fileInput = element(
  'file_input',
  {},
  { filetypes: list(text({ max: 20 }), { max: 100 }), max_files: whole(1, 10) },
);

/** What may stand where: Slack refuses a text input among buttons, and a button as an input. */
export const accessory = byType({ button, image, overflow, ...omit(pickers, 'datetimepicker') });
export const actionElement = byType({ button, overflow, ...pickers });
export const inputElement = byType({
  ...pickers,
  ...textInputs({ ...action, ...focus, ...placeholder, dispatch_action_config: dispatchActionConfig }),
  file_input: fileInput,
});

function omit(fields: Fields, name: string): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name));
}
