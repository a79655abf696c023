import { formatInTimeZone } from './zoned-date.ts';
import { heldValue } from '../../../src/sandbox/slack/state/inputs.ts';
import type { Inputs } from '../../../src/sandbox/slack/state/inputs.ts';
import { asList, asObject, asObjects, asText, isObject } from '../../../src/sandbox/slack/json.ts';
import type { Json, JsonObject } from '../../../src/sandbox/slack/json.ts';

/** Whose eyes the text is for: dates are shown in the reader's own zone and language. */
export type Reader = { readonly locale: string; readonly tz: string };

/** @returns what a reader sees of blocks, a line a part, without markup */
export function readBlocks(blocks: readonly JsonObject[], inputs: Inputs, reader: Reader): string {
  return blocks
    .map((block) => readBlock(block, inputs, reader))
    .filter((line) => line !== '')
    .join('\n');
}

function readBlock(block: JsonObject, inputs: Inputs, reader: Reader): string {
  const entry = (element: JsonObject) => inputs[asText(block['block_id'])]?.[asText(element['action_id'])];
  const element = (one: JsonObject) => readElement(one, entry(one), reader);
  switch (block['type']) {
    case 'section': {
      const accessory = isObject(block['accessory']) ? [element(block['accessory'])] : [];
      const fields = asObjects(block['fields']).map((field) => readText(field, reader));
      return [readText(asObject(block['text']), reader), ...fields, ...accessory].filter(Boolean).join('\n');
    }
    case 'header':
    case 'alert':
      return readText(asObject(block['text']), reader);
    case 'context':
    case 'actions':
      return asObjects(block['elements']).map(element).join('  ');
    case 'input': {
      const hint = readText(asObject(block['hint']), reader);
      return `${readText(asObject(block['label']), reader)}: ${element(asObject(block['element']))}${hint && ` (${hint})`}`;
    }
    case 'image':
      return asText(block['alt_text']);
    case 'markdown':
      return asText(block['text']);
    case 'rich_text':
      return asObjects(block['elements']).map(readRichText).join('\n');
    case 'table':
      return asList(block['rows'])
        .map((row) => asObjects(row).map(readCell).join(' | '))
        .join('\n');
    default:
      return '';
  }
}

function readElement(element: JsonObject, entry: JsonObject | undefined, reader: Reader): string {
  switch (element['type']) {
    case 'plain_text':
    case 'mrkdwn':
      return readText(element, reader);
    case 'image':
      return asText(element['alt_text']);
    case 'button':
      return `[${readText(asObject(element['text']), reader)}]`;
    case 'overflow':
      return `[⋯ ${asObjects(element['options'])
        .map((option) => optionText(option))
        .join(' / ')}]`;
    default:
      return `‹${readValue(heldValue(element, entry))}›`;
  }
}

function readValue(value: Json): string {
  if (isObject(value))
    return optionText(value) || asText(value['name']) || asObjects(value['elements']).map(readRichText).join('');
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  return asList(value).map(readValue).join(', ');
}

export function optionText(option: JsonObject): string {
  return asText(asObject(option['text'])['text']);
}

function readCell(cell: JsonObject): string {
  return cell['type'] === 'rich_text' ? asObjects(cell['elements']).map(readRichText).join(' ') : asText(cell['text']);
}

function readRichText(part: JsonObject): string {
  const inner = asObjects(part['elements']).map(readRichText);
  if (inner.length > 0) return inner.join(part['type'] === 'rich_text_list' ? '\n' : '');
  if (part['type'] === 'user') return `@${asText(part['user_id'])}`;
  return asText(part['text']) || asText(part['url']) || asText(part['fallback']) || asText(part['name']);
}

/** @returns the words of a text object */
export function readText(text: JsonObject, reader: Reader): string {
  const words = asText(text['text']);
  return text['type'] === 'mrkdwn' ? readMrkdwn(words, reader) : words;
}

/**
 * Renders the entities of Slack's mrkdwn: `<!channel>` becomes a live @channel, `&lt;!channel&gt;` the harmless letters.
 * Asterisks and underscores stay, as they are as often part of a name as markup.
 */
export function readMrkdwn(text: string, reader: Reader): string {
  return text
    .replaceAll(/<([^<>]+)>/g, (_whole, inner: string) => readEntity(inner, reader))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function readEntity(inner: string, reader: Reader): string {
  const date = /^!date\^(\d+)\^([^^|]+)(?:\^[^|]*)?\|(.*)$/s.exec(inner);
  if (date) return formatInTimeZone(Number(date[1]), date[2] ?? '', reader);
  const [target = '', label] = inner.split('|');
  if (label !== undefined) return label;
  return /^[@#!]/.test(target) ? target.replace(/^[!@]/, '@') : target;
}
