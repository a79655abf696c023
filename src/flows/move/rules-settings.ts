/** How a move is planned; all days and hours are those of the customer's zone. */
export type MoveSettings = {
  /** IANA, such as `Europe/Amsterdam` */
  readonly zone: string;
  /** the first day that may be planned, `2026-11-25`; null: from tomorrow on */
  readonly planFrom: string | null;
  /** how long before its deadline a machine has to have been moved at the latest */
  readonly marginHours: number;
  /** ISO days of the week, 1 is Monday */
  readonly workDays: readonly number[];
  /** minutes after midnight */
  readonly workFrom: number;
  readonly workUntil: number;
  readonly pilotSize: number;
  readonly waveSize: number;
  /** from the end of a wave to the start of the next, at least */
  readonly hoursBetween: number;
};

export const DEFAULT_SETTINGS = {
  planFrom: null,
  marginHours: 72,
  workDays: [1, 2, 3, 4, 5],
  workFrom: 9 * 60,
  workUntil: 17 * 60,
  pilotSize: 5,
  waveSize: 50,
  hoursBetween: 0,
} as const satisfies Omit<MoveSettings, 'zone'>;

/**
 * The zone in which a customer most likely works: the only one of its country, else that of whoever asks if it is one of the
 * country's, else the first that the country has.
 * @param country ISO 3166; @param own IANA zone of whoever asks
 */
export function likelyZone(country: string | undefined, own: string): string {
  const zones = zonesOf(country);
  return zones.includes(own) ? own : (zones[0] ?? own);
}

/** Not in the compiler's own description of the language yet; it is in every Node.js that runs this. */
type RegionalLocale = Intl.Locale & { readonly getTimeZones?: () => readonly string[] | undefined };

function zonesOf(country: string | undefined): readonly string[] {
  if (country === undefined || !/^[A-Z]{2}$/i.test(country)) return [];
  const region: RegionalLocale = new Intl.Locale(`und-${country}`);
  return region.getTimeZones?.() ?? [];
}

/** @returns the zone as this runtime calls it, or null where there is none of that name */
export function zoneNamed(text: string): string | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

const MOST_ZONES = 100;

/** @returns zones whose name contains the text, for a menu; those of the country first */
export function zonesLike(text: string, country: string | undefined): readonly string[] {
  const wanted = text.trim().toLowerCase().replace(/\s+/g, '_');
  const own = zonesOf(country);
  const all = [...own, 'UTC', ...Intl.supportedValuesOf('timeZone')];
  return [...new Set(all)].filter((zone) => zone.toLowerCase().includes(wanted)).slice(0, MOST_ZONES);
}
