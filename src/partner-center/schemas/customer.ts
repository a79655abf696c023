import * as z from 'zod';
import { flagOrNone, textOrNone, wordOrNone } from './wire.ts';

/** A customer as lists and searches give it. `id` is its tenant ID. */
export type Customer = {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  /** `reseller`, or another word when the customer does not buy from this partner. */
  readonly relationship?: string | undefined;
};

export type CustomerDetail = Customer & {
  /** ISO 3166 country of the billing address: the market whose catalogue and currency apply. */
  readonly country?: string | undefined;
  /** BCP 47 culture of the billing profile, `nl-NL`. */
  readonly culture?: string | undefined;
  readonly email?: string | undefined;
  readonly customDomains: readonly string[];
  readonly delegatedAccess?: boolean | undefined;
};

const summary = z.object({
  id: z.string().min(1),
  companyProfile: z.object({ domain: textOrNone, companyName: textOrNone }).nullish(),
  relationshipToPartner: textOrNone,
});

const detail = summary.extend({
  billingProfile: z
    .object({
      email: textOrNone,
      culture: textOrNone,
      defaultAddress: z.object({ country: textOrNone }).nullish(),
    })
    .nullish(),
  customDomains: z.array(z.string()).nullish(),
  allowDelegatedAccess: flagOrNone,
});

function customerOf(wire: z.output<typeof summary>): Customer {
  const domain = wire.companyProfile?.domain ?? '';
  return {
    id: wire.id,
    name: wire.companyProfile?.companyName || domain || wire.id,
    domain,
    relationship: wordOrNone(wire.relationshipToPartner),
  };
}

/** Source: "Get a list of customers", "Get a customer by name". */
export const customer = summary.transform(customerOf);

/** Source: "Get a customer by ID". */
export const customerDetail = detail.transform((wire): CustomerDetail => ({
  ...customerOf(wire),
  country: wire.billingProfile?.defaultAddress?.country ?? undefined,
  culture: wire.billingProfile?.culture ?? undefined,
  email: wire.billingProfile?.email ?? undefined,
  customDomains: wire.customDomains ?? [],
  delegatedAccess: wire.allowDelegatedAccess ?? undefined,
}));
