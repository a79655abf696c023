import { setTimeout } from 'node:timers/promises';
import { expect } from 'vitest';
import type { FaultKind as OrderedKind } from '../../src/sandbox/partner-center/wire/fault-kinds.ts';
import type { RecoveryPoint } from '../../src/kernel/recovery-points.ts';
import { makesPage, opens } from '../flows/hand-over/gestures.ts';
import { asksForKey, KEY } from '../flows/key-reveal/gestures.ts';
import { fillsForm } from '../flows/cancellation/gestures.ts';
import type { CrashingDesk } from '../support/crashing-desk.ts';
import { buys } from '../support/gestures.ts';

/** A fault of the local Partner Center that meets the call which cannot be undone, beside the kill. */
export const FAULT_KINDS = [
  'none',
  'drop-before',
  'drop-after',
  'status-500',
  'status-429',
  'truncate-body',
  /** the access token is refused as expired; the next one is good */
  'expired-token',
  /** the account is no Admin agent any more, until somebody gives the role back */
  'revoked-role',
] as const satisfies readonly ('none' | OrderedKind)[];

type FaultKind = (typeof FAULT_KINDS)[number];

export const PURCHASE_POINTS: readonly RecoveryPoint[] = [
  'purchase: requested',
  'purchase: cart made, not recorded',
  'purchase: cart recorded',
  'purchase: about to check out',
  'purchase: checked out, not recorded',
  'purchase: placed',
  'purchase: fulfilled',
  'message: posted, not recorded',
];
/** Inside the return window the desk cancels, outside it asks Microsoft. */
export const CANCELLING_POINTS: readonly RecoveryPoint[] = [
  'ticket: submitted',
  'ticket: about to cancel',
  'ticket: cancelled, not recorded',
  'ticket: cancelled',
];
export const ASKING_POINTS: readonly RecoveryPoint[] = [
  'ticket: about to ask Microsoft',
  'ticket: asked, not recorded',
];
/** A customer opens a one-time page. */
export const OPENING_POINTS: readonly RecoveryPoint[] = [
  'page: opening',
  'page: key fetched, not recorded',
  'page: opened, not sent',
];

const WHILE_MS = 10_000;

type State = {
  readonly customers: readonly { readonly id: string; readonly domain: string }[];
  readonly orders: readonly {
    readonly id: string;
    readonly status: string;
    readonly cancellations: number;
    readonly lines: readonly { readonly friendlyName?: string }[];
  }[];
  readonly serviceRequests: readonly { readonly description: string }[];
};
const stateOf = async (desk: CrashingDesk) => (await desk.partnerCenter('GET', '/state')) as State;

async function orderFault(desk: CrashingDesk, kind: FaultKind, match: object): Promise<void> {
  if (kind === 'none') return;
  await desk.partnerCenter('POST', '/faults', { kind, match, times: 1 });
}

/** Does something that leads to the point at which the product dies, and starts it again. */
async function diesAt(desk: CrashingDesk, point: RecoveryPoint, gesture: () => Promise<void>): Promise<void> {
  await desk.crashesAt(point);
  // The process may die before Slack has its answer; the person then sees Slack's own complaint, and what was asked stands.
  const asking = gesture();
  await Promise.race([desk.died(), inVain(asking)]);
  await asking.catch(() => undefined);
  await desk.start();
}

/** Ends only with what went wrong with a gesture of which nobody has died after a while. */
async function inVain(asking: Promise<void>): Promise<never> {
  const error = await asking.then(
    () => new Promise<never>(() => undefined),
    (reason: unknown) => reason,
  );
  await setTimeout(WHILE_MS, undefined, { ref: false });
  throw error;
}

/** Killed in the middle of a purchase and started again: exactly one order, and the person is told, once. */
export async function diesWhileBuying(desk: CrashingDesk, point: RecoveryPoint, kind: FaultKind): Promise<void> {
  const reference = `PO ${PURCHASE_POINTS.indexOf(point)} ${kind}`;
  const kim = await desk.person('admin.agent');
  await orderFault(desk, kind, { method: 'POST', path: '/checkout$' });
  await diesAt(desk, point, () => buys(kim, { reference }));
  await kim.waitsFor(new RegExp(`${reference}\\n[^🛒]*● Fulfilled`), '#sales');
  const marked = (await stateOf(desk)).orders.filter(({ lines }) =>
    lines.some(({ friendlyName }) => friendlyName?.startsWith(`${reference} [`)),
  );
  expect(marked).toHaveLength(1);
  expect((await kim.sees('#sales')).split(`${reference}\n`)).toHaveLength(2);
}

/** Killed in the middle of a cancellation inside the window: exactly one, and the person is told. */
export async function diesWhileCancelling(desk: CrashingDesk, point: RecoveryPoint, kind: FaultKind): Promise<void> {
  const order = await portalOrder(desk);
  const kim = await desk.person('admin.agent');
  await orderFault(desk, kind, { method: 'PATCH', path: '/orders/' });
  await diesAt(desk, point, () => cancels(desk, order));
  await kim.waitsFor(new RegExp(`Key revoked[^🎫]*Order ${order}`), '#licensing');
  const { orders } = await stateOf(desk);
  expect(orders.find(({ id }) => id === order)).toMatchObject({ status: 'cancelled', cancellations: 1 });
}

/** The same outside the window: exactly one request to Microsoft. */
export async function diesWhileAsking(desk: CrashingDesk, point: RecoveryPoint, kind: FaultKind): Promise<void> {
  const order = await portalOrder(desk, '2024-03-01T09:00:00Z');
  const kim = await desk.person('admin.agent');
  await orderFault(desk, kind, { method: 'POST', path: '/servicerequests' });
  await diesAt(desk, point, () => cancels(desk, order));
  await kim.waitsFor(new RegExp(`Order ${order}[^🎫]*Microsoft ticket`), '#licensing');
  const { serviceRequests } = await stateOf(desk);
  expect(serviceRequests.filter(({ description }) => description.includes(order))).toHaveLength(1);
}

/** Killed while a customer opens a one-time page: its key is seen once, or never where that may be what just happened. */
export async function diesWhileOpening(desk: CrashingDesk, point: RecoveryPoint, kind: FaultKind): Promise<void> {
  const kim = await desk.person('admin.agent');
  await asksForKey(kim, { reason: `${point} ${kind}` });
  const page = await makesPage(kim);
  await orderFault(desk, kind, { path: '/artifacts/productkey' });
  // Turned away by a fault the customer tries again, here and after the start.
  await diesAt(desk, point, async () => {
    for (let time = 0; time < 2; time += 1) await opens(page, page.passphrase);
  });
  const answers: Awaited<ReturnType<typeof opens>>[] = [];
  for (let time = 0; time < 3; time += 1) answers.push(await opens(page, page.passphrase));
  const seen = answers.filter(({ text }) => KEY.test(text)).length;
  expect(seen).toBe(point === 'page: opened, not sent' ? 0 : 1);
  expect(answers.at(-1)?.status).toBe(410);
  await kim.waitsFor(/Your one-time page for Fabrikam B.V. was opened/, '@CSP Desk');
}

async function portalOrder(desk: CrashingDesk, createdAt?: string): Promise<string> {
  const { customers } = await stateOf(desk);
  const customer = customers.find(({ domain }) => domain === 'fabrikam.nl');
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
