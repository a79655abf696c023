import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RecoveryPoint } from '../../src/kernel/recovery-points.ts';
import { fillsForm } from '../flows/cancellation/gestures.ts';
import { openCrashingDesk, pointsToTest } from '../support/crashing-desk.ts';
import type { CrashingDesk } from '../support/crashing-desk.ts';

const FABRIKAM = 'fabrikam.nl';

type State = {
  readonly customers: readonly { readonly id: string; readonly domain: string }[];
  readonly orders: readonly { readonly id: string; readonly status: string; readonly cancellations: number }[];
  readonly serviceRequests: readonly { readonly description: string }[];
};

async function portalOrder(desk: CrashingDesk, createdAt?: string): Promise<string> {
  const { customers } = (await desk.partnerCenter('GET', '/state')) as State;
  const customer = customers.find(({ domain }) => domain === FABRIKAM);
  const order = (await desk.partnerCenter('POST', `/customers/${customer?.id ?? ''}/orders`, {
    lines: [{ product: 'Windows Server 2022 Standard', skuId: '0001', quantity: 1 }],
    ...(createdAt ? { createdAt } : {}),
  })) as { readonly id: string };
  return order.id;
}

async function cancels(desk: CrashingDesk, order: string): Promise<void> {
  const kim = await desk.person('admin.agent');
  await fillsForm(kim, order);
  await kim.submits('Submit');
}

const inside: readonly RecoveryPoint[] = [
  'ticket: submitted',
  'ticket: about to cancel',
  'ticket: cancelled, not recorded',
  'ticket: cancelled',
];
const outside: readonly RecoveryPoint[] = ['ticket: about to ask Microsoft', 'ticket: asked, not recorded'];

describe('killed between two steps of a cancellation and started again', () => {
  let desk: CrashingDesk;
  beforeAll(async () => {
    desk = await openCrashingDesk();
    await desk.start();
    // A key that was shown, so that there is one to look for in the files of the database at the end.
    const kim = await desk.person('admin.agent');
    await kim.types('#licensing', '/csp-key fabrikam');
    await kim.fills({ Software: 'Windows Server 2022 Standard', Reason: 'INC-4711' });
    await kim.submits('Get key');
    await kim.presses('Show key');
    await kim.waitsFor('[Hide now]', '#licensing');
    expect(await desk.partnerCenter('GET', '/issued-keys')).toHaveLength(1);
  });
  afterAll(() => desk.close());

  test.each(pointsToTest(inside))('%s: exactly one cancellation, and the person is told', async (point) => {
    const order = await portalOrder(desk);
    await desk.crashesAt(point);
    const submitting = cancels(desk, order).catch(() => undefined);
    await desk.died();
    await submitting;
    await desk.start();
    const kim = await desk.person('admin.agent');
    await kim.waitsFor(new RegExp(`Key revoked[^🎫]*Order ${order}`), '#licensing');
    const { orders } = (await desk.partnerCenter('GET', '/state')) as State;
    expect(orders.find(({ id }) => id === order)).toMatchObject({ status: 'cancelled', cancellations: 1 });
  });

  test.each(pointsToTest(outside))('%s: exactly one request to Microsoft', async (point) => {
    const order = await portalOrder(desk, '2024-03-01T09:00:00Z');
    await desk.crashesAt(point);
    const submitting = cancels(desk, order).catch(() => undefined);
    await desk.died();
    await submitting;
    await desk.start();
    const kim = await desk.person('admin.agent');
    await kim.waitsFor(new RegExp(`Order ${order}[^🎫]*Microsoft ticket`), '#licensing');
    const { serviceRequests } = (await desk.partnerCenter('GET', '/state')) as State;
    expect(serviceRequests.filter(({ description }) => description.includes(order))).toHaveLength(1);
  });
});
