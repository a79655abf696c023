import type { Translator } from '../../i18n/translator.ts';
import { formatMoney } from '../../kernel/money.ts';
import type { Money } from '../../kernel/money.ts';
import { clamp } from '../../kernel/text.ts';
import { WIDTH } from '../../pictures/chart.ts';
import type { Chart } from '../../pictures/chart.ts';
import { COLOURS } from '../../pictures/style.ts';
import { fitted } from '../../pictures/text-width.ts';
import type { CustomerSales, MonthFigures } from './service.ts';
import { monthName, shareOf } from './rules.ts';

const ROW = 46;
const BAR = 14;
/** To the right of the longest bar its amount is written. */
const AMOUNT = 190;
const NAME = WIDTH - 60;
const ALT_LENGTH = 2000;

/** Sales of the month by customer, and what is kept of them; null where nothing was sold. */
export function monthPicture({ month, customers, currencies }: MonthFigures, t: Translator): Chart | null {
  const [main] = currencies;
  const largest = Math.max(0, ...customers.map(({ sales }) => sales.minor));
  if (!main || largest === 0) return null;
  const [sales, margin] = [t('month.picture.sales'), t('month.picture.margin')];
  const title = t('month.picture.title', { month: monthName(month, t.locale), currency: main.sales.currency });
  const values = customers.map((customer, row) => ({
    row,
    name: fitted(customer.customerName, 13, NAME),
    sales: Math.max(0, customer.sales.minor),
    kept: Math.min(Math.max(0, customer.kept.minor), Math.max(0, customer.sales.minor)),
    amount: amountWords(customer, t),
  }));
  const y = { field: 'row', type: 'ordinal' as const, axis: null };
  const x = (field: string) => ({
    field,
    type: 'quantitative' as const,
    axis: null,
    scale: { domain: [0, largest], nice: false },
  });
  const bar = (field: string, name: string) => ({
    mark: { type: 'bar' as const, height: BAR, yOffset: BAR / 2 + 2, cornerRadiusEnd: 2 },
    encoding: {
      y,
      x: x(field),
      color: {
        datum: name,
        type: 'nominal' as const,
        scale: { domain: [sales, margin], range: [COLOURS.main, COLOURS.second] },
        legend: { orient: 'top' as const, title: null, symbolType: 'square', symbolSize: 140, offset: 8 },
      },
    },
  });
  const ink = { type: 'text', align: 'left', baseline: 'middle', color: COLOURS.ink, fontSize: 13 } as const;
  return {
    alt: inWords(title, customers, t),
    spec: {
      width: WIDTH - AMOUNT - 32,
      height: ROW * customers.length,
      padding: { left: 16, right: AMOUNT, top: 16, bottom: 8 },
      autosize: 'pad',
      title,
      data: { values },
      layer: [
        bar('sales', sales),
        bar('kept', margin),
        {
          mark: { ...ink, fontWeight: 600, dy: -BAR / 2 - 3 },
          encoding: { y, x: { value: 0 }, text: { field: 'name' } },
        },
        { mark: { ...ink, dx: 8, dy: BAR / 2 + 2 }, encoding: { y, x: x('sales'), text: { field: 'amount' } } },
      ],
    },
  };
}

/** Cents would only fill the picture; its words and the table have them. */
function rounded({ minor, currency }: Money, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 });
  const digits = new Intl.NumberFormat(locale, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits;
  return format.format(minor / 10 ** (digits ?? 2));
}

function amountWords({ sales, kept, costed }: CustomerSales, t: Translator): string {
  const share = shareOf(kept.minor, costed.minor);
  return share === null
    ? rounded(sales, t.locale)
    : t('month.picture.amount', { sales: rounded(sales, t.locale), share });
}

function inWords(title: string, customers: readonly CustomerSales[], t: Translator): string {
  const rows = customers.map(({ customerName: customer, sales, kept, costed }) => {
    const share = shareOf(kept.minor, costed.minor);
    const amounts = { customer, sales: formatMoney(sales, t.locale), kept: formatMoney(kept, t.locale) };
    return share === null ? t('month.picture.row.noCost', amounts) : t('month.picture.row', { ...amounts, share });
  });
  return clamp([`${title}.`, ...rows].join(' '), ALT_LENGTH);
}
