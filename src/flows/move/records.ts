import { z } from 'zod';
import type { Transaction } from '../../database/database.ts';
import type { Prisma } from '../../database/generated/client.ts';
import { troubleOf } from './results/errors.ts';
import type { Trouble } from './results/errors.ts';
import { isToGo, MOVES_A_PAGE, placeIn } from './rules-machines.ts';
import type { Place } from './rules-machines.ts';
import { MACHINE_STATES, mayBecome, MOVE_STATES } from './rules.ts';
import type { MachineState, MoveState } from './rules.ts';

const include = {
  person: true,
  keys: { orderBy: { title: 'asc' } },
} as const satisfies Prisma.MoveInclude;

/** A move without its machines, of which there may be thousands. */
export type MoveRecord = Prisma.MoveGetPayload<{ include: typeof include }>;
export type MoveKeyRecord = MoveRecord['keys'][number];

/** How many machines stand how, and when the first of them that is left runs out. */
export type Figures = {
  readonly machines: number;
  readonly of: Readonly<Record<MachineState, number>>;
  readonly earliest: Date | null;
  /** why the others failed, the most frequent first; `code` is one of those that mean it */
  readonly failures: readonly { readonly trouble: Trouble; readonly code: string; readonly count: number }[];
  /** from the start of its first wave until the end of its last; null where nothing is planned */
  readonly plan: { readonly waves: number; readonly from: Date; readonly until: Date } | null;
};

const TROUBLES_TOLD = 3;

const MoveId = z.uuid();

/** @param id as a button or view carried it */
export async function findMove(tx: Transaction, id: string): Promise<MoveRecord | null> {
  return MoveId.safeParse(id).success ? tx.move.findUnique({ where: { id }, include }) : null;
}

export function findMoveOfView(tx: Transaction, viewKey: string): Promise<MoveRecord | null> {
  return tx.move.findUnique({ where: { viewKey }, include });
}

/** Of two who change a move at once, the second waits until the first has written. @returns the move as it is now */
export async function holdMove(tx: Transaction, id: string): Promise<MoveRecord | null> {
  if (!MoveId.safeParse(id).success) return null;
  await tx.$queryRaw`SELECT id FROM move WHERE id = ${id}::uuid FOR UPDATE`;
  return findMove(tx, id);
}

export function createMove(tx: Transaction, data: Prisma.MoveUncheckedCreateInput): Promise<MoveRecord> {
  return tx.move.create({ data, include });
}

export function moveStateOf(record: { readonly state: string }): MoveState {
  const state = MOVE_STATES.find((known) => known === record.state);
  if (!state) throw new Error(`A move has an unknown state: ${record.state}`);
  return state;
}

export function moveName(number: number): string {
  return `M-${number}`;
}

/** What may change along with the state. */
export type MoveChange = {
  readonly plannedAt?: Date | null;
  readonly startedAt?: Date;
  readonly pauseReason?: string | null;
  readonly pauseNote?: string | null;
  readonly pausedAt?: Date;
  readonly resumedAt?: Date;
  readonly closedAt?: Date;
  readonly closedBy?: string;
};

/**
 * Takes a move from one state to another, only if it is still in the first: of two that try, one succeeds.
 * @returns whether it moved
 */
export async function advanceMove(
  tx: Transaction,
  id: string,
  from: MoveState,
  to: MoveState,
  { now, ...data }: MoveChange & { readonly now: Date },
): Promise<boolean> {
  if (!mayBecome(from, to)) throw new Error(`A move cannot go from ${from} to ${to}`);
  const { count } = await tx.move.updateMany({
    where: { id, state: from },
    data: { ...data, state: to, updatedAt: now, version: { increment: 1 } },
  });
  return count === 1;
}

/** Its fleet or its settings changed. */
export async function touchMove(tx: Transaction, id: string, now: Date): Promise<void> {
  await tx.move.update({ where: { id }, data: { version: { increment: 1 }, updatedAt: now } });
}

