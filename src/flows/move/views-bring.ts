import type { InputBlock, ModalView } from '@slack/types';
import type { Translator } from '../../i18n/translator.ts';
import {
  actions,
  button,
  codeBlock,
  context,
  fileInput,
  input,
  joinMrkdwn,
  message,
  modal,
  moment,
  mrkdwn,
  option,
  plainTextInput,
  radio,
  section,
  translateMrkdwn,
} from '../../slack/blocks/index.ts';
import type { FieldProblem, Message, Words } from '../../slack/blocks/index.ts';
import type { LeftLine } from './inventory/gather.ts';
import { IMPORT_KINDS, MOST_MACHINES, importKindOf, importProblemIn, importStateOf } from './rules-import.ts';
import type { ImportKind } from './rules-import.ts';
import type { Place } from './rules-machines.ts';
import type { BringProblem, ImportRecord } from './service-imports.ts';
import { BLOCKS, EXPORT_LINE, problemWords } from './views-check.ts';
import { pagingButtons } from './views-paging.ts';

export const BRING_FORM = 'move.bring.form';
export const ANSWER = 'move.answer';
export const ANSWER_FORM = 'move.answer.form';
export const LINES = 'move.lines';

export const bringAt = { ...BLOCKS, kind: 'move-kind', file: 'move-file' } as const;

const FILE_TYPES = ['csv', 'txt', 'json', 'cilx', 'zip', 'log'];

/** The fields in which something is brought: pasted or as a file, and what it may not say of itself. */
export function bringBlocks(t: Translator): InputBlock[] {
  return [
    input(t('move.form.text'), plainTextInput({ actionId: 'text', multiline: true }), {
      blockId: bringAt.text,
      hint: t('move.form.textHint'),
      optional: true,
    }),
    input(t('moves.bring.file'), fileInput('file', 1, FILE_TYPES), {
      blockId: bringAt.file,
      hint: t('moves.bring.fileHint'),
      optional: true,
    }),
    ...saidBlocks(t),
  ];
}

function saidBlocks(t: Translator): InputBlock[] {
  return [
    input(t('move.form.machine'), plainTextInput({ actionId: 'machine', maxLength: 253 }), {
      blockId: bringAt.machine,
      hint: t('move.form.machineHint'),
      optional: true,
    }),
    input(t('move.form.captured'), plainTextInput({ actionId: 'captured', maxLength: 40 }), {
      blockId: bringAt.captured,
      hint: t('move.form.capturedHint'),
      optional: true,
    }),
  ];
}

/** Brings results, or a later inventory, to a move. */
export function bringView(t: Translator, moveId: string, title: string, kind: ImportKind): ModalView {
  const kinds = IMPORT_KINDS.map((each) => option(t(`moves.bring.kind.${each}`), each));
  return modal({
    callbackId: BRING_FORM,
    title: t('moves.bring.title'),
    submit: t('moves.bring.submit'),
    close: t('common.cancel'),
    metadata: JSON.stringify({ move: moveId }),
    blocks: [
      section(t('moves.bring.about', { title })),
      codeBlock(EXPORT_LINE),
      input(t('moves.bring.kind'), radio({ actionId: 'kind', options: kinds, chosen: kind }), {
        blockId: bringAt.kind,
      }),
      ...bringBlocks(t),
    ],
  });
}

/** @returns what is wrong with what is brought, each at its block; how many keys were masked is said with the first */
export function bringProblems(
  t: Translator,
  { problems, masked }: { readonly problems: readonly BringProblem[]; readonly masked: number },
): FieldProblem[] {
  return problems.map((problem, at) => {
    const words = problem.field === 'file' ? t(`moves.problem.file.${problem.problem}`) : problemWords(t, problem);
    const said = masked > 0 && at === 0 ? `${words} ${t('move.masked', { count: masked })}` : words;
    return { block: bringAt[problem.field], words: said };
  });
}

