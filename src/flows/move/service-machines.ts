import type { Database, Transaction } from '../../database/database.ts';
import type { Directory, Person, Refusal } from '../../directory/directory.ts';
import type { Notices } from '../../jobs/notices.ts';
import { redacted } from '../../kernel/redaction.ts';
import { clamp, tidy } from '../../kernel/text.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Deed } from '../../ledger/deeds.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { ReadTimes } from '../reminders/service-times.ts';
import { namesIn } from './fleet/names.ts';
import { machineOf } from './fleet/merge.ts';
import { findMachine, leftOf, pageOfMachines } from './records-machines.ts';
import type { MachineRecord } from './records-machines.ts';
import { readFleet, writeMachines } from './records-fleet.ts';
import { advanceMove, findMove, holdMove, moveName, moveStateOf, touchMove } from './records.ts';
import type { MoveRecord } from './records.ts';
import { troubleOf } from './results/errors.ts';
import type { Trouble } from './results/errors.ts';
import { LONGEST_REASON } from './rules-form.ts';
import { LEFT } from './rules-machines.ts';
import type { MachineFilter, Place } from './rules-machines.ts';
import { mayBecome } from './rules.ts';
import { aboutMove } from './service.ts';

export type { MachineRecord } from './records-machines.ts';

export type MachineList = {
  readonly kind: 'listed';
  readonly move: MoveRecord;
  readonly filter: MachineFilter;
  readonly machines: readonly MachineRecord[];
  readonly place: Place;
  readonly at: Date;
};

export type MachineShown = {
  readonly kind: 'shown';
  readonly move: MoveRecord;
  readonly machine: MachineRecord;
  /** what the code of each of its products means, by the ID of the product */
  readonly troubles: ReadonlyMap<string, Trouble>;
  readonly writtenOffBy: string | null;
  readonly mayConclude: boolean;
  readonly at: Date;
};

export type WriteOffProblem =
  | { readonly field: 'names'; readonly kind: 'missing' }
  /** not of this move, or with nothing left to be written off */
  | { readonly field: 'names'; readonly kind: 'unknown' | 'nothing-left'; readonly names: readonly string[] }
  | { readonly field: 'reason'; readonly kind: 'missing' };

export type WriteOffOutcome =
  | { readonly kind: 'written-off'; readonly count: number }
  | { readonly kind: 'invalid'; readonly problems: readonly WriteOffProblem[] }
  | { readonly kind: 'stale' }
  | Refusal;

export type CloseOutcome =
  | { readonly kind: 'closed'; readonly move: MoveRecord }
  /** what is left, the first of it by name */
  | { readonly kind: 'left'; readonly move: MoveRecord; readonly count: number; readonly names: readonly string[] }
  | { readonly kind: 'stale' }
  | Refusal;

export type Machines = ReturnType<typeof createMachines>;

type Parts = {
  readonly database: Database;
  readonly directory: Directory;
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly reminderTimes: ReadTimes;
  readonly clock: Clock;
};

const NAMES_TOLD = 50;

