import { keyFor } from '../fleet/keys.ts';
import type { FleetProduct } from '../fleet/merge.ts';
import type { Clock, Fleet, PlanMachine, PlanProduct } from '../plan/fleet.ts';
import type { StoredMachine } from '../records-fleet.ts';
import { isToGo } from '../rules-machines.ts';

type Key = {
  readonly productKind: string;
  readonly edition: string;
  readonly title: string;
  readonly orderId: string;
  readonly lineNumber: number;
  readonly activationsKnown: number | null;
  readonly activationsAt: Date | null;
  readonly cancelledAt: Date | null;
};

/** Where a KMS client does not say which host it renews from, it shares one that nobody knows. */
export const UNKNOWN_HOST = '?';

export type MoveFleet = Fleet & {
  /** products that still have to move, and for which the move has no MAK */
  readonly withoutKey: number;
};

/**
 * What of a move is still to be planned: the machines with something left, but not those of a wave that goes on.
 * @param busy the numbers of the waves that go on
 */
export function moveFleet(
  machines: readonly StoredMachine[],
  keys: readonly Key[],
  busy: ReadonlySet<number>,
): MoveFleet {
  const valid = keys.filter(({ cancelledAt }) => cancelledAt === null);
  const nameOf = (product: FleetProduct) => {
    const key = keyFor(product, valid);
    return key ? keyName(key) : null;
  };
  const open = machines.filter(
    ({ state, wave }) => isToGo(state) && !(wave !== null && busy.has(wave) && state === 'to-go'),
  );
  const planned = open.map((machine): PlanMachine => ({
    id: machine.id,
    name: machine.name,
    isRarelyOnline: machine.rarelyOnline,
    isHost: machine.kmsHost,
    products: machine.products.flatMap((product) => productOf(product, nameOf(product))),
  }));
  return {
    machines: planned,
    activations: activationsOf(valid, machines, nameOf),
    withoutKey: planned.flatMap(({ products }) => products).filter(({ key }) => key === null).length,
  };
}

export const keyName = ({ orderId, lineNumber }: Pick<Key, 'orderId' | 'lineNumber'>) =>
  `${orderId}:${String(lineNumber)}`;

function productOf(product: FleetProduct, key: string | null): PlanProduct[] {
  const { kind, channel, kmsHost, standing } = product;
  if (kind === 'other' || (standing !== 'to-go' && standing !== 'failed')) return [];
  const host = kmsHost?.replace(/:\d+$/, '') ?? UNKNOWN_HOST;
  return [{ kind, key, clock: clockOf(product), kmsHost: channel === 'kms-client' ? host : null }];
}

function clockOf({ verdict, deadline }: FleetProduct): Clock {
  switch (verdict) {
    case 'move':
      return deadline ?? 'unknown';
    case 'move-now':
    case 'mak-not-active':
      return 'lost';
    case 'unknown':
    case 'mak-unproven':
      return 'unknown';
    case 'has-mak':
    case 'kms-host':
    case 'permanent':
    case 'evaluation':
    case 'subscription':
    case 'sql-server':
    case 'rds-cal':
      return 'never';
  }
}

/** What a MAK had left when somebody said so, less what was activated with it since. */
function activationsOf(
  keys: readonly Key[],
  machines: readonly StoredMachine[],
  nameOf: (product: FleetProduct) => string | null,
): ReadonlyMap<string, number> {
  const done = machines.flatMap(({ products }) => products.filter(({ standing }) => standing === 'done'));
  return new Map(
    keys.flatMap((key) => {
      const { activationsKnown: known, activationsAt: since } = key;
      if (known === null) return [];
      const used = done.filter(
        (product) => (!since || product.capturedAt >= since) && nameOf(product) === keyName(key),
      );
      return [[keyName(key), Math.max(0, known - used.length)]];
    }),
  );
}
