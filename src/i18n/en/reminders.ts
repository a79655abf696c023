export const reminders = {
  'reminders.headline.digest':
    '{count, plural, one {A refund window needs a decision} other {# refund windows need a decision}}',
  'reminders.headline.lastCall': 'Last call: a refund window is about to close',
  'reminders.item': '*{customer}* – {what}: closes {closes} ({utc})',
  'reminders.paid': '{amount} paid',
  'reminders.neverTaken': 'Paid, and its key was never taken: keep it or cancel it?',
  'reminders.keep': 'Keep',
  'reminders.cancel': 'Cancel…',
  'reminders.later.day': 'Remind me tomorrow',
  'reminders.later.three-days': 'Remind me in three days',
  'reminders.later.last-call': 'Only the last call',
  'reminders.reconsider': 'Remind me again',
  'reminders.state.kept': 'Kept. The window stays open until then; nobody is reminded any more.',
  'reminders.state.cancelled': 'Cancelled.',
  'reminders.state.closed': 'The window has closed. /csp-cancel can still ask Microsoft.',
  'reminders.state.snoozed': 'You are reminded again {until}, and once before it closes.',
  'reminders.askAdminAgent': 'Cancelling needs the role Admin agent: ask a colleague who has it, in time.',
  'reminders.note.title': 'Refund windows',
  'reminders.stale':
    'This window is closed, or the order is cancelled already. Nothing was changed. /csp-software shows how it stands.',
} as const satisfies Record<string, string>;
