export const teamDigest = {
  'teamDigest.title': 'Team digest',
  'teamDigest.summary':
    'What was ordered, cancelled and taken in Partner Center, not at this desk; each morning in a channel',
  'teamDigest.about':
    'Each morning, in your time zone and language: orders made or cancelled in Partner Center itself, and keys and links taken there. If there is nothing to say, nothing is sent. It holds no cost and no key.',
  'teamDigest.channel': 'Channel',
  'teamDigest.channel.hint': 'Leave it empty if nobody should get it.',
  'teamDigest.channel.none': 'none',
  'teamDigest.save': 'Save',
  'teamDigest.saved': '✅ Saved. The next digest comes tomorrow morning, if there is something to say.',
  'teamDigest.unchanged': 'This holds already. Nothing was changed.',
  'teamDigest.notification':
    'Done in Partner Center, not at this desk: {orders, plural, =0 {no orders} one {# order} other {# orders}}, {accesses, plural, =0 {no keys or links} one {# key or link} other {# keys or links}}',
  'teamDigest.headline': 'Done in Partner Center, not at this desk, since the last time',
} as const satisfies Record<string, string>;
