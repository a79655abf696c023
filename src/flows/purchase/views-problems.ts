import type { Translator } from '../../i18n/translator.ts';
import type { FormProblem } from './service.ts';

/** What is wrong and what to do; where it is about a line that stands in no field, which. */
export function problemWords(t: Translator, problem: FormProblem): string {
  const words = bare(t, problem);
  if (!('title' in problem) || problem.title === undefined) return words;
  return t('purchase.problem.ofLine', { product: problem.title, problem: words });
}

function bare(t: Translator, problem: FormProblem): string {
  switch (problem.kind) {
    case 'missing':
      return t('common.field.required');
    case 'unknown':
      return t('purchase.problem.customerUnknown');
    case 'agreement-not-accepted':
      return t('purchase.problem.agreement', { customer: problem.customer });
    case 'not-for-sale':
      return t('purchase.problem.notForSale');
    case 'needs-attestation':
      return t('purchase.problem.attestation');
    case 'other-currency':
      return t('purchase.problem.currency', { offered: problem.offered, expected: problem.expected });
    case 'too-many-lines':
      return t('purchase.problem.lines', { max: problem.max });
    case 'not-whole':
      return t('common.field.wholeNumber');
    case 'outside':
      return t('common.field.between', { min: problem.min, max: problem.max });
    case 'too-long':
      return t('common.field.tooLong', { max: problem.max, length: problem.length });
  }
}
