import type { Database, Transaction } from '../../../database/database.ts';
import type { Notices } from '../../../jobs/notices.ts';
import type { Recurring } from '../../../jobs/recurring.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Log } from '../../../kernel/log.ts';
import type { Clock } from '../../../kernel/time.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import { advanceMove, holdMove, moveName, moveStateOf } from '../records.ts';
import type { MoveRecord } from '../records.ts';
import type { ReadTimes } from '../../reminders/service-times.ts';
import { LEFT } from '../rules-machines.ts';
import type { Looking } from '../rules-machines.ts';
import { aboutMove } from '../service.ts';
import { advanceWave, progressOf, remindersOf, wavesOf, whereAtRisk } from './records.ts';
import type { WaveRecord } from './records.ts';
import { toldBefore } from './rules.ts';
import type { Reminder } from './rules.ts';

type Parts = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly recurring: Recurring;
  readonly reminderTimes: ReadTimes;
  readonly clock: Clock;
  readonly log: Log;
};

const MINUTES = 5;
/** The desk itself, in the ledger. */
const DESK = 'desk';
/** More moves at once than a partner has; the others come in the next round. */
const MOST_MOVES = 200;
/** So many machines are told of as newly at risk at once. */
const MOST_RISKS = 500;
const NAMES_KEPT = 20;

/** Begins and ends waves when it is time, and says what somebody has to know. What was said is recorded with it: once each. */
export function defineWaveRounds(parts: Parts): void {
  const { database, ledger, notices, recurring, reminderTimes, clock, log } = parts;
  recurring.every(MINUTES, 'move-waves', round);

  async function round(): Promise<void> {
    const { riskDays } = await reminderTimes.current();
    const moves = await database.read.move.findMany({
      where: { state: { not: 'closed' }, machines: { some: { state: { in: [...LEFT] } } } },
      select: { id: true },
      orderBy: { updatedAt: 'desc' },
      take: MOST_MOVES,
    });
    for (const { id } of moves) {
      // One move that cannot be worked on does not keep the others.
      await database
        .transaction((tx) => lookAt(tx, id, riskDays))
        .catch((error: unknown) =>
          log.error(
            { moveId: id, err: error instanceof Error ? error.message : 'unknown' },
            'A move was not looked at',
          ),
        );
    }
  }

  async function lookAt(tx: Transaction, moveId: string, riskDays: number): Promise<void> {
    const move = await holdMove(tx, moveId);
    if (!move || moveStateOf(move) === 'closed') return;
    const now = clock.now();
    const progress = await progressOf(tx, moveId);
    for (const wave of await wavesOf(tx, moveId)) {
      const { 'to-go': toGo, failed, machines } = progress(wave.number);
      await lookAtWave(tx, move, wave, { now, left: toGo + failed, machines });
    }
    await lookForRisks(tx, move, { now, riskDays });
  }

  async function lookAtWave(
    tx: Transaction,
    move: MoveRecord,
    wave: WaveRecord,
    { now, left, machines }: { readonly now: Date; readonly left: number; readonly machines: number },
  ): Promise<void> {
    if (wave.state === 'finished') return;
    // While it is paused, what has not begun waits for somebody to go on or to plan anew.
    if (wave.state === 'planned' && moveStateOf(move) === 'paused') return;
    const isOver = wave.endsAt <= now;
    if (isOver || (left === 0 && (wave.state === 'running' || machines > 0)))
      return finish(tx, move, wave, { now, left });
    if (wave.state === 'planned' && wave.startsAt <= now) return start(tx, move, wave, now);
    if (wave.state === 'planned' && toldBefore(wave.startsAt, move) <= now) await remind(tx, move, wave, 'before');
  }

  async function start(tx: Transaction, move: MoveRecord, wave: WaveRecord, now: Date): Promise<void> {
    if (!(await advanceWave(tx, wave.id, 'planned', 'running', { startedAt: now }))) return;
    if (move.state === 'planned') {
      const startedAt = move.startedAt ?? now;
      await advanceMove(tx, move.id, 'planned', 'running', { now, startedAt });
    }
    await record(tx, move, 'started', { wave: wave.number });
    await remind(tx, move, wave, 'start');
  }

  async function finish(
    tx: Transaction,
    move: MoveRecord,
    wave: WaveRecord,
    { now, left }: { readonly now: Date; readonly left: number },
  ): Promise<void> {
    if (!(await advanceWave(tx, wave.id, wave.state, 'finished', { finishedAt: now }))) return;
    await record(tx, move, 'finished', { wave: wave.number, left });
    if (left > 0) await remind(tx, move, wave, 'left');
    for (const { id } of await remindersOf(tx, [wave.id])) await notices.changed(tx, 'move-reminder', id);
  }

  async function record(
    tx: Transaction,
    move: MoveRecord,
    outcome: 'started' | 'finished',
    details: Record<string, number>,
  ): Promise<void> {
    const entry = { actor: DESK, action: 'move.wave', outcome, ...aboutMove(move) } as const;
    await ledger.append(tx, { ...entry, details: { move: moveName(move.number), ...details } });
    await notices.changed(tx, 'move', move.id);
  }

  async function remind(tx: Transaction, move: MoveRecord, wave: WaveRecord, kind: Reminder): Promise<void> {
    const told = await remindersOf(tx, [wave.id]);
    if (!told.some((reminder) => reminder.kind === kind)) await tell(tx, move, { kind, waveId: wave.id });
  }

  /** Each machine once, until its wave is planned anew. */
  async function lookForRisks(tx: Transaction, move: MoveRecord, looking: Looking): Promise<void> {
    const waves = await wavesOf(tx, move.id);
    const fresh = await tx.moveMachine.findMany({
      where: { ...whereAtRisk(move, waves, looking), riskToldAt: null },
      select: { id: true, name: true },
      orderBy: { foldedName: 'asc' },
      take: MOST_RISKS,
    });
    if (fresh.length === 0) return;
    await tx.moveMachine.updateMany({
      where: { id: { in: fresh.map(({ id }) => id) } },
      data: { riskToldAt: looking.now },
    });
    const names = fresh.slice(0, NAMES_KEPT).map(({ name }) => name);
    await tell(tx, move, { kind: 'risk', waveId: null, names, count: fresh.length });
    await notices.changed(tx, 'move', move.id);
  }

  /** In the thread of the move, where its team sees it; what somebody has to do something about also to whoever began it. */
  async function tell(
    tx: Transaction,
    move: MoveRecord,
    about: {
      readonly kind: Reminder | 'risk';
      readonly waveId: string | null;
      readonly names?: string[];
      readonly count?: number;
    },
  ): Promise<void> {
    const id = newId();
    await tx.moveReminder.create({ data: { id, moveId: move.id, ...about, at: clock.now() } });
    await notices.tell(tx, {
      ...{ kind: 'move-reminder', subjectId: id, teamId: move.teamId, place: move.channelId },
      inThreadOf: { kind: 'move', subjectId: move.id },
    });
    const { slackUserId } = move.person;
    if ((about.kind === 'left' || about.kind === 'risk') && slackUserId !== move.channelId)
      await notices.tell(tx, { kind: 'move-reminder', subjectId: id, teamId: move.teamId, place: slackUserId });
  }
}
