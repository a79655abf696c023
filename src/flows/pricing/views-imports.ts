import type { KnownBlock, ModalView } from '@slack/types';
import type { MessageKey } from '../../i18n/catalogue.ts';
import type { Translator } from '../../i18n/translator.ts';
import { TABLE_ENDINGS } from '../../kernel/entered-file.ts';
import {
  actions,
  bold,
  button,
  context,
  divider,
  fileInput,
  input,
  joinMrkdwn,
  message,
  modal,
  moment,
  mrkdwn,
  section,
  translateMrkdwn,
} from '../../slack/blocks/index.ts';
import type { Message, Words } from '../../slack/blocks/index.ts';
import { importProblemOf, MOST_LISTED } from './rules-import.ts';
import type { BrokenRow } from './rules-sheet.ts';
import type { ImportRecord } from './records.ts';
import type { MarketState, UploadOutcome } from './service-imports.ts';

export const IMPORT_NOW = 'pricing.importNow';
export const BROKEN_ROWS = 'pricing.brokenRows';
export const PRICES = 'pricing.prices';
export const UPLOAD = 'pricing.upload';
export const UPLOAD_FORM = 'pricing.uploadForm';
export const FILE_BLOCK = 'file';

type Back = { readonly home: string };

/** The section *Prices*: what counts in each market, and since when. */
export function pricesView(
  t: Translator,
  markets: readonly MarketState[],
  { home, note }: Back & { readonly note?: MessageKey | undefined },
): ModalView {
  return modal({
    callbackId: PRICES,
    title: t('pricing.prices.title'),
    close: t('common.close'),
    blocks: [
      note !== undefined && section(t(note)),
      ...(markets.length === 0
        ? [section(t('pricing.prices.none'))]
        : markets.flatMap((state) => marketBlocks(t, state))),
      divider(),
      context(t('pricing.prices.daily')),
      actions(
        button(t('pricing.prices.upload'), UPLOAD),
        button(t('pricing.prices.again'), PRICES),
        button(t('administration.back'), home),
      ),
    ],
  });
}

function marketBlocks(t: Translator, { market, sheet, newest }: MarketState): KnownBlock[] {
  const title = joinMrkdwn([bold(market), sheet ? takenWords(t, sheet) : t('pricing.prices.noSheet')]);
  const now = button(t('pricing.prices.importNow'), IMPORT_NOW, {
    value: market,
    accessibilityLabel: t('pricing.prices.importNowOf', { market }),
  });
  return [
    section(title, now),
    ...(sheet ? leftOutBlocks(t, sheet) : []),
    ...(newest ? [context(attemptWords(t, newest))] : []),
  ];
}

/** `412 prices, taken in today at 9:41 from Partner Center` */
function takenWords(t: Translator, record: ImportRecord): Words {
  return translateMrkdwn(t, 'pricing.prices.taken', {
    rows: record.rows,
    at: moment(record.endedAt ?? record.askedAt, t),
    source: record.fileName ?? 'Partner Center',
  });
}

function attemptWords(t: Translator, record: ImportRecord): Words {
  const at = moment(record.askedAt, t);
  return record.state === 'failed'
    ? mrkdwn`⚠ ${translateMrkdwn(t, 'pricing.prices.lastFailed', { at })} ${problemWords(t, record)}`
    : translateMrkdwn(t, 'pricing.prices.underWay', { at });
}

function leftOutBlocks(t: Translator, record: ImportRecord): KnownBlock[] {
  if (record.brokenRows === 0) return [];
  return [
    section(
      mrkdwn`⚠ ${t('pricing.prices.leftOut', { count: record.brokenRows })}`,
      button(t('pricing.prices.showRows'), BROKEN_ROWS, { value: record.id }),
    ),
  ];
}

function problemWords(t: Translator, { problem, problemDetail, reference }: ImportRecord): string {
  const words = t(`pricing.problem.${importProblemOf(problem)}`, { detail: problemDetail ?? '' });
  return reference === null ? words : `${words} ${t('common.reference', { reference })}`;
}

const A_BLOCK = 20;

/** Which rows were left out and why, by their number in a spreadsheet. */
export function brokenRowsView(t: Translator, record: ImportRecord, rows: readonly BrokenRow[]): ModalView {
  const lines = rows.map(({ row, reason }) =>
    t('pricing.rows.line', { row: String(row), why: t(`pricing.broken.${reason}`) }),
  );
  const blocks = Array.from({ length: Math.ceil(lines.length / A_BLOCK) }, (_, at) =>
    section(joinMrkdwn(lines.slice(at * A_BLOCK, (at + 1) * A_BLOCK))),
  );
  return modal({
    callbackId: BROKEN_ROWS,
    title: t('pricing.rows.title'),
    close: t('common.close'),
    blocks: [
      section(t('pricing.rows.of', { source: record.fileName ?? 'Partner Center', count: record.brokenRows })),
      ...blocks,
      record.brokenRows > rows.length && context(t('pricing.rows.more', { listed: MOST_LISTED })),
      actions(button(t('pricing.prices.back'), PRICES)),
    ],
  });
}

/** A form for a price sheet as a file. */
export function uploadView(t: Translator): ModalView {
  return modal({
    callbackId: UPLOAD_FORM,
    title: t('pricing.upload.title'),
    submit: t('pricing.upload.submit'),
    close: t('common.cancel'),
    blocks: [
      section(t('pricing.upload.about')),
      input(t('pricing.upload.file'), fileInput('file', 1, TABLE_ENDINGS), {
        blockId: FILE_BLOCK,
        hint: t('pricing.upload.hint'),
      }),
      actions(button(t('pricing.prices.back'), PRICES)),
    ],
  });
}

export function uploadProblem(t: Translator, { why }: Extract<UploadOutcome, { kind: 'invalid' }>): string {
  switch (why) {
    case 'missing':
      return t('common.field.required');
    case 'empty':
      return t('pricing.problem.empty', { detail: '' });
    case 'too-large':
      return t('pricing.problem.too-large', { detail: '' });
    case 'other-type':
      return t('pricing.upload.otherType');
  }
}

/** The message to whoever asked for an import, kept up to date. */
export function importMessage(t: Translator, record: ImportRecord): Message {
  const source = record.fileName ?? t('pricing.message.ofMarket', { market: record.market ?? '' });
  const text = t(`pricing.message.${stateOf(record)}`, {
    source,
    rows: record.rows,
    markets: new Intl.ListFormat(t.locale).format(record.markets),
  });
  return message({
    text,
    blocks: [
      section(text),
      record.state === 'failed' && section(problemWords(t, record)),
      record.brokenRows > 0 && context(t('pricing.message.leftOut', { count: record.brokenRows })),
    ],
  });
}

function stateOf({ state }: ImportRecord): 'waiting' | 'done' | 'failed' {
  return state === 'done' || state === 'failed' ? state : 'waiting';
}
