import type { Transaction } from '../../database/database.ts';
import type { FleetMachine, FleetProduct, Merged } from './fleet/merge.ts';
import { STANDINGS } from './fleet/standing.ts';
import { VERDICTS } from './inventory/verdict.ts';
import { CHANNELS, PRODUCT_KINDS, STATUSES } from './licence.ts';
import { machineStateIn } from './records.ts';
import { MOST_MACHINES } from './rules-import.ts';

/** A machine with what people and plans put to it. */
export type StoredMachine = FleetMachine & {
  readonly rarelyOnline: boolean;
  readonly wave: number | null;
  readonly writtenOffWhy: string | null;
};

type ProductRow = Omit<FleetProduct, 'kind' | 'channel' | 'status' | 'verdict' | 'standing' | 'capturedAt'> & {
  readonly kind: string;
  readonly channel: string;
  readonly status: string;
  readonly verdict: string;
  readonly standing: string;
  readonly capturedAt: Date | null;
};

/** The machines of a move with their products: all of them, or those of these IDs. */
export async function readFleet(
  tx: Transaction,
  moveId: string,
  machineIds?: readonly string[],
): Promise<readonly StoredMachine[]> {
  const machines = await tx.moveMachine.findMany({
    where: { moveId, ...(machineIds && { id: { in: [...machineIds] } }) },
    take: MOST_MACHINES,
  });
  const products = await tx.moveProduct.findMany({
    where: { moveId, ...(machineIds && { machineId: { in: [...machineIds] } }) },
    omit: { moveId: true },
  });
  const ofMachine = Map.groupBy(products, ({ machineId }) => machineId);
  return machines.map((machine) => ({
    ...machine,
    state: machineStateIn(machine),
    products: (ofMachine.get(machine.id) ?? []).map(({ machineId: _, ...product }) => productIn(product)),
  }));
}

export function productIn({ kind, channel, status, verdict, standing, capturedAt, ...rest }: ProductRow): FleetProduct {
  return {
    ...rest,
    kind: oneOf(PRODUCT_KINDS, kind),
    channel: oneOf(CHANNELS, channel),
    status: oneOf(STATUSES, status),
    verdict: oneOf(VERDICTS, verdict),
    standing: oneOf(STANDINGS, standing),
    capturedAt: capturedAt ?? new Date(0),
  };
}

function oneOf<T extends string>(known: readonly T[], value: string): T {
  const found = known.find((each) => each === value);
  if (found === undefined) throw new Error(`A product of a move says what is not known: ${value}`);
  return found;
}

/** Writes what changed, in two statements however many machines there are. */
export async function writeFleet(tx: Transaction, moveId: string, changed: Merged['changed']): Promise<void> {
  if (changed.length === 0) return;
  await writeMachines(tx, moveId, changed);
  const products = changed.flatMap(({ id: machineId, changedProducts }) =>
    changedProducts.map((product) => ({ ...product, machineId })),
  );
  await tx.$executeRaw`
    INSERT INTO move_product (
      id, move_id, machine_id, slot, kind, product, activation_id, channel, status, minutes_left, partial_key, kms_host,
      reason, captured_at, deadline, verdict, standing, has_to_move
    )
    SELECT
      id, ${moveId}::uuid, "machineId", slot, kind, product, "activationId", channel, status, "minutesLeft", "partialKey",
      "kmsHost", reason, "capturedAt", deadline, verdict, standing, "hasToMove"
    FROM jsonb_to_recordset(${JSON.stringify(products)}::jsonb) AS given (
      id uuid, "machineId" uuid, slot text, kind text, product text, "activationId" text, channel text, status text,
      "minutesLeft" int, "partialKey" text, "kmsHost" text, reason text, "capturedAt" timestamptz, deadline timestamptz,
      verdict text, standing text, "hasToMove" boolean
    )
    ON CONFLICT (machine_id, slot) DO UPDATE SET
      kind = EXCLUDED.kind, product = EXCLUDED.product, activation_id = EXCLUDED.activation_id,
      channel = EXCLUDED.channel, status = EXCLUDED.status, minutes_left = EXCLUDED.minutes_left,
      partial_key = EXCLUDED.partial_key, kms_host = EXCLUDED.kms_host, reason = EXCLUDED.reason,
      captured_at = EXCLUDED.captured_at, deadline = EXCLUDED.deadline, verdict = EXCLUDED.verdict,
      standing = EXCLUDED.standing, has_to_move = EXCLUDED.has_to_move`;
}

/** What a machine is by its products; its wave and who wrote it off stay as they are. */
export async function writeMachines(tx: Transaction, moveId: string, machines: readonly FleetMachine[]): Promise<void> {
  const rows = machines.map(({ id, name, foldedName, kmsHost, state, deadline, failureCode, failedAt, doneAt }) => ({
    ...{ id, name, foldedName, kmsHost, state, deadline, failureCode, failedAt, doneAt },
  }));
  await tx.$executeRaw`
    INSERT INTO move_machine (
      id, move_id, name, folded_name, kms_host, state, deadline, failure_code, failed_at, done_at
    )
    SELECT id, ${moveId}::uuid, name, "foldedName", "kmsHost", state, deadline, "failureCode", "failedAt", "doneAt"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given (
      id uuid, name text, "foldedName" text, "kmsHost" boolean, state text, deadline timestamptz, "failureCode" text,
      "failedAt" timestamptz, "doneAt" timestamptz
    )
    ON CONFLICT (move_id, folded_name) DO UPDATE SET
      kms_host = EXCLUDED.kms_host, state = EXCLUDED.state, deadline = EXCLUDED.deadline,
      failure_code = EXCLUDED.failure_code, failed_at = EXCLUDED.failed_at, done_at = EXCLUDED.done_at`;
}
