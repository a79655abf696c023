import type { administration as english } from '../en/administration.ts';

export const administration: Record<keyof typeof english, string> = {
  'administration.title': 'Instellingen',
  'administration.open': 'Openen',
  'administration.openWhich': '{section} openen',
  'administration.nothing': 'Er valt nog niets in te stellen.',
  'administration.back': '‹ Alle instellingen',
};
