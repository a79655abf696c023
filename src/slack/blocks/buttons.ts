import type { Button, ColorScheme, ConfirmationDialog, Overflow, PlainTextOption } from '@slack/types';
import { LIMITS } from './limits.ts';
import type { Words } from './mrkdwn.ts';
import { identifier, plainText, textObject } from './words.ts';

export type ButtonOptions = {
  /** an ID, read anew when the button is pressed; at most 2,000 characters */
  readonly value?: string | undefined;
  readonly style?: ColorScheme | undefined;
  readonly confirm?: ConfirmationDialog | undefined;
  /** opens this page as well; one longer than Slack takes is left out, because a shortened address is another address */
  readonly url?: string | undefined;
  /** what a screen reader says, where the text alone does not tell */
  readonly accessibilityLabel?: string | undefined;
};

export function button(text: string, actionId: string, options: ButtonOptions = {}): Button {
  const { value, style, confirm, url, accessibilityLabel } = options;
  return {
    type: 'button',
    text: plainText(text, LIMITS.buttonText),
    action_id: identifier(actionId, LIMITS.identifier),
    ...(value !== undefined && value !== '' && { value: identifier(value, LIMITS.buttonValue) }),
    ...(style && { style }),
    ...(confirm && { confirm }),
    ...(url !== undefined && url.length <= LIMITS.url && { url }),
    ...(accessibilityLabel !== undefined && {
      accessibility_label: plainText(accessibilityLabel, LIMITS.buttonText).text,
    }),
  };
}

/** Slack's own "Are you sure?" before a button does anything. */
export function confirmation(question: {
  readonly title: string;
  readonly text: Words;
  readonly confirm: string;
  readonly deny: string;
  readonly style?: ColorScheme | undefined;
}): ConfirmationDialog {
  return {
    title: plainText(question.title, LIMITS.confirmTitle),
    text: textObject(question.text, LIMITS.confirmText),
    confirm: plainText(question.confirm, LIMITS.confirmButton),
    deny: plainText(question.deny, LIMITS.confirmButton),
    ...(question.style && { style: question.style }),
  };
}

/** The `⋯` menu: at least one option, five at most. */
export function overflow(
  actionId: string,
  options: readonly [PlainTextOption, ...PlainTextOption[]],
  confirm?: ConfirmationDialog,
): Overflow {
  return {
    type: 'overflow',
    action_id: identifier(actionId, LIMITS.identifier),
    options: options.slice(0, LIMITS.overflowOptions),
    ...(confirm && { confirm }),
  };
}
