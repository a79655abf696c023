import type { drift as en } from '../en/drift.ts';

export const drift: Record<keyof typeof en, string> = {
  'drift.notification':
    'Er {count, plural, one {is # wijziging} other {zijn # wijzigingen}} gedaan in Partner Center, buiten deze desk om',
  'drift.headline':
    'In Partner Center, buiten deze desk om, {count, plural, one {is # order} other {zijn # orders}} geplaatst of geannuleerd',
  'drift.ordered-there': '{what} voor {customer}: daar besteld, order {order}, gezien {moment}',
  'drift.cancelled-there': '{what} voor {customer}: daar geannuleerd, order {order}, gezien {moment}',
  'drift.lines-cancelled-there':
    '{what} voor {customer}: daar enkele regels geannuleerd, order {order}, gezien {moment}',
  'drift.more':
    'en nog {count, plural, one {# wijziging} other {# wijzigingen}}: die staan in de geschiedenis van elke order, in /csp-software.',
  'drift.next':
    'Wat daar besteld is, staat in /csp-software met de retourperiode. Heeft niemand van het team dit gedaan, dan staat in Partner Center › Accountinstellingen › Activiteitenlogboek wie wel.',
};
