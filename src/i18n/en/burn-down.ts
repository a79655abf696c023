export const burnDown = {
  'burnDown.title': 'Machines to go',
  'burnDown.left': 'As it went',
  'burnDown.planned': 'As planned',
  'burnDown.deadlines': 'Still activated if nothing is done',
  'burnDown.today': 'today',
  'burnDown.words.left':
    '{left, plural, =0 {No machine is left to go.} one {{count, plural, one {The only machine is} other {One of # machines is}} left to go.} other {# of {count, number} machines are left to go.}}',
  'burnDown.words.planned': 'As planned, the last one is done by {day}.',
  'burnDown.words.first': 'The first activation runs out on {day}.',
  'burnDown.words.lost':
    '{count, plural, one {One machine has lost its} other {# machines have lost their}} activation already.',
  'burnDown.words.late': '{count, plural, one {One is} other {# are}} planned later than that allows.',
} as const satisfies Record<string, string>;
