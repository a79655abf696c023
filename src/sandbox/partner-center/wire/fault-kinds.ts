/** What can be ordered to go wrong in a call of the local Partner Center, its login or Graph. */
export const FAULT_KINDS = [
  'latency',
  'status-429',
  'status-500',
  'status-500-after',
  'drop-before',
  'drop-after',
  'truncate-body',
  'expired-token',
  'revoked-role',
  'without-mfa',
  'empty-error',
  'text-error',
  'refuse',
  'order-error',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

/** What such a call does, as the page offers it. */
export const FAULT_WORDS: Readonly<Record<FaultKind, string>> = {
  latency: 'takes longer',
  'status-429': 'too many calls: 429',
  'status-500': 'does nothing, answers 500',
  'status-500-after': 'does the work, answers 500',
  'drop-before': 'does nothing, breaks the line',
  'drop-after': 'does the work, breaks the line',
  'truncate-body': 'answers only half',
  'expired-token': 'finds its token expired',
  'revoked-role': 'finds its role revoked',
  'without-mfa': 'finds a login without a second factor',
  'empty-error': 'answers 500 without a word',
  'text-error': 'answers 503 with a page in place of JSON',
  refuse: 'is refused',
  'order-error': 'is refused inside a 201',
};
