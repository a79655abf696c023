import type { Pieces } from '../../../kernel/pieces.ts';
import { deadlineOf, verdictOn } from '../inventory/verdict.ts';
import type { Verdict } from '../inventory/verdict.ts';
import type { LicenceRecord } from '../licence.ts';
import type { MachineState, Standing } from '../rules.ts';
import { foldMachine, nameBook } from './names.ts';
import { newestOfEach, slotOf } from './slots.ts';
import { isToMove, machineStateOf, standingOf } from './standing.ts';
import type { Outcome } from './standing.ts';

/** A product as it is kept: what the newest capture says of it, and what follows from that. */
export type FleetProduct = Omit<LicenceRecord, 'machine' | 'capturedAt'> & {
  readonly id: string;
  /** what stays the same when its licence changes */
  readonly slot: string;
  readonly capturedAt: Date;
  readonly deadline: Date | null;
  readonly verdict: Verdict;
  readonly standing: Standing;
  readonly hasToMove: boolean;
};

export type FleetMachine = {
  readonly id: string;
  readonly name: string;
  readonly foldedName: string;
  /** it is, or was, the KMS host itself */
  readonly kmsHost: boolean;
  readonly state: MachineState;
  /** the earliest of what still has to move */
  readonly deadline: Date | null;
  readonly failureCode: string | null;
  readonly failedAt: Date | null;
  readonly doneAt: Date | null;
  readonly writtenOffAt: Date | null;
  readonly products: readonly FleetProduct[];
};

/** A record that says of which machine it is, when it was captured, and, brought as a result, what came of moving it. */
export type Captured = Omit<LicenceRecord, 'capturedAt'> & {
  readonly capturedAt: Date;
  readonly outcome: Outcome | null;
  /** false where the machine was not reached: then nothing is known of its product but that */
  readonly isSeen: boolean;
};

export type Merged = {
  /** the machines of which something is new, as they are from now on; of their products those that changed */
  readonly changed: readonly (FleetMachine & { readonly changedProducts: readonly FleetProduct[] })[];
  readonly machinesAdded: number;
  readonly productsChanged: number;
  /** older than what is known already, so nothing was changed by them */
  readonly productsOlder: number;
};

/** So many are merged before others may have the thread. */
const MACHINES_AT_ONCE = 200;

type Context = {
  /** whether the ending of a MAK is that of the move */
  readonly keyOf: (record: LicenceRecord) => 'ours' | 'other' | 'unknown';
  readonly newId: () => string;
};

/**
 * Puts what was brought on top of what is known: of each product the newest capture counts, so an older one never brings back
 * what is done; what is brought twice changes nothing.
 */
export function* mergeFleet(
  known: readonly FleetMachine[],
  records: readonly Captured[],
  { keyOf, newId }: Context,
): Pieces<Merged> {
  const find = nameBook(known);
  const brought = Map.groupBy(records, ({ machine }) => find(machine));
  let [machinesAdded, productsChanged, productsOlder] = [0, 0, 0];
  const changed: Merged['changed'][number][] = [];
  for (const [at, [place, ofMachine]] of [...brought].entries()) {
    if (at % MACHINES_AT_ONCE === 0) yield;
    const before = place.machine;
    const products = new Map((before?.products ?? []).map((product) => [product.slot, product]));
    const news: FleetProduct[] = [];
    let failedAt: Date | null = null;
    for (const record of newestOfEach(ofMachine)) {
      const slot = slotOf(record);
      const standing = products.get(slot);
      if (standing && standing.capturedAt > record.capturedAt) {
        productsOlder += 1;
        continue;
      }
      const product = productOf(record, { slot, before: standing, key: keyOf(record), newId });
      if (!product || (standing && isSame(standing, product))) continue;
      products.set(slot, product);
      news.push(product);
      if (product.standing === 'failed') failedAt = latest([failedAt ?? record.capturedAt, record.capturedAt]);
    }
    if (news.length === 0) continue;
    productsChanged += news.length;
    if (!before) machinesAdded += 1;
    const { id, name, foldedName } = before ?? { id: newId(), name: place.name, foldedName: foldMachine(place.name) };
    const { writtenOffAt = null, kmsHost = false } = before ?? {};
    const facts = { id, name, foldedName, writtenOffAt, kmsHost, failedAt: failedAt ?? before?.failedAt ?? null };
    changed.push({ ...machineOf(facts, [...products.values()]), changedProducts: news });
  }
  return { changed, machinesAdded, productsChanged, productsOlder };
}

/** A machine as its products make it. */
export function machineOf(
  facts: Pick<FleetMachine, 'id' | 'name' | 'foldedName' | 'writtenOffAt' | 'kmsHost' | 'failedAt'>,
  products: readonly FleetProduct[],
): FleetMachine {
  const left = products.filter(({ standing }) => standing === 'to-go' || standing === 'failed');
  const failed = left.filter(({ standing }) => standing === 'failed');
  const state = machineStateOf(
    products.map(({ standing }) => standing),
    facts.writtenOffAt !== null,
  );
  return {
    ...facts,
    kmsHost: facts.kmsHost || products.some(({ channel }) => channel === 'kms-host'),
    state,
    deadline: earliest(left.flatMap(({ deadline }) => deadline ?? [])),
    failureCode: failed.find(({ reason }) => reason !== null)?.reason ?? null,
    failedAt: failed.length > 0 ? (facts.failedAt ?? latest(failed.map(({ capturedAt }) => capturedAt))) : null,
    doneAt:
      state === 'done'
        ? latest(products.filter(({ standing }) => standing === 'done').map(({ capturedAt }) => capturedAt))
        : null,
    products,
  };
}

/** @returns the product as it is after a capture; null where nothing is known of it that could be kept */
function productOf(
  { machine: _, outcome, isSeen, ...record }: Captured,
  context: {
    readonly slot: string;
    readonly before: FleetProduct | undefined;
    readonly key: 'ours' | 'other' | 'unknown';
    readonly newId: () => string;
  },
): FleetProduct | null {
  const { slot, before, key, newId } = context;
  const { kind, reason } = record;
  if (!isSeen) {
    const isLeft = before?.standing === 'to-go' || before?.standing === 'failed';
    return before && isLeft && outcome === 'failed' ? { ...before, standing: 'failed', reason } : null;
  }
  const verdict = verdictOn({ ...record, machine: '' });
  const hasToMove = isToMove(verdict) || (before?.hasToMove ?? false);
  const standing = standingOf({ kind, verdict, hasToMove, key, outcome, before: before?.standing ?? null });
  return {
    ...record,
    id: before?.id ?? newId(),
    slot,
    // A failure that stays keeps its code: what an inventory says is of something else.
    reason: standing === 'failed' && outcome === null ? (before?.reason ?? reason) : reason,
    // What has lost its activation is late whatever its clock says.
    deadline: deadlineOf({ ...record, machine: '' }) ?? (verdict === 'move-now' ? record.capturedAt : null),
    verdict,
    standing,
    hasToMove,
  };
}

function isSame(left: FleetProduct, right: FleetProduct): boolean {
  return JSON.stringify(comparable(left)) === JSON.stringify(comparable(right));
}

function comparable(product: FleetProduct) {
  return Object.entries(product).toSorted(([left], [right]) => (left < right ? -1 : 1));
}

const earliest = (dates: readonly Date[]): Date | null =>
  dates.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null;
const latest = (dates: readonly Date[]): Date | null => dates.toSorted((a, b) => b.getTime() - a.getTime())[0] ?? null;
