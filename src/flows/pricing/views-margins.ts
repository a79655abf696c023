import type { KnownBlock, ModalView } from '@slack/types';
import { customerInput } from '../../customers/input.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import type { Translator } from '../../i18n/translator.ts';
import { dayInZone } from '../../kernel/dates.ts';
import { formatMoney, isMoney } from '../../kernel/money.ts';
import {
  actions,
  bold,
  button,
  confirmation,
  context,
  datePicker,
  divider,
  externalSelect,
  input,
  joinMrkdwn,
  modal,
  option,
  plainTextInput,
  radio,
  section,
  staticSelect,
} from '../../slack/blocks/index.ts';
import { ROUNDINGS, sellPrice } from './rules-price.ts';
import type { Margin, Rounding } from './rules-price.ts';
import type { MarginProblem } from './rules-margin.ts';
import type { NamedRule } from './records.ts';
import type { RuleList } from './service-margins.ts';

export const RULES = 'pricing.rules';
export const ADD_RULE = 'pricing.addRule';
export const CHANGE_RULE = 'pricing.changeRule';
export const END_RULE = 'pricing.endRule';
export const RULE_FORM = 'pricing.ruleForm';
export const CONFIRM_RULE = 'pricing.confirmRule';
export const PRODUCT_MENU = 'pricing.product';

/** The section *Margin rules*. */
export function rulesView(
  t: Translator,
  { rules, page, pages }: RuleList,
  { home, note }: { readonly home: string; readonly note?: MessageKey | undefined },
): ModalView {
  return modal({
    callbackId: RULES,
    title: t('pricing.rules.title'),
    close: t('common.close'),
    blocks: [
      note !== undefined && section(t(note)),
      rules.length === 0 && section(t('pricing.rules.none')),
      ...rules.flatMap((rule) => ruleBlocks(t, rule)),
      divider(),
      context(t('pricing.rules.which')),
      actions(
        button(t('pricing.rules.add'), ADD_RULE),
        ...(page > 0 ? [button(t('pricing.rules.newer'), `${RULES} newer`, { value: String(page - 1) })] : []),
        ...(page < pages - 1 ? [button(t('pricing.rules.older'), `${RULES} older`, { value: String(page + 1) })] : []),
        button(t('administration.back'), home),
      ),
    ],
  });
}

function ruleBlocks(t: Translator, rule: NamedRule): KnownBlock[] {
  const sure = confirmation({
    title: t('pricing.rules.endTitle'),
    text: t('pricing.rules.endText', { rule: scopeWords(t, rule) }),
    confirm: t('pricing.rules.endYes'),
    deny: t('common.cancel'),
    style: 'danger',
  });
  return [
    section(joinMrkdwn([bold(scopeWords(t, rule)), ruleWords(t, rule)])),
    actions(
      button(t('pricing.rules.change'), CHANGE_RULE, { value: rule.id }),
      button(t('pricing.rules.end'), END_RULE, { value: rule.id, style: 'danger', confirm: sure }),
    ),
  ];
}

/** For whom and what a rule counts. */
function scopeWords(t: Translator, { customerName, productTitle }: NamedRule): string {
  const parts = [customerName, productTitle].filter((part) => part !== null);
  return parts.length === 0 ? t('pricing.rules.everything') : parts.join(' · ');
}

function ruleWords(t: Translator, { margin, rounding, validFrom, validTo }: NamedRule): string {
  const day = (date: Date) => dayInZone(date, t.zone, t.locale);
  const span =
    validTo === null
      ? t('pricing.rules.from', { from: day(validFrom) })
      : t('pricing.rules.span', { from: day(validFrom), until: day(new Date(validTo.getTime() - 1)) });
  return [marginWords(t, margin), roundingWords(t, rounding), span].join(' · ');
}

function marginWords(t: Translator, margin: Margin): string {
  return margin.kind === 'percent'
    ? t('pricing.rules.percent', { share: margin.basisPoints / 10_000 })
    : t('pricing.rules.fixed', { amount: margin.amount });
}

