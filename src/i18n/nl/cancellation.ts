import type { cancellation as english } from '../en/cancellation.ts';

export const cancellation: Record<keyof typeof english, string> = {
  'cancellation.title': 'Annuleren met tegoed',
};
