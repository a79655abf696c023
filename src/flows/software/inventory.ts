import { differenceInHours } from 'date-fns/differenceInHours';
import type { Artifact, Entitlement } from '../../partner-center/schemas/entitlement.ts';
import type { Order, OrderLine } from '../../partner-center/schemas/order.ts';
import type { Subscription } from '../../partner-center/schemas/subscription.ts';
import type { KeyPlace, OwnedSoftware, SoftwareVersion } from './owned.ts';
import { boughtAs, editionPart, isOfTheDesk, nameOf, productPart } from './rules.ts';
import type { SoftwareState } from './rules.ts';

/** Titles by product, and by product and SKU; whatever is not for sale any more may be missing. */
export type Titles = {
  readonly product: (productId: string) => { readonly title: string; readonly cancellable: boolean } | undefined;
  readonly edition: (productId: string, skuId: string) => string | undefined;
};

export type Holdings = {
  readonly entitlements: readonly Entitlement[];
  readonly orders: readonly Order[];
  readonly subscriptions: readonly Subscription[];
  readonly titles: Titles;
};

/** An order that is completed and so old has given its rights, even where the list of them does not show it. */
const FULFILMENT_HOURS = 24;

type Piece = {
  readonly orderId: string;
  readonly lineNumber: number;
  readonly productId: string;
  readonly skuId: string;
  readonly entitlements: readonly Entitlement[];
  readonly order: Order | undefined;
  readonly line: OrderLine | undefined;
};

/**
 * Joins what a customer is entitled to with the orders it came from, newest first. Entitlements know keys and versions; the
 * orders know when, and which lines were cancelled or are not fulfilled yet. Either may lag behind the other.
 */
export function inventoryOf(holdings: Holdings, now: Date): readonly OwnedSoftware[] {
  const pieces = new Map<string, Piece>();
  const orderOf = ordersById(holdings.orders);

  for (const entitlement of holdings.entitlements) {
    const order = orderOf(entitlement);
    const orderId = order?.id ?? entitlement.orderId ?? entitlement.alternateOrderId;
    if (orderId === undefined || wasTransferred(entitlement)) continue;
    const lineNumber = entitlement.lineNumber ?? 0;
    const id = idOf(orderId, lineNumber);
    const known = pieces.get(id);
    const line = order?.lines.find(({ number }) => number === lineNumber);
    const { productId, skuId } = entitlement;
    if (known) pieces.set(id, { ...known, entitlements: [...known.entitlements, entitlement] });
    else pieces.set(id, { orderId, lineNumber, productId, skuId, entitlements: [entitlement], order, line });
  }

  for (const order of holdings.orders) {
    for (const line of order.lines) {
      const { productId, skuId } = boughtAs(line.catalogItemId);
      const id = idOf(order.id, line.number);
      // An order holds services as well; software is what the software catalogue has, and whatever this desk ordered.
      const software = holdings.titles.product(productId) !== undefined || isOfTheDesk(line.friendlyName);
      if (software && !pieces.has(id))
        pieces.set(id, { orderId: order.id, lineNumber: line.number, productId, skuId, entitlements: [], order, line });
    }
  }

  const owned = [...pieces.values()].map((piece) => ownedOf(piece, holdings, now));
  return owned.sort((a, b) => age(b) - age(a) || a.lineNumber - b.lineNumber);
}

export function idOf(orderId: string, lineNumber: number): string {
  return `${orderId}:${lineNumber}`;
}

/** What is so new that its order is not shown yet stands first. */
function age({ orderedAt }: OwnedSoftware): number {
  return orderedAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
}

/** Orders have two shapes of ID; an entitlement may name either. */
function ordersById(orders: readonly Order[]): (of: Entitlement) => Order | undefined {
  const byId = new Map<string, Order>();
  for (const order of orders) {
    if (order.alternateId !== undefined) byId.set(order.alternateId.toLowerCase(), order);
    byId.set(order.id.toLowerCase(), order);
  }
  const at = (id: string | undefined) => (id === undefined ? undefined : byId.get(id.toLowerCase()));
  return ({ orderId, alternateOrderId }) => at(orderId) ?? at(alternateOrderId);
}

