import { z } from 'zod';
import type { Database, Transaction } from '../../database/database.ts';
import type { Notices } from '../../jobs/notices.ts';
import { newId } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Ledger, NewEntry } from '../../ledger/ledger.ts';
import { alertKey } from './rules-alert.ts';
import type { Alert } from './rules-alert.ts';

export type { Alert } from './rules-alert.ts';

/** What whoever watches over keys is told: in the security channel where there is one, and in the ledger and the log anyway. */
export type Alerts = {
  /** @param about what tells this alert from others of its kind, such as a person's ID; @param actor whose doing it was */
  readonly raise: (tx: Transaction, alert: Alert, about: string, actor: string) => Promise<void>;
  /** The alert with that ID, and whose language it is told in. */
  readonly find: (id: string) => Promise<{ readonly alert: Alert; readonly reader: Reader } | null>;
};

type Reader = { readonly locale: string; readonly zone: string; readonly slackUserId: string };

const named = { name: z.string() };
const limited = { ...named, limit: z.number(), until: z.string(), what: z.string() };
const Kept = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('limit-person'), ...limited }),
  z.object({ kind: z.literal('limit-customer'), ...limited }),
  z.object({ kind: z.literal('refusals'), ...named, count: z.number(), minutes: z.number() }),
  z.object({ kind: z.literal('page-locked'), ...named, what: z.string() }),
  z.object({
    kind: z.literal('outside'),
    count: z.number(),
    accesses: z.array(z.object({ key: z.boolean(), who: z.string(), customer: z.string(), at: z.string() })),
  }),
  z.object({ kind: z.literal('channel-set'), ...named }),
  z.object({ kind: z.literal('linked'), ...named, who: z.string(), account: z.string() }),
]);

type Parts = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly clock: Clock;
  readonly log: Log;
};

/** What the ledger keeps for ever has no names in it: who did it is its actor, what it is about an ID. */
function inLedger(alert: Alert, about: string): NewEntry['details'] {
  switch (alert.kind) {
    case 'limit-person':
    case 'limit-customer':
      return { about, limit: alert.limit, until: alert.until, what: alert.what };
    case 'refusals':
      return { about, count: alert.count, minutes: alert.minutes };
    case 'page-locked':
      return { page: about, what: alert.what };
    case 'outside':
      return { count: alert.count, accesses: alert.accesses.map(({ key, customer, at }) => ({ key, customer, at })) };
    case 'channel-set':
      return { channel: about };
    case 'linked':
      return { about };
  }
}

export function createAlerts({ database, ledger, notices, clock, log }: Parts): Alerts {
  return {
    async raise(tx, alert, about, actor) {
      const now = clock.now();
      const key = alertKey(alert, about, now);
      const id = newId();
      const { count } = await tx.securityAlert.createMany({
        data: [{ id, alertKey: key, kind: alert.kind, at: now, details: alert }],
        skipDuplicates: true,
      });
      if (count === 0) return;
      log.warn({ alert: alert.kind, id }, 'A security alert was raised');
      await ledger.append(tx, {
        actor,
        action: 'security.alert',
        outcome: alert.kind,
        subject: `alert:${id}`,
        customerId: null,
        details: inLedger(alert, about),
      });
      const rules = await tx.keyRules.findFirst();
      if (rules?.channelId)
        await notices.tell(tx, { kind: 'security-alert', subjectId: id, teamId: rules.teamId, place: rules.channelId });
    },

    async find(id) {
      const [row, rules] = await Promise.all([
        database.read.securityAlert.findUnique({ where: { id } }),
        database.read.keyRules.findFirst(),
      ]);
      const reader = rules && (await database.read.person.findUnique({ where: { id: rules.changedBy } }));
      return row && reader ? { alert: Kept.parse(row.details), reader } : null;
    },
  };
}
