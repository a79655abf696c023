import { z } from 'zod';
import { bodyOf, customerOf } from '../resources/asked.ts';
import { inventedCustomer } from '../seed/customers.ts';
import type { Agreement, Customer } from '../state/model.ts';
import { created, ok } from '../wire/answer.ts';
import type { Answer } from '../wire/answer.ts';
import { nowText } from '../world.ts';
import type { ControlOf } from './controlled.ts';

const countSchema = z.strictObject({ count: z.int().min(1).max(100_000) });

/** `POST /customers {count}`: that many more customers, invented. */
export function addCustomers({ world, call }: ControlOf<object>): Answer {
  const { count } = bodyOf(call, countSchema);
  const first = world.state.customers.count();
  for (let number = first; number < first + count; number += 1) {
    const customer = inventedCustomer(number, nowText(world));
    world.state.customers.put(customer.id, customer);
  }
  return created({ customers: world.state.customers.count() });
}

/** `DELETE /customers/{id}`: the relationship ends, as the customer ends it in its own admin center. */
export function endRelationship({ world, params }: ControlOf<{ readonly customerId: string }>): Answer {
  const customer = customerOf(world, params.customerId);
  world.state.customers.put(customer.id, { ...customer, relationship: 'none' });
  return { status: 204 };
}

const agreementSchema = z.strictObject({ kind: z.enum(['none', 'direct', 'confirmed']) });

/** `PUT /customers/{id}/agreement {kind}`: the customer accepts, or never did. */
export function setAgreement({ world, call, params }: ControlOf<{ readonly customerId: string }>): Answer {
  const customer = customerOf(world, params.customerId);
  const changed: Customer = {
    ...customer,
    agreement: agreementOf(bodyOf(call, agreementSchema).kind, customer, nowText(world)),
  };
  world.state.customers.put(customer.id, changed);
  return ok(changed);
}

function agreementOf(kind: Agreement['kind'], { contact }: Customer, on: string): Agreement {
  switch (kind) {
    case 'none':
      return { kind };
    case 'direct':
      return { kind, on };
    case 'confirmed':
      return { kind, on, contact };
  }
}
