import { addDays } from 'date-fns/addDays';
import { tz } from '@date-fns/tz';
import { parse } from 'date-fns/parse';

/** What was done, by the beginning of its action; what begins otherwise is of the settings. */
const BEGINNINGS = {
  purchases: ['purchase.', 'quote.'],
  approvals: ['approval.'],
  keys: ['key.'],
  downloads: ['download.'],
  cancellations: ['order.', 'ticket.', 'credit.', 'software.removed', 'refund.'],
  moves: ['move.'],
  prices: ['price.', 'margin.', 'cost.'],
  audit: ['audit.', 'software.export', 'software.view', 'customer.'],
} as const;

export const GROUPS = [...(Object.keys(BEGINNINGS) as (keyof typeof BEGINNINGS)[]), 'settings', 'refusals'] as const;
export type Group = (typeof GROUPS)[number];

/** What is looked for: as chosen in the form, all of it at once. */
export type AuditFilter = {
  /** a person's ID, or what else an entry can be done by: `desk`, `customer` */
  readonly actor?: string | undefined;
  /** tenant ID */
  readonly customerId?: string | undefined;
  readonly order?: string | undefined;
  readonly group?: Group | undefined;
  /** days in the zone of whoever searches, both included, as `2026-11-25` */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
};

export const ENTRIES_A_PAGE = 12;

/** @returns those of the actions that belong to the group; of `refusals` all, because an outcome tells them */
export function actionsOf(group: Group, all: readonly string[]): readonly string[] {
  const begins = (action: string, beginnings: readonly string[]) => beginnings.some((each) => action.startsWith(each));
  if (group === 'refusals') return all;
  if (group !== 'settings') return all.filter((action) => begins(action, BEGINNINGS[group]));
  return all.filter((action) => !begins(action, Object.values(BEGINNINGS).flat()));
}

/** The moments between which entries count: from the first, before the second. */
export function momentsOf(
  { from, until }: Pick<AuditFilter, 'from' | 'until'>,
  zone: string,
): { readonly from: Date | null; readonly before: Date | null } {
  const startOf = (day: string) => parse(day, 'yyyy-MM-dd', new Date(0), { in: tz(zone) });
  return {
    from: from === undefined ? null : new Date(startOf(from)),
    before: until === undefined ? null : new Date(addDays(startOf(until), 1)),
  };
}

/** @returns whether the days are in their order; both are `2026-11-25`, which sort as they follow */
export function daysInOrder({ from, until }: Pick<AuditFilter, 'from' | 'until'>): boolean {
  return from === undefined || until === undefined || from <= until;
}
