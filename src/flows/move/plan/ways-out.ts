import type { Pieces } from '../../../kernel/pieces.ts';
import { addDays } from 'date-fns/addDays';
import type { Fleet, PlanSettings } from './fleet.ts';
import { latestWaves } from './latest.ts';
import { fleetOf, problemOf } from './problem.ts';
import type { PlanFleet } from './problem.ts';
import { lateIn } from './reasons.ts';
import { slotBook } from './slots.ts';
import type { SlotBook } from './slots.ts';

/**
 * A change with which a plan exists. Activations are needed in any case; of the others any one is enough, and all of them
 * were tried.
 */
export type WayOut =
  /** everything that still renews does so once, shortly before the start */
  | { readonly kind: 'renew' }
  /** the longest margin that works */
  | { readonly kind: 'margin'; readonly hours: number }
  /** the smallest waves that work */
  | { readonly kind: 'wave-size'; readonly size: number }
  | { readonly kind: 'hours-between'; readonly hours: number }
  | { readonly kind: 'no-pilot' }
  | { readonly kind: 'renew-and-wave-size'; readonly size: number }
  | { readonly kind: 'activations'; readonly key: string; readonly missing: number };

/** A KMS or Active Directory client that reaches its host has so long again. Source: Microsoft, "Planning for KMS activation". */
const VALID_DAYS = 180;

/** @returns what would help against deadlines, the size of waves and KMS counts, the least trouble first */
export function* waysOut(fleet: Fleet, settings: PlanSettings): Pieces<WayOut[]> {
  const own = yield* fleetOf(fleet);
  const renewed = yield* fleetOf(renewedOnce(fleet, own, settings.from));
  const { marginHours, hoursBetween, pilotSize, waveSize } = settings;
  const most = Math.max(waveSize, fleet.machines.length);
  const book = slotBook(settings);
  const works = (change: Partial<PlanSettings>, of = own) =>
    isPossible(of, { ...settings, ...change }, change.hoursBetween === undefined ? book : undefined);
  const margin = yield* firstThat(0, marginHours - 1, (less) => works({ marginHours: marginHours - 1 - less }));
  const rest = yield* firstThat(0, hoursBetween - 1, (less) => works({ hoursBetween: hoursBetween - 1 - less }));
  const size = yield* firstThat(waveSize + 1, most, (waveSize) => works({ waveSize }));
  const single: WayOut[] = [
    ...((yield* works({}, renewed)) ? [{ kind: 'renew' } as const] : []),
    ...(size === null ? [] : [{ kind: 'wave-size', size } as const]),
    ...(rest === null ? [] : [{ kind: 'hours-between', hours: hoursBetween - 1 - rest } as const]),
    ...(pilotSize > 0 && (yield* works({ pilotSize: 0 })) ? [{ kind: 'no-pilot' } as const] : []),
    ...(margin === null ? [] : [{ kind: 'margin', hours: marginHours - 1 - margin } as const]),
  ];
  if (single.length > 0) return single;
  const both = yield* firstThat(waveSize + 1, most, (waveSize) => works({ waveSize }, renewed));
  return both === null ? [] : [{ kind: 'renew-and-wave-size', size: both }];
}

/** Says no also where finding a plan takes long: what it says yes to is sure. */
function* isPossible(fleet: PlanFleet, settings: PlanSettings, book: SlotBook | undefined): Pieces<boolean> {
  yield;
  const problem = problemOf(fleet, settings, book);
  return lateIn(problem).length === 0 && (yield* latestWaves(problem, 'quick')).kind === 'found';
}

/** What has a host that still counts enough gets its whole time again; where the count is short nothing renews. */
function renewedOnce(fleet: Fleet, { short }: PlanFleet, from: Date): Fleet {
  const isShort = (host: string | null, isOffice: boolean) =>
    short.some((group) => group.host === host?.toLowerCase() && (group.kind === 'office') === isOffice);
  const machines = fleet.machines.map((machine) => ({
    ...machine,
    products: machine.products.map((product) => {
      if (product.clock === 'never' || isShort(product.kmsHost, product.kind === 'office')) return product;
      return { ...product, clock: addDays(from, VALID_DAYS) };
    }),
  }));
  return { ...fleet, machines };
}

/** @returns the smallest that holds, where a larger one holds wherever a smaller does; null where none does */
function* firstThat(low: number, high: number, holds: (value: number) => Pieces<boolean>): Pieces<number | null> {
  if (low > high || !(yield* holds(high))) return null;
  let [no, yes] = [low - 1, high];
  while (yes - no > 1) {
    const middle = Math.floor((no + yes) / 2);
    if (yield* holds(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}
