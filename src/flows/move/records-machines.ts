import { z } from 'zod';
import type { Transaction } from '../../database/database.ts';
import type { Prisma } from '../../database/generated/client.ts';
import type { FleetProduct } from './fleet/merge.ts';
import { productIn } from './records-fleet.ts';
import { machineStateIn } from './records.ts';
import type { MoveRecord } from './records.ts';
import { LEFT, MACHINES_A_PAGE, placeIn, PRODUCTS_SHOWN } from './rules-machines.ts';
import type { Looking, MachineFilter, Place } from './rules-machines.ts';
import type { MachineState } from './rules.ts';
import { whereAtRisk, wavesOf } from './waves/records.ts';

/** A machine as it is listed. */
export type MachineRecord = Omit<Prisma.MoveMachineGetPayload<object>, 'state'> & {
  readonly state: MachineState;
  readonly products: readonly FleetProduct[];
};

const products = { omit: { moveId: true }, orderBy: { slot: 'asc' }, take: PRODUCTS_SHOWN } as const;

const MachineId = z.uuid();

async function whereOf(
  tx: Transaction,
  move: Pick<MoveRecord, 'id' | 'marginHours'>,
  filter: MachineFilter,
  looking: Looking,
): Promise<Prisma.MoveMachineWhereInput> {
  const moveId = move.id;
  switch (filter) {
    case 'all':
      return { moveId };
    case 'at-risk':
      return whereAtRisk(move, await wavesOf(tx, moveId), looking);
    case 'not-understood':
      return { moveId, products: { some: { verdict: 'unknown', standing: 'to-go' } } };
    case 'to-go':
    case 'failed':
    case 'done':
    case 'written-off':
      return { moveId, state: filter };
  }
}

/** A page of the machines of a move, what runs out first on top. */
export async function pageOfMachines(
  tx: Transaction,
  move: Pick<MoveRecord, 'id' | 'marginHours'>,
  { filter, page, looking }: { readonly filter: MachineFilter; readonly page: number; readonly looking: Looking },
): Promise<{ readonly machines: readonly MachineRecord[]; readonly place: Place }> {
  const where = await whereOf(tx, move, filter, looking);
  const place = placeIn(await tx.moveMachine.count({ where }), page, MACHINES_A_PAGE);
  const rows = await tx.moveMachine.findMany({
    where,
    include: { products },
    orderBy: [{ deadline: { sort: 'asc', nulls: 'last' } }, { foldedName: 'asc' }],
    skip: place.skip,
    take: MACHINES_A_PAGE,
  });
  return { machines: rows.map(machineIn), place };
}

type Row = Prisma.MoveMachineGetPayload<{ include: { products: { omit: { moveId: true } } } }>;

function machineIn({ products: rows, ...row }: Row): MachineRecord {
  return {
    ...row,
    state: machineStateIn(row),
    products: rows.map(({ machineId: _, ...product }) => productIn(product)),
  };
}

export async function findMachine(tx: Transaction, machineId: string): Promise<MachineRecord | null> {
  if (!MachineId.safeParse(machineId).success) return null;
  const row = await tx.moveMachine.findUnique({ where: { id: machineId }, include: { products } });
  return row && machineIn(row);
}

/** Machines on which a KMS client is left that nobody wrote off; the host itself is none. */
export function leftOf(moveId: string): Prisma.MoveMachineWhereInput {
  return {
    moveId,
    state: { in: [...LEFT] },
    products: { some: { standing: { in: [...LEFT] }, verdict: { not: 'kms-host' } } },
  };
}
