import { CUSTOMER } from '../contract.ts';

export const CART = 'c0ffee00-0000-4000-8000-000000000001';
export const ORDER = 'a1b2c3d4e5f6';

export const cart = {
  id: CART,
  creationTimestamp: '2026-11-22T10:00:00Z',
  lastModifiedTimestamp: '2026-11-22T10:00:00Z',
  expirationTimestamp: '2026-11-22T10:15:00.1234567Z',
  lastModifiedUser: '0d0d0d0d-0000-4000-8000-000000000001',
  status: 'Active',
  lineItems: [
    {
      id: 0,
      catalogItemId: 'DG7GEXAMPLE1:0001:DG7GAVAIL001',
      quantity: 2,
      currencyCode: 'EUR',
      billingCycle: 'one_time',
      orderGroup: '0',
    },
  ],
  links: { self: { uri: `/customers/${CUSTOMER}/carts/${CART}`, method: 'GET', headers: [] } },
  attributes: { objectType: 'Cart' },
};

export const cartWithBadLine = {
  ...cart,
  lineItems: [
    ...cart.lineItems,
    {
      id: '1',
      catalogItemId: 'DG7GEXAMPLE2:0003:GONE',
      quantity: 1,
      billingCycle: 'OneTime',
      error: { errorCode: 'catalog_item_id_is_not_valid', errorDescription: 'CatalogItemId is not valid.' },
    },
  ],
};

export const order = {
  id: ORDER,
  alternateId: ORDER,
  referenceCustomerId: CUSTOMER,
  billingCycle: 'one_time',
  currencyCode: 'EUR',
  currencySymbol: '€',
  lineItems: [
    {
      lineItemNumber: 0,
      offerId: 'DG7GEXAMPLE1:0001:DG7GAVAIL001',
      termDuration: '',
      transactionType: 'New',
      friendlyName: 'Contoso Server Standard 2022',
      quantity: 2,
      links: { product: { uri: '/products/DG7GEXAMPLE1?country=NL', method: 'GET', headers: [] } },
    },
  ],
  creationDate: '2026-11-22T10:01:02.003',
  status: 'pending',
  transactionType: 'UserPurchase',
  links: {
    self: { uri: `/customers/${CUSTOMER}/orders/${ORDER}`, method: 'GET', headers: [] },
    provisioningStatus: {
      uri: `/customers/${CUSTOMER}/orders/${ORDER}/provisioningstatus`,
      method: 'GET',
      headers: [],
    },
  },
  client: { marketplaceCountry: 'NL', deviceFamily: 'UniversalApi', name: 'Partner Center' },
  attributes: { objectType: 'Order' },
};

/** Older orders: 33 characters, with a 12-digit alternate. */
export const oldOrder = {
  ...order,
  id: 'X3q0GZ1Yq8V7uN5tR2wK9mB4cD6eF1aH1',
  alternateId: '0123456789ab',
  status: 'po_upload_complete',
};

export const pricedOrder = {
  ...order,
  totalPrice: 1836.4,
  lineItems: order.lineItems.map((line) => ({
    ...line,
    pricing: { listPrice: 918.2, discountedPrice: 918.2, proratedPrice: 918.2, price: 918.2, extendedPrice: 1836.4 },
  })),
};

export const cancelledOrder = {
  ...order,
  status: 'cancelled',
  lineItems: order.lineItems.map((line) => ({ ...line, quantity: 0 })),
};

export const subscription = {
  id: '5ab50000-0000-4000-8000-000000000001',
  friendlyName: 'Contoso Server subscription',
  offerId: 'DG7GEXAMPLE3:0002:DG7GAVAIL009',
  offerName: 'Contoso Server',
  quantity: 1,
  unitType: 'Licenses',
  creationDate: '2026-11-20T09:00:00.000Z',
  commitmentEndDate: '2027-11-19T00:00:00Z',
  cancellationAllowedUntilDate: '2026-11-27T09:00:00Z',
  status: 'active',
  autoRenewEnabled: true,
  billingCycle: 'annual',
  termDuration: 'P1Y',
  orderId: ORDER,
  productType: { id: 'Software', displayName: 'Software' },
  refundOptions: [{ type: 'Partial', expiresAt: '2026-11-27T09:00:00Z' }],
  somethingNew: { keep: 'me' },
  attributes: { etag: 'eyJpZCI6IjEifQ==', objectType: 'Subscription' },
};
