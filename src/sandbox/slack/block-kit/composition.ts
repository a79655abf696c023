import { asObjects, isList, isObject, sameJson } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { all, byType, flag, list, literal, matching, object, problem, rule, text } from './shape.ts';
import type { Check, Problem } from './shape.ts';

/** Limits of the pages under Slack's "Block Kit composition objects". */
export const MAX_OPTIONS = 100;

export function plainText(max: number): Check {
  return object({ required: { type: literal('plain_text'), text: text({ max }) }, optional: { emoji: flag } });
}

export function mrkdwn(max: number): Check {
  return object({ required: { type: literal('mrkdwn'), text: text({ max }) }, optional: { verbatim: flag } });
}

export function anyText(max: number): Check {
  return byType({ plain_text: plainText(max), mrkdwn: mrkdwn(max) });
}

export const style = literal('primary', 'danger');
export const url = text({ max: 3000 });

export const confirm = object({
  required: { text: anyText(300) },
  optional: { title: plainText(100), confirm: plainText(30), deny: plainText(30), style },
});

/** @param label what the option's text may be: plain in menus, mrkdwn too beside radio buttons and checkboxes */
export function option(label: Check, extra: Readonly<Record<string, Check>> = {}): Check {
  return object({
    required: { text: label, value: text({ max: 75 }) },
    optional: { description: anyText(75), ...extra },
  });
}

export const menuOption = option(plainText(75));
export const richOption = option(anyText(75));

const optionGroup = object({
  required: { label: plainText(75), options: list(menuOption, { max: MAX_OPTIONS }) },
});

export const optionGroups = list(optionGroup, { max: 100 });
export const menuOptions = list(menuOption, { max: MAX_OPTIONS });

/** Exactly one of `options` and `option_groups`, and nothing chosen that is not among them. */
export const optionsHold = rule((element, at) => {
  const { options, option_groups: groups } = element;
  if ((options === undefined) === (groups === undefined)) {
    return problem(at, 'must provide exactly one of: options, option_groups');
  }
  return chosenAmong(element, at, offered(element));
});

export const chosenIsOffered = rule((element, at) => chosenAmong(element, at, offered(element)));

/** The options of a menu, radio buttons or checkboxes, those in groups included. */
export function offered(element: JsonObject): readonly JsonObject[] {
  return [
    ...asObjects(element['options']),
    ...asObjects(element['option_groups']).flatMap((group) => asObjects(group['options'])),
  ];
}

function chosenAmong(element: JsonObject, at: string, options: readonly JsonObject[]): readonly Problem[] {
  const chosen = isObject(element['initial_option']) ? [element['initial_option']] : [];
  const several = isList(element['initial_options']) ? asObjects(element['initial_options']) : [];
  const unknown = [...chosen, ...several].filter((one) => !options.some((option) => sameOption(option, one)));
  const field = chosen.length > 0 ? 'initial_option' : 'initial_options';
  return unknown.flatMap(() => problem(`${at}/${field}`, 'must be one of the provided options'));
}

function sameOption(left: JsonObject, right: JsonObject): boolean {
  return left['value'] === right['value'] && sameJson(textIn(left), textIn(right));
}

function textIn(option: JsonObject) {
  return isObject(option['text']) ? option['text']['text'] : undefined;
}

export const dispatchActionConfig = object({
  optional: { trigger_actions_on: list(literal('on_enter_pressed', 'on_character_entered'), { max: 2 }) },
});

const slackFile = all(
  object({ optional: { id: matching(/^F[A-Z0-9]{8,}$/, 'the ID of a file'), url } }),
  rule((file, at) =>
    (file['id'] === undefined) === (file['url'] === undefined)
      ? problem(at, 'must provide exactly one of: id, url')
      : [],
  ),
);

export const imageSource: Readonly<Record<string, Check>> = { image_url: url, slack_file: slackFile };

export const oneImageSource = rule((image, at) =>
  (image['image_url'] === undefined) === (image['slack_file'] === undefined)
    ? problem(at, 'must provide exactly one of: image_url, slack_file')
    : [],
);
