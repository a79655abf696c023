export type SoftwareKind = 'perpetual' | 'subscription';
export type Credit = 'full' | 'pro-rated';

/** One row of dated data: which orders it is for, and what it gives them. */
export type ReturnRule = {
  readonly kind: SoftwareKind;
  /** day of the order in UTC, `2021-06-01`: from its first instant on; none is since ever */
  readonly from?: string | undefined;
  /** day of the order in UTC: before its first instant; none is for ever */
  readonly before?: string | undefined;
  readonly length: number;
  readonly unit: 'calendar-days' | 'hours';
  readonly credit: Credit;
  /** each renewal of a subscription opens the window anew */
  readonly renewals?: boolean | undefined;
  /** where this is written, for whoever doubts it */
  readonly source: string;
};

export type ReturnPolicy = { readonly name: string; readonly rules: readonly ReturnRule[] };

const PROGRAMME_PAGE = 'Sell on-premises software through the CSP program';
const APRIL_2021 = 'Partner Center announcements, April 2021';
const NEW_COMMERCE = 'New commerce cancellation policy';

/** P6, as the programme page has it: 60 days, full credit, whenever and whatever was bought. */
export const programmePolicy: ReturnPolicy = {
  name: 'programme',
  rules: (['perpetual', 'subscription'] as const).map((kind) => ({
    kind,
    length: 60,
    unit: 'calendar-days',
    credit: 'full',
    source: PROGRAMME_PAGE,
  })),
};

/** P6, as it became: shorter from 1 June 2021, and for subscriptions hours instead of days from 14 October 2022. */
export const currentPolicy: ReturnPolicy = {
  name: 'current',
  rules: [
    {
      kind: 'perpetual',
      before: '2021-06-01',
      length: 60,
      unit: 'calendar-days',
      credit: 'full',
      source: PROGRAMME_PAGE,
    },
    { kind: 'perpetual', from: '2021-06-01', length: 30, unit: 'calendar-days', credit: 'full', source: APRIL_2021 },
    {
      kind: 'subscription',
      before: '2021-06-01',
      length: 60,
      unit: 'calendar-days',
      credit: 'full',
      source: PROGRAMME_PAGE,
    },
    {
      kind: 'subscription',
      from: '2021-06-01',
      before: '2022-10-14',
      length: 30,
      unit: 'calendar-days',
      credit: 'pro-rated',
      source: APRIL_2021,
    },
    {
      kind: 'subscription',
      from: '2022-10-14',
      length: 7 * 24,
      unit: 'hours',
      credit: 'pro-rated',
      renewals: true,
      source: NEW_COMMERCE,
    },
  ],
};

/** @returns the first two rows that would both be for the same order, or null: which of them counts could not be said */
export function overlappingRules(rules: readonly ReturnRule[]): readonly [ReturnRule, ReturnRule] | null {
  for (const [index, rule] of rules.entries()) {
    const other = rules.slice(index + 1).find((later) => later.kind === rule.kind && overlap(rule, later));
    if (other) return [rule, other];
  }
  return null;
}

function overlap(left: ReturnRule, right: ReturnRule): boolean {
  const startsBeforeEnd = (one: ReturnRule, two: ReturnRule) =>
    one.from === undefined || two.before === undefined || one.from < two.before;
  return startsBeforeEnd(left, right) && startsBeforeEnd(right, left);
}
