import type { FailureKind } from './errors.ts';

/** The refusals the product acts on or has its own words for. */
export type FailureReason =
  | 'adjustment-pending'
  | 'agreement-not-accepted'
  | 'cancel-by-subscription'
  | 'cart-in-progress'
  | 'cart-submitted'
  | 'cart-unknown'
  | 'conditional-access'
  | 'country-not-served'
  | 'credit'
  | 'customer-unknown'
  | 'customer-under-review'
  | 'etag-stale'
  | 'limit-reached'
  | 'line-unknown'
  | 'needs-user-token'
  | 'no-relationship'
  | 'not-cancellable'
  | 'not-for-sale'
  | 'not-in-catalog'
  | 'order-in-progress'
  | 'order-unknown'
  | 'partner-not-eligible'
  | 'provisioning-unknown'
  | 'quantity'
  | 'refresh-token'
  | 'client-credentials'
  | 'risk'
  | 'role'
  | 'subscription-unknown'
  | 'token-audience'
  | 'view-not-allowed'
  | 'window-passed';

type Meaning = { readonly reason: FailureReason; readonly kind?: FailureKind };

/**
 * Keyed by status and code together, because one number can mean two things. Source: "Partner Center REST API error
 * codes"; 9003xx and 900420 are told of by its users.
 */
const MEANINGS: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['400/2002', { reason: 'quantity' }],
  ['400/2055', { reason: 'etag-stale', kind: 'conflict' }],
  ['400/800009', { reason: 'not-for-sale' }],
  ['400/800010', { reason: 'quantity' }],
  ['400/800017', { reason: 'quantity' }],
  ['400/800018', { reason: 'limit-reached' }],
  ['400/800061', { reason: 'not-cancellable' }],
  ['400/800063', { reason: 'cancel-by-subscription' }],
  ['400/800065', { reason: 'cart-submitted', kind: 'conflict' }],
  ['400/800070', { reason: 'country-not-served' }],
  ['400/800071', { reason: 'line-unknown' }],
  ['400/900117', { reason: 'window-passed' }],
  ['400/900118', { reason: 'customer-unknown', kind: 'not-found' }],
  ['401/900420', { reason: 'token-audience' }],
  ['403/2030', { reason: 'country-not-served' }],
  ['403/2085', { reason: 'not-for-sale' }],
  ['403/2091', { reason: 'not-for-sale' }],
  ['403/13605', { reason: 'agreement-not-accepted' }],
  ['403/20002', { reason: 'no-relationship' }],
  ['403/400030', { reason: 'view-not-allowed' }],
  ['403/400036', { reason: 'view-not-allowed' }],
  ['403/800019', { reason: 'not-cancellable' }],
  ['403/800020', { reason: 'not-for-sale' }],
  ...['800022', '800023', '800024', '800025', '800026'].flatMap((code): [string, Meaning][] => [
    [`400/${code}`, { reason: 'credit' }],
    [`403/${code}`, { reason: 'credit' }],
  ]),
  ['403/800039', { reason: 'partner-not-eligible' }],
  ['403/800066', { reason: 'limit-reached' }],
  ['403/800067', { reason: 'limit-reached' }],
  ['403/800069', { reason: 'risk' }],
  ['403/800073', { reason: 'customer-under-review' }],
  ['403/800074', { reason: 'customer-under-review' }],
  ['403/800075', { reason: 'customer-under-review' }],
  ['403/800089', { reason: 'limit-reached' }],
  ['403/900121', { reason: 'credit' }],
  ['403/900123', { reason: 'partner-not-eligible' }],
  ['403/900124', { reason: 'partner-not-eligible' }],
  ['403/900149', { reason: 'partner-not-eligible' }],
  ['403/900150', { reason: 'role', kind: 'unauthorized' }],
  ['403/900308', { reason: 'role', kind: 'unauthorized' }],
  ['403/900309', { reason: 'conditional-access', kind: 'unauthorized' }],
  ['403/900329', { reason: 'needs-user-token', kind: 'unauthorized' }],
  ['404/20000', { reason: 'order-unknown' }],
  ['404/20003', { reason: 'subscription-unknown' }],
  ['404/400013', { reason: 'not-in-catalog' }],
  ['404/400018', { reason: 'not-in-catalog' }],
  ['404/400019', { reason: 'not-in-catalog' }],
  ['404/800007', { reason: 'provisioning-unknown' }],
  ['404/800008', { reason: 'cart-unknown' }],
  ['409/800014', { reason: 'adjustment-pending' }],
  ['409/800060', { reason: 'order-in-progress' }],
  ['409/800064', { reason: 'cart-in-progress' }],
]);

const REASONS_BY_CODE: ReadonlyMap<string, FailureReason> = new Map(
  [...MEANINGS].map(([key, meaning]) => [key.slice(key.indexOf('/') + 1), meaning.reason]),
);

/** For the failed orders of a checkout, which come with a code and without a status. */
export function reasonOfCode(code: string): FailureReason | undefined {
  return REASONS_BY_CODE.get(code);
}

/** @returns what a refusing answer means; the status alone decides where the code says nothing more */
export function meaningOf(status: number, code: string | undefined): { kind: FailureKind; reason?: FailureReason } {
  const meaning = code === undefined ? undefined : MEANINGS.get(`${status}/${code}`);
  return { kind: kindOfStatus(status), ...meaning };
}

function kindOfStatus(status: number): FailureKind {
  switch (status) {
    case 401:
      return 'unauthorized';
    case 404:
      return 'not-found';
    case 409:
      return 'conflict';
    case 429:
      return 'throttled';
    default:
      if (status >= 500) return 'unreachable';
      return status >= 400 ? 'refused' : 'malformed';
  }
}
