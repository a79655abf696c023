import type { KnownBlock, ModalView } from '@slack/types';
import type { MessageKey } from '../../i18n/catalogue.ts';
import type { Translator } from '../../i18n/translator.ts';
import { dayInZone } from '../../kernel/dates.ts';
import { decimalText, minorDigits } from '../../kernel/money.ts';
import type { Money } from '../../kernel/money.ts';
import {
  context,
  divider,
  emailInput,
  fileInput,
  input,
  modal,
  noteUnder,
  option,
  plainTextInput,
  section,
  staticSelect,
} from '../../slack/blocks/index.ts';
import { FILE_LIMITS, LONGEST } from './rules-form.ts';
import type { CancellationForm, FormProblem, TextField } from './rules-form.ts';
import { ISSUE_TYPE } from './rules-request.ts';
import type { Known } from './service.ts';
import { lineBlocks } from './views-lines.ts';
import { moveBlocks } from './views-moves.ts';
import { consequencesBlocks, verdictBlocks, warningBlock } from './views-verdict.ts';
import { LABELS, problemWords } from './views-words.ts';

export const FORM = 'cancellation.form';
export const CUSTOMER_ENTERED = 'cancellation.customer';
export const ORDER_ENTERED = 'cancellation.order';

/**
 * Where each field stands. What was filled in for one order carries it in its block ID once another takes its place: the new
 * block begins with what fits the new order.
 */
export function blockOf(field: FormProblem['field'], round: string): string {
  return field === 'amount' || field === 'title' || field === 'description' ? `${field} ${round}`.trim() : field;
}

export type FormContent = {
  readonly form: CancellationForm;
  readonly known: Known;
  /** the order that took the place of another, or empty */
  readonly round: string;
  readonly metadata: string;
  /** why it has to be approved first, and by whom, in words; undefined where it has not */
  readonly need: string | undefined;
  /** what was wrong when it was handed in, where that could not be shown at the fields */
  readonly problems?: readonly FormProblem[];
};

/** The form (P12, P13), with what is known of the customer and the order below each. */
export function formView(t: Translator, { form, known, round, metadata, need, problems = [] }: FormContent): ModalView {
  const { customer, order } = known;
  const title =
    form.title ??
    (customer && order
      ? t('cancellation.title.prefilled', { what: order.title, customer: customer.name })
      : t('cancellation.title.plain'));
  const problemOf = (field: FormProblem['field']) => known.problems.find((problem) => problem.field === field);
  const text = (
    field: TextField,
    options: {
      readonly initial?: string | undefined;
      readonly hint?: MessageKey;
      readonly multiline?: boolean;
      readonly action?: string;
      readonly optional?: true;
    } = {},
  ) =>
    input(
      t(LABELS[field]),
      plainTextInput({
        actionId: options.action ?? field,
        initial: options.initial ?? form[field],
        multiline: options.multiline,
        maxLength: LONGEST[field],
      }),
      {
        blockId: blockOf(field, round),
        hint: options.hint && t(options.hint),
        dispatch: options.action ? true : undefined,
        optional: options.optional,
      },
    );
  return modal({
    callbackId: FORM,
    title: t('cancellation.form.title'),
    submit: t('cancellation.form.submit'),
    close: t('common.close'),
    metadata,
    blocks: [
      ...problemBlocks(t, form, problems),
      warningBlock(t, order),
      text('customer', { action: CUSTOMER_ENTERED, hint: 'cancellation.customer.hint' }),
      customer && context(t('cancellation.known.customer', { customer: customer.name })),
      foundProblem(t, problemOf('customer')),
      text('order', { action: ORDER_ENTERED, hint: 'cancellation.order.hint' }),
      order &&
        context(
          t('cancellation.known.order', { what: order.title, ordered: dayInZone(order.orderedAt, t.zone, t.locale) }),
        ),
      foundProblem(t, problemOf('order')),
      ...lineBlocks(t, order),
      foundProblem(t, problemOf('lines')),
      ...verdictBlocks(t, order?.verdict),
      text('reason', { multiline: true }),
      input(
        t('cancellation.amount.label'),
        plainTextInput({ actionId: 'amount', initial: form.amount ?? creditText(t, known), maxLength: LONGEST.amount }),
        {
          blockId: blockOf('amount', round),
          hint: amountHint(t, known),
        },
      ),
      input(
        t('cancellation.issueType.label'),
        staticSelect({
          actionId: 'issueType',
          options: [option(t('cancellation.issueType.refund'), ISSUE_TYPE)],
          chosen: ISSUE_TYPE,
        }),
        {
          blockId: 'issueType',
        },
      ),
      text('impact', {
        initial: form.impact ?? t('cancellation.impact.prefilled'),
        multiline: true,
        hint: 'cancellation.impact.hint',
      }),
      text('title', { initial: title }),
      text('description', {
        initial: form.description ?? descriptionText(t, known),
        multiline: true,
        hint: 'cancellation.description.hint',
        optional: true,
      }),
      text('contactName'),
      input(
        t('cancellation.contactEmail.label'),
        emailInput({ actionId: 'contactEmail', initial: form.contactEmail }),
        { blockId: 'contactEmail' },
      ),
      text('contactPhone'),
      input(t('cancellation.files.label'), fileInput('files', FILE_LIMITS.count), {
        blockId: 'files',
        optional: true,
        hint: t('cancellation.files.hint'),
      }),
      divider(),
      ...consequencesBlocks(t, order?.verdict ?? null, need),
      ...moveBlocks(t, known.moves ?? []),
    ],
  });
}

