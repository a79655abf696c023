import type { KnownBlock } from '@slack/types';
import type { Translator } from '../../i18n/translator.ts';
import { actions, bold, button, context, joinMrkdwn, modal, picture, section } from '../../slack/blocks/index.ts';
import type { ModalView } from '@slack/types';
import { monthName, shareOf } from './rules.ts';
import type { MonthFigures, Sales } from './service.ts';

export const EXPORT = 'month.export';

/** Some languages write months small, but no line. */
const heading = (words: string, locale: string) =>
  words.replace(/^\p{Letter}/u, (letter) => letter.toLocaleUpperCase(locale));

/** The month in the Home tab: what it came to in words, drawn, and as a file. */
export function monthBlocks(
  t: Translator,
  figures: MonthFigures,
  shown: { readonly fileId: string; readonly alt: string } | null,
): readonly KnownBlock[] {
  const { month, before, currencies, windows, reveals } = figures;
  const unknown = currencies.reduce((sum, each) => sum + each.unknown, 0);
  return [
    section(
      joinMrkdwn([
        bold(heading(monthName(month, t.locale), t.locale)),
        ...(currencies.length === 0 ? [t('month.nothing')] : currencies.map((each) => salesWords(t, each))),
        t('month.windows', windows),
        t('month.reveals', { count: reveals }),
      ]),
    ),
    ...(unknown > 0 ? [context(t('month.unknown', { count: unknown }))] : []),
    ...(shown ? [picture(shown)] : []),
    actions(
      ...[month, before].map((each, index) =>
        button(t('month.export.ask', { month: monthName(each, t.locale) }), `${EXPORT}.${index}`, { value: each }),
      ),
    ),
  ];
}

function salesWords(t: Translator, { sales, kept, costed, lines }: Sales): string {
  const share = shareOf(kept.minor, costed.minor);
  return share === null ? t('month.sales.noCost', { sales, lines }) : t('month.sales', { sales, kept, share, lines });
}

/** What is said to whoever asked for the file. */
export const askedView = (t: Translator): ModalView =>
  modal({
    callbackId: 'month.asked',
    title: t('month.title'),
    close: t('common.close'),
    blocks: [section(t('month.export.asked'))],
  });
