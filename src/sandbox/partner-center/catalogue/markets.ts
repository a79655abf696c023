import { minorDigits } from '../../../kernel/money.ts';

export type Market = {
  readonly country: string;
  readonly currency: string;
  readonly symbol: string;
  readonly culture: string;
  readonly state: string;
  /** of the currency to the euro, in thousandths */
  readonly rate: number;
  readonly dialling: string;
};

const MARKETS: readonly Market[] = [
  ...euro(
    'NL nl-NL +31',
    'BE nl-BE +32',
    'DE de-DE +49',
    'FR fr-FR +33',
    'AT de-AT +43',
    'IE en-IE +353',
    'ES es-ES +34',
    'IT it-IT +39',
    'FI fi-FI +358',
  ),
  market('GB', 'GBP', '£', 'en-GB', 860, '+44'),
  market('US', 'USD', '$', 'en-US', 1_090, '+1', 'WA'),
  market('CA', 'CAD', '$', 'en-CA', 1_480, '+1', 'ON'),
  market('CH', 'CHF', 'CHF', 'de-CH', 960, '+41'),
  market('SE', 'SEK', 'kr', 'sv-SE', 11_400, '+46'),
  market('NO', 'NOK', 'kr', 'nb-NO', 11_700, '+47'),
  market('DK', 'DKK', 'kr', 'da-DK', 7_460, '+45'),
  market('PL', 'PLN', 'zł', 'pl-PL', 4_280, '+48'),
  market('CZ', 'CZK', 'Kč', 'cs-CZ', 25_200, '+420'),
  market('JP', 'JPY', '¥', 'ja-JP', 163_000, '+81', 'Tokyo'),
  market('AU', 'AUD', '$', 'en-AU', 1_660, '+61', 'NSW'),
  market('KW', 'KWD', 'KD', 'en-GB', 334, '+965'),
];

const BY_COUNTRY = new Map(MARKETS.map((market) => [market.country, market]));

/** @returns the market of an ISO 3166 country code, or undefined where the partner does not sell */
export function marketOf(country: string): Market | undefined {
  return BY_COUNTRY.get(country.toUpperCase());
}

/** Converts euro cents to minor units of the market's currency. */
export function priceIn(market: Market, euroCents: number): number {
  return Math.round((euroCents * market.rate * 10 ** minorDigits(market.currency)) / 100_000);
}

function euro(...lines: string[]): Market[] {
  return lines.map((line) => {
    const [country = '', culture = '', dialling = ''] = line.split(' ');
    return market(country, 'EUR', '€', culture, 1_000, dialling);
  });
}

function market(
  country: string,
  currency: string,
  symbol: string,
  culture: string,
  rate: number,
  dialling: string,
  state = '',
): Market {
  return { country, currency, symbol, culture, state, rate, dialling };
}
