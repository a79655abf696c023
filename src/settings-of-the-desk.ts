import type { App } from '@slack/bolt';
import { registerAdministration } from './flows/administration/listeners.ts';
import { registerHealth } from './flows/administration/listeners-health.ts';
import { registerPeople } from './flows/administration/listeners-people.ts';
import { createHealthDesk } from './flows/administration/service-health.ts';
import type { HealthParts } from './flows/administration/service-health.ts';
import { createPeopleDesk } from './flows/administration/service-people.ts';
import { createAdministration } from './flows/administration/service.ts';
import { registerApprovalRules } from './flows/approval/listeners-rules.ts';
import { policySection } from './flows/cancellation/listeners-policy.ts';
import { registerKeyRules } from './flows/key-rules/listeners.ts';
import { registerPriceImports } from './flows/pricing/listeners-imports.ts';
import { registerMargins } from './flows/pricing/listeners-margins.ts';
import { createPriceImports } from './flows/pricing/service-imports.ts';
import { createMargins } from './flows/pricing/service-margins.ts';
import { registerReminderTimes } from './flows/reminders/listeners-times.ts';
import type { AdminSection } from './slack/admin-section.ts';

/** What the listeners of each section take, but for the services that are made here. */
type Parts = Parameters<typeof createPriceImports>[0] &
  Parameters<typeof createMargins>[0] &
  Parameters<typeof createPeopleDesk>[0] &
  HealthParts &
  Parameters<typeof policySection>[0] &
  Parameters<typeof registerApprovalRules>[1] &
  Parameters<typeof registerKeyRules>[1] &
  Parameters<typeof registerReminderTimes>[1] &
  Omit<Parameters<typeof registerPriceImports>[1], 'imports'> &
  Omit<Parameters<typeof registerMargins>[1], 'margins'> & {
    /** sections of flows that are put together elsewhere */
    readonly more: readonly AdminSection[];
  };

/** `/csp-admin` with its sections, in the order in which they are listed. */
export function registerSettings(app: App, parts: Parts): void {
  const sections = [
    ...registerApprovalRules(app, parts),
    registerPriceImports(app, { ...parts, imports: createPriceImports(parts) }),
    registerMargins(app, { ...parts, margins: createMargins(parts) }),
    registerKeyRules(app, parts),
    registerPeople(app, { ...parts, people: createPeopleDesk(parts) }),
    registerReminderTimes(app, parts),
    policySection(parts),
    ...parts.more,
    registerHealth(app, { ...parts, health: createHealthDesk(parts) }),
  ];
  registerAdministration(app, { ...parts, administration: createAdministration(parts), sections });
}
