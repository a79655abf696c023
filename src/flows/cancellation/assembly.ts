import type { App } from '@slack/bolt';
import type { Traced } from '../../kernel/tracing.ts';
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
    readonly traced: Traced;
  };

type Front = Omit<
  Parameters<typeof registerCancellation>[1],
  'cancellations' | 'portalTickets' | 'tickets' | 'ticketNotes' | 'afterwards'
>;

/** The flow put together: its handler of approvals, and how it begins to listen. */
export function assembleCancellation(parts: Parts) {
  const { traced } = parts;
  const rechecking = { orders: createOrderLookup(parts), approval: createCancellationApproval(parts) };
  const inner = { ...parts, ...rechecking };
  const queues = defineCancellationJobs(inner);
  const services = {
    cancellations: traced('cancellation', createCancellations({ ...inner, queues })),
    portalTickets: traced('portal-ticket', createPortalTickets({ ...inner, queues })),
    ticketNotes: traced('ticket-note', createTicketNotes({ ...inner, queues })),
    tickets: traced('ticket', createTickets({ ...inner, refresh: queues.refresh })),
    afterwards: traced('cancelled-there', parts.afterwards),
  };
  const creditImports = traced('credit-import', createCreditImports({ ...parts, queue: defineCreditImport(parts) }));
  return {
    approvalHandler: rechecking.approval.handler(queues.proceed),
    register(app: App, front: Front) {
      registerCancellation(app, { ...front, ...services });
      registerCreditImports(app, { ...front, creditImports });
    },
  };
}
