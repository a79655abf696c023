export const burnDown = {
  'burnDown.title': 'Machines left to move',
  'burnDown.left': 'Actual',
  'burnDown.planned': 'As planned',
  'burnDown.deadlines': 'Still activated if nothing is done',
  'burnDown.today': 'today',
  'burnDown.words.left':
    '{left, plural, =0 {No machine is left to move.} one {{count, plural, one {The only machine is} other {One of # machines is}} left to move.} other {# of {count, number} machines are left to move.}}',
  'burnDown.words.planned': 'As planned, the last one is done by {day}.',
  'burnDown.words.first': 'The first activation runs out on {day}.',
  'burnDown.words.lost':
    '{count, plural, one {One machine has lost its} other {# machines have lost their}} activation already.',
  'burnDown.words.late': '{count, plural, one {One is} other {# are}} planned later than that allows.',
} as const satisfies Record<string, string>;
