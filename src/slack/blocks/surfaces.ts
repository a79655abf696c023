import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import { LIMITS } from './limits.ts';
import { clampMrkdwn, markup, type Words } from './mrkdwn.ts';
import { identifier, plainText } from './words.ts';

/** Blocks as a view function lists them; what is not shown this time is `undefined` or `false`. */
export type BlockList = readonly (KnownBlock | undefined | false)[];

export type Message = { readonly text: string; readonly blocks: KnownBlock[] };

/** @param text what phones show in the notification and screen readers read: never a secret, never a cost */
export function message({ text, blocks }: { readonly text: Words; readonly blocks: BlockList }): Message {
  return { text: clampMrkdwn(markup(text), LIMITS.messageText), blocks: shown(blocks, LIMITS.messageBlocks) };
}

/** @param metadata IDs only, never rights or facts: what comes back is read anew */
export function modal(parts: {
  readonly callbackId: string;
  readonly title: string;
  readonly blocks: BlockList;
  readonly submit?: string | undefined;
  readonly close?: string | undefined;
  readonly metadata?: string | undefined;
  readonly notifyOnClose?: boolean | undefined;
}): ModalView {
  return {
    type: 'modal',
    callback_id: identifier(parts.callbackId, LIMITS.identifier),
    title: plainText(parts.title, LIMITS.modalTitle),
    blocks: shown(parts.blocks, LIMITS.viewBlocks),
    ...(parts.submit !== undefined && { submit: plainText(parts.submit, LIMITS.modalButton) }),
    ...(parts.close !== undefined && { close: plainText(parts.close, LIMITS.modalButton) }),
    ...(parts.metadata !== undefined && { private_metadata: identifier(parts.metadata, LIMITS.privateMetadata) }),
    ...(parts.notifyOnClose !== undefined && { notify_on_close: parts.notifyOnClose }),
  };
}

export function home(blocks: BlockList): HomeView {
  return { type: 'home', blocks: shown(blocks, LIMITS.viewBlocks) };
}

function shown(blocks: BlockList, max: number): KnownBlock[] {
  return blocks
    .filter(isBlock)
    .filter((block) => !isEmpty(block))
    .slice(0, max);
}

function isBlock(block: KnownBlock | undefined | false): block is KnownBlock {
  return block !== undefined && block !== false;
}

/** A row without buttons, a context without texts: natural to write, refused by Slack. */
function isEmpty(block: KnownBlock): boolean {
  if (block.type === 'actions' || block.type === 'context') return block.elements.length === 0;
  return block.type === 'section' && block.text === undefined && block.fields?.length === 0;
}
