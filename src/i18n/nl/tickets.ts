import type { tickets as english } from '../en/tickets.ts';

export const tickets: Record<keyof typeof english, string> = {
  'tickets.title': 'Tickets',
  'tickets.headline.all': 'Alle tickets',
  'tickets.headline.mine': 'Jouw tickets',
  'tickets.headline.open': 'Openstaande tickets',
  'tickets.headline.customer': 'Tickets van “{text}”',
  'tickets.range': '{from, number}–{to, number} van {total, number}',
  'tickets.notification': '{total, plural, =0 {Geen tickets} one {# ticket} other {# tickets}}',
  'tickets.row': '*{ticket}* {customer} – {state}',
  'tickets.row.detail': '{what} · order {order} · {at} · {person}',
  'tickets.row.requested': '{amount} gevraagd',
  'tickets.row.serviceRequest': 'Microsoft-ticket {number}',
  'tickets.filter.placeholder': 'Welke tickets',
  'tickets.filter.all': 'Alle',
  'tickets.filter.mine': 'Van mij',
  'tickets.filter.open': 'Openstaand',
  'tickets.newer': '‹ Nieuwer',
  'tickets.older': 'Ouder ›',
  'tickets.empty.all': 'Er zijn nog geen tickets. Met /csp-cancel maak je er een.',
  'tickets.empty.mine': 'Je hebt geen tickets. Met /csp-cancel maak je er een.',
  'tickets.empty.open': 'Er staat geen ticket open: er wacht niets op iemand.',
  'tickets.empty.customer':
    'Er zijn geen tickets van een klant met “{text}”. Schrijf een deel van de naam, het domein of het tenant-ID.',
};
