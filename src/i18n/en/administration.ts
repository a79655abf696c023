export const administration = {
  'administration.title': 'Settings of the desk',
  'administration.open': 'Open {section}',
  'administration.back': '‹ All settings',
} as const satisfies Record<string, string>;
