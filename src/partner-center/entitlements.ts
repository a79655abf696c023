import type { Revealed } from '../kernel/revealed.ts';
import type { Api, CallContext } from './http.ts';
import { allOf } from './paging.ts';
import { productKey } from './schemas/download.ts';
import { entitlement } from './schemas/entitlement.ts';
import type { ArtifactLink, Entitlement } from './schemas/entitlement.ts';

export type Entitlements = {
  /** The software a customer owns, with what is included in it (P2). It has no titles: those are in the catalogue. */
  readonly software: (customerId: string, context?: CallContext) => Promise<readonly Entitlement[]>;
};

/** Source: "Get a collection of entitlements". */
export function entitlementsOf(api: Api): Entitlements {
  return {
    software: (customerId, context) =>
      allOf(
        api,
        { path: ['customers', customerId, 'entitlements'], query: { entitlementType: 'software', showExpiry: 'true' } },
        entitlement,
        context,
      ),
  };
}

export type Keys = {
  /** @returns the key behind an artifact of type `product_key`, as received (P4) */
  readonly get: (artifactLink: ArtifactLink, context?: CallContext) => Promise<Revealed>;
};

/** Source: "Get product key", of 2018. */
export function keysOf(api: Api): Keys {
  return { get: (artifactLink, context) => api.follow(artifactLink, productKey, context) };
}
