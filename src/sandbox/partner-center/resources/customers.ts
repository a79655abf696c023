import { z } from 'zod';
import { marketOf } from '../catalogue/markets.ts';
import { hexOf, guidOf } from '../state/derived.ts';
import type { Customer } from '../state/model.ts';
import type { Condition } from '../state/shelf.ts';
import type { Answer } from '../wire/answer.ts';
import { ok } from '../wire/answer.ts';
import type { Call } from '../wire/call.ts';
import { collection, link } from '../wire/collection.ts';
import { parseJson } from '../wire/json.ts';
import { Refusal } from '../wire/refusal.ts';
import type { AskedOf, OfCustomer } from './asked.ts';
import { customerOf, isGuid, required, wholeNumber } from './asked.ts';
import { nextLink, placeOf } from './continuation.ts';

const LARGEST_PAGE = 500;

const filterSchema = z.object({
  Field: z.enum(['CompanyName', 'Domain']),
  Value: z.string().min(1),
  Operator: z.string().refine((operator) => operator.toLowerCase() === 'starts_with'),
});

/** `GET /customers?size=&filter=` ("Get a list of customers", "Get a list of customers filtered by a search field"). */
export function listCustomers({ world, call }: AskedOf<unknown>): Answer {
  required(call, 'size');
  const size = wholeNumber(call, 'size', 0, LARGEST_PAGE) || LARGEST_PAGE;
  const found = world.state.customers.after(placeOf(call), size + 1, conditionOf(call));
  const shown = found.slice(0, size);
  const last = shown.at(-1);

  const query = new URLSearchParams([...call.query].filter(([name]) => name !== 'seekoperation')).toString();
  const self = `/v1/customers?${query}`;
  return ok(
    collection(
      shown.map(({ item }) => summary(item)),
      {
        self: link(self),
        ...(last && found.length > size ? { next: nextLink(`${self}&seekOperation=Next`, last.place) } : {}),
      },
    ),
  );
}

/** Only prefixes can be asked for, and only of these two fields. */
function conditionOf(call: Call): Condition {
  const sold = `json_extract(body, '$.relationship') = 'reseller'`;
  const text = call.query.get('filter');
  if (text === undefined) return { sql: `${sold} AND ?2 = ''`, text: '' };

  const filter = filterSchema.safeParse(parseJson(text));
  if (!filter.success) throw new Refusal(400, 3000, 'The filter is invalid.');
  const prefix = `${filter.data.Value.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  const begins = (property: string) => `folded(json_extract(body, '$.${property}')) LIKE ?2 ESCAPE '\\'`;
  const fits = {
    CompanyName: begins('companyName'),
    Domain: `(${begins('domain')} OR ${begins('onmicrosoftDomain')})`,
  }[filter.data.Field];
  return { sql: `${sold} AND ${fits}`, text: prefix };
}

/** `GET /customers/{id}`: the whole customer, with the billing profile that names its country. */
export function getCustomer({ world, params }: AskedOf<OfCustomer>): Answer {
  if (isGuid(params.customerId) && !world.state.customers.get(params.customerId.toLowerCase())) {
    throw new Refusal(404, 900118, 'The customer was not found.');
  }
  const customer = customerOf(world, params.customerId);
  return ok({
    ...summary(customer),
    commerceId: guidOf(`commerce ${customer.id}`),
    companyProfile: { ...companyProfile(customer), email: customer.contact.email, address: address(customer) },
    billingProfile: billingProfile(customer),
    allowDelegatedAccess: true,
    customDomains: [customer.domain, customer.onmicrosoftDomain],
    associatedPartnerId: '5550100',
  });
}

function summary(customer: Customer): object {
  return {
    id: customer.id,
    companyProfile: companyProfile(customer),
    relationshipToPartner: customer.relationship,
    links: { self: link(`/customers/${customer.id}`) },
    attributes: { objectType: 'Customer' },
  };
}

function companyProfile(customer: Customer): object {
  return {
    tenantId: customer.id,
    domain: customer.domain,
    companyName: customer.companyName,
    links: { self: link(`/customers/${customer.id}/profiles/company`) },
    attributes: { objectType: 'CustomerCompanyProfile' },
  };
}

function billingProfile(customer: Customer): object {
  const culture = marketOf(customer.country)?.culture ?? 'en-US';
  return {
    id: guidOf(`billing ${customer.id}`),
    firstName: customer.contact.firstName,
    lastName: customer.contact.lastName,
    email: customer.contact.email,
    culture,
    language: culture.slice(0, 2),
    companyName: customer.companyName,
    defaultAddress: address(customer),
    links: { self: link(`/customers/${customer.id}/profiles/billing`) },
    attributes: { etag: hexOf(`billing etag ${customer.id}`, 16), objectType: 'CustomerBillingProfile' },
  };
}

function address(customer: Customer): object {
  return {
    country: customer.country,
    city: customer.city,
    state: marketOf(customer.country)?.state ?? '',
    addressLine1: customer.addressLine,
    postalCode: customer.postalCode,
    firstName: customer.contact.firstName,
    lastName: customer.contact.lastName,
    phoneNumber: customer.contact.phoneNumber,
  };
}
