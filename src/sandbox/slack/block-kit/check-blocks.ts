import { countCharacters } from '../characters.ts';
import { asObjects, asText, isList, isObject } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import { blockOn } from './blocks.ts';
import type { Surface } from './blocks.ts';
import { plainText } from './composition.ts';
import { all, flag, list, literal, object, problem, rule, text } from './shape.ts';
import type { Check, Problem } from './shape.ts';
import { interactiveElements } from './walk.ts';

export type { Problem } from './shape.ts';
export type { Surface } from './blocks.ts';

const MAX_BLOCKS: Readonly<Record<Surface, number>> = { message: 50, modal: 100, home: 100 };

const metadata = {
  private_metadata: text({ min: 0, max: 3000 }),
  callback_id: text({ min: 0, max: 255 }),
  external_id: text({ min: 0, max: 255 }),
};

const submitBesideInputs = rule((view, at) =>
  view['submit'] === undefined && asObjects(view['blocks']).some(({ type }) => type === 'input')
    ? problem(at, 'missing required field: submit (the view has an input block)')
    : [],
);

const modal = all(
  object({
    required: { type: literal('modal'), title: plainText(24), blocks: blocksOn('modal') },
    optional: { submit: plainText(24), close: plainText(24), clear_on_close: flag, notify_on_close: flag, ...metadata },
  }),
  submitBesideInputs,
);

const home = object({ required: { type: literal('home'), blocks: blocksOn('home') }, optional: metadata });

/**
 * Checks what would be shown against every limit of Slack's Block Kit reference.
 * @param payload a view for `modal` and `home`; for `message` its blocks, or an object that has them as `blocks`
 * @returns what Slack would refuse, with JSON pointers below `/view` or `/blocks`; empty where it is fine
 */
export function checkBlocks(surface: Surface, payload: unknown): readonly Problem[] {
  const plain = JSON.parse(JSON.stringify(payload ?? null)) as Json;
  if (surface === 'modal') return modal(plain, '/view');
  if (surface === 'home') return home(plain, '/view');
  return blocksOn('message')(isObject(plain) ? plain['blocks'] : plain, '/blocks');
}

function blocksOn(surface: Surface): Check {
  const each = list(blockOn[surface], { min: surface === 'message' ? 1 : 0, max: MAX_BLOCKS[surface] });
  return (value, at) => [...each(value, at), ...(isList(value) ? betweenBlocks(value, at) : [])];
}

function betweenBlocks(blocks: readonly Json[], at: string): readonly Problem[] {
  const known = blocks.filter(isObject);
  return [
    ...repeated(known.map((block) => asText(block['block_id']))).flatMap((name) =>
      problem(at, `block_id already exists: ${name}`),
    ),
    ...known.flatMap((block, index) => actionsOnce(block, `${at}/${index}`)),
    ...onlyOne(
      interactiveElements(blocks).filter(({ element }) => element['focus_on_load'] === true),
      at,
    ),
    ...oneTable(known, at),
    ...markdownTogether(known, at),
  ];
}

function actionsOnce(block: JsonObject, at: string): readonly Problem[] {
  const names = interactiveElements([block]).map(({ actionId }) => actionId);
  return repeated(names).flatMap((name) => problem(at, `action_id already exists: ${name}`));
}

function onlyOne(focused: readonly unknown[], at: string): readonly Problem[] {
  return focused.length > 1 ? problem(at, 'only one element may have focus_on_load') : [];
}

function oneTable(blocks: readonly JsonObject[], at: string): readonly Problem[] {
  return blocks.filter(({ type }) => type === 'table').length > 1 ? problem(at, 'only one table allowed') : [];
}

function markdownTogether(blocks: readonly JsonObject[], at: string): readonly Problem[] {
  const written = blocks.filter(({ type }) => type === 'markdown').map((block) => asText(block['text']));
  return written.length > 1 && countCharacters(written.join('')) > 12_000
    ? problem(at, 'markdown blocks must be less than 12001 characters together')
    : [];
}

function repeated(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, index) => name !== '' && names.indexOf(name) !== index))];
}

/** The words in which Slack reports a problem in `response_metadata.messages`. */
export function inSlackWords({ pointer, message }: Problem): string {
  return `[ERROR] ${message} [json-pointer:${pointer}]`;
}
