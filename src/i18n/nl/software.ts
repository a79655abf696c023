import type { software as english } from '../en/software.ts';

export const software: Record<keyof typeof english, string> = {
  'software.title': 'Software',
};
