import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { Translator } from '../../i18n/translator.ts';
import { TABLE_ENDINGS } from '../../kernel/entered-file.ts';
import { context, fileInput, input, joinMrkdwn, message, modal, noteUnder, section } from '../../slack/blocks/index.ts';
import type { Message } from '../../slack/blocks/index.ts';
import type { CreditImportRecord } from './jobs-credit-import.ts';
import { CREDIT_IMPORT_PROBLEMS, CREDIT_ROW_PROBLEMS } from './rules-credit-sheet.ts';

export const IMPORT_CREDITS = 'tickets.importCredits';
export const IMPORT_CREDITS_FORM = 'tickets.importCredits.form';
export const CREDIT_FILE = 'file';

export function importCreditsView(t: Translator): ModalView {
  return modal({
    callbackId: IMPORT_CREDITS_FORM,
    title: t('tickets.import.title'),
    submit: t('tickets.import.submit'),
    close: t('common.cancel'),
    blocks: [
      section(t('tickets.import.about')),
      input(t('tickets.import.file'), fileInput('file', 1, TABLE_ENDINGS), {
        blockId: CREDIT_FILE,
        hint: t('tickets.import.hint'),
      }),
    ],
  });
}

/** What came of handing in the file, in the place of the form. */
export const creditsNoteView = noteUnder('tickets.import.title');

const Listed = z.array(z.object({ row: z.number(), reason: z.enum(CREDIT_ROW_PROBLEMS) }));
/** In one message; who has more to repair brings the file again after it. */
const SHOWN = 20;

/** The message to whoever brought the file: what counted, what did before, and which rows were left out, and why. */
export function creditImportMessage(t: Translator, record: CreditImportRecord): Message {
  const { state, rows, known, leftOut, fileName: file } = record;
  const text = t(`tickets.import.${state === 'done' || state === 'failed' ? state : 'waiting'}`, { file, rows });
  const lines = Listed.parse(record.listed)
    .slice(0, SHOWN)
    .map(({ row, reason }) => t('tickets.import.row', { row: String(row), why: t(`tickets.import.row.${reason}`) }));
  return message({
    text,
    blocks: [
      section(text),
      state === 'failed' && section(problemWords(t, record)),
      known > 0 && context(t('tickets.import.known', { count: known })),
      leftOut > 0 && section(t('tickets.import.leftOut', { count: leftOut })),
      lines.length > 0 && section(joinMrkdwn(lines)),
      leftOut > lines.length && context(t('tickets.import.more', { count: leftOut - lines.length })),
    ],
  });
}

function problemWords(t: Translator, { problem, problemDetail, reference }: CreditImportRecord): string {
  const kind = CREDIT_IMPORT_PROBLEMS.find((known) => known === problem) ?? 'gave-up';
  const words = t(`tickets.import.problem.${kind}`, { detail: problemDetail ?? '' });
  return reference === null ? words : `${words} ${t('common.reference', { reference })}`;
}
