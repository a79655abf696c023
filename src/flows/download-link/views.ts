import type { InputBlock, ModalView, PlainTextOption } from '@slack/types';
import { CUSTOMER_BLOCK, customerInput } from '../../customers/input.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import type { Translator } from '../../i18n/translator.ts';
import { assertNever } from '../../kernel/outcome.ts';
import { softwareInput } from '../../owned-software/menu.ts';
import {
  context,
  externalSelect,
  input,
  modal,
  noteUnder,
  option,
  section,
  staticSelect,
} from '../../slack/blocks/index.ts';
import type { FieldProblem } from '../../slack/blocks/index.ts';
import type { Offer, SoftwareFile } from './rules.ts';
import type { DownloadForm, DownloadOptions, DownloadProblem } from './service.ts';

export const FORM = 'downloadLink.form';
export const SOFTWARE_MENU = 'downloadLink.software';
export const VERSION_MENU = 'downloadLink.version';
export const LANGUAGE_MENU = 'downloadLink.language';
export const BIT_MENU = 'downloadLink.bit';

/** Where each field stands. Fields that depend on a choice carry it in their block ID: another choice empties them. */
export const blockOf = {
  software: (customerId = '') => `software ${customerId}`,
  version: (softwareId = '') => `version ${softwareId}`,
  language: (softwareId = '', version = '') => `language ${softwareId} ${version}`,
  bit: (softwareId = '', version = '', language = '') => `bit ${softwareId} ${version} ${language}`,
} as const;

/** The form: customer → software → version → language → bit, each shown once the one before is chosen, and the risk (P5). */
export function formView(
  t: Translator,
  { customer, any, software, files, takeNote }: DownloadOptions,
  { metadata, note }: { readonly metadata: string; readonly note?: string | undefined },
): ModalView {
  const usable = software?.state === 'active' ? software : undefined;
  const { version, language } = files;
  return modal({
    callbackId: FORM,
    title: t('downloadLink.title'),
    submit: t('downloadLink.submit'),
    close: t('common.cancel'),
    metadata,
    blocks: [
      customerInput(t, customer, FORM),
      note !== undefined && context(note),
      softwareInput(t, {
        blockId: blockOf.software(customer?.id),
        actionId: SOFTWARE_MENU,
        customerChosen: customer !== undefined,
        chosen: software,
      }),
      customer && !any && context(t('ownedSoftware.none', { customer: customer.name })),
      usable && files.versions.length === 0 && context(t('downloadLink.none')),
      usable && files.versions.length > 0
        ? search(t, 'downloadLink.version.label', VERSION_MENU, {
            blockId: blockOf.version(usable.id),
            chosen: version && versionOption(version),
          })
        : undefined,
      usable && version
        ? search(t, 'downloadLink.language.label', LANGUAGE_MENU, {
            blockId: blockOf.language(usable.id, version.value),
            chosen: language && languageOption(t, language),
          })
        : undefined,
      usable && version && language ? bitInput(t, usable.id, files) : undefined,
      section(t('downloadLink.risk')),
      takeNote && context(t('downloadLink.takeNote')),
    ],
  });
}

function search(
  t: Translator,
  label: MessageKey,
  actionId: string,
  { blockId, chosen }: { readonly blockId: string; readonly chosen: PlainTextOption | undefined },
): InputBlock {
  const placeholder = t('downloadLink.choose.placeholder');
  const menu = externalSelect({ actionId, minimum: 0, placeholder, ...(chosen ? { chosen } : {}) });
  return input(t(label), menu, { blockId, dispatch: true });
}

function bitInput(
  t: Translator,
  softwareId: string,
  { version, language, bits, bit }: DownloadOptions['files'],
): InputBlock {
  const options = bits.map(({ value, file }) => option(bitWords(t, file), value));
  return input(t('downloadLink.bit.label'), staticSelect({ actionId: BIT_MENU, options, chosen: bit?.value }), {
    blockId: blockOf.bit(softwareId, version?.value, language?.value),
  });
}

export function versionOption({ value, file }: Offer<SoftwareFile>): PlainTextOption {
  return option(file.version, value);
}

export function languageOption(t: Translator, { value, file }: Offer<SoftwareFile>): PlainTextOption {
  return option(languageName(t, file), value);
}

/** In the reader's language where the runtime knows it, else as Partner Center names it: `Dutch (Netherlands)`. */
export function languageName(t: Translator, { languageCode, language }: SoftwareFile): string {
  try {
    const names = new Intl.DisplayNames(t.locale, { type: 'language', languageDisplay: 'standard', fallback: 'none' });
    return names.of(languageCode) ?? language;
  } catch {
    return language;
  }
}

/** `64-bit · ISO · 4.2 GB`, as far as it is known. */
export function bitWords(t: Translator, { bit, fileType, bytes }: SoftwareFile): string {
  const known = [
    bit === undefined ? undefined : t('downloadLink.bit.known', { bit }),
    fileType,
    bytes === undefined ? undefined : t('downloadLink.size', { gigabytes: bytes / 1e9 }),
  ].filter((fact) => fact !== undefined);
  return known.length > 0 ? known.join(' · ') : t('downloadLink.bit.unknown');
}

/** What is wrong, and at which field. */
export function fieldProblems(t: Translator, form: DownloadForm, problems: readonly DownloadProblem[]): FieldProblem[] {
  return problems.map((problem) => ({ block: problemBlock(form, problem), words: problemWords(t, problem) }));
}

function problemBlock({ customerId, softwareId, version, language }: DownloadForm, { field }: DownloadProblem): string {
  switch (field) {
    case 'customer':
      return CUSTOMER_BLOCK;
    case 'software':
      return blockOf.software(customerId);
    case 'version':
      return blockOf.version(softwareId);
    case 'language':
      return blockOf.language(softwareId, version);
    case 'bit':
      return blockOf.bit(softwareId, version, language);
  }
}

export function problemWords(t: Translator, problem: DownloadProblem): string {
  switch (problem.kind) {
    case 'missing':
      return t('common.field.choose');
    case 'unknown':
      return t(`downloadLink.problem.${problem.field === 'customer' ? 'customerUnknown' : 'softwareUnknown'}`);
    case 'not-offered':
      return t('downloadLink.problem.notOffered');
    case 'cancelled':
      return t('downloadLink.problem.cancelled');
    case 'pending':
      return t('downloadLink.problem.pending');
    case 'none':
      return t('downloadLink.none');
    default:
      return assertNever(problem);
  }
}

/** The same, where the form itself cannot be answered any more because finding out took too long. */
export function problemsView(t: Translator, problems: readonly FieldProblem[]): ModalView {
  const blocks = problems.map(({ words }) => section(words));
  return modal({
    callbackId: 'downloadLink.problems',
    title: t('common.error.title'),
    close: t('common.close'),
    blocks,
  });
}

/** A view that says one thing and can only be closed. */
export const noteView = noteUnder('downloadLink.title');
