import type { Check } from './shape.ts';
import { byType, flag, list, literal, object, text, whole } from './shape.ts';

/** Slack's page "Rich text block". */
const look = object({ optional: { bold: flag, code: flag, italic: flag, strike: flag, underline: flag } });

function part(type: string, required: Readonly<Record<string, Check>>, optional: Readonly<Record<string, Check>> = {}) {
  return object({ required: { type: literal(type), ...required }, optional: { style: look, ...optional } });
}

const anyLength = text({ max: 12_000 });
const name = text({ max: 255 });

const inline = byType({
  text: part('text', { text: anyLength }),
  link: part('link', { url: text({ max: 3000 }) }, { text: anyLength, unsafe: flag }),
  emoji: part('emoji', { name }, { unicode: name, url: anyLength }),
  user: part('user', { user_id: name }),
  channel: part('channel', { channel_id: name }),
  usergroup: part('usergroup', { usergroup_id: name }),
  team: part('team', { team_id: name }),
  broadcast: part('broadcast', { range: literal('here', 'channel', 'everyone') }),
  color: part('color', { value: name }),
  date: part(
    'date',
    { timestamp: whole(0, 9_999_999_999), format: anyLength },
    { url: text({ max: 3000 }), fallback: anyLength },
  ),
});

const inlines = list(inline, { min: 0, max: 1000 });
const border = { border: whole(0, 1) };
const section = object({ required: { type: literal('rich_text_section'), elements: inlines } });

const paragraph = byType({
  rich_text_section: section,
  rich_text_list: object({
    required: {
      type: literal('rich_text_list'),
      style: literal('bullet', 'ordered'),
      elements: list(section, { max: 1000 }),
    },
    optional: { indent: whole(0, 8), offset: whole(0, 100_000), ...border },
  }),
  rich_text_preformatted: object({
    required: { type: literal('rich_text_preformatted'), elements: inlines },
    optional: { ...border, language: name },
  }),
  rich_text_quote: object({ required: { type: literal('rich_text_quote'), elements: inlines }, optional: border }),
});

export const richText: Check = object({
  required: { type: literal('rich_text'), elements: list(paragraph, { max: 1000 }) },
  optional: { block_id: name },
});
