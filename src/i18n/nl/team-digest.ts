import type { teamDigest as english } from '../en/team-digest.ts';

export const teamDigest: Record<keyof typeof english, string> = {
  'teamDigest.title': 'Overzicht voor het team',
  'teamDigest.summary':
    'Wat er in Partner Center, buiten deze desk om, is besteld, geannuleerd en opgehaald; elke ochtend in een kanaal',
  'teamDigest.about':
    'Elke ochtend, in jouw tijdzone en taal: orders die in Partner Center zelf zijn geplaatst of geannuleerd, en productcodes en links die daar zijn opgehaald. Is er niets te melden, dan komt er niets. Er staan geen inkoopprijzen en geen productcodes in.',
  'teamDigest.channel': 'Kanaal',
  'teamDigest.channel.hint': 'Laat leeg als niemand het hoeft te krijgen.',
  'teamDigest.channel.none': 'geen',
  'teamDigest.save': 'Opslaan',
  'teamDigest.saved': '✅ Opgeslagen. Het volgende overzicht komt morgenochtend, als er iets te melden is.',
  'teamDigest.unchanged': 'Dit geldt al. Er is niets gewijzigd.',
  'teamDigest.notification':
    'Buiten deze desk om: {orders, plural, =0 {geen orders} one {# order} other {# orders}}, {accesses, plural, =0 {geen productcodes of links} one {# productcode of link} other {# productcodes of links}}',
  'teamDigest.headline': 'Buiten deze desk om gedaan sinds de vorige keer',
};
