import type { MessageKey } from '../../i18n/catalogue.ts';
import { withoutMarks } from '../../i18n/erased.ts';
import type { MessageValue, Translator } from '../../i18n/translator.ts';
import { inZone, SLACK_MOMENT, type SlackDateFormat, slackDate } from '../../kernel/dates.ts';
import { clamp, escapeMrkdwn } from '../../kernel/text.ts';

declare const mrkdwnBrand: unique symbol;

/**
 * Text in Slack's markup. It comes only out of the functions here, which escape whatever is put into it: a plain string
 * is words, never markup.
 */
export type Mrkdwn = { readonly text: string; readonly [mrkdwnBrand]: true };

/** Words for a person: a string is shown as it stands, `Mrkdwn` is shown formatted. */
export type Words = string | Mrkdwn;

function trusted(text: string): Mrkdwn {
  return { text } as Mrkdwn;
}

/** @returns the text in markup, a plain string escaped */
export function markup(words: Words | number): string {
  return typeof words === 'object' ? words.text : escapeMrkdwn(String(words));
}

/** mrkdwn`*${customer}* ordered`: what stands in the template is markup, what is put into it is escaped. */
export function mrkdwn(template: TemplateStringsArray, ...values: readonly (Words | number)[]): Mrkdwn {
  return trusted(template.reduce((text, part, index) => text + markup(values[index - 1] ?? '') + part));
}

export function joinMrkdwn(parts: readonly Words[], separator = '\n'): Mrkdwn {
  return trusted(parts.map(markup).join(escapeMrkdwn(separator)));
}

export function bold(words: Words): Mrkdwn {
  return mrkdwn`*${words}*`;
}

/** @returns a link, or the text alone where the address is not one of the web or of mail */
export function link(url: string, text: string): Mrkdwn {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  if (!address || !['https:', 'http:', 'mailto:'].includes(address.protocol)) return mrkdwn`${text}`;
  const href = address.href.replaceAll('|', '%7C').replaceAll('<', '%3C').replaceAll('>', '%3E');
  return trusted(`<${href.replaceAll('&', '&amp;')}|${escapeMrkdwn(text.replaceAll('|', '¦'))}>`);
}

/** @param userId `U…` or `W…`; anything else is shown as the text it is, and whoever was erased in words for the reader */
export function mention(userId: string, reader: Translator): Mrkdwn {
  return /^[UW][A-Z0-9]+$/.test(userId) ? trusted(`<@${userId}>`) : mrkdwn`${withoutMarks(userId, reader.language)}`;
}

/** @param channelId `C…` or `G…`; anything else is shown as the text it is */
export function channelMention(channelId: string): Mrkdwn {
  return /^[CG][A-Z0-9]+$/.test(channelId) ? trusted(`<#${channelId}>`) : mrkdwn`${channelId}`;
}

/** A moment that each reader sees in their own zone; the fallback is in the zone of the person it was written for. */
export function moment(date: Date, reader: Translator, format: SlackDateFormat = SLACK_MOMENT): Mrkdwn {
  return trusted(slackDate(date, format, inZone(date, reader.zone, reader.locale)));
}

/** A message of the catalogue as markup: its own `*` and `_` format, values are inert unless they are `Mrkdwn`. */
export function translateMrkdwn(
  t: Translator,
  key: MessageKey,
  values: Readonly<Record<string, MessageValue | Mrkdwn>> = {},
): Mrkdwn {
  const ready: string[] = [];
  const entries = Object.entries(values).map(([name, value]): [string, MessageValue] => {
    if (typeof value === 'string') return [name, value.replace(/[\uE000\uE001]/g, '')];
    return isMrkdwn(value) ? [name, `\uE000${ready.push(value.text) - 1}\uE001`] : [name, value];
  });
  const text = escapeMrkdwn(t(key, Object.fromEntries(entries)));
  return trusted(text.replace(/\uE000(\d+)\uE001/g, (_, index: string) => ready[Number(index)] ?? ''));
}

function isMrkdwn(value: MessageValue | Mrkdwn): value is Mrkdwn {
  return typeof value === 'object' && 'text' in value;
}

/** Shortens markup without leaving half an escape or an open `<…` behind. */
export function clampMrkdwn(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = clamp(text, max).slice(0, -1);
  return `${cut
    .replace(/&[a-z]{0,3}$/, '')
    .replace(/<[^>]*$/, '')
    .trimEnd()}…`;
}
