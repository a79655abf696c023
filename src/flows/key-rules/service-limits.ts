import { addMinutes } from 'date-fns/addMinutes';
import type { Transaction } from '../../database/database.ts';
import { LOCKS } from '../../database/locks.ts';
import type { Person } from '../../directory/directory.ts';
import type { Clock } from '../../kernel/time.ts';
import { minutesThatCount, nextAllowed } from './rules.ts';
import type { KeyPolicy, Pace } from './rules.ts';
import type { Alerts } from './service-alerts.ts';

/** What a key is asked for. */
export type Wanted = { readonly customerId: string; readonly customerName: string; readonly title: string };

export type LimitDecision =
  | { readonly kind: 'allowed'; readonly policy: KeyPolicy }
  | { readonly kind: 'too-many'; readonly scope: 'person' | 'customer'; readonly againAt: Date };

/** Limits on how many keys leave: by a person in an hour, of a customer in a day. */
export type Limits = {
  /** May this person take one more now? Asked in the transaction that records the taking, one at a time; a limit raises an alert. */
  readonly admit: (tx: Transaction, person: Person, wanted: Wanted) => Promise<LimitDecision>;
};

/** Minutes. */
const HOUR = 60;
const DAY = 24 * HOUR;

type Whose = { readonly personId: string } | { readonly customerId: string };

type Parts = {
  readonly alerts: Alerts;
  readonly read: (tx: Transaction) => Promise<KeyPolicy>;
  readonly clock: Clock;
};

export function createLimits({ alerts, read, clock }: Parts): Limits {
  /** When keys were shown or handed over lately, the newest of each; more than the limit need not be known. */
  async function takings(tx: Transaction, whose: Whose, pace: Pace): Promise<Date[]> {
    const since = { gt: addMinutes(clock.now(), -minutesThatCount(pace)) };
    const [shown, pages] = await Promise.all([
      tx.keyRequest.findMany({
        where: { ...whose, openedAt: since },
        select: { openedAt: true },
        orderBy: { openedAt: 'desc' },
        take: pace.limit,
      }),
      tx.handOver.findMany({
        where: { createdAt: since, request: whose },
        select: { createdAt: true },
        orderBy: { createdAt: 'desc' },
        take: pace.limit,
      }),
    ]);
    return [...shown.flatMap(({ openedAt }) => openedAt ?? []), ...pages.map(({ createdAt }) => createdAt)];
  }

  return {
    async admit(tx, person, wanted) {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCKS.keyAdmission})`;
      const policy = await read(tx);
      const { perPersonHour, perCustomerDay, coolDownMinutes } = policy;
      const now = clock.now();
      const what = `${wanted.title} – ${wanted.customerName}`;

      const hour = { limit: perPersonHour, windowMinutes: HOUR, coolDownMinutes };
      const byPerson = await takings(tx, { personId: person.id }, hour);
      const personAgain = nextAllowed(byPerson, hour, now);
      if (personAgain) {
        const facts = { name: person.name, limit: perPersonHour, until: personAgain.toISOString(), what };
        await alerts.raise(tx, { kind: 'limit-person', ...facts }, person.id, person.id);
        return { kind: 'too-many', scope: 'person', againAt: personAgain };
      }
      const day = { limit: perCustomerDay, windowMinutes: DAY, coolDownMinutes };
      const ofCustomer = await takings(tx, { customerId: wanted.customerId }, day);
      const customerAgain = nextAllowed(ofCustomer, day, now);
      if (customerAgain) {
        const facts = { name: wanted.customerName, limit: perCustomerDay, until: customerAgain.toISOString(), what };
        await alerts.raise(tx, { kind: 'limit-customer', ...facts }, wanted.customerId, person.id);
        return { kind: 'too-many', scope: 'customer', againAt: customerAgain };
      }
      return { kind: 'allowed', policy };
    },
  };
}
