import { z } from 'zod';
import type { Transaction } from '../../database/database.ts';
import type { Prisma } from '../../database/generated/client.ts';
import { keyFor } from './fleet/keys.ts';
import type { FleetProduct } from './fleet/merge.ts';
import { readFleet } from './records-fleet.ts';
import type { StoredMachine } from './records-fleet.ts';
import type { MoveKeyRecord } from './records.ts';
import { isToGo, LEFT } from './rules-machines.ts';

const include = {
  person: true,
  move: { include: { keys: { orderBy: { title: 'asc' } } } },
} as const satisfies Prisma.MoveKitInclude;

/** A kit that was asked for, with its move and whoever asked. */
export type KitRecord = Prisma.MoveKitGetPayload<{ include: typeof include }>;

export const KIT_STATES = ['waiting', 'sent', 'empty', 'failed'] as const;
export type KitState = (typeof KIT_STATES)[number];

const KitId = z.uuid();

export async function findKit(tx: Transaction, id: string): Promise<KitRecord | null> {
  return KitId.safeParse(id).success ? tx.moveKit.findUnique({ where: { id }, include }) : null;
}

export function kitStateOf({ state }: { readonly state: string }): KitState {
  const known = KIT_STATES.find((each) => each === state);
  if (!known) throw new Error(`A kit has an unknown state: ${state}`);
  return known;
}

/** Of this many machines that are left, by their wave. */
export type LeftByWave = { readonly wave: number | null; readonly machines: number };

export async function leftByWave(tx: Transaction, moveId: string): Promise<readonly LeftByWave[]> {
  const groups = await tx.moveMachine.groupBy({
    by: ['wave'],
    where: { moveId, state: { in: [...LEFT] } },
    _count: true,
  });
  return groups.map(({ wave, _count }) => ({ wave, machines: _count }));
}

/** The machines of a wave, or all, with what of them still has to get a MAK. @param wave null: every wave, and none */
export async function machinesLeft(tx: Transaction, moveId: string, wave: number | null): Promise<StoredMachine[]> {
  const rows = await tx.moveMachine.findMany({
    where: { moveId, state: { in: [...LEFT] }, ...(wave !== null && { wave }) },
    select: { id: true },
  });
  if (rows.length === 0) return [];
  const machines = await readFleet(tx, moveId, wave === null ? undefined : rows.map(({ id }) => id));
  return machines.flatMap((machine) => {
    const products = machine.products.filter(({ standing, hasToMove }) => hasToMove && isToGo(standing));
    return isToGo(machine.state) && products.length > 0 ? [{ ...machine, products }] : [];
  });
}

/** @returns the key that the product gets, if its order stands */
export function standingKeyFor(product: FleetProduct, keys: readonly MoveKeyRecord[]): MoveKeyRecord | undefined {
  return keyFor(
    product,
    keys.filter(({ cancelledAt }) => cancelledAt === null),
  );
}
