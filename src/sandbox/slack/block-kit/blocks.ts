import { anyText, imageSource, mrkdwn, oneImageSource, plainText } from './composition.ts';
import { accessory, actionElement, button, id, image, inputElement } from './elements.ts';
import { richText } from './rich-text.ts';
import { all, byType, flag, list, literal, object, problem, rule, text, whole } from './shape.ts';
import type { Check } from './shape.ts';

/** Where blocks are shown; each takes its own kinds (Slack's pages under "Block Kit blocks"). */
export type Surface = 'message' | 'modal' | 'home';

type Fields = Readonly<Record<string, Check>>;

function block(type: string, required: Fields, optional: Fields = {}): Check {
  return object({ required: { type: literal(type), ...required }, optional: { block_id: id, ...optional } });
}

const somethingToRead = rule((section, at) =>
  section['text'] === undefined && section['fields'] === undefined
    ? problem(at, 'must provide at least one of: text, fields')
    : [],
);

const everywhere: Fields = {
  section: all(
    block('section', {}, { text: anyText(3000), fields: list(anyText(2000), { max: 10 }), accessory, expand: flag }),
    somethingToRead,
  ),
  header: block('header', { text: plainText(150) }),
  divider: block('divider', {}),
  context: block('context', {
    elements: list(byType({ image, plain_text: plainText(3000), mrkdwn: mrkdwn(3000) }), { max: 10 }),
  }),
  actions: block('actions', { elements: list(actionElement, { max: 25 }) }),
  image: all(
    block('image', { alt_text: text({ max: 2000 }) }, { title: plainText(2000), ...imageSource }),
    oneImageSource,
  ),
  rich_text: richText,
};

const input = block(
  'input',
  { label: plainText(2000), element: inputElement },
  { hint: plainText(2000), optional: flag, dispatch_action: flag },
);

/** A file is put into a form of a modal; the home tab has none. */
const inputWithoutFiles = all(
  input,
  rule((value, at) => {
    const element = value['element'];
    const type = typeof element === 'object' && element !== null && 'type' in element ? element.type : undefined;
    return type === 'file_input' ? problem(`${at}/element/type`, 'unsupported type: file_input') : [];
  }),
);

const alert = block(
  'alert',
  { text: anyText(3000) },
  { level: literal('default', 'info', 'warning', 'error', 'success') },
);

const number: Check = (value, at) => (typeof value === 'number' ? [] : problem(at, 'must provide a number'));

const cell = byType({
  raw_text: object({ required: { type: literal('raw_text'), text: text({ max: 3000 }) } }),
  raw_number: object({ required: { type: literal('raw_number'), value: number, text: text({ max: 3000 }) } }),
  rich_text: richText,
});

const table = block(
  'table',
  { rows: list(list(cell, { max: 20 }), { max: 100 }) },
  {
    column_settings: list(object({ optional: { align: literal('left', 'center', 'right'), is_wrapped: flag } }), {
      max: 20,
    }),
  },
);

const card = all(
  block(
    'card',
    {},
    {
      hero_image: image,
      icon: image,
      title: mrkdwn(150),
      subtitle: mrkdwn(150),
      body: mrkdwn(200),
      actions: list(button, { max: 5 }),
    },
  ),
  rule((value, at) =>
    ['hero_image', 'title', 'actions', 'body'].some((name) => value[name] !== undefined)
      ? []
      : problem(at, 'must provide at least one of: hero_image, title, actions, body'),
  ),
);

const inMessages: Fields = {
  ...everywhere,
  alert,
  card,
  carousel: block('carousel', { elements: list(card, { max: 10 }) }),
  markdown: block('markdown', { text: text({ max: 12_000 }) }),
  table,
  data_table: block(
    'data_table',
    { rows: list(list(cell, { max: 20 }), { max: 100 }), caption: text({ max: 3000 }) },
    { page_size: whole(1, 100), row_header_column_index: whole(0, 19) },
  ),
};

/** The check of one block on each surface. */
export const blockOn: Readonly<Record<Surface, Check>> = {
  message: byType(inMessages),
  modal: byType({ ...everywhere, alert, input }),
  home: byType({ ...everywhere, alert, input: inputWithoutFiles }),
};
