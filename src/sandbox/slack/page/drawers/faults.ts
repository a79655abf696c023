import type { FaultKind } from '../../../partner-center/wire/fault-kinds.ts';

/** A fault that can be ordered with one press, in the terms of the control interface of the local Partner Center. */
export type FaultSwitch = { readonly words: string; readonly fault: FaultOrder };

export type FaultOrder = {
  readonly match: { readonly method?: string; readonly path: string };
  readonly kind: FaultKind;
  readonly times?: number;
  readonly milliseconds?: number;
  readonly retryAfterSeconds?: number;
};

const checkout = { method: 'POST', path: '/checkout$' };

/** What happens to everybody sooner or later. */
export const FAULT_SWITCHES: readonly FaultSwitch[] = [
  { words: 'The next checkout answers 500 before doing anything', fault: { match: checkout, kind: 'status-500' } },
  {
    words: 'The next checkout does the work, then answers 500',
    fault: { match: checkout, kind: 'status-500-after' },
  },
  { words: 'The next checkout does the work, then the line breaks', fault: { match: checkout, kind: 'drop-after' } },
  { words: 'The next checkout is refused inside a 201', fault: { match: checkout, kind: 'order-error' } },
  {
    words: 'The next cancellation does the work, then the line breaks',
    fault: { match: { method: 'PATCH', path: '/orders/[^/]+$' }, kind: 'drop-after' },
  },
  { words: 'The next product key answers 500', fault: { match: { path: '/productkey/' }, kind: 'status-500' } },
  {
    words: 'The next ten calls take three seconds',
    fault: { match: { path: '.*' }, kind: 'latency', times: 10, milliseconds: 3_000 },
  },
  {
    words: 'Too many calls: the next three answer 429',
    fault: { match: { path: '/partner-center/v1/' }, kind: 'status-429', times: 3, retryAfterSeconds: 5 },
  },
  {
    words: 'The next call finds its token expired',
    fault: { match: { path: '/partner-center/v1/' }, kind: 'expired-token' },
  },
  {
    words: 'The next call finds its role revoked',
    fault: { match: { path: '/partner-center/v1/' }, kind: 'revoked-role' },
  },
];
