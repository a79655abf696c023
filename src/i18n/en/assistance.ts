export const assistance = {
  'assistance.title': 'What you can do',
} as const satisfies Record<string, string>;