function roundingWords(t: Translator, rounding: Rounding): string {
  return rounding === 'none' ? t('pricing.rounding.none') : t('pricing.rounding.step', { step: Number(rounding) });
}

/** The form of a new rule, or of one that takes the place of another. */
export function ruleFormView(
  t: Translator,
  { rule, today, back }: { readonly rule: NamedRule | null; readonly today: string; readonly back: string },
): ModalView {
  const kinds = (['percent', 'fixed'] as const).map((kind) => option(t(`pricing.form.${kind}`), kind));
  const customer =
    rule?.customerId && rule.customerName ? { id: rule.customerId, name: rule.customerName, domain: '' } : undefined;
  const { margin } = rule ?? {};
  return modal({
    callbackId: RULE_FORM,
    title: t(rule ? 'pricing.form.change' : 'pricing.form.add'),
    submit: t('pricing.form.next'),
    close: t('common.cancel'),
    metadata: JSON.stringify({ replaces: rule?.id }),
    blocks: [
      { ...customerInput(t, customer, RULE_FORM), optional: true, dispatch_action: false },
      input(
        t('pricing.form.product'),
        externalSelect({
          actionId: PRODUCT_MENU,
          minimum: 0,
          ...(rule?.productId ? { chosen: option(rule.productTitle ?? rule.productId, rule.productId) } : {}),
        }),
        { blockId: 'productId', optional: true, hint: t('pricing.form.everything') },
      ),
      input(t('pricing.form.kind'), radio({ actionId: 'kind', options: kinds, chosen: margin?.kind ?? 'percent' }), {
        blockId: 'kind',
      }),
      input(
        t('pricing.form.margin'),
        plainTextInput({ actionId: 'margin', initial: typedMargin(t, margin), maxLength: 30 }),
        {
          blockId: 'margin',
          hint: t('pricing.form.marginHint'),
        },
      ),
      input(
        t('pricing.form.currency'),
        plainTextInput({
          actionId: 'currency',
          initial: margin?.kind === 'fixed' ? margin.amount.currency : undefined,
          maxLength: 3,
        }),
        { blockId: 'currency', optional: true, hint: t('pricing.form.currencyHint') },
      ),
      input(
        t('pricing.form.rounding'),
        staticSelect({
          actionId: 'rounding',
          options: ROUNDINGS.map((each) => option(roundingWords(t, each), each)),
          chosen: rule?.rounding ?? 'none',
        }),
        { blockId: 'rounding' },
      ),
      input(t('pricing.form.from'), datePicker('from', today), { blockId: 'from' }),
      input(t('pricing.form.until'), datePicker('until'), { blockId: 'until', optional: true }),
      actions(button(t('pricing.rules.back'), back)),
    ],
  });
}

function typedMargin(t: Translator, margin: Margin | undefined): string | undefined {
  if (!margin) return undefined;
  return margin.kind === 'percent'
    ? new Intl.NumberFormat(t.locale, { maximumFractionDigits: 2, useGrouping: false }).format(margin.basisPoints / 100)
    : formatMoney(margin.amount, t.locale);
}

export function problemWords(t: Translator, { kind }: MarginProblem): string {
  return kind === 'missing' ? t('common.field.required') : t(`pricing.form.problem.${kind}`);
}

/** What the rule will do, before it does it: with an example to check one's idea of a margin against. */
export function confirmRuleView(t: Translator, rule: NamedRule): ModalView {
  const currency = rule.margin.kind === 'fixed' ? rule.margin.amount.currency : 'EUR';
  const cost = { minor: 100_000, currency };
  const sell = sellPrice(cost, rule);
  return modal({
    callbackId: CONFIRM_RULE,
    title: t('pricing.confirm.title'),
    submit: t('pricing.confirm.submit'),
    close: t('common.cancel'),
    metadata: JSON.stringify({ rule: rule.id }),
    blocks: [
      section(bold(scopeWords(t, rule))),
      section(ruleWords(t, rule)),
      ...(isMoney(sell) ? [section(t('pricing.confirm.example', { cost, sell }))] : []),
      context(t('pricing.confirm.from')),
    ],
  });
}
