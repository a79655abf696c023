import { defineCancellationJobs } from '../../../src/flows/cancellation/jobs.ts';
import { createOrderLookup } from '../../../src/flows/cancellation/orders.ts';
import { programmePolicy } from '../../../src/flows/cancellation/rules-return-policy/policy.ts';
import { EMPTY_FORM } from '../../../src/flows/cancellation/rules-form.ts';
import { createCancellationApproval } from '../../../src/flows/cancellation/service-approval.ts';
import { createReminderSettings } from '../../../src/flows/reminders/service-times.ts';
import { createMoveKeys } from '../../../src/flows/move/service-keys.ts';
import { createCancellations } from '../../../src/flows/cancellation/service.ts';
import type { SubmitOutcome } from '../../../src/flows/cancellation/service.ts';
import type { Database } from '../../../src/database/database.ts';
import { createRecurring } from '../../../src/jobs/recurring.ts';
import { newId } from '../../../src/kernel/ids.ts';
import { createDirectSender } from '../../../src/slack/direct.ts';
import { createFileTaker } from '../../../src/slack/files.ts';
import { openShop } from '../purchase/shop.ts';
import type { Shop, ShopParts } from '../purchase/shop.ts';

/** Cancelling as the product does it, job by job, against the stand-ins over HTTP. */
export type ReturnsDesk = {
  readonly shop: Shop;
  /** An order of so many lines, made past the desk. @returns its ID */
  readonly orders: (lines: number, daysAgo?: number) => Promise<string>;
  /** Hands in the form: the whole order, or these lines of it. */
  readonly asks: (orderId: string, lines?: readonly number[]) => Promise<SubmitOutcome>;
  readonly retry: (ticketId: string) => Promise<unknown>;
  readonly askInstead: (ticketId: string) => Promise<{ readonly kind: string }>;
  readonly approvals: ShopParts['approvals'];
  /** From now on Kim approves every cancellation of which more than so much comes back; null for all, undefined for none. */
  readonly rules: (overMinor: bigint | null | undefined) => Promise<void>;
  /** Kim decides the newest round about a ticket. */
  readonly decides: (ticketId: string, verdict: 'approved' | 'declined') => Promise<{ readonly kind: string }>;
  readonly close: () => Promise<void>;
};

const FABRIKAM = 'fabrikam.nl';

export async function openReturnsDesk(database: Database): Promise<ReturnsDesk> {
  let build: (() => Built) | undefined;
  const shop = await openShop(database, 4, (parts) => {
    const built = assemble(parts);
    build = () => built;
  });
  if (!build) throw new Error('The desk was not assembled');
  const { cancellations, approvals, close } = build();
  const found = await shop.partnerCenter('GET', '/state');
  const { customers } = found as { readonly customers: readonly { readonly id: string; readonly domain: string }[] };
  const { id: kimId } = (await shop.slack('/people/admin.agent@csp-desk.example', {})) as { readonly id: string };
  const kim = await shop.parts.directory.identify(shop.ann.teamId, kimId);
  const customerId = customers.find(({ domain }) => domain === FABRIKAM)?.id ?? '';

  return {
    shop,
    async orders(lines, daysAgo = 0) {
      const products = ['Windows Server 2022 Standard', 'Windows Server 2022 CAL', 'SQL Server 2022 Standard'];
      const body = {
        lines: products.slice(0, lines).map((product) => ({ product })),
        createdAt: new Date(shop.clock.now().getTime() - daysAgo * 86_400_000).toISOString(),
      };
      const order = await shop.partnerCenter('POST', `/customers/${customerId}/orders`, body);
      return (order as { readonly id: string }).id;
    },
    asks: (order, lines) =>
      cancellations.submit(
        shop.ann,
        {
          ...EMPTY_FORM,
          customer: FABRIKAM,
          order,
          lines: lines && { order, numbers: lines },
          reason: 'ordered twice',
          amount: '1.00',
          impact: 'paid twice',
          title: 'Refund',
          contactName: 'Ann',
          contactEmail: 'ann@csp-desk.example',
          contactPhone: '020 123 4567',
        },
        { viewKey: `view ${newId()}`, channelId: 'C0LICENSING', locale: 'en-GB', said: 'request' },
      ),
    retry: (ticketId) => cancellations.retry(shop.ann, ticketId),
    askInstead: (ticketId) => cancellations.askInstead(shop.ann, ticketId),
    approvals,
    async rules(overMinor) {
      await database.read.approvalRule.deleteMany();
      if (overMinor === undefined) return;
      const named = { approvers: [{ kind: 'person', id: kim.userId, name: kim.name }], escalateTo: [] };
      const amounts = { overMinor, currency: overMinor === null ? null : 'EUR', approvals: 1, expireHours: 96 };
      const created = { createdBy: shop.ann.id, createdAt: shop.clock.now() };
      await database.read.approvalRule.create({
        data: { id: newId(), kind: 'cancellation', ...amounts, ...named, ...created },
      });
    },
    async decides(ticketId, verdict) {
      const [round] = await approvals.about('cancellation', ticketId);
      return approvals.decide(
        kim,
        round?.id ?? newId(),
        verdict,
        verdict === 'declined' ? 'the customer keeps it' : null,
      );
    },
    close: async () => {
      await close();
      await shop.close();
    },
  };
}

type Built = ReturnType<typeof assemble>;

function assemble(parts: ShopParts) {
  const files = createFileTaker({ client: parts.client, ...parts.slack });
  const recurring = createRecurring(parts);
  const rechecking = {
    orders: createOrderLookup({ ...parts, policy: programmePolicy }),
    approval: createCancellationApproval(parts),
  };
  const queues = defineCancellationJobs({
    ...parts,
    ...rechecking,
    recurring,
    takeFile: files.take,
    sendDirectly: createDirectSender(parts.client),
    tickets: 'api',
    orderCancelled: async () => undefined,
    keysRevoked: async () => undefined,
    reminderTimes: createReminderSettings({ ...parts, usualClosing: [24] }),
  });
  parts.approving.register('cancellation', rechecking.approval.handler(queues.proceed));
  const cancellations = createCancellations({
    ...{ ...parts, ...rechecking, peekAtFile: files.peek, queues },
    movesUsingKey: createMoveKeys(parts).movesUsingKey,
  });
  return { cancellations, approvals: parts.approvals, close: files.close };
}
