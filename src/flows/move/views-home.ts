import type { KnownBlock } from '@slack/types';
import type { Translator } from '../../i18n/translator.ts';
import { button, moment, mrkdwn, picture, section, translateMrkdwn } from '../../slack/blocks/index.ts';
import type { MoveRow } from './service-home.ts';

type Page = { readonly url: string | undefined; readonly action: string };

/** A move with machines at risk, as a row of the Home tab. */
export function riskRow(t: Translator, move: MoveRow, page: Page): KnownBlock {
  const { title, customerName: customer, atRisk: count, earliest } = move;
  const words = translateMrkdwn(t, 'home.move.atRisk', { title, customer, count });
  const until = earliest && translateMrkdwn(t, 'home.move.earliest', { at: moment(earliest, t) });
  return section(until === null ? mrkdwn`🚚 ${words}` : mrkdwn`🚚 ${words} · ${until}`, see(t, page));
}

/** How far a move is, and its picture where there is one. */
export function burningRows(
  t: Translator,
  { title, customerName: customer, machines, left }: MoveRow,
  page: Page,
  shown: { readonly fileId: string; readonly alt: string } | null,
): readonly KnownBlock[] {
  const words = translateMrkdwn(t, 'home.move.burning', { title, customer, done: machines - left, machines });
  return [section(mrkdwn`🚚 ${words}`, see(t, page)), ...(shown ? [picture(shown)] : [])];
}

const see = (t: Translator, { url, action }: Page) =>
  url === undefined ? undefined : button(t('home.see'), action, { url });
