import type { Desk } from '../../support/desk.ts';
import type { Entry, Person } from '../../support/slack/person.ts';

export type PlacedOrder = {
  readonly id: string;
  readonly alternateId: string;
  readonly total: number;
  readonly customerId: string;
  readonly subscriptionIds: readonly string[];
};

type Line = {
  readonly product: string;
  readonly quantity?: number;
  readonly billingCycle?: string;
  readonly termDuration?: string;
};

type State = {
  readonly customers: readonly { readonly id: string; readonly domain: string }[];
  readonly orders: readonly { readonly id: string; readonly status: string; readonly cancellations: number }[];
  readonly serviceRequests: readonly {
    readonly id: string;
    readonly title: string;
    readonly description: string;
    readonly customerId?: string;
    readonly notes: readonly { readonly text: string }[];
  }[];
};

export const stateOf = async (desk: Desk) => (await desk.partnerCenter('GET', '/state')) as State;

/** An order that was placed past the product, `daysAgo` by the desk's own clock. */
export async function placed(
  desk: Desk,
  options: { readonly domain?: string; readonly daysAgo?: number; readonly lines?: readonly Line[] } = {},
): Promise<PlacedOrder> {
  const {
    domain = 'fabrikam.nl',
    daysAgo = 0,
    lines = [{ product: 'Windows Server 2022 Standard', quantity: 2 }],
  } = options;
  const customerId = (await stateOf(desk)).customers.find((customer) => customer.domain === domain)?.id ?? '';
  const createdAt = new Date(desk.clock.now().getTime() - daysAgo * 86_400_000 - 60_000).toISOString();
  const order = (await desk.partnerCenter('POST', `/customers/${customerId}/orders`, { lines, createdAt })) as {
    readonly id: string;
    readonly alternateId: string;
    readonly totalPrice: number;
    readonly lineItems: readonly { readonly subscriptionId?: string }[];
  };
  const subscriptionIds = order.lineItems.flatMap(({ subscriptionId }) => subscriptionId ?? []);
  return { id: order.id, alternateId: order.alternateId, total: order.totalPrice, customerId, subscriptionIds };
}

/** How often Partner Center was made to cancel something of this order, and how it stands. */
export async function orderNow(desk: Desk, { id }: PlacedOrder) {
  return (await stateOf(desk)).orders.find((order) => order.id === id);
}

export type Filled = { readonly [Label in string]?: Entry };

const TEXTS: Filled = {
  'Refund reason': 'ordered twice',
  'Requested amount': '100.00',
  Impact: 'The customer pays twice',
  Title: 'Refund of a double order',
  'Contact name': 'Ann Admin',
  'Contact email': 'ann+refunds@csp-desk.example',
  'Contact phone': '020 123 4567',
};

/** Opens the form and fills in every field but the files; leaves it open. */
export async function fillsForm(
  person: Person,
  order: string,
  other: Filled = {},
  channel = '#licensing',
): Promise<void> {
  await person.types(channel, '/csp-cancel');
  await person.waitsFor('Refund reason');
  const entries: Filled = {
    'Customer tenant ID or domain': 'fabrikam.nl',
    'Order ID or subscription ID': order,
    ...TEXTS,
    ...other,
  };
  await person.fills(entries as Record<string, Entry>, { anyway: true });
}
