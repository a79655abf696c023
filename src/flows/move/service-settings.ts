import type { Database } from '../../database/database.ts';
import type { Directory, Person, Refusal } from '../../directory/directory.ts';
import type { Notices } from '../../jobs/notices.ts';
import { newId } from '../../kernel/ids.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { OwnedSoftware, Software } from '../software/service.ts';
import { namesIn } from './fleet/names.ts';
import { softwareOf } from './importing.ts';
import { keyable } from './keyable.ts';
import { findMachine } from './records-machines.ts';
import { findMove, holdMove, moveName, moveStateOf, touchMove } from './records.ts';
import type { MoveRecord } from './records.ts';
import { activationProblems, checkZone, readActivations, readSettings, readTitle } from './rules-form.ts';
import type { MoveForm, MoveFormProblem, SettingsForm, SettingsProblem } from './rules-form.ts';
import { aboutMove, keyOf } from './service.ts';

export type SettingsOutcome =
  | { readonly kind: 'saved'; readonly move: MoveRecord }
  | { readonly kind: 'invalid'; readonly problems: readonly (MoveFormProblem | SettingsProblem)[] }
  | { readonly kind: 'stale' }
  | Refusal;

export type MoveSettingsService = ReturnType<typeof createMoveSettings>;

type Parts = {
  readonly database: Database;
  readonly directory: Directory;
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly software: Pick<Software, 'owned'>;
  readonly clock: Clock;
};

