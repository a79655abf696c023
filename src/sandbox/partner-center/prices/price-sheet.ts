import { decimalText } from '../../../kernel/money.ts';
import { allSoftware, sold, unitPrice } from '../catalogue/catalogue.ts';
import type { Market } from '../catalogue/markets.ts';
import type { Sku, Software, Term } from '../catalogue/software.ts';
import type { Segment } from '../state/model.ts';
import type { World } from '../world.ts';

/** Source: "Get a price sheet", response example, with the columns that new commerce sheets have beside them. */
const COLUMNS = [
  'ProductTitle',
  'ProductId',
  'SkuId',
  'SkuTitle',
  'Publisher',
  'SkuDescription',
  'UnitOfMeasure',
  'TermDuration',
  'BillingPlan',
  'Market',
  'Currency',
  'UnitPrice',
  'PricingTierRangeMin',
  'PricingTierRangeMax',
  'EffectiveStartDate',
  'EffectiveEndDate',
  'Tags',
  'ERP Price',
  'Segment',
] as const;

const SEGMENTS: Readonly<Record<Segment, string>> = {
  commercial: 'Commercial',
  education: 'Education',
  government: 'Government',
  nonprofit: 'Charity',
};

type Plan = { readonly term: '' | Term['duration']; readonly cycle: Term['billingCycle'] | 'one_time' };
const PLANS: Readonly<Record<Plan['cycle'], string>> = {
  one_time: 'OneTime',
  monthly: 'Monthly',
  annual: 'Annual',
  triennial: 'Triennial',
};

/** What the partner pays of the list price, in hundredths. */
const PARTNER_SHARE = 90;
const FOR_EVER = '9999-11-30T23:59:59.0000000Z';

/** The price sheet of a market as CSV, every field quoted, with the byte order mark Microsoft's exports begin with. */
export function priceSheet(world: World, market: Market): string {
  const from = `${world.clock.now().toISOString().slice(0, 7)}-01T00:00:00.0000000Z`;
  const rows = allSoftware()
    .filter((software) => sold(software, market.country))
    .flatMap((software) => software.skus.flatMap((sku) => rowsOf(software, sku, market, from)));
  return `\uFEFF${[COLUMNS, ...rows].map(line).join('')}`;
}

function rowsOf(software: Software, sku: Sku, market: Market, from: string): string[][] {
  const plans: readonly Plan[] =
    sku.kind === 'perpetual'
      ? [{ term: '', cycle: 'one_time' }]
      : sku.terms.map(({ duration, billingCycle }) => ({ term: duration, cycle: billingCycle }));
  return plans.flatMap(({ term, cycle }) => {
    const list = unitPrice(sku, market, cycle);
    const amount = (minor: number) => decimalText({ minor, currency: market.currency });
    return sku.segments.map((segment) => [
      software.title,
      software.id,
      sku.id,
      sku.title,
      software.publisher === 'Microsoft' ? 'Microsoft Corporation' : software.publisher,
      software.description,
      '',
      term,
      PLANS[cycle],
      market.country,
      market.currency,
      amount(Math.round((list * PARTNER_SHARE) / 100)),
      '',
      '',
      from,
      FOR_EVER,
      'License',
      amount(list),
      SEGMENTS[segment],
    ]);
  });
}

function line(fields: readonly string[]): string {
  return `${fields.map((field) => `"${field.replaceAll('"', '""')}"`).join(',')}\r\n`;
}
