export const tickets = {
  'tickets.title': 'Tickets',
} as const satisfies Record<string, string>;
