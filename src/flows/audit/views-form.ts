import type { ModalView, PlainTextOption } from '@slack/types';
import type { Translator } from '../../i18n/translator.ts';
import {
  context,
  datePicker,
  externalSelect,
  input,
  modal,
  option,
  plainTextInput,
  staticSelect,
} from '../../slack/blocks/index.ts';
import { GROUPS } from './rules.ts';
import type { AuditFilter } from './rules.ts';
import type { AuditList, KnownPerson } from './service.ts';
import { doerWords } from './views-doer.ts';

export const FORM = 'audit.form';
export const PERSON_MENU = 'audit.person';
export const CUSTOMER_MENU = 'audit.customer';
export const FORM_BLOCKS = {
  person: 'person',
  customer: 'customer',
  order: 'order',
  group: 'group',
  from: 'from',
  until: 'until',
} as const;

const MAX_ORDER = 60;
export const ALL = 'all';

export function personOption({ id, name, email }: KnownPerson): PlainTextOption {
  return option(email === null ? name : `${name} · ${email}`, id);
}

/** What to look for, in the place of the list; handed in it makes place for the list again. */
export function formView(t: Translator, filter: AuditFilter, named: AuditList['named']): ModalView {
  const { actor, customerId, order, group, from, until } = filter;
  const optional = true;
  return modal({
    callbackId: FORM,
    title: t('audit.form.title'),
    submit: t('audit.search'),
    close: t('common.close'),
    blocks: [
      input(
        t('audit.form.person'),
        externalSelect({
          actionId: PERSON_MENU,
          minimum: 0,
          placeholder: t('audit.form.person.placeholder'),
          ...(actor !== undefined && named.person && { chosen: option(doerWords(t, named.person), actor) }),
        }),
        { blockId: FORM_BLOCKS.person, optional },
      ),
      input(
        t('common.customer.label'),
        externalSelect({
          actionId: CUSTOMER_MENU,
          minimum: 2,
          placeholder: t('common.customer.placeholder'),
          ...(customerId !== undefined && named.customer && { chosen: option(named.customer.name, customerId) }),
        }),
        { blockId: FORM_BLOCKS.customer, optional },
      ),
      input(t('audit.form.order'), plainTextInput({ actionId: 'order', initial: order, maxLength: MAX_ORDER }), {
        blockId: FORM_BLOCKS.order,
        optional,
      }),
      input(
        t('audit.form.group'),
        staticSelect({
          actionId: 'group',
          options: [option(t('audit.group.all'), ALL), ...GROUPS.map((each) => option(t(`audit.group.${each}`), each))],
          chosen: group ?? ALL,
        }),
        { blockId: FORM_BLOCKS.group },
      ),
      input(t('audit.form.from'), datePicker('from', from), { blockId: FORM_BLOCKS.from, optional }),
      input(t('audit.form.until'), datePicker('until', until), { blockId: FORM_BLOCKS.until, optional }),
      context(t('audit.form.hint')),
    ],
  });
}
