import type { tickets as english } from '../en/tickets.ts';

export const tickets: Record<keyof typeof english, string> = {
  'tickets.title': 'Tickets',
};
