import type { Database, Transaction } from '../../../database/database.ts';
import type { Directory, Person, Refusal } from '../../../directory/directory.ts';
import type { Notices } from '../../../jobs/notices.ts';
import { redacted } from '../../../kernel/redaction.ts';
import { tidy } from '../../../kernel/text.ts';
import type { Clock } from '../../../kernel/time.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { ReadTimes } from '../../reminders/service-times.ts';
import { advanceMove, findMove, holdMove, moveName, moveStateOf } from '../records.ts';
import type { MoveRecord } from '../records.ts';
import { LONGEST_REASON } from '../rules-form.ts';
import { MACHINES_A_PAGE, placeIn } from '../rules-machines.ts';
import type { Looking, Place } from '../rules-machines.ts';
import { mayBecome } from '../rules.ts';
import { aboutMove } from '../service.ts';
import { findWave, pageOf, progressOf, wavesOf, whereAtRisk } from './records.ts';
import type { ListedMachine, Progress, WaveRecord } from './records.ts';

export type { ListedMachine, Progress, WaveRecord } from './records.ts';

export type ListedWave = { readonly wave: WaveRecord; readonly progress: Progress };

export type WaveList = {
  readonly kind: 'listed';
  readonly move: MoveRecord;
  readonly waves: readonly ListedWave[];
  readonly place: Place;
  /** machines with something left that are in no wave */
  readonly unplanned: number;
  readonly mayManage: boolean;
};

export type WaveShown = ListedWave & {
  readonly kind: 'shown';
  readonly move: MoveRecord;
  readonly machines: readonly ListedMachine[];
  readonly place: Place;
  readonly mayManage: boolean;
};

export type RiskList = {
  readonly kind: 'listed';
  readonly move: MoveRecord;
  readonly machines: readonly { readonly machine: ListedMachine; readonly wave: WaveRecord | null }[];
  readonly place: Place;
  readonly at: Date;
};

/** What the message of a move says of its waves. */
export type WavesNow = {
  readonly waves: number;
  readonly next: ListedWave | null;
  readonly running: readonly ListedWave[];
  readonly atRisk: number;
};

export type PauseOutcome =
  | { readonly kind: 'paused'; readonly move: MoveRecord }
  | { readonly kind: 'resumed'; readonly move: MoveRecord; readonly missed: number }
  | { readonly kind: 'invalid'; readonly problem: 'missing' }
  | { readonly kind: 'stale' }
  | Refusal;

export type Waves = ReturnType<typeof createWaves>;

type Parts = {
  readonly database: Database;
  readonly directory: Directory;
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly reminderTimes: ReadTimes;
  readonly clock: Clock;
};

type Stale = { readonly kind: 'stale' };

export const WAVES_A_PAGE = 10;

