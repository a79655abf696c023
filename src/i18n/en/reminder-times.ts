export const reminderTimes = {
  'reminderTimes.title': 'Reminders',
  'reminderTimes.summary': 'When people are reminded of refund windows, keys, tickets and machines',
  'reminderTimes.about':
    'These times hold for everybody. What they change is shown once more before it counts, and is in the ledger.',
  'reminderTimes.closing': 'Before a refund window closes',
  'reminderTimes.closing.hint':
    'Days (d) or hours (h), such as 7d, 2d, 4h. The shortest is the last call, told by itself at any hour; the others come in the message of the day.',
  'reminderTimes.closing.no-times': 'Write times in days (d) or hours (h), such as 7d, 2d, 4h.',
  'reminderTimes.closing.too-many': 'Write at most ten times. Leave some out.',
  'reminderTimes.closing.too-long': 'No refund window is longer than 60 days. Write shorter times.',
  'reminderTimes.typed.days': '{count, number}d',
  'reminderTimes.typed.hours': '{count, number}h',
  'reminderTimes.idleDays': 'Days until a key nobody took is told',
  'reminderTimes.morningHour': 'Hour of the daily messages',
  'reminderTimes.riskDays': 'Days of warning before a machine’s deadline',
  'reminderTimes.ticketHours': 'Hours a ticket may wait for the team',
  'reminderTimes.microsoftDays': 'Days a ticket may lie with Microsoft',
  'reminderTimes.next': 'Next',
  'reminderTimes.save': 'Save times',
  'reminderTimes.oClock': '{hour, number}:00, in the time zone of whoever is told',
  'reminderTimes.effect':
    'Counts at once, also for refund windows, tickets and moves that are open already. What was told is not told again.',
  'reminderTimes.saved': '✅ Saved. It holds from now on.',
  'reminderTimes.unchanged': 'These times hold already. Nothing was changed.',
  'reminderTimes.overtaken':
    'Somebody else changed the times meanwhile, so nothing of yours was changed. These hold now; change them again where needed.',
  'reminderTimes.gone': 'This change is not kept any more. Nothing was changed. These times hold now.',
} as const satisfies Record<string, string>;
