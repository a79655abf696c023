import { offered } from '../../../src/sandbox/slack/block-kit/composition.ts';
import { interactiveElements } from '../../../src/sandbox/slack/block-kit/walk.ts';
import type { Interactive } from '../../../src/sandbox/slack/block-kit/walk.ts';
import type { Place } from '../../../src/sandbox/slack/gestures/client.ts';
import { asObject, asText } from '../../../src/sandbox/slack/json.ts';
import type { JsonObject } from '../../../src/sandbox/slack/json.ts';
import type { MessageOnScreen, Screen, ViewOnScreen } from '../../../src/sandbox/slack/protocol/screen.ts';
import { optionText, readBlocks, readMrkdwn, readText } from './plain-text.ts';
import type { Reader } from './plain-text.ts';

/** An element on the screen, and where it is. */
export type Found = Interactive & { readonly place: Place; readonly view?: ViewOnScreen };

type Shown = { readonly place: Place; readonly blocks: readonly JsonObject[]; readonly view?: ViewOnScreen };

/** What can be touched, what lies on top first: the modal, then messages from the newest, then the home tab. */
function within(screen: Screen): readonly Shown[] {
  const modal = screen.modals.at(-1);
  const messages = screen.channels
    .flatMap(({ id, messages: all }) => all.map((message) => ({ channelId: id, message })))
    .sort((left, right) => (left.message.ts < right.message.ts ? 1 : -1))
    .map(({ channelId, message }) => ({ place: { channelId, ts: message.ts }, blocks: message.blocks }));
  return [
    ...(modal ? [{ place: { viewId: modal.id }, blocks: modal.blocks, view: modal }] : []),
    ...messages,
    ...(screen.home ? [{ place: { viewId: screen.home.id }, blocks: screen.home.blocks, view: screen.home }] : []),
  ];
}

function elements(screen: Screen): readonly Found[] {
  return within(screen).flatMap(({ blocks, place, view }) =>
    interactiveElements(blocks).map((one): Found => (view ? { ...one, place, view } : { ...one, place })),
  );
}

/** The newest button with this text. */
export function findButton(screen: Screen, text: string): Found | undefined {
  return elements(screen).find(
    ({ element }) => element['type'] === 'button' && readText(asObject(element['text']), screen.person) === text,
  );
}

/** The newest overflow menu that offers this option. */
export function findInOverflow(screen: Screen, text: string): Found | undefined {
  return elements(screen).find(
    ({ element }) => element['type'] === 'overflow' && offered(element).some((option) => optionText(option) === text),
  );
}

/** An input by its label; a menu beside a text by that text, one among buttons by its placeholder. */
export function findInput(screen: Screen, label: string): Found | undefined {
  return elements(screen)
    .filter(({ element }) => element['type'] !== 'button' && element['type'] !== 'overflow')
    .find((found) => withoutRemark(labelOf(found, screen.person)) === withoutRemark(label));
}

/** "Quantity (1 … 9,999)" and "Quantity:" are both the label "Quantity". */
function withoutRemark(label: string): string {
  return label.replace(/\s*(\([^)]*\)|[:*])\s*$/, '').trim();
}

export function labelOf({ block, element }: Interactive, reader: Reader): string {
  const label = readText(asObject(block['type'] === 'input' ? block['label'] : block['text']), reader);
  return label === '' ? readText(asObject(element['placeholder']), reader) : label;
}

/** The options of a menu that fit a text: the exact one before those that contain it. */
export function matchingOption(options: readonly JsonObject[], text: string): JsonObject | undefined {
  const wanted = text.toLowerCase();
  return (
    options.find((option) => optionText(option) === text) ??
    options.find((option) => optionText(option).toLowerCase().includes(wanted))
  );
}

/** @returns everything the person can read; of one channel alone where it is named */
export function readScreen(screen: Screen, channel?: string): string {
  const wanted = channel?.replace(/^[#@]/, '');
  const channels = screen.channels.filter(
    ({ id, name, direct }) =>
      wanted === undefined || id === channel || name.slice(1) === wanted || (direct && wanted === 'app'),
  );
  const lines = channels.flatMap(({ name, messages }) => [
    name,
    ...messages.map((one) => readMessage(one, screen.person)),
  ]);
  if (channel !== undefined) return lines.join('\n');
  const views = [...screen.modals, ...(screen.home ? [screen.home] : [])].map((view) => readView(view, screen.person));
  return [...lines, ...views, ...screen.notices].join('\n');
}

function readMessage(message: MessageOnScreen, reader: Reader): string {
  const body =
    message.blocks.length > 0 ? readBlocks(message.blocks, message.inputs, reader) : readMrkdwn(message.text, reader);
  const marks = [message.ephemeral ? '(only visible to you)' : '', message.edited ? '(edited)' : ''];
  const files = message.files.map(({ name }) => `📎 ${name}`);
  return [`${message.author.name}: ${body}`, ...marks, ...files].filter(Boolean).join(' ');
}

/** @returns a view as text: title, contents, errors at their fields, buttons */
export function readView(view: ViewOnScreen, reader: Reader): string {
  const errors = Object.entries(view.errors).map(
    ([blockId, text]) => `✗ ${labelOfBlock(view, blockId, reader)}: ${text}`,
  );
  const buttons = [view.close, view.submit].filter((text) => text !== null).map((text) => `[${text}]`);
  const body = readBlocks(view.blocks, view.inputs, reader);
  return [`── ${view.title} ──`, body, ...errors, view.warning ?? '', buttons.join(' ')].filter(Boolean).join('\n');
}

export function labelOfBlock({ blocks }: ViewOnScreen, blockId: string, reader: Reader): string {
  const block = blocks.find((one) => asText(one['block_id']) === blockId);
  return block ? readText(asObject(block['label']), reader) : blockId;
}
