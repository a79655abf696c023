import type { MessageKey } from '../../i18n/catalogue.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { FormProblem } from './rules-form.ts';

/** The name of each field, as the form has it. */
export const LABELS: Readonly<Record<FormProblem['field'], MessageKey>> = {
  customer: 'cancellation.customer.label',
  order: 'cancellation.order.label',
  lines: 'cancellation.lines.label',
  reason: 'cancellation.reason.label',
  amount: 'cancellation.amount.label',
  impact: 'cancellation.impact.label',
  title: 'cancellation.title.label',
  description: 'cancellation.description.label',
  contactName: 'cancellation.contactName.label',
  contactEmail: 'cancellation.contactEmail.label',
  contactPhone: 'cancellation.contactPhone.label',
  files: 'cancellation.files.label',
};

/** What is wrong with a field, for the place below it. */
export function problemWords(t: Translator, problem: FormProblem): string {
  if (problem.field === 'files') return fileWords(t, problem);
  if (problem.field === 'lines')
    return t(problem.kind === 'gone' ? 'cancellation.problem.linesGone' : 'cancellation.problem.linesMissing');
  switch (problem.kind) {
    case 'missing':
      return t('common.field.required');
    case 'too-long':
      return t('common.field.tooLong', { max: problem.max, length: problem.length });
    case 'unknown':
      return t(
        problem.field === 'customer' ? 'cancellation.problem.customerUnknown' : 'cancellation.problem.orderUnknown',
      );
    case 'several':
      return t('cancellation.problem.customerSeveral', { names: new Intl.ListFormat(t.locale).format(problem.names) });
    case 'cancelled':
      return t('cancellation.problem.orderCancelled');
    case 'asked-before':
      return t('cancellation.problem.askedBefore', { by: problem.by, at: problem.at, ticket: problem.ticket });
    case 'malformed':
      return t(problem.field === 'contactEmail' ? 'common.field.email' : 'cancellation.problem.phone');
    case 'unreadable':
      return t('common.amount.unreadable', { example: problem.example });
    case 'too-large':
      return t('common.amount.tooLarge');
    case 'too-precise':
      return t('common.amount.tooPrecise', {
        currency: problem.example.currency,
        decimals: problem.decimals,
        example: problem.example,
      });
    case 'other-currency':
      return t('common.amount.otherCurrency', { typed: problem.typed, currency: problem.currency });
    case 'not-positive':
      return t('common.amount.notPositive');
    case 'above-total':
      return t('cancellation.problem.aboveTotal', { total: problem.total });
  }
}

function fileWords(t: Translator, problem: Extract<FormProblem, { field: 'files' }>): string {
  switch (problem.kind) {
    case 'too-many':
      return t('cancellation.problem.files');
    case 'too-large':
      return t('cancellation.problem.fileTooLarge', { name: problem.name });
    case 'empty':
      return t('cancellation.problem.fileEmpty', { name: problem.name });
    case 'program':
      return t('cancellation.problem.fileProgram', { name: problem.name });
    case 'disguised':
      return t('cancellation.problem.fileDisguised', { name: problem.name });
    case 'unknown-type':
      return t('cancellation.problem.fileUnknownType', { name: problem.name });
  }
}
