import { CUSTOMER } from '../contract.ts';

export function collection(items: readonly unknown[], more: object = {}): object {
  return { totalCount: items.length, items, ...more, attributes: { objectType: 'Collection' } };
}

export const customer = {
  id: CUSTOMER,
  companyProfile: {
    tenantId: CUSTOMER,
    domain: 'fabrikam.onmicrosoft.com',
    companyName: 'Fabrikam',
    links: { self: { uri: `/customers/${CUSTOMER}/profiles/company`, method: 'GET', headers: [] } },
    attributes: { objectType: 'CustomerCompanyProfile' },
  },
  relationshipToPartner: 'reseller',
  links: { self: { uri: `/customers/${CUSTOMER}`, method: 'GET', headers: [] } },
  attributes: { objectType: 'Customer' },
};

export const customerDetail = {
  ...customer,
  commerceId: 'c0ffee00-0000-4000-8000-00000000000a',
  billingProfile: {
    id: 'c0ffee00-0000-4000-8000-00000000000b',
    firstName: 'Ann',
    lastName: 'Fabrikam',
    email: 'ann@fabrikam.example',
    culture: 'nl-NL',
    language: 'nl',
    companyName: 'Fabrikam',
    defaultAddress: {
      country: 'NL',
      region: null,
      city: 'Utrecht',
      state: '',
      addressLine1: 'Oudegracht 1',
      postalCode: '3511 AA',
    },
    attributes: { etag: '"-1"', objectType: 'CustomerBillingProfile' },
  },
  allowDelegatedAccess: true,
  customDomains: ['fabrikam.nl', 'fabrikam.onmicrosoft.com'],
  associatedPartnerId: null,
};

export const product = {
  id: 'DG7GEXAMPLE1',
  title: 'Contoso Server 2022',
  description: 'A server',
  productType: { id: 'Software', displayName: 'Software', subType: { id: 'Perpetual', displayName: 'Perpetual' } },
  isMicrosoftProduct: true,
  publisherName: 'Microsoft Corporation',
  links: { skus: { uri: '/products/DG7GEXAMPLE1/skus?country=US', method: 'GET', headers: [] } },
};

export const sku = {
  id: '0001',
  productId: 'DG7GEXAMPLE1',
  title: 'Contoso Server Standard 2022',
  description: '16 core, perpetual',
  minimumQuantity: 1,
  maximumQuantity: 9999,
  isTrial: false,
  supportedBillingCycles: ['one_time', 'SomethingNew'],
  purchasePrerequisites: ['MicrosoftCustomerAgreement'],
  inventoryVariables: [],
  provisioningVariables: [],
  dynamicAttributes: { isMicrosoftProduct: true },
};

export const perpetualAvailability = {
  id: 'DG7GAVAIL001',
  productId: 'DG7GEXAMPLE1',
  skuId: '0001',
  catalogItemId: 'DG7GEXAMPLE1:0001:DG7GAVAIL001',
  defaultCurrency: { code: 'EUR', symbol: '€' },
  segment: 'commercial',
  country: 'NL',
  isPurchasable: true,
  isRenewable: false,
  terms: [],
};

export const yearlyAvailability = {
  ...perpetualAvailability,
  defaultCurrency: 'EUR',
  terms: [
    {
      id: 'term-1',
      duration: 'P1Y',
      description: 'One year',
      billingCycle: 'Annual',
      cancellationPolicies: [{ refundOptions: [{ sequenceId: 0, type: 'Full', expiresAfter: 'P7D' }] }],
    },
  ],
};
