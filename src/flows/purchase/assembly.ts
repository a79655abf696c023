import { defineApprovedJob } from './jobs-approval.ts';
import { defineDraftRetention } from './jobs-retention.ts';
import { definePurchaseJobs } from './jobs.ts';
import { createPurchases } from './service.ts';

type Parts = Parameters<typeof definePurchaseJobs>[0] &
  Parameters<typeof defineDraftRetention>[0] &
  Omit<Parameters<typeof defineApprovedJob>[0], 'queues' | 'approval'> &
  Omit<Parameters<typeof createPurchases>[0], 'queues' | 'approved'>;

/** The flow put together: the service with the durable steps that it asks for. */
export function assemblePurchase(parts: Parts) {
  const queues = definePurchaseJobs(parts);
  defineDraftRetention(parts);
  const approved = defineApprovedJob({ ...parts, queues, approval: () => purchases.approval });
  const purchases = createPurchases({ ...parts, queues, approved });
  return purchases;
}
