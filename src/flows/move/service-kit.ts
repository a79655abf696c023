import { isDuplicate } from '../../database/database.ts';
import type { Database } from '../../database/database.ts';
import type { Directory, Person, Refusal } from '../../directory/directory.ts';
import type { Notices } from '../../jobs/notices.ts';
import { newId } from '../../kernel/ids.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { KitQueue } from './jobs-kit.ts';
import { findKit, leftByWave, machinesLeft, standingKeyFor } from './records-kits.ts';
import type { KitRecord, KitState } from './records-kits.ts';
import { findMove, moveName } from './records.ts';
import type { MoveKeyRecord, MoveRecord } from './records.ts';
import { aboutMove } from './service.ts';

export type { KitRecord } from './records-kits.ts';

/** For which machines a kit can be made: those of a wave, or all that are left. */
export type KitChoice = {
  readonly wave: number | null;
  readonly machines: number;
  /** of the wave, where it is planned */
  readonly startsAt: Date | null;
};

export type KitForm =
  | { readonly kind: 'form'; readonly move: MoveRecord; readonly choices: readonly KitChoice[] }
  | { readonly kind: 'stale' }
  | Refusal;

export type KitAsked = { readonly kind: 'asked' | 'gone' | 'stale' } | Refusal;

/** A kit as its message tells of it: with the keys that its products get. */
export type ShownKit = {
  readonly kit: KitRecord;
  readonly keys: readonly { readonly key: MoveKeyRecord; readonly products: number }[];
  /** products for which no key is chosen */
  readonly withoutKey: readonly string[];
  readonly mayReveal: boolean;
};

export type MoveKits = ReturnType<typeof createMoveKits>;

type Parts = {
  readonly database: Database;
  readonly directory: Directory;
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly queue: KitQueue;
  readonly clock: Clock;
};

const MOST_WAVES = 500;

/** The roll-out kits of a move: scripts and instructions without a key in them, sent to whoever asks for one. */
export function createMoveKits({ database, directory, ledger, notices, queue, clock }: Parts) {
  async function mayWork(person: Person, moveId: string) {
    const move = await findMove(database.read, moveId);
    const about = move ? aboutMove(move) : { subject: 'desk', customerId: null };
    const right = await directory.authorize(person, 'move.manage', about);
    return right.kind === 'refused' ? right : move && move.state !== 'closed' ? move : ({ kind: 'stale' } as const);
  }

  /** What can be chosen: the waves that have machines left, in their order, then all machines that are left. */
  async function begin(person: Person, moveId: string): Promise<KitForm> {
    const move = await mayWork(person, moveId);
    if ('kind' in move) return move;
    return { kind: 'form', move, choices: await choicesOf(moveId) };
  }

  async function choicesOf(moveId: string): Promise<readonly KitChoice[]> {
    const left = await leftByWave(database.read, moveId);
    const planned = await database.read.moveWave.findMany({ where: { moveId }, take: MOST_WAVES });
    const startOf = new Map(planned.map(({ number, startsAt }) => [number, startsAt]));
    const waves = left
      .flatMap(({ wave, machines }) => (wave === null ? [] : [{ wave, machines }]))
      .toSorted((one, other) => one.wave - other.wave)
      .map(({ wave, machines }) => ({ wave, machines, startsAt: startOf.get(wave) ?? null }));
    const all = left.reduce((sum, { machines }) => sum + machines, 0);
    return all === 0 ? [] : [...waves, { wave: null, machines: all, startsAt: null }];
  }

  /** Asks for a kit: once, however often the form is handed in; it comes by direct message, with a message that says how far it is. */
  async function ask(person: Person, moveId: string, wave: number | null, viewKey: string): Promise<KitAsked> {
    const move = await mayWork(person, moveId);
    if ('kind' in move) return move;
    const chosen = (await choicesOf(moveId)).find((choice) => choice.wave === wave);
    if (!chosen) return { kind: 'gone' };
    const id = newId();
    try {
      await database.transaction(async (tx) => {
        const data = { id, viewKey, moveId, wave, personId: person.id, askedAt: clock.now() };
        await tx.moveKit.create({ data: { ...data, state: 'waiting' satisfies KitState } });
        await ledger.append(tx, {
          ...{ actor: person.id, action: 'move.kit', outcome: 'requested', ...aboutMove(move) },
          details: { move: moveName(move.number), wave, machines: chosen.machines },
        });
        await notices.tell(tx, { kind: 'move-kit', subjectId: id, teamId: person.teamId, place: person.userId });
        await queue.enqueue(tx, id, { kitId: id });
      });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
    return { kind: 'asked' };
  }

  /** The kit as it stands, for the message to whoever asked for it. */
  async function find(kitId: string): Promise<ShownKit | null> {
    const kit = await findKit(database.read, kitId);
    if (!kit) return null;
    const products = (await machinesLeft(database.read, kit.moveId, kit.wave)).flatMap((machine) => machine.products);
    const byKey = Map.groupBy(products, (product) => standingKeyFor(product, kit.move.keys));
    const keys = kit.move.keys.flatMap((key) => {
      const count = byKey.get(key)?.length ?? 0;
      return count > 0 ? [{ key, products: count }] : [];
    });
    const withoutKey = [...new Set((byKey.get(undefined) ?? []).map(({ product }) => product))];
    return { kit, keys, withoutKey, mayReveal: await mayReveal(kit.personId) };
  }

  /** Where nobody can say so now they are offered it: the form of a key asks anew. */
  async function mayReveal(personId: string): Promise<boolean> {
    try {
      return (await directory.allowed(await directory.find(personId))).has('key.reveal');
    } catch {
      return true;
    }
  }

  return { begin, ask, find };
}
