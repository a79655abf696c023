import type { Database, Transaction } from '../../database/database.ts';
import type { Directory, Person, Refusal } from '../../directory/directory.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { checkPolicy, USUAL_POLICY } from './rules.ts';
import type { KeyPolicy, PolicyForm, PolicyProblem } from './rules.ts';
import type { Alerts } from './service-alerts.ts';

export type KeySettings = KeyPolicy & { readonly channelId: string | null; readonly secondPerson: boolean };

export type ChangeOutcome =
  /** `needs-channel`: a second person is asked in the security channel */
  | { readonly kind: 'changed' | 'needs-channel' }
  | { readonly kind: 'invalid'; readonly problems: readonly PolicyProblem[] }
  | Refusal;

export type KeyRules = ReturnType<typeof createKeyRules>;

type Parts = {
  readonly database: Database;
  readonly directory: Directory;
  readonly ledger: Ledger;
  readonly alerts: Alerts;
  readonly clock: Clock;
};

const ONLY_ROW = 1;
const SUBJECT = { subject: 'settings:keys', customerId: null };

/** How keys may be shown, kept in the database and changed through `/csp-admin`. */
export function createKeyRules({ database, directory, ledger, alerts, clock }: Parts) {
  /** What holds now. */
  async function read(tx: Transaction): Promise<KeySettings> {
    const row = await tx.keyRules.findUnique({ where: { id: ONLY_ROW } });
    if (!row) return { ...USUAL_POLICY, channelId: null, secondPerson: false };
    const { perPersonHour, perCustomerDay, coolDownMinutes, visibleMinutes, channelId, secondPerson } = row;
    return { perPersonHour, perCustomerDay, coolDownMinutes, visibleMinutes, channelId, secondPerson };
  }

  /** @returns what holds now, for whoever may change it */
  async function look(
    person: Person,
  ): Promise<{ readonly kind: 'settings'; readonly settings: KeySettings } | Refusal> {
    const right = await directory.authorize(person, 'desk.administer', SUBJECT);
    return right.kind === 'refused' ? right : { kind: 'settings', settings: await read(database.read) };
  }

  /** Changes them all at once. A channel that is new hears that it is the one. */
  async function change(
    person: Person,
    form: PolicyForm,
    { channelId, secondPerson }: { readonly channelId: string | null; readonly secondPerson: boolean },
  ): Promise<ChangeOutcome> {
    const right = await directory.authorize(person, 'desk.administer', SUBJECT);
    if (right.kind === 'refused') return right;
    const checked = checkPolicy(form);
    if (checked.kind === 'invalid') return checked;
    if (secondPerson && channelId === null) return { kind: 'needs-channel' };
    const data = {
      ...checked.policy,
      channelId,
      secondPerson,
      teamId: person.teamId,
      changedBy: person.id,
      changedAt: clock.now(),
    };
    await database.transaction(async (tx) => {
      const before = await read(tx);
      await tx.keyRules.upsert({ where: { id: ONLY_ROW }, create: { id: ONLY_ROW, ...data }, update: data });
      const details = { before, now: { ...checked.policy, channelId, secondPerson } };
      await ledger.append(tx, { actor: person.id, action: 'settings.keys', outcome: 'changed', ...SUBJECT, details });
      if (channelId !== null && channelId !== before.channelId)
        await alerts.raise(tx, { kind: 'channel-set', name: person.name }, channelId, person.id);
    });
    return { kind: 'changed' };
  }

  return { read, look, change };
}