function problemBlocks(
  t: Translator,
  form: CancellationForm,
  problems: readonly FormProblem[],
): (KnownBlock | false)[] {
  if (problems.length === 0) return [];
  return [
    section(t('cancellation.form.notDone')),
    ...problems.map((problem) =>
      section(t('cancellation.problem.in', { field: t(LABELS[problem.field]), problem: problemWords(t, problem) })),
    ),
    form.files.length > 0 && context(t('cancellation.form.filesAgain')),
    divider(),
  ];
}

function foundProblem(t: Translator, problem: FormProblem | undefined): KnownBlock | undefined {
  return problem && context(t('cancellation.known.problem', { problem: problemWords(t, problem) }));
}

function descriptionText(t: Translator, { customer, order }: Known): string | undefined {
  if (!customer || !order) return undefined;
  const ordered = dayInZone(order.orderedAt, 'UTC', t.locale);
  return t('cancellation.description.prefilled', { what: order.title, customer: customer.name, ordered });
}

/** What comes back by right, or what is asked for: known to the cent where Partner Center tells the price. */
function creditText(t: Translator, { order }: Known): string | undefined {
  const credit = order?.verdict?.credit;
  return credit && typedAmount(credit, t.locale);
}

function amountHint(t: Translator, { order }: Known): string {
  if (!order?.total) return t('cancellation.amount.hint');
  const { verdict, total } = order;
  const { kind, credit } = verdict ?? {};
  return kind === 'right' && credit
    ? t('cancellation.amount.hintFull', { total: credit })
    : t('cancellation.amount.hintAtMost', { total });
}

/** The amount as somebody of that locale types it: `1,836.40`, `1.836,40`. */
function typedAmount(money: Money, locale: string): string {
  const digits = minorDigits(money.currency);
  return new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
    decimalText(money),
  );
}

/** What is wrong, by the block in which it is shown. */
export function fieldErrors(t: Translator, problems: readonly FormProblem[], round: string): Record<string, string> {
  return Object.fromEntries(problems.map((problem) => [blockOf(problem.field, round), problemWords(t, problem)]));
}

/** A view that says one thing and can only be closed. */
export const noteView = noteUnder('cancellation.form.title');