/** The waves of a move: how they stand, what is at risk, pausing and going on. */
export function createWaves({ database, directory, ledger, notices, reminderTimes, clock }: Parts) {
  async function look(
    person: Person,
    moveId: string,
    action: 'move.view' | 'move.manage',
  ): Promise<{ readonly kind: 'ready'; readonly move: MoveRecord } | Stale | Refusal> {
    const move = await findMove(database.read, moveId);
    const about = move ? aboutMove(move) : { subject: 'desk', customerId: null };
    const right = await directory.authorize(person, action, about);
    if (right.kind === 'refused') return right;
    return move ? { kind: 'ready', move } : { kind: 'stale' };
  }

  const looking = async (now: Date): Promise<Looking> => ({
    now,
    riskDays: (await reminderTimes.current()).riskDays,
  });

  const mayManage = async (person: Person, move: MoveRecord) =>
    moveStateOf(move) !== 'closed' && (await directory.allowed(person)).has('move.manage');

  /** @param page from 0; null: the one with what is next */
  async function list(person: Person, moveId: string, page: number | null): Promise<WaveList | Stale | Refusal> {
    const looked = await look(person, moveId, 'move.view');
    if (looked.kind !== 'ready') return looked;
    const { move } = looked;
    const all = await wavesOf(database.read, moveId);
    const next = all.findIndex(({ state }) => state !== 'finished');
    const place = placeIn(all.length, page ?? Math.floor(Math.max(0, next) / WAVES_A_PAGE), WAVES_A_PAGE);
    const shown = all.slice(place.skip, place.skip + WAVES_A_PAGE);
    const progress = await progressOf(
      database.read,
      moveId,
      shown.map(({ number }) => number),
    );
    const unplanned = await database.read.moveMachine.count({
      where: { moveId, wave: null, state: { in: ['to-go', 'failed'] } },
    });
    const waves = shown.map((wave) => ({ wave, progress: progress(wave.number) }));
    return { kind: 'listed', move, waves, place, unplanned, mayManage: await mayManage(person, move) };
  }

  async function show(person: Person, waveId: string, page: number): Promise<WaveShown | Stale | Refusal> {
    const wave = await findWave(database.read, waveId);
    const looked = await look(person, wave?.moveId ?? '', 'move.view');
    if (looked.kind !== 'ready') return looked;
    if (!wave) return { kind: 'stale' };
    const { move } = looked;
    const { moveId, number } = wave;
    const progress = await progressOf(database.read, moveId, [number]);
    const machines = await pageOf(database.read, { moveId, wave: number }, { page, length: MACHINES_A_PAGE });
    const may = await mayManage(person, move);
    return { kind: 'shown', move, wave, progress: progress(number), ...machines, mayManage: may };
  }

  async function risks(person: Person, moveId: string, page: number): Promise<RiskList | Stale | Refusal> {
    const looked = await look(person, moveId, 'move.view');
    if (looked.kind !== 'ready') return looked;
    const { move } = looked;
    const at = clock.now();
    const waves = await wavesOf(database.read, moveId);
    const byNumber = new Map(waves.map((wave) => [wave.number, wave]));
    const { machines, place } = await pageOf(database.read, whereAtRisk(move, waves, await looking(at)), {
      page,
      length: WAVES_A_PAGE,
    });
    const rows = machines.map((machine) => ({ machine, wave: byNumber.get(machine.wave ?? 0) ?? null }));
    return { kind: 'listed', move, machines: rows, place, at };
  }

  /** For the message of a move, to whoever may see that. */
  async function now(move: MoveRecord): Promise<WavesNow> {
    const all = await wavesOf(database.read, move.id);
    const next = all.find(({ state }) => state === 'planned');
    const running = all.filter(({ state }) => state === 'running');
    const told = [...running, ...(next ? [next] : [])];
    const progress = await progressOf(
      database.read,
      move.id,
      told.map(({ number }) => number),
    );
    const listed = (wave: WaveRecord): ListedWave => ({ wave, progress: progress(wave.number) });
    const risky =
      moveStateOf(move) === 'closed'
        ? 0
        : await database.read.moveMachine.count({ where: whereAtRisk(move, all, await looking(clock.now())) });
    return { waves: all.length, next: next ? listed(next) : null, running: running.map(listed), atRisk: risky };
  }

  /** No further wave begins until somebody says so. */
  async function pause(person: Person, moveId: string, reason: string): Promise<PauseOutcome> {
    const looked = await look(person, moveId, 'move.manage');
    if (looked.kind !== 'ready') return looked;
    const note = redacted(tidy(reason)).slice(0, LONGEST_REASON);
    if (note === '') return { kind: 'invalid', problem: 'missing' };
    return database.transaction(async (tx): Promise<PauseOutcome> => {
      const move = await holdMove(tx, moveId);
      const state = move && moveStateOf(move);
      if (!move || !state || !mayBecome(state, 'paused')) return { kind: 'stale' };
      const at = clock.now();
      const change = { now: at, pauseReason: 'by-hand', pauseNote: note, pausedAt: at };
      if (!(await advanceMove(tx, moveId, state, 'paused', change))) return { kind: 'stale' };
      await record(tx, person, move, { action: 'move.pause', outcome: 'by-hand' }, { reason: note });
      return { kind: 'paused', move };
    });
  }

  /** Waves begin again. Those whose time passed meanwhile cannot: it is said how many. */
  async function resume(person: Person, moveId: string): Promise<PauseOutcome> {
    const looked = await look(person, moveId, 'move.manage');
    if (looked.kind !== 'ready') return looked;
    return database.transaction(async (tx): Promise<PauseOutcome> => {
      const move = await holdMove(tx, moveId);
      if (!move || moveStateOf(move) !== 'paused') return { kind: 'stale' };
      const at = clock.now();
      const change = { now: at, pauseReason: null, pauseNote: null, resumedAt: at };
      if (!(await advanceMove(tx, moveId, 'paused', move.startedAt ? 'running' : 'planned', change)))
        return { kind: 'stale' };
      await record(tx, person, move, { action: 'move.pause', outcome: 'resumed' }, {});
      const missed = await tx.moveWave.count({ where: { moveId, state: 'planned', endsAt: { lte: at } } });
      return { kind: 'resumed', move, missed };
    });
  }

  async function record(
    tx: Transaction,
    person: Person,
    move: MoveRecord,
    deed: { readonly action: 'move.pause'; readonly outcome: 'by-hand' | 'resumed' },
    details: Record<string, string>,
  ): Promise<void> {
    const entry = { actor: person.id, ...deed, ...aboutMove(move) };
    await ledger.append(tx, { ...entry, details: { move: moveName(move.number), ...details } });
    await notices.changed(tx, 'move', move.id);
  }

  return { look, list, show, risks, now, pause, resume };
}
