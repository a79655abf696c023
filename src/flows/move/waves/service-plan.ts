import { createHash } from 'node:crypto';
import type { Database, Transaction } from '../../../database/database.ts';
import type { Directory, Person, Refusal } from '../../../directory/directory.ts';
import type { Notices } from '../../../jobs/notices.ts';
import { inPieces } from '../../../kernel/pieces.ts';
import type { Clock } from '../../../kernel/time.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import { planMove } from '../plan/plan.ts';
import type { Plan } from '../plan/plan.ts';
import { readFleet } from '../records-fleet.ts';
import { advanceMove, findMove, holdMove, moveName, moveStateOf, touchMove } from '../records.ts';
import type { MoveRecord } from '../records.ts';
import { aboutMove } from '../service.ts';
import { moveFleet } from './fleet.ts';
import { replaceWaves, wavesOf } from './records.ts';
import { planSettingsOf } from './rules.ts';

/** A plan as it would be now; nothing is kept of it. */
export type Proposal = {
  readonly kind: 'proposed';
  readonly move: MoveRecord;
  readonly plan: Plan;
  /** machines it is about, and their products for which the move has no MAK */
  readonly machines: number;
  readonly withoutKey: number;
  /** the highest number of a wave that has begun: the new ones follow it */
  readonly kept: number;
  /** the same for the same waves, so that nobody confirms another plan than the one they saw */
  readonly fingerprint: string;
};

export type ConfirmOutcome =
  | { readonly kind: 'confirmed'; readonly move: MoveRecord }
  /** something changed since it was shown; this is what would be now */
  | { readonly kind: 'changed'; readonly proposal: Proposal }
  | { readonly kind: 'stale' }
  | Refusal;

export type Planning = ReturnType<typeof createPlanning>;

type Parts = {
  readonly database: Database;
  readonly directory: Directory;
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly clock: Clock;
};

/** Plans what of a move is still to go, and keeps a plan that somebody confirms. */
export function createPlanning({ database, directory, ledger, notices, clock }: Parts) {
  async function propose(person: Person, moveId: string): Promise<Proposal | { readonly kind: 'stale' } | Refusal> {
    const move = await findMove(database.read, moveId);
    const about = move ? aboutMove(move) : { subject: 'desk', customerId: null };
    const right = await directory.authorize(person, 'move.manage', about);
    if (right.kind === 'refused') return right;
    return !move || moveStateOf(move) === 'closed' ? { kind: 'stale' } : proposalOf(database.read, move);
  }

  async function proposalOf(tx: Transaction, move: MoveRecord): Promise<Proposal> {
    const begun = (await wavesOf(tx, move.id)).filter(({ state }) => state !== 'planned');
    const running = begun.filter(({ state }) => state === 'running');
    const busyUntil = running.reduce<Date | null>((last, { endsAt }) => (last && last > endsAt ? last : endsAt), null);
    const busy = new Set(running.map(({ number }) => number));
    const fleet = moveFleet(await readFleet(tx, move.id), move.keys, busy);
    const settings = planSettingsOf(move, { now: clock.now(), busyUntil, isBegun: begun.length > 0 });
    const plan = await inPieces(planMove(fleet, settings));
    const kept = Math.max(0, ...begun.map(({ number }) => number));
    const { machines, withoutKey } = fleet;
    return {
      kind: 'proposed',
      move,
      plan,
      machines: machines.length,
      withoutKey,
      kept,
      fingerprint: fingerprintOf(plan),
    };
  }

  /** Keeps the plan that was shown: its waves, with the ledger entry; those that have begun stay. */
  async function confirm(person: Person, moveId: string, fingerprint: string): Promise<ConfirmOutcome> {
    const before = await propose(person, moveId);
    if (before.kind !== 'proposed') return before;
    return database.transaction(async (tx): Promise<ConfirmOutcome> => {
      const move = await holdMove(tx, moveId);
      if (!move || moveStateOf(move) === 'closed') return { kind: 'stale' };
      const proposal = await proposalOf(tx, move);
      const { plan, kept } = proposal;
      if (plan.kind === 'impossible' || proposal.fingerprint !== fingerprint) return { kind: 'changed', proposal };
      const now = clock.now();
      const outdated = await replaceWaves(tx, moveId, kept, plan.waves);
      const plannedAt = { plannedAt: now };
      if (moveStateOf(move) === 'gathering')
        await advanceMove(tx, moveId, 'gathering', 'planned', { now, ...plannedAt });
      else {
        await tx.move.update({ where: { id: moveId }, data: plannedAt });
        await touchMove(tx, moveId, now);
      }
      await ledger.append(tx, {
        ...{ actor: person.id, action: 'move.plan', outcome: 'confirmed', ...aboutMove(move) },
        details: { move: moveName(move.number), waves: plan.waves.length, machines: proposal.machines, after: kept },
      });
      for (const id of outdated) await notices.changed(tx, 'move-reminder', id);
      await notices.changed(tx, 'move', moveId);
      const planned = await findMove(tx, moveId);
      return planned ? { kind: 'confirmed', move: planned } : { kind: 'stale' };
    });
  }

  return { propose, confirm };
}

/** Days and machines. A wave of today begins later the longer somebody looks at it; that is no other plan. */
function fingerprintOf(plan: Plan): string {
  if (plan.kind === 'impossible') return '';
  const waves = plan.waves.map(({ endsAt, machines }) => [endsAt.getTime(), ...machines.map(({ id }) => id)]);
  return createHash('sha256').update(JSON.stringify(waves)).digest('base64url');
}
