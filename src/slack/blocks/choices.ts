import type {
  Checkboxes,
  ConversationsSelect,
  ExternalSelect,
  MultiStaticSelect,
  MultiUsersSelect,
  PlainTextOption,
  RadioButtons,
  StaticSelect,
  UsersSelect,
} from '@slack/types';
import { LIMITS } from './limits.ts';
import { identifier, plainText } from './words.ts';

/** @param value an ID; at most 150 characters, better 75, the limit of older clients */
export function option(text: string, value: string, description?: string): PlainTextOption {
  return {
    text: plainText(text, LIMITS.optionText),
    value: identifier(value || '-', LIMITS.optionValue),
    ...(description !== undefined && description !== '' && { description: plainText(description, LIMITS.optionText) }),
  };
}

type Choice = {
  readonly actionId: string;
  readonly options: readonly PlainTextOption[];
  /** value of the option chosen at first; one that is not offered is ignored, as Slack would refuse the whole view */
  readonly chosen?: string | undefined;
};

/** A menu of at most 100; of none it offers one line that says nothing, because Slack refuses an empty menu. */
export function staticSelect(choice: Choice & { readonly placeholder?: string | undefined }): StaticSelect {
  const options = offered(choice.options, LIMITS.options);
  const initial = options.find((each) => each.value === choice.chosen);
  return {
    type: 'static_select',
    ...base(choice),
    options,
    ...(initial && { initial_option: initial }),
  };
}

/** A menu filled while typing. `minimum`: letters needed before the app is asked; 0 asks as soon as it opens. */
export function externalSelect(choice: {
  readonly actionId: string;
  readonly minimum?: number | undefined;
  readonly chosen?: PlainTextOption | undefined;
  readonly placeholder?: string | undefined;
}): ExternalSelect {
  return {
    type: 'external_select',
    ...base(choice),
    min_query_length: Math.max(choice.minimum ?? 1, 0),
    ...(choice.chosen && { initial_option: choice.chosen }),
  };
}

/** A menu of the channels, public and private, that Slack fills itself. @param chosen a channel's ID */
export function channelSelect(choice: {
  readonly actionId: string;
  readonly chosen?: string | undefined;
}): ConversationsSelect {
  return {
    type: 'conversations_select',
    ...base(choice),
    filter: { include: ['public', 'private'], exclude_external_shared_channels: true },
    ...(choice.chosen !== undefined && { initial_conversation: choice.chosen }),
  };
}

/** A menu of at most 100, of which several can be chosen; `chosen` are the values chosen at first. */
export function severalOf(
  choice: Omit<Choice, 'chosen'> & { readonly chosen?: readonly string[] | undefined },
): MultiStaticSelect {
  const options = offered(choice.options, LIMITS.options);
  const initial = options.filter(({ value }) => value !== undefined && choice.chosen?.includes(value));
  return {
    type: 'multi_static_select',
    ...base(choice),
    options,
    ...(initial.length > 0 && { initial_options: initial }),
  };
}

/** A menu of the people of the workspace, of whom one can be chosen. */
export function personSelect(choice: {
  readonly actionId: string;
  readonly chosen?: string | undefined;
  readonly placeholder?: string | undefined;
}): UsersSelect {
  const { chosen } = choice;
  return { type: 'users_select', ...base(choice), ...(chosen !== undefined && { initial_user: chosen }) };
}

/** A menu of the people of the workspace, of whom several can be chosen. */
export function peopleSelect(choice: {
  readonly actionId: string;
  readonly chosen?: readonly string[] | undefined;
}): MultiUsersSelect {
  const { chosen = [] } = choice;
  return { type: 'multi_users_select', ...base(choice), ...(chosen.length > 0 && { initial_users: [...chosen] }) };
}

/** At most ten; `chosen` are the values ticked at first. */
export function checkboxes(
  choice: Omit<Choice, 'chosen'> & { readonly chosen?: readonly string[] | undefined },
): Checkboxes {
  const options = offered(choice.options, LIMITS.listedOptions);
  const initial = options.filter(({ value }) => value !== undefined && choice.chosen?.includes(value));
  return { type: 'checkboxes', ...base(choice), options, ...(initial.length > 0 && { initial_options: initial }) };
}

/** At most ten. */
export function radio(choice: Choice): RadioButtons {
  const options = offered(choice.options, LIMITS.listedOptions);
  const initial = options.find((each) => each.value === choice.chosen);
  return { type: 'radio_buttons', ...base(choice), options, ...(initial && { initial_option: initial }) };
}

function base({ actionId, placeholder }: { readonly actionId: string; readonly placeholder?: string | undefined }) {
  return {
    action_id: identifier(actionId, LIMITS.identifier),
    ...(placeholder !== undefined && { placeholder: plainText(placeholder, LIMITS.placeholder) }),
  };
}

function offered(options: readonly PlainTextOption[], max: number): PlainTextOption[] {
  return options.length === 0 ? [option('', '-')] : options.slice(0, max);
}
