import { z } from 'zod';
import { newId } from '../../../kernel/ids.ts';
import { findCatalogItem } from '../catalogue/availability.ts';
import { marketOf } from '../catalogue/markets.ts';
import type { Cart, CartLine, Customer } from '../state/model.ts';
import type { Answer } from '../wire/answer.ts';
import { created, ok } from '../wire/answer.ts';
import { instant, link } from '../wire/collection.ts';
import { invalidInput, Refusal } from '../wire/refusal.ts';
import { hasCome, later, nowText } from '../world.ts';
import type { World } from '../world.ts';
import { bodyOf, customerOf, segmentsOf } from './asked.ts';
import type { AskedOf, OfCustomer } from './asked.ts';
import { billingCyclesOf } from './products.ts';

export type OfCart = OfCustomer & { readonly cartId: string };

const lineSchema = z.object({
  id: z.union([z.int().nonnegative(), z.string().regex(/^\d+$/).transform(Number)]),
  catalogItemId: z.string().min(1),
  friendlyName: z.string().max(256).nullish(),
  quantity: z.int(),
  currencyCode: z.string().nullish(),
  billingCycle: z.string().min(1),
  termDuration: z.string().nullish(),
  attestationAccepted: z.boolean().nullish(),
});
const cartSchema = z.object({ id: z.string().nullish(), lineItems: z.array(lineSchema).min(1).max(50) });

type AskedLine = z.output<typeof lineSchema>;

/** `POST /customers/{id}/carts` ("Create a cart"): 201 even where a line is bad; the line then carries an `error`. */
export function createCart({ world, caller, call, params }: AskedOf<OfCustomer>): Answer {
  const customer = customerOf(world, params.customerId);
  const now = nowText(world);
  const cart: Cart = {
    id: newId(),
    customerId: customer.id,
    createdAt: now,
    modifiedAt: now,
    expiresAt: later(world, world.settings.read().delays.cartLife),
    modifiedBy: caller.oid ?? caller.appid,
    status: 'Active',
    lines: checkLines(world, customer, bodyOf(call, cartSchema).lineItems),
    checkouts: 0,
  };
  world.state.carts.put(cart.id, cart, customer.id);
  return created(cartBody(cart, customer));
}

/** `PUT /customers/{id}/carts/{cartId}` ("Update a cart"): the whole cart. */
export function updateCart({ world, caller, call, params }: AskedOf<OfCart>): Answer {
  const customer = customerOf(world, params.customerId);
  const cart = cartOf(world, customer, params.cartId);
  if (cart.status === 'Ordered') throw new Refusal(400, 800065, 'The cart has already been submitted.');
  const body = bodyOf(call, cartSchema);
  if (body.id && body.id !== cart.id) throw invalidInput('The id is not that of the cart.');
  const updated: Cart = {
    ...cart,
    modifiedAt: nowText(world),
    modifiedBy: caller.oid ?? caller.appid,
    lines: checkLines(world, customer, body.lineItems),
  };
  world.state.carts.put(cart.id, updated, customer.id);
  return ok(cartBody(updated, customer));
}

export function getCart({ world, params }: AskedOf<OfCart>): Answer {
  const customer = customerOf(world, params.customerId);
  return ok(cartBody(cartOf(world, customer, params.cartId), customer));
}

/** @throws Refusal 800008 for an unknown cart, another customer's, or one that was let expire */
export function cartOf(world: World, customer: Customer, cartId: string): Cart {
  const cart = world.state.carts.get(cartId);
  const expired = cart?.status === 'Active' && hasCome(world, cart.expiresAt);
  if (cart?.customerId !== customer.id || expired) throw new Refusal(404, 800008, 'The cart id was not found.');
  return cart;
}

function checkLines(world: World, customer: Customer, lines: readonly AskedLine[]): CartLine[] {
  if (new Set(lines.map((line) => line.id)).size < lines.length) throw invalidInput('Two line items have the same id.');
  return lines.map((line) => checkLine(world, customer, line));
}

/** @throws Refusal 2002 for a quantity out of range, the one mistake that costs the whole cart */
function checkLine(world: World, customer: Customer, line: AskedLine): CartLine {
  const read: CartLine = {
    id: line.id,
    catalogItemId: line.catalogItemId,
    quantity: line.quantity,
    billingCycle: line.billingCycle,
    friendlyName: line.friendlyName ?? undefined,
    termDuration: line.termDuration ?? undefined,
    attestationAccepted: line.attestationAccepted ?? undefined,
  };
  const item = findCatalogItem(world, line.catalogItemId, customer.country, segmentsOf(customer));
  if (!item) return bad(read, 'catalog_item_id_is_not_valid', 'The catalog item id is not valid.');
  if (line.quantity < item.sku.minimum || line.quantity > item.sku.maximum) {
    throw new Refusal(400, 2002, `The quantity must lie between ${item.sku.minimum} and ${item.sku.maximum}.`);
  }
  if (line.currencyCode && line.currencyCode !== marketOf(customer.country)?.currency) {
    return bad(
      read,
      'currency_is_not_supported',
      `The currency ${line.currencyCode} is not supported for the customer.`,
    );
  }
  if (!billingCyclesOf(item.sku).includes(line.billingCycle)) {
    return bad(read, 'invalid_input', `The billing cycle ${line.billingCycle} is not supported.`);
  }
  const termFits =
    item.sku.kind === 'perpetual'
      ? !line.termDuration
      : item.sku.terms.some((term) => term.duration === line.termDuration && term.billingCycle === line.billingCycle);
  if (!termFits) return bad(read, 'invalid_input', 'The term duration is not supported with this billing cycle.');
  return { ...read, orderGroup: item.sku.kind === 'perpetual' ? '0' : line.billingCycle };
}

function bad(line: CartLine, errorCode: string, errorDescription: string): CartLine {
  return { ...line, error: { errorCode, errorDescription } };
}

function cartBody(cart: Cart, customer: Customer): object {
  const currencyCode = marketOf(customer.country)?.currency;
  return {
    id: cart.id,
    creationTimestamp: instant(cart.createdAt),
    lastModifiedTimestamp: instant(cart.modifiedAt),
    expirationTimestamp: instant(cart.expiresAt),
    lastModifiedUser: cart.modifiedBy,
    status: cart.status,
    lineItems: groupNumbers(cart).map((line) => ({ ...line, currencyCode })),
    links: { self: link(`/customers/${customer.id}/carts/${cart.id}`) },
    attributes: { objectType: 'Cart' },
  };
}

/** Lines of one kind and billing cycle become one order; the groups are numbered "0", "1" … in the cart's order. */
export function groupNumbers(cart: Cart): CartLine[] {
  const groups = [...new Set(cart.lines.flatMap((line) => line.orderGroup ?? []))];
  return cart.lines.map((line) =>
    line.orderGroup === undefined ? line : { ...line, orderGroup: String(groups.indexOf(line.orderGroup)) },
  );
}
