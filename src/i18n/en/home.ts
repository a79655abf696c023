export const home = {
  'home.needsYou': 'Needs you',
  'home.nothing': 'Nothing needs you.',
  'home.oldest': 'These are the oldest {count, number}; the next ones stand here once you have decided on them.',
} as const satisfies Record<string, string>;
