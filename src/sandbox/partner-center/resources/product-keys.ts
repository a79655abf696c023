import { softwareById } from '../catalogue/catalogue.ts';
import { signatureOf, spell } from '../state/derived.ts';
import type { KeyHandOut } from '../state/state.ts';
import type { Answer } from '../wire/answer.ts';
import { ok } from '../wire/answer.ts';
import { Refusal } from '../wire/refusal.ts';
import { hasCome, nowText } from '../world.ts';
import type { World } from '../world.ts';
import { customerOf } from './asked.ts';
import type { AskedOf, OfCustomer } from './asked.ts';
import { recordAudit } from './audit-records.ts';
import { orderOf } from './orders.ts';

/** No vowels, nothing that looks like something else; N stands once in a key, among the other 24. */
const KEY_ALPHABET = 'BCDFGHJKMPQRTVWXY2346789';
const KEY_LENGTH = 25;

type OfKey = OfCustomer & { readonly groupId: string; readonly lineId: string; readonly item: string };

/**
 * `GET …/artifacts/productkey/groups/{order}/lineitems/{line}/items/{product}:{sku}:{line}`: the key of one entitlement,
 * a MAK (P9). @throws Refusal 2032 once it is revoked (P14)
 */
export function getProductKey({ world, caller, params }: AskedOf<OfKey>): Answer {
  const customer = customerOf(world, params.customerId);
  const order = orderOf(world, customer, params.groupId);
  const [productId = '', skuId = '', lineId = ''] = params.item.split(':');
  const line = order.lines.find((line) => String(line.number) === params.lineId);
  const software = softwareById(productId);
  const bought = line && softwareById(line.productId);
  const belongs = productId === line?.productId ? skuId === line.skuId : bought?.includes.includes(productId);
  if (!line || !software?.hasKey || !belongs || lineId !== params.lineId || !hasCome(world, order.fulfilledAt)) {
    throw new Refusal(404, 400019, 'The product key was not found.');
  }
  if (line.cancelledAt) throw new Refusal(403, 2032, 'Access denied: the product key was revoked.');

  const subject = [customer.id, order.id, params.lineId, productId, skuId].join('/');
  recordHandOut(world, subject);
  recordAudit(world, caller, customer, {
    resourceType: 'software_key',
    operationType: 'get_software_key',
    newValue: { orderId: order.id, lineItemNumber: line.number, productId, skuId },
    customizedData: { OrderId: order.id, ProductId: productId, SkuId: skuId },
  });
  return ok({ type: 'product_key', productKey: deriveKey(world.secret, subject) });
}

/** @returns every key that was ever handed out, derived anew: for a scan that must find none of them */
export function issuedKeys(world: World): (KeyHandOut & { readonly productKey: string })[] {
  return world.state.keyHandOuts
    .all()
    .map((handOut) => ({ ...handOut, productKey: deriveKey(world.secret, handOut.subject) }));
}

function recordHandOut(world: World, subject: string): void {
  const before = world.state.keyHandOuts.get(subject);
  const handOut = before ?? { subject, first: nowText(world), times: 0 };
  world.state.keyHandOuts.put(subject, { ...handOut, times: handOut.times + 1 });
}

/** Derived from the secret and what it is for, so that no key lies stored. */
function deriveKey(secret: string, subject: string): string {
  const bytes = signatureOf(secret, `product key ${subject}`);
  const letters = spell(bytes, KEY_ALPHABET, KEY_LENGTH - 1);
  const place = (bytes.at(-1) ?? 0) % KEY_LENGTH;
  const key = `${letters.slice(0, place)}N${letters.slice(place)}`;
  return (key.match(/.{5}/g) ?? []).join('-');
}
