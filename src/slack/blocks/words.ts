import type { MrkdwnElement, PlainTextElement } from '@slack/types';
import { clamp } from '../../kernel/text.ts';
import { clampMrkdwn, type Words } from './mrkdwn.ts';

/** Slack refuses an empty text, and with it everything around it. */
const NOTHING = '–';

export function plainText(text: string, max: number): PlainTextElement {
  return { type: 'plain_text', text: clamp(text.trim() === '' ? NOTHING : text, max) };
}

/** `verbatim`: without it Slack makes links and mentions of whatever looks like one, `@channel` for instance. */
export function textObject(words: Words, max: number): PlainTextElement | MrkdwnElement {
  if (typeof words === 'string') return plainText(words, max);
  const text = words.text.trim() === '' ? NOTHING : clampMrkdwn(words.text, max);
  return { type: 'mrkdwn', text, verbatim: true };
}

/** An ID for `action_id`, `block_id`, `callback_id`, `value`: a cut one is unknown later, never another thing's. */
export function identifier(id: string, max: number): string {
  return id.slice(0, max);
}
