import type { Clock } from '../../kernel/time.ts';
import type { Directory } from '../../directory/directory.ts';
import { ADMIN_HOME } from '../../slack/admin-section.ts';
import type { AdminSection } from '../../slack/admin-section.ts';
import type { Counter } from '../../slack/counter.ts';
import type { ReadTimes } from '../reminders/service-times.ts';
import type { ReturnPolicy } from './rules-return-policy/policy.ts';
import { policyView } from './views-policy.ts';

type Parts = {
  readonly policy: ReturnPolicy;
  readonly reminderTimes: ReadTimes;
  readonly directory: Pick<Directory, 'authorize'>;
  readonly counter: Counter;
  readonly clock: Clock;
};

/** The section *Refund windows* of `/csp-admin`: what the operator chose, to read. */
export function policySection({ policy, reminderTimes, directory, counter, clock }: Parts): AdminSection {
  return {
    id: 'policy',
    title: 'cancellation.policy.title',
    about: 'cancellation.policy.about',
    async draw(visitor) {
      const about = { subject: 'desk', customerId: null };
      const right = await directory.authorize(visitor.person, 'desk.administer', about);
      if (right.kind === 'refused') return counter.refusalView(visitor, right);
      const today = clock.now().toISOString().slice(0, 10);
      const { closing } = await reminderTimes.current();
      return policyView(visitor.t, policy, { reminders: closing, today, home: ADMIN_HOME });
    },
  };
}
