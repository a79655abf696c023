import {
  confirmAgreement,
  directSignedStatus,
  listAgreements,
  listAgreementTemplates,
} from '../resources/agreements.ts';
import type { Asked } from '../resources/asked.ts';
import { listAuditRecords } from '../resources/audit-records.ts';
import { getAvailability, listAvailabilities } from '../resources/availabilities.ts';
import { cancelOrder } from '../resources/cancellation.ts';
import { createCart, getCart, updateCart } from '../resources/carts.ts';
import { checkoutCart } from '../resources/checkout.ts';
import { getCustomer, listCustomers } from '../resources/customers.ts';
import { getDownloadLink, listDownloadOptions } from '../resources/download-options.ts';
import { listEntitlements } from '../resources/entitlements.ts';
import { getOrder, listOrders, provisioningStatus } from '../resources/orders.ts';
import { getProductKey } from '../resources/product-keys.ts';
import { getProduct, getSku, listProducts, listSkus } from '../resources/products.ts';
import {
  changeServiceRequest,
  createServiceRequest,
  getServiceRequest,
  getServiceRequestOfCustomer,
  listServiceRequests,
  listSupportTopics,
} from '../resources/service-requests.ts';
import { changeSubscription, getSubscription, listSubscriptions } from '../resources/subscriptions.ts';
import { routesFor } from '../wire/routes.ts';
import type { Route } from '../wire/routes.ts';

/** Which credential a call takes: either, or App+User only (each page's "Prerequisites"). */
export type Credential = 'either' | 'user';

const route = routesFor<Asked, Credential>();

const CUSTOMER = '/customers/:customerId';
const SKU = '/products/:productId/skus/:skuId';

/** What the local Partner Center answers. The first line that fits wins. */
export const table: readonly Route<Asked, Credential>[] = [
  route('GET', '/customers', 'either', listCustomers),
  route('GET', CUSTOMER, 'either', getCustomer),

  route('GET', '/agreements', 'either', listAgreementTemplates),
  route('GET', `${CUSTOMER}/agreements`, 'user', listAgreements),
  route('POST', `${CUSTOMER}/agreements`, 'user', confirmAgreement),
  route('GET', `${CUSTOMER}/directSignedMicrosoftCustomerAgreementStatus`, 'user', directSignedStatus),

  route('GET', '/products', 'either', listProducts),
  route('GET', '/products/:productId', 'either', getProduct),
  route('GET', '/products/:productId/skus', 'either', listSkus),
  route('GET', SKU, 'either', getSku),
  route('GET', `${SKU}/availabilities`, 'either', listAvailabilities),
  route('GET', `${SKU}/availabilities/:availabilityId`, 'either', getAvailability),
  route('GET', `${SKU}/downloadoptions`, 'either', listDownloadOptions),
  route('GET', `${SKU}/downloadoptions/:optionKey/downloadlink`, 'either', getDownloadLink),
  route('GET', `${CUSTOMER}/products`, 'either', listProducts),
  route('GET', `${CUSTOMER}/products/:productId`, 'either', getProduct),
  route('GET', `${CUSTOMER}/products/:productId/skus`, 'either', listSkus),
  route('GET', `${CUSTOMER}${SKU}`, 'either', getSku),
  route('GET', `${CUSTOMER}${SKU}/availabilities`, 'either', listAvailabilities),
  route('GET', `${CUSTOMER}${SKU}/availabilities/:availabilityId`, 'either', getAvailability),
  route('GET', `${CUSTOMER}${SKU}/downloadoptions`, 'either', listDownloadOptions),
  route('GET', `${CUSTOMER}${SKU}/downloadoptions/:optionKey/downloadlink`, 'either', getDownloadLink),

  route('POST', `${CUSTOMER}/carts`, 'either', createCart),
  route('GET', `${CUSTOMER}/carts/:cartId`, 'either', getCart),
  route('PUT', `${CUSTOMER}/carts/:cartId`, 'either', updateCart),
  route('POST', `${CUSTOMER}/carts/:cartId/checkout`, 'either', checkoutCart),

  route('GET', `${CUSTOMER}/orders`, 'either', listOrders),
  route('GET', `${CUSTOMER}/orders/:orderId`, 'either', getOrder),
  route('PATCH', `${CUSTOMER}/orders/:orderId`, 'either', cancelOrder),
  route('GET', `${CUSTOMER}/orders/:orderId/provisioningstatus`, 'user', provisioningStatus),

  route('GET', `${CUSTOMER}/entitlements`, 'user', listEntitlements),
  route('GET', `${CUSTOMER}/artifacts/productkey/groups/:groupId/lineitems/:lineId/items/:item`, 'user', getProductKey),

  route('GET', `${CUSTOMER}/subscriptions`, 'either', listSubscriptions),
  route('GET', `${CUSTOMER}/subscriptions/:subscriptionId`, 'either', getSubscription),
  route('PATCH', `${CUSTOMER}/subscriptions/:subscriptionId`, 'either', changeSubscription),

  route('GET', '/servicerequests/supporttopics', 'user', listSupportTopics),
  route('GET', '/servicerequests', 'user', listServiceRequests),
  route('POST', '/servicerequests/:locale', 'user', createServiceRequest),
  route('GET', '/servicerequests/:requestId', 'user', getServiceRequest),
  route('PATCH', '/servicerequests/:requestId', 'user', changeServiceRequest),
  route('GET', `${CUSTOMER}/servicerequests`, 'user', listServiceRequests),
  route('GET', `${CUSTOMER}/servicerequests/:requestId`, 'user', getServiceRequestOfCustomer),

  route('GET', '/auditrecords', 'either', listAuditRecords),
];
