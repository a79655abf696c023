import type { ModalView } from '@slack/types';
import { CUSTOMER_BLOCK, customerInput } from '../../customers/input.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import type { Translator } from '../../i18n/translator.ts';
import { assertNever } from '../../kernel/outcome.ts';
import { softwareInput } from '../../owned-software/menu.ts';
import {
  context,
  input,
  modal,
  noteUnder,
  option,
  plainTextInput,
  section,
  staticSelect,
} from '../../slack/blocks/index.ts';
import type { FieldProblem } from '../../slack/blocks/index.ts';
import type { OwnedSoftware } from '../software/service.ts';
import { REASON_MAX, REASON_MIN } from './rules.ts';
import type { KeyForm, KeyFormOptions, KeyFormProblem } from './service-request.ts';

export const FORM = 'keyReveal.form';
export const SOFTWARE_MENU = 'keyReveal.software';
export const VERSION_MENU = 'keyReveal.version';

/** Where each field stands. Fields that depend on a choice carry it in their block ID: another choice empties them. */
export const blockOf = {
  software: (customerId = '') => `software ${customerId}`,
  version: (softwareId = '') => `version ${softwareId}`,
  reason: 'reason',
} as const;

/** The form: customer → software → version where there is more than one (P3; the one bought unless another is chosen), and why. */
export function formView(
  t: Translator,
  form: KeyForm,
  { customer, any, software }: KeyFormOptions,
  {
    metadata,
    kms,
    note,
    portal,
  }: { readonly metadata: string; readonly kms: boolean; readonly note?: string | undefined; readonly portal: boolean },
): ModalView {
  return modal({
    callbackId: FORM,
    title: t('keyReveal.title'),
    submit: t('keyReveal.submit'),
    close: t('common.cancel'),
    metadata,
    blocks: [
      kms && section(t('keyReveal.kms')),
      portal && context(t('keyReveal.portal.where')),
      customerInput(t, customer, FORM),
      note !== undefined && context(note),
      softwareInput(t, {
        blockId: blockOf.software(customer?.id),
        actionId: SOFTWARE_MENU,
        customerChosen: customer !== undefined,
        chosen: software,
      }),
      customer && any && context(t('keyReveal.whichKey')),
      customer && !any && context(t('ownedSoftware.none', { customer: customer.name })),
      software && !portal && hasNoKey(software, form.versionId) && context(t('keyReveal.problem.noKey')),
      software && versionInput(t, software, form.versionId),
      input(
        t('keyReveal.reason.label'),
        plainTextInput({
          actionId: 'reason',
          minLength: REASON_MIN,
          maxLength: REASON_MAX,
          placeholder: t('keyReveal.reason.placeholder'),
        }),
        { blockId: blockOf.reason, hint: t('keyReveal.reason.hint') },
      ),
      !kms && context(t('keyReveal.mak')),
    ],
  });
}

function versionInput(t: Translator, { id, versions }: OwnedSoftware, chosen: string | undefined) {
  if (versions.length < 2) return undefined;
  const options = versions.map((version) => option(version.title, version.id));
  const menu = staticSelect({ actionId: VERSION_MENU, options, chosen: chosen ?? versions[0]?.id });
  return input(t('keyReveal.version.label'), menu, {
    blockId: blockOf.version(id),
    hint: t('keyReveal.version.hint'),
  });
}

function hasNoKey({ versions }: OwnedSoftware, chosen: string | undefined): boolean {
  const version = versions.find(({ id }) => id === chosen) ?? versions[0];
  return version === undefined || version.key.kind === 'none';
}

/** What is wrong, and at which field. */
export function fieldProblems(t: Translator, form: KeyForm, problems: readonly KeyFormProblem[]): FieldProblem[] {
  return problems.map((problem) => ({ block: problemBlock(form, problem), words: problemWords(t, problem) }));
}

function problemBlock(form: KeyForm, { field }: KeyFormProblem): string {
  switch (field) {
    case 'customer':
      return CUSTOMER_BLOCK;
    case 'software':
      return blockOf.software(form.customerId);
    case 'version':
      return blockOf.version(form.softwareId);
    case 'reason':
      return blockOf.reason;
  }
}

const UNKNOWN = {
  customer: 'keyReveal.problem.customerUnknown',
  software: 'keyReveal.problem.softwareUnknown',
  version: 'keyReveal.problem.versionUnknown',
} as const satisfies Record<string, MessageKey>;

function problemWords(t: Translator, problem: KeyFormProblem): string {
  switch (problem.kind) {
    case 'missing':
      return t(problem.field === 'reason' ? 'common.field.required' : 'common.field.choose');
    case 'unknown':
      return t(UNKNOWN[problem.field]);
    case 'cancelled':
      return t('keyReveal.problem.cancelled');
    case 'pending':
      return t('keyReveal.problem.pending');
    case 'no-key':
      return t('keyReveal.problem.noKey');
    case 'too-short':
      return t('keyReveal.problem.reasonTooShort', { min: problem.min });
    case 'too-long':
      return t('common.field.tooLong', { max: problem.max, length: problem.length });
    default:
      return assertNever(problem);
  }
}

/** The same, where the form itself cannot be answered any more because finding out took too long. */
export function problemsView(t: Translator, problems: readonly KeyFormProblem[]): ModalView {
  const blocks = problems.map((problem) => section(problemWords(t, problem)));
  return modal({ callbackId: 'keyReveal.problems', title: t('common.error.title'), close: t('common.close'), blocks });
}

/** A view that says one thing and can only be closed. */
export const noteView = noteUnder('keyReveal.title');
