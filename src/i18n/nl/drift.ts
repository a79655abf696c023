import type { drift as en } from '../en/drift.ts';

export const drift: Record<keyof typeof en, string> = {
  'drift.notification':
    'Er {count, plural, one {is # wijziging} other {zijn # wijzigingen}} gedaan in Partner Center en niet aan deze desk',
  'drift.headline':
    'In Partner Center, en niet aan deze desk, {count, plural, one {is # order} other {zijn # orders}} geplaatst of geannuleerd',
  'drift.ordered-there': '{what} voor {customer}: daar besteld, order {order}, gezien {moment}',
  'drift.cancelled-there': '{what} voor {customer}: daar geannuleerd, order {order}, gezien {moment}',
  'drift.lines-cancelled-there':
    '{what} voor {customer}: daar enkele regels geannuleerd, order {order}, gezien {moment}',
  'drift.more':
    'en nog {count, plural, one {# wijziging} other {# wijzigingen}}: die staan in de geschiedenis van elke order, in /csp-software.',
  'drift.next':
    'Wat daar besteld is, staat in /csp-software met zijn restitutietermijn. Heeft niemand van het team dit gedaan, kijk dan in Partner Center › Account settings › Activity log wie wel.',
};
