import type { MessageKey } from '../../i18n/catalogue.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Review } from './service.ts';

type Prices = Review['prices'];
type PriceOfLine = Prices['lines'][number];
type Priced = Extract<PriceOfLine, { readonly kind: 'priced' }>;
type Scope = Extract<Priced['by'], { readonly kind: 'rule' }>['scope'];

const SCOPES: Readonly<Record<Scope, MessageKey>> = {
  'customer-and-product': 'purchase.price.rule.both',
  customer: 'purchase.price.rule.customer',
  product: 'purchase.price.rule.product',
  default: 'purchase.price.rule.default',
};

export function amountWords(t: Translator, price: PriceOfLine | undefined): string {
  return price?.kind === 'priced' ? t('purchase.price.amount', { amount: price.total }) : t('purchase.price.none');
}

export function totalWords(t: Translator, { total, currency }: Prices): string {
  return t('purchase.price.total', { total: total ?? { minor: 0, currency } });
}

/** For those alone who may see what the partner pays. */
export function costWords(t: Translator, { cost, kept }: NonNullable<Prices['costs']>, by?: Priced['by']): string {
  const { amount, basisPoints } = kept;
  const words =
    basisPoints === null
      ? t('purchase.price.costOnly', { cost, margin: amount })
      : t('purchase.price.cost', { cost, margin: amount, share: basisPoints / 10_000 });
  return by === undefined ? words : t('purchase.price.by', { words, by: byWords(t, by) });
}

function byWords(t: Translator, by: Priced['by']): string {
  switch (by.kind) {
    case 'rule':
      return t(SCOPES[by.scope]);
    case 'list':
      return t('purchase.price.byList');
    case 'cost':
      return t('purchase.price.byCost');
  }
}

/** Why there is no price, as far as one reason says it. */
export function noPriceWords(t: Translator, { lines, currency }: Prices): string {
  const reasons = lines.flatMap((line) => (line.kind === 'no-price' ? [line.why] : []));
  const key = reasons.includes('no-sheet') ? 'purchase.noPrice.noSheet' : 'purchase.noPrice.lines';
  return t(key, { count: reasons.length, currency });
}
