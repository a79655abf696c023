import type { Log } from '../kernel/log.ts';
import type { Clock } from '../kernel/time.ts';
import { agreementsOf } from './agreements.ts';
import type { Agreements } from './agreements.ts';
import { auditOf } from './audit.ts';
import type { Audit } from './audit.ts';
import { API_AUDIENCE, keepAccessTokens } from './auth.ts';
import type { RefreshTokenStore } from './auth.ts';
import { cartsOf } from './carts.ts';
import type { Carts } from './carts.ts';
import { catalogOf } from './catalog.ts';
import type { Catalog } from './catalog.ts';
import { customersOf } from './customers.ts';
import type { Customers } from './customers.ts';
import { downloadsOf } from './downloads.ts';
import type { Downloads } from './downloads.ts';
import { entitlementsOf, keysOf } from './entitlements.ts';
import type { Entitlements, Keys } from './entitlements.ts';
import { EXCHANGE_LIMITS, openExchange } from './exchange.ts';
import type { ExchangeLimits } from './exchange.ts';
import { createApi } from './http.ts';
import { ordersOf } from './orders.ts';
import type { Orders } from './orders.ts';
import type { Performing } from './performing.ts';
import { openPriceSheets, PRICES_AUDIENCE } from './prices.ts';
import type { PriceSheets } from './prices.ts';
import type { Patience } from './retry.ts';
import { serviceRequestsOf } from './service-requests.ts';
import type { ServiceRequests } from './service-requests.ts';
import { subscriptionsOf } from './subscriptions.ts';
import type { Subscriptions } from './subscriptions.ts';
import { addressesOf } from './targets.ts';
import { openTokenEndpoint } from './token-endpoint.ts';

/** Microsoft's Partner Center, as far as the product uses it. Every function fails with a PartnerCenterFailure. */
export type PartnerCenter = {
  readonly customers: Customers;
  readonly agreements: Agreements;
  readonly catalog: Catalog;
  readonly carts: Carts;
  readonly orders: Orders;
  readonly entitlements: Entitlements;
  readonly keys: Keys;
  readonly downloads: Downloads;
  readonly subscriptions: Subscriptions;
  readonly serviceRequests: ServiceRequests;
  readonly audit: Audit;
  readonly priceSheets: PriceSheets;
  /** Repeats nothing any more, lets the calls under way finish, and closes the connections. */
  readonly close: () => Promise<void>;
};

export type PartnerCenterParts = {
  /** Base without `/v1`; may have a path. */
  readonly url: string;
  readonly loginUrl: string;
  /** Base of the price sheet API without `/v1.0`. */
  readonly pricesUrl: string;
  /** Of the partner. */
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshTokens: RefreshTokenStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly timeouts?: Timeouts | undefined;
  readonly onCall?: Performing['onCall'];
  readonly onDate?: Performing['onDate'];
  readonly tracing?: Performing['tracing'];
};

/** What to change of READING, WRITING and EXCHANGE_LIMITS. */
export type Timeouts = {
  readonly reading?: Patience | undefined;
  readonly writing?: Patience | undefined;
  readonly limits?: Partial<ExchangeLimits> | undefined;
};

/** Opens nothing yet: connections and tokens come with the first call. */
export function createPartnerCenter(parts: PartnerCenterParts): PartnerCenter {
  const { clock, log, timeouts = {} } = parts;
  const addresses = addressesOf(parts.url);
  const exchange = openExchange(addresses.origin, { ...EXCHANGE_LIMITS, ...timeouts.limits });
  const endpoint = openTokenEndpoint({ ...parts, patience: timeouts.reading });
  const tokensFor = (audience: string) =>
    keepAccessTokens({ endpoint, audience, refreshTokens: parts.refreshTokens, clock });
  const tokens = tokensFor(API_AUDIENCE);
  const priceSheets = openPriceSheets({ url: parts.pricesUrl, tokens: tokensFor(PRICES_AUDIENCE), clock, log });
  const closing = new AbortController();
  const { reading, writing } = timeouts;
  const calling = {
    exchange,
    tokens,
    clock,
    log,
    reading,
    writing,
    onCall: parts.onCall,
    onDate: parts.onDate,
    tracing: parts.tracing,
    closing: closing.signal,
  };
  const api = createApi(addresses, calling);

  return {
    customers: customersOf(api),
    agreements: agreementsOf(api),
    catalog: catalogOf(api),
    carts: cartsOf(api),
    orders: ordersOf(api),
    entitlements: entitlementsOf(api),
    keys: keysOf(api),
    downloads: downloadsOf(api, clock),
    subscriptions: subscriptionsOf(api),
    serviceRequests: serviceRequestsOf(api),
    audit: auditOf(api),
    priceSheets,
    async close() {
      closing.abort();
      await Promise.all([exchange.close(), priceSheets.close(), endpoint.close()]);
    },
  };
}
