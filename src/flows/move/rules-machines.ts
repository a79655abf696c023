import type { MachineState } from './rules.ts';

/** Which machines of a move are listed. `not-understood`: it cannot be told how a product of it is activated. */
export const MACHINE_FILTERS = ['at-risk', 'to-go', 'failed', 'done', 'written-off', 'not-understood', 'all'] as const;
export type MachineFilter = (typeof MACHINE_FILTERS)[number];

export const MOVES_A_PAGE = 10;
export const MACHINES_A_PAGE = 15;
export const LINES_A_PAGE = 25;
export const PRODUCTS_SHOWN = 20;

/** Something of it still has to be done, and nobody said that it need not. */
export function isToGo(state: string): boolean {
  return LEFT.some((left) => left === state);
}

export const LEFT = ['to-go', 'failed'] as const satisfies readonly MachineState[];

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** What is looked after now: machines whose last safe moment is so many days away. */
export type Looking = { readonly now: Date; readonly riskDays: number };

/** A machine with something left whose deadline lies before this is at risk: its safety margin begins within those days. */
export function riskBefore({ now, riskDays }: Looking, marginHours: number): Date {
  return new Date(now.getTime() + riskDays * DAY_MS + marginHours * HOUR_MS);
}

/** A page of something, from 0, and how much comes before it. */
export type Place = { readonly page: number; readonly pages: number; readonly total: number; readonly skip: number };

/** @param wanted a page that is not there (any more) gives the nearest */
export function placeIn(total: number, wanted: number, length: number): Place {
  const pages = Math.max(1, Math.ceil(total / length));
  const page = Math.min(Math.max(Math.trunc(wanted) || 0, 0), pages - 1);
  return { page, pages, total, skip: page * length };
}