/** It belongs to another partner's list now. Source: "Entitlement resources", QuantityDetail. */
function wasTransferred({ quantities }: Entitlement): boolean {
  return quantities.length > 0 && quantities.every(({ status }) => status === 'transferred');
}

function ownedOf(piece: Piece, { subscriptions, titles }: Holdings, now: Date): OwnedSoftware {
  const { orderId, lineNumber, productId, skuId, entitlements, order, line } = piece;
  const expiresAt = entitlements.find((each) => each.expiresAt)?.expiresAt;
  const subscription = subscriptions.find(({ id }) => id === line?.subscriptionId);
  const state = stateOf(piece, now);
  const title = titleOf(titles, productId, skuId) ?? nameOf(line?.friendlyName) ?? productId;
  return {
    id: idOf(orderId, lineNumber),
    orderId,
    lineNumber,
    productId,
    skuId,
    title,
    edition: editionPart(titles.edition(productId, skuId), title),
    quantity: line?.quantity || boughtIn(entitlements),
    orderedAt: order?.createdAt,
    perpetual: expiresAt === undefined && line?.term === undefined && line?.subscriptionId === undefined,
    expiresAt,
    subscriptionId: line?.subscriptionId,
    cancellableUntil: subscription?.cancellableUntil,
    cancellable: titles.product(productId)?.cancellable ?? true,
    state,
    versions: versionsOf(entitlements, state === 'cancelled', titles),
  };
}

/** A part of another product is in no list of products; its SKU names it. */
function titleOf(titles: Titles, productId: string, skuId: string): string | undefined {
  const edition = titles.edition(productId, skuId);
  return titles.product(productId)?.title ?? (edition === undefined ? undefined : productPart(edition));
}

function stateOf({ entitlements, order, line }: Piece, now: Date): SoftwareState {
  if (order?.status === 'cancelled' || line?.quantity === 0) return 'cancelled';
  if (entitlements.some(({ quantity }) => quantity > 0)) return 'active';
  if (order?.status === 'pending') return 'pending';
  // The list of orders lags: what gives a right to nothing, although its order is completed, has just been cancelled.
  if (entitlements.length > 0) return 'cancelled';
  return order && differenceInHours(now, order.createdAt) < FULFILMENT_HOURS ? 'pending' : 'active';
}

function boughtIn(entitlements: readonly Entitlement[]): number {
  const [first] = entitlements;
  if (!first) return 0;
  return first.quantity || first.quantities.reduce((sum, { quantity }) => sum + quantity, 0);
}

function versionsOf(entitlements: readonly Entitlement[], cancelled: boolean, titles: Titles): SoftwareVersion[] {
  const every = entitlements.flatMap(withIncluded).map(({ productId, skuId, artifacts }): SoftwareVersion => {
    const title = titleOf(titles, productId, skuId) ?? productId;
    return { id: `${productId}:${skuId}`, productId, skuId, title, key: keyPlaceOf(artifacts, cancelled) };
  });
  return every.filter(({ id }, index) => every.findIndex((other) => other.id === id) === index);
}

function withIncluded(entitlement: Entitlement): Entitlement[] {
  return [entitlement, ...entitlement.included.flatMap(withIncluded)];
}

function keyPlaceOf(artifacts: readonly Artifact[], cancelled: boolean): KeyPlace {
  const keys = artifacts.filter(({ type }) => type === 'product_key');
  const good = keys.find(({ state = 'active', link }) => state === 'active' && link !== undefined);
  if (good?.link !== undefined && !cancelled) return { kind: 'available', link: good.link };
  const [gone] = keys.filter(({ state }) => state !== undefined && state !== 'active');
  if (gone || (cancelled && keys.length > 0)) return { kind: 'revoked', reason: gone?.reason };
  return { kind: 'none' };
}
