import { subDays } from 'date-fns/subDays';
import { z } from 'zod';
import { isDuplicate } from '../../database/database.ts';
import type { Database, Transaction } from '../../database/database.ts';
import { LOCKS } from '../../database/locks.ts';
import type { Channels } from '../../directory/channels.ts';
import type { Directory, Person, Refusal } from '../../directory/directory.ts';
import { newId } from '../../kernel/ids.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { changedSettings, checkPolicy, USUAL_POLICY } from './rules.ts';
import type { KeySettings, PolicyForm, PolicyProblem } from './rules.ts';
import type { Alerts } from './service-alerts.ts';

export type { KeySettings } from './rules.ts';

/** A change that was asked for and is looked at once more. */
export type KeyDraft = { readonly id: string; readonly before: KeySettings; readonly now: KeySettings };

export type DraftOutcome =
  | { readonly kind: 'drafted'; readonly draft: KeyDraft }
  /** `needs-channel`: a second person is asked in the security channel; the others: alerts cannot go to that channel */
  | { readonly kind: 'unchanged' | 'needs-channel' | 'not-a-member' | 'shared' }
  | { readonly kind: 'invalid'; readonly problems: readonly PolicyProblem[] }
  | Refusal;

export type ConfirmOutcome =
  /** `overtaken`: somebody else changed them since; `gone`: it is another's, or was forgotten */
  { readonly kind: 'confirmed' | 'overtaken' | 'gone' } | Refusal;

export type KeyRules = ReturnType<typeof createKeyRules>;

type Parts = {
  readonly database: Database;
  readonly directory: Directory;
  readonly ledger: Ledger;
  readonly channels: Channels;
  readonly alerts: Alerts;
  readonly clock: Clock;
};

const ONLY_ROW = 1;
const SUBJECT = { subject: 'settings:keys', customerId: null };
/** A change that was asked for and not confirmed is forgotten. */
const DRAFT_DAYS = 1;

const Wanted = z.object({
  perPersonHour: z.int(),
  perCustomerDay: z.int(),
  coolDownMinutes: z.int(),
  visibleMinutes: z.int(),
  channelId: z.string().nullable(),
  secondPerson: z.boolean(),
});

/** How keys may be shown, kept in the database and changed through `/csp-admin`. */
export function createKeyRules({ database, directory, ledger, channels, alerts, clock }: Parts) {
  /** What holds now. */
  async function read(tx: Transaction): Promise<KeySettings> {
    return (await held(tx)).settings;
  }

  async function held(tx: Transaction): Promise<{ readonly settings: KeySettings; readonly since: Date | null }> {
    const row = await tx.keyRules.findUnique({ where: { id: ONLY_ROW } });
    if (!row) return { settings: { ...USUAL_POLICY, channelId: null, secondPerson: false }, since: null };
    const { perPersonHour, perCustomerDay, coolDownMinutes, visibleMinutes, channelId, secondPerson } = row;
    const settings = { perPersonHour, perCustomerDay, coolDownMinutes, visibleMinutes, channelId, secondPerson };
    return { settings, since: row.changedAt };
  }

  /** @returns what holds now, for whoever may change it */
  async function look(
    person: Person,
  ): Promise<{ readonly kind: 'settings'; readonly settings: KeySettings } | Refusal> {
    const right = await directory.authorize(person, 'desk.administer', SUBJECT);
    return right.kind === 'refused' ? right : { kind: 'settings', settings: await read(database.read) };
  }

  /**
   * Checks a form and keeps it as a draft to be looked at once more; it does not count yet.
   * @param viewKey the view it came from, as it stood: handed in twice it is one draft
   */
  async function draft(
    person: Person,
    form: PolicyForm,
    {
      channelId,
      secondPerson,
      viewKey,
    }: { readonly channelId: string | null; readonly secondPerson: boolean; readonly viewKey: string },
  ): Promise<DraftOutcome> {
    const right = await directory.authorize(person, 'desk.administer', SUBJECT);
    if (right.kind === 'refused') return right;
    const checked = checkPolicy(form);
    if (checked.kind === 'invalid') return checked;
    if (secondPerson && channelId === null) return { kind: 'needs-channel' };
    const standing = channelId === null ? 'usable' : await channels.standingOf(channelId);
    if (standing !== 'usable') return { kind: standing };
    const { settings: before, since } = await held(database.read);
    const now: KeySettings = { ...checked.policy, channelId, secondPerson };
    if (changedSettings(before, now).length === 0) return { kind: 'unchanged' };
    const at = clock.now();
    await database.read.keyRulesDraft.deleteMany({ where: { createdAt: { lt: subDays(at, DRAFT_DAYS) } } });
    const data = { id: newId(), viewKey, wanted: now, replaces: since, personId: person.id, createdAt: at };
    try {
      await database.read.keyRulesDraft.create({ data });
      return { kind: 'drafted', draft: { id: data.id, before, now } };
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      const row = await database.read.keyRulesDraft.findUniqueOrThrow({ where: { viewKey } });
      return { kind: 'drafted', draft: { id: row.id, before, now: Wanted.parse(row.wanted) } };
    }
  }

  /** Lets a draft count, all of it at once; harmless the second time. A channel that is new hears that it is the one. */
  async function confirm(person: Person, id: string): Promise<ConfirmOutcome> {
    const right = await directory.authorize(person, 'desk.administer', SUBJECT);
    if (right.kind === 'refused') return right;
    return database.transaction(async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCKS.settings})`;
      const row = await tx.keyRulesDraft.findUnique({ where: { id } });
      if (row?.personId !== person.id) return { kind: 'gone' };
      if (row.confirmedAt !== null) return { kind: 'confirmed' };
      const { settings: before, since } = await held(tx);
      if (row.replaces?.getTime() !== since?.getTime()) return { kind: 'overtaken' };
      const now = Wanted.parse(row.wanted);
      const at = clock.now();
      await tx.keyRulesDraft.update({ where: { id }, data: { confirmedAt: at } });
      const data = { ...now, teamId: person.teamId, changedBy: person.id, changedAt: at };
      await tx.keyRules.upsert({ where: { id: ONLY_ROW }, create: { id: ONLY_ROW, ...data }, update: data });
      const deed = { actor: person.id, action: 'settings.keys', outcome: 'changed' } as const;
      const changed = changedSettings(before, now);
      const only = (settings: KeySettings) => Object.fromEntries(changed.map((name) => [name, settings[name]]));
      await ledger.append(tx, { ...deed, ...SUBJECT, details: { before: only(before), now: only(now) } });
      if (now.channelId !== null && now.channelId !== before.channelId)
        await alerts.raise(tx, { kind: 'channel-set', name: person.name }, now.channelId, person.id);
      return { kind: 'confirmed' };
    });
  }

  return { read, look, draft, confirm };
}
