import { asOneCall } from './http.ts';
import type { Api, Attempt, CallContext } from './http.ts';
import { allOf } from './paging.ts';
import { subscription, wholeSubscription } from './schemas/subscription.ts';
import type { Subscription } from './schemas/subscription.ts';

export type Subscriptions = {
  /** Software subscriptions are among them (product type `software`), perpetual software is not. */
  readonly list: (customerId: string, context?: CallContext) => Promise<readonly Subscription[]>;
  readonly get: (customerId: string, id: string, context?: CallContext) => Promise<Subscription>;
  /**
   * Cancels; one that is deleted already is left as it is. A failure with the reason `etag-stale` means that somebody
   * changed it meanwhile: try anew with a new attempt.
   */
  readonly cancel: (customerId: string, id: string, attempt: Attempt) => Promise<Subscription>;
};

/** Source: "Get a subscription by ID", "Update a subscription by ID", which wants the whole resource and its ETag. */
export function subscriptionsOf(api: Api): Subscriptions {
  const pathOf = (customerId: string, id: string) => ['customers', customerId, 'subscriptions', id];
  return {
    list: (customerId, context) =>
      allOf(api, { path: ['customers', customerId, 'subscriptions'] }, subscription, context),
    get: (customerId, id, context) => api.get({ path: pathOf(customerId, id) }, subscription, context),
    async cancel(customerId, id, attempt) {
      const oneCall = asOneCall(attempt);
      const whole = await api.get({ path: pathOf(customerId, id) }, wholeSubscription, oneCall);
      const present = subscription.parse(whole);
      if (present.status === 'deleted') return present;

      const etag = whole.attributes?.etag ?? undefined;
      const body = { ...whole, status: 'deleted' };
      return api.write({ method: 'PATCH', path: pathOf(customerId, id), body, etag }, subscription, oneCall);
    },
  };
}
