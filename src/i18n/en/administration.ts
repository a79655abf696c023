export const administration = {
  'administration.title': 'Desk settings',
  'administration.open': 'Open {section}',
  'administration.back': '‹ All settings',
} as const satisfies Record<string, string>;