/** @returns the figures of each of these moves, by its ID */
export async function figuresOf(tx: Transaction, moveIds: readonly string[]): Promise<ReadonlyMap<string, Figures>> {
  const moveId = { in: [...moveIds] };
  const groups = await tx.moveMachine.groupBy({
    by: ['moveId', 'state'],
    where: { moveId },
    _count: true,
    _min: { deadline: true },
  });
  const failed = await tx.moveMachine.groupBy({
    by: ['moveId', 'failureCode'],
    where: { moveId, state: 'failed', failureCode: { not: null } },
    _count: true,
  });
  const waves = await tx.moveWave.groupBy({
    by: ['moveId'],
    where: { moveId },
    _count: true,
    _min: { startsAt: true },
    _max: { endsAt: true },
  });
  const ofMove = Map.groupBy(groups, (group) => group.moveId);
  const codesOf = Map.groupBy(failed, (group) => group.moveId);
  const planOf = new Map(waves.map((planned) => [planned.moveId, planned]));
  return new Map(moveIds.map((id) => [id, addUp(ofMove.get(id) ?? [], codesOf.get(id) ?? [], planOf.get(id))]));
}

export async function figuresOfOne(tx: Transaction, moveId: string): Promise<Figures> {
  return (await figuresOf(tx, [moveId])).get(moveId) ?? addUp([], []);
}

type Group = {
  readonly state: string;
  readonly _count: number;
  readonly _min: { readonly deadline: Date | null };
};

type Planned = {
  readonly _count: number;
  readonly _min: { readonly startsAt: Date | null };
  readonly _max: { readonly endsAt: Date | null };
};

type Failed = { readonly failureCode: string | null; readonly _count: number };

function addUp(groups: readonly Group[], failed: readonly Failed[], planned?: Planned): Figures {
  const count = (state: MachineState) => groups.find((group) => group.state === state)?._count ?? 0;
  const left = groups.flatMap(({ state, _min }) => (isToGo(state) && _min.deadline ? [_min.deadline] : []));
  return {
    machines: groups.reduce((sum, { _count }) => sum + _count, 0),
    of: {
      'to-go': count('to-go'),
      done: count('done'),
      failed: count('failed'),
      'written-off': count('written-off'),
      stays: count('stays'),
    },
    earliest: left.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null,
    failures: failuresIn(failed),
    plan:
      planned?._min.startsAt && planned._max.endsAt
        ? { waves: planned._count, from: planned._min.startsAt, until: planned._max.endsAt }
        : null,
  };
}

function failuresIn(failed: readonly Failed[]): Figures['failures'] {
  const told = failed.flatMap(({ failureCode: code, _count: count }) => (code === null ? [] : [{ code, count }]));
  // A code that nobody knows is a trouble of its own.
  const alike = Map.groupBy(told, ({ code }) => (troubleOf(code) === 'unknown' ? code : troubleOf(code)));
  return [...alike.values()]
    .flatMap((codes) => {
      const [first] = codes.toSorted((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
      const count = codes.reduce((sum, each) => sum + each.count, 0);
      return first ? [{ trouble: troubleOf(first.code), code: first.code, count }] : [];
    })
    .toSorted((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
    .slice(0, TROUBLES_TOLD);
}

export function machineStateIn(record: { readonly state: string }): MachineState {
  const state = MACHINE_STATES.find((known) => known === record.state);
  if (!state) throw new Error(`A machine has an unknown state: ${record.state}`);
  return state;
}

/** Moves that are not closed first, the one that was touched last on top. @param page one that is not there gives the nearest */
export async function listMoves(
  tx: Transaction,
  { customerId, page }: { readonly customerId: string | undefined; readonly page: number },
): Promise<{ readonly moves: readonly MoveRecord[]; readonly place: Place }> {
  const of = customerId === undefined ? {} : { customerId };
  const total = await tx.move.count({ where: of });
  const place = placeIn(total, page, MOVES_A_PAGE);
  const open = { ...of, state: { not: 'closed' } };
  const closed = { ...of, state: 'closed' };
  const opened = await tx.move.findMany({ where: open, include, orderBy, skip: place.skip, take: MOVES_A_PAGE });
  const rest = MOVES_A_PAGE - opened.length;
  if (rest === 0) return { moves: opened, place };
  const skip = Math.max(0, place.skip - (await tx.move.count({ where: open })));
  return {
    moves: [...opened, ...(await tx.move.findMany({ where: closed, include, orderBy, skip, take: rest }))],
    place,
  };
}

const orderBy = { updatedAt: 'desc' } as const;
