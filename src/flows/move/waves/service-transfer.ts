import { z } from 'zod';
import type { Database } from '../../../database/database.ts';
import type { Directory, Person, Refusal } from '../../../directory/directory.ts';
import type { Notices } from '../../../jobs/notices.ts';
import type { Clock } from '../../../kernel/time.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import { namesIn } from '../fleet/names.ts';
import { breachesOf, breachKey } from '../plan/breaches.ts';
import type { Breach, WaveAhead } from '../plan/breaches.ts';
import { readFleet } from '../records-fleet.ts';
import { findMove, holdMove, moveName, moveStateOf, touchMove } from '../records.ts';
import type { MoveRecord } from '../records.ts';
import { LEFT } from '../rules-machines.ts';
import { aboutMove } from '../service.ts';
import { moveFleet } from './fleet.ts';
import { findWave, wavesOf } from './records.ts';
import type { WaveRecord } from './records.ts';

/** Which wave; `none`: none for now. */
export type Target = number | 'none';

export type TransferProblem =
  | { readonly field: 'names'; readonly kind: 'missing' }
  /** not of this move, or with nothing left to move */
  | { readonly field: 'names'; readonly kind: 'unknown' | 'nothing-left'; readonly names: readonly string[] }
  | { readonly field: 'target'; readonly kind: 'missing' }
  /** it would break a rule of the plan */
  | { readonly field: 'target'; readonly kind: 'breach'; readonly breach: Breach; readonly move: MoveRecord };

export type TransferOutcome =
  | { readonly kind: 'transferred'; readonly count: number; readonly target: Target; readonly move: MoveRecord }
  | { readonly kind: 'invalid'; readonly problems: readonly TransferProblem[] }
  | { readonly kind: 'stale' }
  | Refusal;

export type TransferForm = {
  readonly kind: 'form';
  readonly move: MoveRecord;
  /** those that have not ended, to choose from */
  readonly waves: readonly WaveRecord[];
};

export type Transfers = ReturnType<typeof createTransfers>;

type Parts = {
  readonly database: Database;
  readonly directory: Directory;
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly clock: Clock;
};

const MOST_NAMES = 200;

const isId = (text: string) => z.uuid().safeParse(text).success;

/** Puts machines into another wave, or into none for now, as long as no rule of the plan is broken by it. */
export function createTransfers({ database, directory, ledger, notices, clock }: Parts) {
  async function begin(person: Person, moveId: string): Promise<TransferForm | { readonly kind: 'stale' } | Refusal> {
    const move = await findMove(database.read, moveId);
    const about = move ? aboutMove(move) : { subject: 'desk', customerId: null };
    const right = await directory.authorize(person, 'move.manage', about);
    if (right.kind === 'refused') return right;
    if (!move || moveStateOf(move) === 'closed') return { kind: 'stale' };
    const waves = (await wavesOf(database.read, moveId)).filter(({ state }) => state !== 'finished');
    return { kind: 'form', move, waves };
  }

  /** With which names the form begins: what is left in a wave, or these machines. */
  async function names(
    moveId: string,
    { wave, names: ids }: { readonly wave?: string | undefined; readonly names?: readonly string[] | undefined },
  ): Promise<readonly string[]> {
    const number = wave === undefined ? undefined : (await findWave(database.read, wave))?.number;
    if (number === undefined && ids === undefined) return [];
    const which = number === undefined ? { id: { in: [...(ids ?? [])].filter(isId) } } : { wave: number };
    const found = await database.read.moveMachine.findMany({
      where: { moveId, state: { in: [...LEFT] }, ...which },
      orderBy: { foldedName: 'asc' },
      take: MOST_NAMES,
    });
    return found.map(({ name }) => name);
  }

  /** All of the machines, or none. @param names as typed, one a line */
  async function transfer(
    person: Person,
    moveId: string,
    { names, target }: { readonly names: string; readonly target: Target | undefined },
  ): Promise<TransferOutcome> {
    const begun = await begin(person, moveId);
    if (begun.kind !== 'form') return begun;
    const wanted = namesIn(names);
    const problems: TransferProblem[] = [
      ...(wanted.size === 0 ? [{ field: 'names', kind: 'missing' } as const] : []),
      ...(target === undefined ? [{ field: 'target', kind: 'missing' } as const] : []),
    ];
    if (target === undefined || problems.length > 0) return { kind: 'invalid', problems };

    return database.transaction(async (tx): Promise<TransferOutcome> => {
      const move = await holdMove(tx, moveId);
      if (!move || moveStateOf(move) === 'closed') return { kind: 'stale' };
      const waves = (await wavesOf(tx, moveId)).filter(({ state }) => state !== 'finished');
      const goal = target === 'none' ? null : waves.find(({ number }) => number === target);
      if (goal === undefined) return { kind: 'stale' };
      const machines = await readFleet(tx, moveId);
      const found = machines.filter(({ foldedName }) => wanted.has(foldedName));
      const known = new Set(found.map(({ foldedName }) => foldedName));
      const unknown = [...wanted].flatMap(([folded, name]) => (known.has(folded) ? [] : [name]));
      const settled = found.filter(({ state }) => !LEFT.some((left) => left === state)).map(({ name }) => name);
      const wrong: TransferProblem[] = [
        ...(unknown.length > 0 ? [{ field: 'names', kind: 'unknown', names: unknown } as const] : []),
        ...(settled.length > 0 ? [{ field: 'names', kind: 'nothing-left', names: settled } as const] : []),
      ];
      if (wrong.length > 0) return { kind: 'invalid', problems: wrong };

      const fleet = moveFleet(machines, move.keys, new Set());
      const waveOf = new Map(machines.map(({ id, wave }) => [id, wave]));
      const before = breachesOf(
        fleet,
        move,
        ahead(waves, (id) => waveOf.get(id) ?? null, fleet),
      );
      for (const { id } of found) waveOf.set(id, goal?.number ?? null);
      const after = breachesOf(
        fleet,
        move,
        ahead(waves, (id) => waveOf.get(id) ?? null, fleet),
      );
      const standing = new Set(before.map(breachKey));
      const breach = goal === null ? undefined : after.find((each) => !standing.has(breachKey(each)));
      if (breach) return { kind: 'invalid', problems: [{ field: 'target', kind: 'breach', breach, move }] };

      await tx.moveMachine.updateMany({
        where: { id: { in: found.map(({ id }) => id) } },
        data: { wave: goal?.number ?? null, riskToldAt: null },
      });
      await ledger.append(tx, {
        ...{ actor: person.id, action: 'move.transfer', outcome: 'moved', ...aboutMove(move) },
        details: {
          move: moveName(move.number),
          wave: goal?.number ?? undefined,
          machines: found.map(({ name }) => name).join(', '),
        },
      });
      await touchMove(tx, moveId, clock.now());
      await notices.changed(tx, 'move', moveId);
      return { kind: 'transferred', count: found.length, target, move };
    });
  }

  return { begin, names, transfer };
}

function ahead(
  waves: readonly WaveRecord[],
  waveOf: (id: string) => number | null,
  { machines }: ReturnType<typeof moveFleet>,
): WaveAhead[] {
  const members = Map.groupBy(machines, ({ id }) => waveOf(id));
  return waves.map(({ number, endsAt, kind }) => ({
    number,
    endsAt,
    isPilot: kind === 'pilot',
    machines: new Set((members.get(number) ?? []).map(({ id }) => id)),
  }));
}
