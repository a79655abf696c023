import type { Database } from '../../database/database.ts';
import type { Directory, Person, Refusal } from '../../directory/directory.ts';
import type { Notices } from '../../jobs/notices.ts';
import { newId } from '../../kernel/ids.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { OwnedSoftware, Software } from '../software/service.ts';
import { softwareOf } from './importing.ts';
import { keyable } from './keyable.ts';
import { findMove, holdMove, moveName, moveStateOf } from './records.ts';
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
    const move = await findMove(database.read, moveId);
    const about = move ? aboutMove(move) : { subject: 'desk', customerId: null };
    const right = await directory.authorize(person, 'move.manage', about);
    if (right.kind === 'refused') return right;
    if (!move || moveStateOf(move) === 'closed') return { kind: 'stale' };
    return { kind: 'form', move, software: keyable(await software.owned(move.customerId)) };
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
        await tx.moveKey.create({ data: { id: newId(), ...keyOf(found), moveId, activationsKnown } });
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

  return { begin, save };
}

function told(settings: Exclude<ReturnType<typeof readSettings>, { problems: unknown }>) {
  const { planFrom, workDays, ...rest } = settings;
  return { ...rest, planFrom: planFrom ?? undefined, workDays: workDays.join(' ') };
}
