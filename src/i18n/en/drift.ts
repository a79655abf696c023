export const drift = {
  'drift.notification':
    '{count, plural, one {# change was} other {# changes were}} made in Partner Center, not at this desk',
  'drift.headline':
    '{count, plural, one {# order was} other {# orders were}} made or cancelled in Partner Center, not at this desk',
  'drift.ordered-there': '{what} for {customer}: ordered there, order {order}, seen {moment}',
  'drift.cancelled-there': '{what} for {customer}: cancelled there, order {order}, seen {moment}',
  'drift.lines-cancelled-there': '{what} for {customer}: some lines cancelled there, order {order}, seen {moment}',
  'drift.more':
    'and {count, plural, one {# more} other {# more}}: they stand in the history of each order, in /csp-software.',
  'drift.next':
    'What was ordered there appears in /csp-software with its refund window. If nobody of the team did this, Partner Center › Account settings › Activity log shows who did.',
} as const satisfies Record<string, string>;
