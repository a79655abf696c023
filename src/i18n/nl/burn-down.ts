import type { burnDown as english } from '../en/burn-down.ts';

export const burnDown: Record<keyof typeof english, string> = {
  'burnDown.title': 'Machines die nog over moeten',
  'burnDown.left': 'Werkelijk',
  'burnDown.planned': 'Volgens plan',
  'burnDown.deadlines': 'Nog geactiveerd als er niets gebeurt',
  'burnDown.today': 'vandaag',
  'burnDown.words.left':
    '{left, plural, =0 {Er hoeft geen machine meer over.} one {{count, plural, one {De enige machine moet} other {Eén van # machines moet}} nog over.} other {# van {count, number} machines moeten nog over.}}',
  'burnDown.words.planned': 'Volgens plan is de laatste klaar op {day}.',
  'burnDown.words.first': 'De eerste activering verloopt op {day}.',
  'burnDown.words.lost': '{count, plural, one {Eén machine is zijn} other {# machines zijn hun}} activering al kwijt.',
  'burnDown.words.late': '{count, plural, one {Eén machine staat} other {# machines staan}} later gepland dan kan.',
};
