import type { administration as english } from '../en/administration.ts';

export const administration: Record<keyof typeof english, string> = {
  'administration.title': 'Instellingen',
  'administration.open': '{section} openen',
  'administration.back': '‹ Alle instellingen',
};
