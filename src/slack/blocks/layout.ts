import type {
  ActionsBlock,
  ActionsBlockElement,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  ImageBlock,
  KnownBlock,
  RichTextBlock,
  SectionBlock,
  SectionBlockAccessory,
} from '@slack/types';
import { LIMITS } from './limits.ts';
import type { Words } from './mrkdwn.ts';
import { identifier, plainText, textObject } from './words.ts';

/** @param accessory a button, menu or picture to the right of the text */
export function section(words: Words, accessory?: SectionBlockAccessory): SectionBlock {
  return { type: 'section', text: textObject(words, LIMITS.sectionText), ...(accessory && { accessory }) };
}

/** Short texts in two columns, ten at most; with none it is left out by `message` and `modal`. */
export function fields(...texts: readonly Words[]): SectionBlock {
  return {
    type: 'section',
    fields: texts.slice(0, LIMITS.fields).map((words) => textObject(words, LIMITS.fieldText)),
  };
}

export function header(text: string): HeaderBlock {
  return { type: 'header', text: plainText(text, LIMITS.headerText) };
}

/** Small grey text, ten elements at most; with none it is left out by `message` and `modal`. */
export function context(...texts: readonly Words[]): ContextBlock {
  return {
    type: 'context',
    elements: texts.slice(0, LIMITS.contextElements).map((words) => textObject(words, LIMITS.contextText)),
  };
}

/** A picture of the gallery, which says in words what it shows to whoever does not see it. */
export function picture({ fileId, alt }: { readonly fileId: string; readonly alt: string }): ImageBlock {
  return { type: 'image', slack_file: { id: fileId }, alt_text: plainText(alt, LIMITS.altText).text };
}

export function divider(): DividerBlock {
  return { type: 'divider' };
}

/** A row of buttons and menus, 25 at most; with none it is left out by `message` and `modal`. */
export function actions(...elements: readonly ActionsBlockElement[]): ActionsBlock {
  return { type: 'actions', elements: elements.slice(0, LIMITS.actions) };
}

/** Text to copy, shown exactly as it is; never shortened, because half of it would be copied. */
export function codeBlock(text: string): RichTextBlock {
  const preformatted = {
    type: 'rich_text_preformatted' as const,
    elements: [{ type: 'text' as const, text: text || ' ' }],
  };
  return { type: 'rich_text', elements: [preformatted] };
}

/** The same block with a name by which the view's state and its errors refer to it. */
export function withBlockId<Block extends KnownBlock>(blockId: string, block: Block): Block {
  return { ...block, block_id: identifier(blockId, LIMITS.identifier) };
}
