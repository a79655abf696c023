/**
 * Countries whose customers are invoiced in one known currency. Elsewhere Microsoft may sell in dollars or euros, and the
 * catalogue's word is all there is. Source: European Commission, "Countries using the euro"; the other currencies are national.
 */
const CURRENCIES: ReadonlyMap<string, string> = new Map([
  ...'AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK'
    .split(' ')
    .map((country) => [country, 'EUR'] as const),
  ['AU', 'AUD'],
  ['CA', 'CAD'],
  ['CH', 'CHF'],
  ['DK', 'DKK'],
  ['GB', 'GBP'],
  ['JP', 'JPY'],
  ['NO', 'NOK'],
  ['NZ', 'NZD'],
  ['SE', 'SEK'],
  ['US', 'USD'],
]);

/** @returns the currency in which software is sold to customers of a country, where that is certain */
export function currencyOf(country: string | undefined): string | undefined {
  return country === undefined ? undefined : CURRENCIES.get(country.toUpperCase());
}

/**
 * The currency in which these lines can be ordered together: that of the customer's country, or else of the first line.
 * @param offered the currency of each line, undefined where it is not for sale
 */
export function currencyFor(country: string | undefined, offered: readonly (string | undefined)[]): string | undefined {
  return currencyOf(country) ?? offered.find((currency) => currency !== undefined);
}
