export const cancellation = {
  'cancellation.title': 'Cancel for a refund',
} as const satisfies Record<string, string>;
