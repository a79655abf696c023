import { z } from 'zod';
import type { Transaction } from '../../../database/database.ts';
import type { Prisma } from '../../../database/generated/client.ts';
import { newId } from '../../../kernel/ids.ts';
import type { PlannedWave, WaveKind } from '../plan/fleet.ts';
import { machineStateIn } from '../records.ts';
import type { MoveRecord } from '../records.ts';
import { LEFT, placeIn, riskBefore } from '../rules-machines.ts';
import type { Looking } from '../rules-machines.ts';
import type { Place } from '../rules-machines.ts';
import type { MachineState } from '../rules.ts';
import { riskInWave, WAVE_KINDS, WAVE_STATES, waveMayBecome } from './rules.ts';
import type { Reminder, WaveState } from './rules.ts';

type Row = Prisma.MoveWaveGetPayload<object>;

export type WaveRecord = Omit<Row, 'state' | 'kind'> & { readonly state: WaveState; readonly kind: WaveKind };

/** How the machines of a wave stand. */
export type Progress = Readonly<Record<MachineState, number>> & { readonly machines: number };

const WaveId = z.uuid();
/** A move has 20,000 machines at most, and a wave one at least; a plan of more waves than this is none that anybody follows. */
export const MOST_WAVES = 2_000;

function waveIn({ state, kind, ...row }: Row): WaveRecord {
  const [knownState, knownKind] = [
    WAVE_STATES.find((known) => known === state),
    WAVE_KINDS.find((known) => known === kind),
  ];
  if (!knownState || !knownKind) throw new Error(`A wave is of an unknown kind or state: ${kind}, ${state}`);
  return { ...row, state: knownState, kind: knownKind };
}

export async function findWave(tx: Transaction, id: string): Promise<WaveRecord | null> {
  const row = WaveId.safeParse(id).success ? await tx.moveWave.findUnique({ where: { id } }) : null;
  return row && waveIn(row);
}

/** All waves of a move, in the order in which they go. */
export async function wavesOf(tx: Transaction, moveId: string): Promise<readonly WaveRecord[]> {
  const rows = await tx.moveWave.findMany({ where: { moveId }, orderBy: { number: 'asc' }, take: MOST_WAVES });
  return rows.map(waveIn);
}

const NONE: Progress = { machines: 0, 'to-go': 0, done: 0, failed: 0, 'written-off': 0, stays: 0 };

/** @returns by the number of the wave */
export async function progressOf(
  tx: Transaction,
  moveId: string,
  numbers?: readonly number[],
): Promise<(wave: number) => Progress> {
  const groups = await tx.moveMachine.groupBy({
    by: ['wave', 'state'],
    where: { moveId, wave: numbers ? { in: [...numbers] } : { not: null } },
    _count: true,
  });
  const found = new Map<number | null, Progress>();
  for (const group of groups) {
    const before = found.get(group.wave) ?? NONE;
    found.set(group.wave, {
      ...before,
      machines: before.machines + group._count,
      [machineStateIn(group)]: group._count,
    });
  }
  return (wave) => found.get(wave) ?? NONE;
}

/** What was said of these waves without being asked. */
export function remindersOf(tx: Transaction, waveIds: readonly string[]) {
  return tx.moveReminder.findMany({ where: { waveId: { in: [...waveIds] } } });
}

/** With its move and, while that is there, its wave. */
export function findReminder(tx: Transaction, id: string) {
  return tx.moveReminder.findUnique({ where: { id } });
}

/**
 * Puts the waves of a new plan in the place of those that have not begun.
 * @param kept the highest number of a wave that has begun; the new ones follow it
 * @returns the messages of the desk that say something else from now on
 */
export async function replaceWaves(
  tx: Transaction,
  moveId: string,
  kept: number,
  waves: readonly PlannedWave[],
): Promise<readonly string[]> {
  const gone = await tx.moveWave.findMany({
    where: { moveId, number: { gt: kept } },
    select: { id: true },
    take: MOST_WAVES,
  });
  const reminders = await remindersOf(
    tx,
    gone.map(({ id }) => id),
  );
  await tx.moveWave.deleteMany({ where: { moveId, number: { gt: kept } } });
  await tx.moveMachine.updateMany({ where: { moveId, wave: { gt: kept } }, data: { wave: null, riskToldAt: null } });
  await tx.moveWave.createMany({
    data: waves.map(({ number, kind, startsAt, endsAt }) => ({
      ...{ id: newId(), moveId, number: kept + number, kind, startsAt, endsAt },
      state: 'planned' satisfies WaveState,
    })),
  });
  const rows = waves.flatMap(({ number, machines }) => machines.map(({ id }) => ({ id, wave: kept + number })));
  await tx.$executeRaw`
    UPDATE move_machine SET wave = given.wave, risk_told_at = NULL
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given (id uuid, wave int)
    WHERE move_machine.id = given.id AND move_machine.move_id = ${moveId}::uuid`;
  const left = await tx.moveReminder.findMany({ where: { moveId, kind: 'left' satisfies Reminder }, take: MOST_WAVES });
  return [...reminders, ...left].map(({ id }) => id);
}

/** Takes a wave from one state to another, only if it is still in the first. @returns whether it went */
export async function advanceWave(
  tx: Transaction,
  id: string,
  from: WaveState,
  to: WaveState,
  data: { readonly startedAt?: Date; readonly finishedAt?: Date },
): Promise<boolean> {
  if (!waveMayBecome(from, to)) throw new Error(`A wave cannot go from ${from} to ${to}`);
  const { count } = await tx.moveWave.updateMany({ where: { id, state: from }, data: { ...data, state: to } });
  return count === 1;
}

/**
 * Machines with something left of which it is doubtful whether they will be moved in time: their wave is over, or it is close
 * to their last safe moment or after it; without a wave, that moment is near.
 */
export function whereAtRisk(
  { id: moveId, marginHours }: Pick<MoveRecord, 'id' | 'marginHours'>,
  waves: readonly WaveRecord[],
  looking: Looking,
): Prisma.MoveMachineWhereInput {
  const passed = waves.filter(({ state }) => state === 'finished').map(({ number }) => number);
  const ahead = waves.filter(({ state }) => state !== 'finished');
  return {
    moveId,
    state: { in: [...LEFT] },
    OR: [
      { wave: null, deadline: { lt: riskBefore(looking, marginHours) } },
      { wave: { in: passed } },
      ...ahead.map(({ number, endsAt }) => ({ wave: number, deadline: { lt: riskInWave(endsAt, marginHours) } })),
    ],
  };
}

/** A page of machines by name. */
export async function pageOf(
  tx: Transaction,
  where: Prisma.MoveMachineWhereInput,
  { page, length }: { readonly page: number; readonly length: number },
) {
  const place: Place = placeIn(await tx.moveMachine.count({ where }), page, length);
  const rows = await tx.moveMachine.findMany({
    where,
    orderBy: [{ deadline: { sort: 'asc', nulls: 'last' } }, { foldedName: 'asc' }],
    skip: place.skip,
    take: length,
  });
  return { machines: rows.map((row) => ({ ...row, state: machineStateIn(row) })), place };
}

export type ListedMachine = Awaited<ReturnType<typeof pageOf>>['machines'][number];