/** Name, keys and planning of a move, as somebody changes them. */
export function createMoveSettings({ database, directory, ledger, notices, software, clock }: Parts) {
  /** What the form begins with, and the software whose MAK can be chosen. */
  async function begin(
    person: Person,
    moveId: string,
  ): Promise<
    | { readonly kind: 'form'; readonly move: MoveRecord; readonly software: readonly OwnedSoftware[] }
    | { readonly kind: 'stale' }
    | Refusal
  > {
    const may = await mayManage(person, moveId);
    if (may.kind !== 'ready') return may;
    return { kind: 'form', move: may.move, software: keyable(await software.owned(may.move.customerId)) };
  }

  async function mayManage(
    person: Person,
    moveId: string,
  ): Promise<{ readonly kind: 'ready'; readonly move: MoveRecord } | { readonly kind: 'stale' } | Refusal> {
    const move = await findMove(database.read, moveId);
    const about = move ? aboutMove(move) : { subject: 'desk', customerId: null };
    const right = await directory.authorize(person, 'move.manage', about);
    if (right.kind === 'refused') return right;
    return move && moveStateOf(move) !== 'closed' ? { kind: 'ready', move } : { kind: 'stale' };
  }

  async function save(
    person: Person,
    moveId: string,
    form: Omit<MoveForm, 'customerId'> & SettingsForm,
  ): Promise<SettingsOutcome> {
    const begun = await begin(person, moveId);
    if (begun.kind !== 'form') return begun;
    const title = readTitle(form.title);
    const zone = checkZone(form.zone);
    const settings = readSettings(form);
    const offered = new Map(begun.software.map((one) => [one.id, one]));
    const strange = form.keys.filter((id) => !offered.has(id));
    const problems = [
      ...(title === '' ? [{ field: 'title', kind: 'missing' } as const] : []),
      ...('field' in zone ? [zone] : []),
      ...(strange.length > 0 ? [{ field: 'keys', kind: 'not-owned' } as const] : []),
      ...activationProblems(form),
      ...('problems' in settings ? settings.problems : []),
    ];
    if (problems.length > 0 || 'field' in zone || 'problems' in settings) return { kind: 'invalid', problems };
    const now = clock.now();
    return database.transaction(async (tx): Promise<SettingsOutcome> => {
      const held = await holdMove(tx, moveId);
      if (!held || moveStateOf(held) === 'closed') return { kind: 'stale' };
      // A key whose order is cancelled is no choice any more; that machines were moved with it has to be known.
      await tx.moveKey.deleteMany({ where: { moveId, cancelledAt: null } });
      const kept = new Set(held.keys.filter(({ cancelledAt }) => cancelledAt !== null).map(softwareOf));
      for (const id of form.keys) {
        const found = offered.get(id);
        if (!found || kept.has(id)) continue;
        const read = readActivations(form.activations.get(id));
        const activationsKnown = read === 'wrong' ? null : read;
        // The number that was there already is as old as it was.
        const before = held.keys.find((key) => softwareOf(key) === id);
        const activationsAt = before?.activationsKnown === activationsKnown ? before.activationsAt : now;
        await tx.moveKey.create({
          data: { id: newId(), ...keyOf(found), moveId, activationsKnown, activationsAt },
        });
      }
      await tx.move.update({
        where: { id: moveId },
        data: {
          ...settings,
          workDays: [...settings.workDays],
          title,
          zone: zone.zone,
          version: { increment: 1 },
          updatedAt: now,
        },
      });
      const details = {
        move: moveName(held.number),
        title,
        zone: zone.zone,
        keys: form.keys.length,
        ...told(settings),
      };
      await ledger.append(tx, {
        ...{ actor: person.id, action: 'move.settings', outcome: 'saved', ...aboutMove(held) },
        details,
      });
      await notices.changed(tx, 'move', moveId);
      const move = await findMove(tx, moveId);
      return move ? { kind: 'saved', move } : { kind: 'stale' };
    });
  }

  /** The planning alone, as somebody plans. What is as it was leaves no trace. */
  async function savePlanning(
    person: Person,
    moveId: string,
    form: SettingsForm & Pick<MoveForm, 'zone'> & { readonly rarely: string },
  ): Promise<SettingsOutcome> {
    const may = await mayManage(person, moveId);
    if (may.kind !== 'ready') return may;
    const zone = checkZone(form.zone);
    const settings = readSettings(form);
    if ('field' in zone || 'problems' in settings) {
      const problems = 'problems' in settings ? settings.problems : [];
      return { kind: 'invalid', problems: [...('field' in zone ? [zone] : []), ...problems] };
    }
    return database.transaction(async (tx): Promise<SettingsOutcome> => {
      const held = await holdMove(tx, moveId);
      if (!held || moveStateOf(held) === 'closed') return { kind: 'stale' };
      const named = namesIn(form.rarely);
      const rare = await tx.moveMachine.findMany({ where: { moveId, foldedName: { in: [...named.keys()] } } });
      const known = new Set(rare.map(({ foldedName }) => foldedName));
      const names = [...named].flatMap(([folded, name]) => (known.has(folded) ? [] : [name]));
      if (names.length > 0) return { kind: 'invalid', problems: [{ field: 'rarely', kind: 'unknown', names }] };
      const data = { ...settings, workDays: [...settings.workDays], zone: zone.zone };
      const isChanged = Object.entries(data).some(
        ([name, value]) => JSON.stringify(held[name as keyof typeof data]) !== JSON.stringify(value),
      );
      if (!isChanged && rare.length === 0) return { kind: 'saved', move: held };
      const now = clock.now();
      await tx.move.update({ where: { id: moveId }, data: { ...data, version: { increment: 1 }, updatedAt: now } });
      const ids = rare.map(({ id }) => id);
      await tx.moveMachine.updateMany({ where: { id: { in: ids } }, data: { rarelyOnline: true } });
      const details = {
        ...{ move: moveName(held.number), zone: zone.zone, ...told(settings) },
        rarelyOnline: rare.length > 0 ? rare.map(({ name }) => name).join(', ') : undefined,
      };
      const entry = { actor: person.id, action: 'move.settings', outcome: 'saved', ...aboutMove(held) } as const;
      await ledger.append(tx, { ...entry, details });
      await notices.changed(tx, 'move', moveId);
      return { kind: 'saved', move: { ...held, ...data } };
    });
  }

  /** A machine that is online as others are after all. */
  async function oftenOnline(
    person: Person,
    machineId: string,
  ): Promise<{ readonly kind: 'saved' | 'stale' } | Refusal> {
    const machine = await findMachine(database.read, machineId);
    const begun = await mayManage(person, machine?.moveId ?? '');
    if (begun.kind !== 'ready') return begun;
    return database.transaction(async (tx) => {
      const move = await holdMove(tx, begun.move.id);
      const { count } = await tx.moveMachine.updateMany({
        where: { id: machineId, rarelyOnline: true },
        data: { rarelyOnline: false },
      });
      if (!move || moveStateOf(move) === 'closed' || count === 0) return { kind: 'stale' };
      const entry = { actor: person.id, action: 'move.settings', outcome: 'saved', ...aboutMove(move) } as const;
      const details = { move: moveName(move.number), oftenOnline: machine?.name };
      await ledger.append(tx, { ...entry, details });
      await touchMove(tx, move.id, clock.now());
      return { kind: 'saved' };
    });
  }

  return { begin, save, savePlanning, oftenOnline };
}

function told(settings: Exclude<ReturnType<typeof readSettings>, { problems: unknown }>) {
  const { planFrom, workDays, ...rest } = settings;
  return { ...rest, planFrom: planFrom ?? undefined, workDays: workDays.join(' ') };
}
