import { minorDigits } from '../../../kernel/money.ts';
import { marketOf } from '../catalogue/markets.ts';
import type { Order, OrderLine } from '../state/model.ts';
import { instant, link } from '../wire/collection.ts';
import { hasCome } from '../world.ts';
import type { World } from '../world.ts';

/** An order as the service shows it ("Order resources"); prices only when asked for. */
export function orderBody(world: World, order: Order, { priced }: { readonly priced: boolean }): object {
  const path = `/customers/${order.customerId}/orders/${order.id}`;
  const country = world.state.customers.get(order.customerId)?.country ?? 'US';
  return {
    id: order.id,
    alternateId: order.alternateId,
    referenceCustomerId: order.customerId,
    billingCycle: order.billingCycle,
    currencyCode: order.currency,
    currencySymbol: marketOf(country)?.symbol ?? order.currency,
    lineItems: order.lines.map((line) => lineBody(order, line, country, priced)),
    creationDate: instant(order.createdAt),
    status: orderStatus(world, order),
    transactionType: 'UserPurchase',
    ...(priced ? { totalPrice: decimal(totalOf(order), order.currency) } : {}),
    links: {
      self: link(path),
      provisioningStatus: link(`${path}/provisioningstatus`),
      patchOperation: link(path, 'PATCH'),
    },
    client: { marketplaceCountry: country, deviceFamily: 'UniversalStore-PartnerCenter', name: 'Partner Center Web' },
    attributes: { objectType: 'Order' },
  };
}

/** Cancelled only when every line is. */
export function orderStatus(world: World, order: Order): string {
  if (order.lines.every((line) => line.cancelledAt !== undefined)) return 'cancelled';
  if (!hasCome(world, order.fulfilledAt)) return 'pending';
  return order.unusualStatus ?? 'completed';
}

/** @returns the order's total in minor units of its currency; cancelled lines count for nothing */
export function totalOf(order: Order): number {
  return order.lines.reduce((sum, line) => sum + (line.cancelledAt ? 0 : line.unitPrice * line.quantity), 0);
}

function lineBody(order: Order, line: OrderLine, country: string, priced: boolean): object {
  const sku = `/products/${line.productId}/skus/${line.skuId}`;
  const quantity = line.cancelledAt ? 0 : line.quantity;
  return {
    lineItemNumber: line.number,
    offerId: line.offerId,
    ...(line.subscriptionId ? { subscriptionId: line.subscriptionId } : {}),
    ...(line.termDuration ? { termDuration: line.termDuration } : {}),
    transactionType: line.cancelledAt ? 'Cancel' : 'New',
    friendlyName: line.friendlyName,
    quantity,
    ...(priced ? { pricing: pricing(line.unitPrice, quantity, order.currency) } : {}),
    links: {
      product: link(`/products/${line.productId}?country=${country}`),
      sku: link(`${sku}?country=${country}`),
      availability: link(`${sku}/availabilities/${line.offerId.split(':')[2] ?? ''}?country=${country}`),
      ...(line.subscriptionId
        ? { subscription: link(`/customers/${order.customerId}/subscriptions/${line.subscriptionId}`) }
        : {}),
    },
  };
}

function pricing(unitPrice: number, quantity: number, currency: string): object {
  const unit = decimal(unitPrice, currency);
  return {
    listPrice: unit,
    discountedPrice: unit,
    price: unit,
    extendedPrice: decimal(unitPrice * quantity, currency),
  };
}

/** The service writes money as a decimal number. */
function decimal(minor: number, currency: string): number {
  return Number((minor / 10 ** minorDigits(currency)).toFixed(minorDigits(currency)));
}
