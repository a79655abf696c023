import type { z } from 'zod';
import type { Caller } from '../login/access-token.ts';
import type { Customer, Segment } from '../state/model.ts';
import type { Call } from '../wire/call.ts';
import { camelCased, parseJson } from '../wire/json.ts';
import { invalidInput, Refusal } from '../wire/refusal.ts';
import type { World } from '../world.ts';

/** What every handler of the Partner Center API is given; the route adds its `params`. */
export type Asked = { readonly world: World; readonly caller: Caller };
export type AskedOf<Params> = Asked & { readonly call: Call; readonly params: Params };
export type OfCustomer = { readonly customerId: string };

const GUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

export function isGuid(text: string): boolean {
  return GUID.test(text);
}

/** @throws Refusal 900118 for what is no tenant id, 20002 where the partner has no relationship with the customer */
export function customerOf(world: World, customerId: string): Customer {
  if (!isGuid(customerId)) throw new Refusal(400, 900118, 'The customer id is invalid.');
  const customer = world.state.customers.get(customerId.toLowerCase());
  if (customer?.relationship !== 'reseller') {
    throw new Refusal(403, 20002, 'The partner does not have a commerce relationship with the customer.');
  }
  return customer;
}

/** The segments a customer may buy for: everybody is commercial, some have qualified for one more. */
export function segmentsOf(customer: Customer): Segment[] {
  return customer.segment === 'commercial' ? ['commercial'] : [customer.segment, 'commercial'];
}

/**
 * Reads a JSON body. Property names are taken in either casing: Microsoft's samples write some requests in PascalCase.
 * @throws Refusal 800002 naming the first property that does not fit
 */
export function bodyOf<Schema extends z.ZodType>(call: Call, schema: Schema): z.output<Schema> {
  const json = parseJson(call.text);
  if (json === undefined) throw invalidInput('Invalid request input: the body is not JSON.');
  const result = schema.safeParse(camelCased(json));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw invalidInput(`Invalid request input: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim());
}

/** @returns a required query parameter; @throws Refusal 3000 without it */
export function required(call: Call, name: string): string {
  const value = call.query.get(name.toLowerCase());
  if (value === undefined || value === '') throw new Refusal(400, 3000, `The parameter ${name} is required.`);
  return value;
}

/** @returns a whole number from the query, or the default; @throws Refusal 3000 for anything else */
export function wholeNumber(call: Call, name: string, standard: number, largest: number): number {
  const text = call.query.get(name) ?? String(standard);
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > largest) throw new Refusal(400, 3000, `The parameter ${name} is invalid.`);
  return value;
}
