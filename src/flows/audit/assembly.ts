import type { App } from '@slack/bolt';
import type { Recurring } from '../../jobs/recurring.ts';
import type { Reach } from '../../kernel/recovery-points.ts';
import { createCheckpoints } from '../../ledger/checkpoints.ts';
import type { AdminSection } from '../../slack/admin-section.ts';
import { defineCheckpointJob } from './jobs-checkpoints.ts';
import { defineAuditExport } from './jobs-export.ts';
import { registerErasure } from './listeners-erasure.ts';
import { registerCheckpoints } from './listeners-checkpoints.ts';
import { registerAudit } from './listeners.ts';
import { createLedgerKeeping } from './service-checkpoints.ts';
import { createErasure } from './service-erasure.ts';
import { createAudit, createAuditReader } from './service.ts';

type Parts = Parameters<typeof createCheckpoints>[0] &
  Omit<Parameters<typeof defineCheckpointJob>[0], 'checkpoints'> &
  Omit<Parameters<typeof defineAuditExport>[0], 'reader'> &
  Omit<Parameters<typeof createAudit>[0], 'reader' | 'queue'> & {
    readonly recurring: Recurring;
    readonly reach: Reach;
  };

type Front = Omit<Parameters<typeof registerAudit>[1], 'audit'> &
  Omit<Parameters<typeof registerCheckpoints>[1], 'ledgerKeeping' | 'checkpointChannel'>;

/** The flow put together: looking at the ledger, and keeping it. */
export function assembleAudit(parts: Parts) {
  const checkpoints = createCheckpoints(parts);
  defineCheckpointJob({ ...parts, checkpoints });
  const reader = createAuditReader(parts);
  const audit = createAudit({ ...parts, reader, queue: defineAuditExport({ ...parts, reader }) });
  const ledgerKeeping = createLedgerKeeping({ ...parts, checkpoints });

  const erasure = createErasure(parts);

  return {
    /** @returns what it adds to `/csp-admin` */
    register(app: App, front: Front): readonly AdminSection[] {
      registerAudit(app, { ...front, audit });
      const ledgerSection = registerCheckpoints(app, { ...front, ledgerKeeping, checkpointChannel: parts.channelId });
      return [ledgerSection, registerErasure(app, { ...front, erasure })];
    },
  };
}