/** What became of what was brought. */
export function importedWords(t: Translator, record: ImportRecord, same: SameBefore): Words[] {
  const state = importStateOf(record);
  const source = record.fileName ?? t('moves.import.pasted');
  switch (state) {
    case 'waiting':
      return [t('moves.import.waiting', { source })];
    case 'asking':
      return [t('moves.import.asking', { source })];
    case 'failed': {
      const words = t(`moves.import.problem.${importProblemIn(record.problem)}`, { most: MOST_MACHINES });
      const why =
        record.reference === null ? words : `${words} ${t('common.reference', { reference: record.reference })}`;
      return [t('moves.import.failed', { source }), why];
    }
    case 'repeated':
      return [
        same
          ? translateMrkdwn(t, 'moves.import.repeatedBy', { source, by: same.by, at: moment(same.at, t) })
          : t('moves.import.repeated', { source }),
        ...maskedWords(t, record),
      ];
    case 'done':
      return [
        t(`moves.import.done.${importKindOf(record)}`, {
          source,
          records: record.records,
          machines: record.machinesAdded,
          products: record.productsChanged,
        }),
        ...(record.productsOlder > 0 ? [t('moves.import.older', { count: record.productsOlder })] : []),
        ...maskedWords(t, record),
        ...(record.linesLeft > 0 ? [t('moves.import.linesLeft', { count: record.linesLeft })] : []),
      ];
  }
}

/** Who brought the very same before, and when. */
export type SameBefore = { readonly by: string; readonly at: Date } | null;

const maskedWords = (t: Translator, { masked }: ImportRecord): Words[] =>
  masked > 0 ? [mrkdwn`⚠ ${t('move.masked', { count: masked })}`] : [];

function importedBlocks(t: Translator, record: ImportRecord, same: SameBefore) {
  return [
    section(joinMrkdwn(importedWords(t, record, same))),
    record.linesLeft > 0 &&
      actions(button(t('moves.import.showLines'), LINES, { value: JSON.stringify({ import: record.id, page: 0 }) })),
  ];
}

/** The form's place, once what it brought is taken in. */
export function importedView(t: Translator, record: ImportRecord, same: SameBefore, note?: string): ModalView {
  return modal({
    callbackId: 'move.imported',
    title: t('moves.bring.title'),
    close: t('common.close'),
    blocks: [note !== undefined && section(note), ...importedBlocks(t, record, same)],
  });
}

/** The message to whoever brought a file, kept up to date. */
export function importMessage(t: Translator, record: ImportRecord, same: SameBefore): Message {
  const text = t('moves.import.notification', { title: record.move.title });
  return message({
    text,
    blocks: [
      context(text),
      ...importedBlocks(t, record, same),
      importStateOf(record) === 'asking' &&
        actions(button(t('moves.import.answer'), ANSWER, { value: record.id, style: 'primary' })),
    ],
  });
}

/** Asks for what a file does not say of itself. */
export function answerView(t: Translator, record: ImportRecord): ModalView {
  const asked = record.problem ?? '';
  const all = saidBlocks(t);
  const blocks = all.filter(({ block_id: id }) => asked.includes(id === bringAt.machine ? 'machine' : 'captured'));
  return modal({
    callbackId: ANSWER_FORM,
    title: t('moves.bring.title'),
    submit: t('common.submit'),
    close: t('common.cancel'),
    metadata: JSON.stringify({ import: record.id }),
    blocks: [section(t('moves.import.asking', { source: record.fileName ?? '' })), ...blocks],
  });
}

/** The lines that were not understood, with the numbers under which whoever brought them finds them. */
export function linesView(t: Translator, record: ImportRecord, lines: readonly LeftLine[], place: Place): ModalView {
  const words = lines.map(({ file, number, text }) =>
    file === null || file === record.fileName
      ? t('move.line', { number: String(number), text })
      : t('moves.import.lineOf', { file, number: String(number), text }),
  );
  return modal({
    callbackId: LINES,
    title: t('moves.import.linesTitle'),
    close: t('common.close'),
    blocks: [
      section(
        t('moves.import.linesOf', { count: record.linesLeft, source: record.fileName ?? t('moves.import.pasted') }),
      ),
      words.length > 0 && section(joinMrkdwn(words)),
      record.linesLeft > place.total && context(t('moves.import.linesKept', { count: place.total })),
      actions(...pagingButtons(t, LINES, place, (page) => JSON.stringify({ import: record.id, page }))),
    ],
  });
}
