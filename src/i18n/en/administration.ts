export const administration = {
  'administration.title': 'Settings of the desk',
  'administration.open': 'Open',
  'administration.openWhich': 'Open {section}',
  'administration.nothing': 'There is nothing to set yet.',
  'administration.back': '‹ All settings',
} as const satisfies Record<string, string>;
