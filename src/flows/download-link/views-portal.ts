import type { ModalView } from '@slack/types';
import { CUSTOMER_BLOCK, customerInput } from '../../customers/input.ts';
import type { Translator } from '../../i18n/translator.ts';
import { assertNever } from '../../kernel/outcome.ts';
import { softwareInput } from '../../owned-software/menu.ts';
import { portalSteps } from '../../owned-software/portal.ts';
import { context, input, modal, plainTextInput, section } from '../../slack/blocks/index.ts';
import { FILE_MAX, LINK_MAX } from './rules-life.ts';
import type { BroughtProblem } from './rules-life.ts';
import type { DownloadOptions, DownloadProblem } from './service.ts';
import { blockOf, FORM, problemWords, SOFTWARE_MENU } from './views.ts';

export const PORTAL_FORM = 'downloadLink.portalForm';
export const BROUGHT = { file: 'file', link: 'link', sha256: 'sha256' } as const;

const PORTAL = { where: 'downloadLink.portal.where', get: 'downloadLink.portal.get' } as const;

/** Where links are had from the Partner Center pages: which to open, and the fields for what is brought back. */
export function portalFormView(
  t: Translator,
  { customer, any, software }: DownloadOptions,
  { metadata, note }: { readonly metadata: string; readonly note?: string | undefined },
): ModalView {
  return modal({
    callbackId: PORTAL_FORM,
    title: t('downloadLink.title'),
    submit: t('downloadLink.portal.submit'),
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
      ...portalSteps(t, PORTAL, customer),
      input(t('downloadLink.portal.link'), plainTextInput({ actionId: 'link', maxLength: LINK_MAX }), {
        blockId: BROUGHT.link,
      }),
      input(
        t('downloadLink.portal.file'),
        plainTextInput({
          actionId: 'file',
          maxLength: FILE_MAX,
          placeholder: t('downloadLink.portal.filePlaceholder'),
        }),
        { blockId: BROUGHT.file },
      ),
      input('SHA-256', plainTextInput({ actionId: 'sha256', maxLength: 64 }), {
        blockId: BROUGHT.sha256,
        optional: true,
        hint: t('downloadLink.portal.sha256Hint'),
      }),
      section(t('downloadLink.risk')),
    ],
  });
}

/** What is wrong, by the block in which it is shown. */
export function broughtErrors(
  t: Translator,
  customerId: string | undefined,
  problems: readonly (BroughtProblem | DownloadProblem)[],
): Record<string, string> {
  return Object.fromEntries(
    problems.map((problem) => {
      switch (problem.field) {
        case 'link':
          return [
            BROUGHT.link,
            t(problem.kind === 'missing' ? 'common.field.required' : 'downloadLink.portal.notALink'),
          ];
        case 'file':
          return [BROUGHT.file, t('common.field.required')];
        case 'sha256':
          return [BROUGHT.sha256, t('downloadLink.portal.notAHash')];
        case 'customer':
          return [CUSTOMER_BLOCK, problemWords(t, problem)];
        case 'software':
        case 'version':
        case 'language':
        case 'bit':
          return [blockOf.software(customerId), problemWords(t, problem)];
        default:
          return assertNever(problem);
      }
    }),
  );
}
