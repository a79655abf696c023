import type { home as english } from '../en/home.ts';

export const home: Record<keyof typeof english, string> = {
  'home.needsYou': 'Wacht op jou',
  'home.nothing': 'Er wacht niets op jou.',
  'home.oldest': 'Dit zijn de {count, number} oudste; de volgende staan hier zodra je hierover hebt beslist.',
};
