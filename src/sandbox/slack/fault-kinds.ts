/** What can be ordered to go wrong in a call of the Web API, or in an answer by `response_url`. */
export const FAULT_KINDS = ['latency', 'status-429', 'status-500', 'drop-before', 'drop-after'] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

/** What such a call does, as the page offers it. */
export const FAULT_WORDS: Readonly<Record<FaultKind, string>> = {
  latency: 'takes longer',
  'status-429': 'too many calls: 429',
  'status-500': 'does nothing, answers 500',
  'drop-before': 'does nothing, breaks the line',
  'drop-after': 'does the work, breaks the line',
};

/** Why Slack ends a connection of Socket Mode. Source: Slack's page "Using Socket Mode". */
export const DISCONNECT_REASONS = ['warning', 'refresh_requested', 'link_disabled', 'too_many_websockets'] as const;

export type DisconnectReason = (typeof DISCONNECT_REASONS)[number];