/** The machines of a move: how each stands, writing one off by its name, and closing when none is left. */
export function createMachines({ database, directory, ledger, notices, reminderTimes, clock }: Parts) {
  async function list(
    person: Person,
    moveId: string,
    { filter, page }: { readonly filter: MachineFilter; readonly page: number },
  ): Promise<MachineList | { readonly kind: 'stale' } | Refusal> {
    const move = await findMove(database.read, moveId);
    const right = await directory.authorize(person, 'move.view', aboutOf(move));
    if (right.kind === 'refused') return right;
    if (!move) return { kind: 'stale' };
    const at = clock.now();
    const { riskDays } = await reminderTimes.current();
    return {
      kind: 'listed',
      move,
      filter,
      ...(await pageOfMachines(database.read, move, { filter, page, looking: { now: at, riskDays } })),
      at,
    };
  }

  async function show(person: Person, machineId: string): Promise<MachineShown | { readonly kind: 'stale' } | Refusal> {
    const machine = await findMachine(database.read, machineId);
    const move = machine && (await findMove(database.read, machine.moveId));
    const right = await directory.authorize(person, 'move.view', aboutOf(move));
    if (right.kind === 'refused') return right;
    if (!machine || !move) return { kind: 'stale' };
    const by = machine.writtenOffBy
      ? await database.read.person.findUnique({ where: { id: machine.writtenOffBy } })
      : null;
    const mayConclude = moveStateOf(move) !== 'closed' && (await directory.allowed(person)).has('move.conclude');
    const troubles = new Map(machine.products.flatMap(({ id, reason }) => (reason ? [[id, troubleOf(reason)]] : [])));
    return { kind: 'shown', move, machine, troubles, writtenOffBy: by?.name ?? null, mayConclude, at: clock.now() };
  }

  /** May this person write off machines of the move, or close it? */
  async function mayConclude(
    person: Person,
    moveId: string,
  ): Promise<{ readonly kind: 'ready'; readonly move: MoveRecord } | { readonly kind: 'stale' } | Refusal> {
    const move = await findMove(database.read, moveId);
    const right = await directory.authorize(person, 'move.conclude', aboutOf(move));
    if (right.kind === 'refused') return right;
    return move && moveStateOf(move) !== 'closed' ? { kind: 'ready', move } : { kind: 'stale' };
  }

  /** @param names one a line, or separated by commas; all of them or none is written off */
  async function writeOff(person: Person, moveId: string, names: string, reason: string): Promise<WriteOffOutcome> {
    const may = await mayConclude(person, moveId);
    if (may.kind !== 'ready') return may;
    const wanted = namesIn(names);
    const why = clamp(redacted(tidy(reason)), LONGEST_REASON);
    const problems: WriteOffProblem[] = [
      ...(wanted.size === 0 ? [{ field: 'names', kind: 'missing' } as const] : []),
      ...(why === '' ? [{ field: 'reason', kind: 'missing' } as const] : []),
    ];
    if (problems.length > 0) return { kind: 'invalid', problems };
    return database.transaction(async (tx): Promise<WriteOffOutcome> => {
      const move = await holdMove(tx, moveId);
      if (!move || moveStateOf(move) === 'closed') return { kind: 'stale' };
      const foldedName = { in: [...wanted.keys()] };
      const found = await tx.moveMachine.findMany({ where: { moveId, foldedName } });
      const byName = new Map(found.map((machine) => [machine.foldedName, machine]));
      const unknown = [...wanted].flatMap(([folded, name]) => (byName.has(folded) ? [] : [name]));
      if (unknown.length > 0)
        return { kind: 'invalid', problems: [{ field: 'names', kind: 'unknown', names: unknown }] };
      const settled = found.filter(({ state }) => !LEFT.some((left) => left === state)).map(({ name }) => name);
      if (settled.length > 0)
        return { kind: 'invalid', problems: [{ field: 'names', kind: 'nothing-left', names: settled }] };
      const now = clock.now();
      await tx.moveMachine.updateMany({
        where: { id: { in: found.map(({ id }) => id) } },
        data: { state: 'written-off', writtenOffBy: person.id, writtenOffAt: now, writtenOffWhy: why },
      });
      const machines = found.map(({ name }) => name).join(', ');
      await record(tx, person, move, { action: 'move.writeOff', outcome: 'written-off' }, { machines, reason: why });
      return { kind: 'written-off', count: found.length };
    });
  }

  /** It is to be moved after all: it stands as its products say. */
  async function takeBack(
    person: Person,
    machineId: string,
  ): Promise<{ readonly kind: 'taken-back' | 'stale' } | Refusal> {
    const machine = await findMachine(database.read, machineId);
    const may = await mayConclude(person, machine?.moveId ?? '');
    if (may.kind !== 'ready') return may;
    return database.transaction(async (tx) => {
      const move = await holdMove(tx, may.move.id);
      const [written] = await readFleet(tx, may.move.id, [machineId]);
      if (!move || moveStateOf(move) === 'closed' || written?.state !== 'written-off') return { kind: 'stale' };
      const cleared = { writtenOffBy: null, writtenOffAt: null, writtenOffWhy: null };
      await tx.moveMachine.update({ where: { id: machineId }, data: cleared });
      await writeMachines(tx, move.id, [machineOf({ ...written, writtenOffAt: null }, written.products)]);
      await record(tx, person, move, { action: 'move.writeOff', outcome: 'taken-back' }, { machines: written.name });
      return { kind: 'taken-back' };
    });
  }

  /** Closes a move on which no KMS client is left that was not written off by name. */
  async function close(person: Person, moveId: string): Promise<CloseOutcome> {
    const may = await mayConclude(person, moveId);
    if (may.kind !== 'ready') return may;
    return database.transaction(async (tx): Promise<CloseOutcome> => {
      const move = await holdMove(tx, moveId);
      const state = move && moveStateOf(move);
      if (!move || !state || !mayBecome(state, 'closed')) return { kind: 'stale' };
      const where = leftOf(moveId);
      const count = await tx.moveMachine.count({ where });
      if (count > 0) {
        const left = await tx.moveMachine.findMany({ where, orderBy: { foldedName: 'asc' }, take: NAMES_TOLD });
        return { kind: 'left', move, count, names: left.map(({ name }) => name) };
      }
      const now = clock.now();
      if (!(await advanceMove(tx, moveId, state, 'closed', { now, closedAt: now, closedBy: person.id })))
        return { kind: 'stale' };
      await record(tx, person, move, { action: 'move.close', outcome: 'closed' }, {});
      return { kind: 'closed', move };
    });
  }

  async function record(
    tx: Transaction,
    person: Person,
    move: MoveRecord,
    deed: Deed,
    details: Record<string, string>,
  ): Promise<void> {
    const entry = { actor: person.id, ...deed, ...aboutMove(move) };
    await ledger.append(tx, { ...entry, details: { move: moveName(move.number), ...details } });
    await touchMove(tx, move.id, clock.now());
    await notices.changed(tx, 'move', move.id);
  }

  return { list, show, mayConclude, writeOff, takeBack, close };
}

function aboutOf(move: MoveRecord | null) {
  return move ? aboutMove(move) : { subject: 'desk', customerId: null };
}
