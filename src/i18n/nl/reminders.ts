import type { reminders as english } from '../en/reminders.ts';

export const reminders: Record<keyof typeof english, string> = {
  'reminders.headline.digest':
    '{count, plural, one {Eén retourperiode vraagt een beslissing} other {# retourperiodes vragen een beslissing}}',
  'reminders.headline.lastCall': 'Laatste kans: een retourperiode gaat sluiten',
  'reminders.item': '*{customer}* – {what}: sluit {closes} ({utc})',
  'reminders.paid': '{amount} betaald',
  'reminders.neverTaken': 'Betaald, en de productcode is nooit opgehaald: houden of annuleren?',
  'reminders.keep': 'Houden',
  'reminders.cancel': 'Annuleren…',
  'reminders.later.day': 'Herinner me morgen',
  'reminders.later.three-days': 'Herinner me over drie dagen',
  'reminders.later.last-call': 'Alleen de laatste kans',
  'reminders.reconsider': 'Herinner me toch',
  'reminders.state.kept': 'Gehouden. De periode blijft tot dan open; niemand wordt nog herinnerd.',
  'reminders.state.cancelled': 'Geannuleerd.',
  'reminders.state.closed': 'De retourperiode is gesloten. Met /csp-cancel kan het nog aan Microsoft gevraagd worden.',
  'reminders.state.snoozed': 'Je wordt {until} opnieuw herinnerd, en één keer voor het sluiten.',
  'reminders.askAdminAgent': 'Annuleren vraagt de rol beheeragent: vraag op tijd een collega die hem heeft.',
  'reminders.note.title': 'Retourperiodes',
  'reminders.stale':
    'Deze retourperiode is gesloten, of de order is al geannuleerd. Er is niets gewijzigd. Met /csp-software zie je hoe het ervoor staat.',
};
