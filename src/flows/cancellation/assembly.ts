import type { App } from '@slack/bolt';
import { defineCreditImport } from './jobs-credit-import.ts';
import { defineCancellationJobs } from './jobs.ts';
import { registerCreditImports } from './listeners-credit-import.ts';
import { registerCancellation } from './listeners.ts';
import { createOrderLookup } from './orders.ts';
import type { createAfterwards } from './service-after.ts';
import { createCancellationApproval } from './service-approval.ts';
import { createCreditImports } from './service-credit-import.ts';
import { createTicketNotes } from './service-notes.ts';
import { createPortalTickets } from './service-portal.ts';
import { createTickets } from './service-tickets.ts';
import { createCancellations } from './service.ts';

type Parts = Parameters<typeof createOrderLookup>[0] &
  Parameters<typeof createCancellationApproval>[0] &
  Parameters<typeof defineCreditImport>[0] &
  Omit<Parameters<typeof defineCancellationJobs>[0], 'orders' | 'approval'> &
  Omit<Parameters<typeof createCancellations>[0], 'orders' | 'approval' | 'queues'> &
  Omit<Parameters<typeof createCreditImports>[0], 'queue'> & {
    readonly afterwards: ReturnType<typeof createAfterwards>;
  };

type Front = Omit<
  Parameters<typeof registerCancellation>[1],
  'cancellations' | 'portalTickets' | 'tickets' | 'ticketNotes' | 'afterwards'
>;

/** The flow put together: its handler of approvals, and how it begins to listen. */
export function assembleCancellation(parts: Parts) {
  const rechecking = { orders: createOrderLookup(parts), approval: createCancellationApproval(parts) };
  const inner = { ...parts, ...rechecking };
  const queues = defineCancellationJobs(inner);
  const services = {
    cancellations: createCancellations({ ...inner, queues }),
    portalTickets: createPortalTickets({ ...inner, queues }),
    ticketNotes: createTicketNotes({ ...inner, queues }),
    tickets: createTickets({ ...inner, refresh: queues.refresh }),
    afterwards: parts.afterwards,
  };
  const creditImports = createCreditImports({ ...parts, queue: defineCreditImport(parts) });
  return {
    approvalHandler: rechecking.approval.handler(queues.proceed),
    register(app: App, front: Front) {
      registerCancellation(app, { ...front, ...services });
      registerCreditImports(app, { ...front, creditImports });
    },
  };
}
