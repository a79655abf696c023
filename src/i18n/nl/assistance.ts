import type { assistance as english } from '../en/assistance.ts';

export const assistance: Record<keyof typeof english, string> = {
  'assistance.title': 'Wat je kunt doen',
};
