export const software = {
  'software.title': 'Software',
} as const satisfies Record<string, string>;
