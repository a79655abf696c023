import type { KnownBlock, ModalView } from '@slack/types';
import type { Translator } from '../../i18n/translator.ts';
import { clamp } from '../../kernel/text.ts';
import {
  codeBlock,
  context,
  divider,
  input,
  joinMrkdwn,
  modal,
  moment,
  mrkdwn,
  noteUnder,
  plainTextInput,
  section,
  translateMrkdwn,
} from '../../slack/blocks/index.ts';
import type { BroughtProblem } from './inventory/said.ts';
import type { Checked, CheckOutcome } from './service-check.ts';

export const CHECK_FORM = 'move.check.form';
export const BLOCKS = { text: 'move-text', machine: 'move-machine', captured: 'move-captured' } as const;

/** Language-neutral, one row a product; the columns are those that are read (inventory/rows.ts). It holds no key but its end. */
export const EXPORT_LINE =
  "Get-CimInstance SoftwareLicensingProduct -Filter \"PartialProductKey IS NOT NULL\" | Select-Object @{n='Machine';e={$env:COMPUTERNAME}}, @{n='CapturedAt';e={[DateTime]::UtcNow.ToString('o')}}, Name, Description, ID, ApplicationID, LicenseStatus, LicenseStatusReason, GracePeriodRemaining, PartialProductKey, ProductKeyChannel, KeyManagementServiceMachine, DiscoveredKeyManagementServiceMachineName, VLActivationType, ADActivationObjectDN | ConvertTo-Csv -NoTypeInformation";

const MOST_ROWS = 40;
const MOST_LINES = 20;
const LINE_LENGTH = 120;

/** Asks for the output of the machines, and for what it may not tell. */
export function checkForm(t: Translator): ModalView {
  return modal({
    callbackId: CHECK_FORM,
    title: t('move.title'),
    submit: t('move.form.submit'),
    close: t('common.close'),
    blocks: [
      section(t('move.form.about')),
      codeBlock(EXPORT_LINE),
      input(t('move.form.text'), plainTextInput({ actionId: 'text', multiline: true }), {
        blockId: BLOCKS.text,
        hint: t('move.form.textHint'),
      }),
      input(t('move.form.machine'), plainTextInput({ actionId: 'machine', maxLength: 253 }), {
        blockId: BLOCKS.machine,
        hint: t('move.form.machineHint'),
        optional: true,
      }),
      input(t('move.form.captured'), plainTextInput({ actionId: 'captured', maxLength: 40 }), {
        blockId: BLOCKS.captured,
        hint: t('move.form.capturedHint'),
        optional: true,
      }),
    ],
  });
}

/** Something to read, in the place of the form. */
export const noteView = noteUnder('move.title');

/** @returns what is wrong, at the block of its field */
export function problemsAt(
  t: Translator,
  { problems, masked }: Extract<CheckOutcome, { kind: 'invalid' }>,
): Record<string, string> {
  const words = problems.map((problem): [string, string] => [BLOCKS[problem.field], problemWords(t, problem)]);
  if (masked === 0) return Object.fromEntries(words);
  const said = words.map(([block, text]): [string, string] => [
    block,
    `${text} ${t('move.masked', { count: masked })}`,
  ]);
  return Object.fromEntries(said);
}

export function problemWords(t: Translator, { field, problem }: BroughtProblem): string {
  switch (field) {
    case 'text':
      return problem === 'missing' ? t('common.field.required') : t('move.problem.nothingFound');
    case 'machine':
      return problem === 'missing' ? t('move.problem.machineMissing') : t('move.problem.machineMalformed');
    case 'captured':
      return t(`move.problem.captured.${problem}`);
  }
}

/** What to do with each product of each machine, what runs out first on top; then what was not understood, by line. */
export function checkedView(t: Translator, checked: Extract<CheckOutcome, { kind: 'checked' }>): ModalView {
  const { rows, masked, notUnderstood, at } = checked;
  const toMove = rows.filter(({ verdict }) => verdict === 'move' || verdict === 'move-now').length;
  const lines = notUnderstood
    .slice(0, MOST_LINES)
    .map(({ number, text }) => t('move.line', { number: String(number), text: clamp(text.trim(), LINE_LENGTH) }));
  return modal({
    callbackId: 'move.checked',
    title: t('move.title'),
    close: t('common.close'),
    blocks: [
      masked > 0 && section(mrkdwn`⚠ ${t('move.masked', { count: masked })}`),
      section(translateMrkdwn(t, 'move.summary', { count: rows.length, toMove })),
      ...rows.slice(0, MOST_ROWS).map((row) => rowBlock(t, row, at)),
      rows.length > MOST_ROWS && context(t('move.moreRows', { count: rows.length - MOST_ROWS })),
      notUnderstood.length > 0 && divider(),
      notUnderstood.length > 0 && section(t('move.notUnderstood', { count: notUnderstood.length })),
      lines.length > 0 && context(joinMrkdwn(lines)),
      context(t('move.kept')),
    ],
  });
}

function rowBlock(t: Translator, { record, verdict, deadline }: Checked, at: Date): KnownBlock {
  const { machine, product, partialKey, reason } = record;
  const facts = [
    ...(partialKey === null ? [] : [t('move.row.key', { ending: partialKey })]),
    ...(reason === null ? [] : [reason]),
  ];
  const clock =
    deadline && (verdict === 'move' || verdict === 'evaluation')
      ? [translateMrkdwn(t, deadline > at ? 'move.row.until' : 'move.row.since', { deadline: moment(deadline, t) })]
      : verdict === 'move'
        ? [t('move.row.noClock')]
        : [];
  const title = translateMrkdwn(t, 'move.row', { machine, product });
  return section(joinMrkdwn([title, joinMrkdwn([t(`move.verdict.${verdict}`), ...clock, ...facts], ' · ')]));
}
