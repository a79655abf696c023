import type { Desk } from './desk.ts';

type Order = {
  readonly id: string;
  readonly status: string;
  readonly lines: readonly { readonly friendlyName?: string }[];
};

/** @returns the orders in the local Partner Center whose lines carry this reference */
export async function ordersOf(desk: Pick<Desk, 'partnerCenter'>, reference: string): Promise<readonly Order[]> {
  const { orders } = (await desk.partnerCenter('GET', '/state')) as { readonly orders: readonly Order[] };
  return orders.filter(({ lines }) => lines.some(({ friendlyName }) => friendlyName?.startsWith(`${reference} [`)));
}
