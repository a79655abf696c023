import type { health as en } from '../en/health.ts';

export const health: Record<keyof typeof en, string> = {
  'health.title': 'Toestand',
  'health.about': 'Of alles antwoordt waar deze desk op steunt, wat er wacht, en wat is opgegeven',
  'health.again': 'Opnieuw kijken',
  'health.dependencies': 'Waar deze desk op steunt',
  'health.dependency.database': 'Database',
  'health.dependency.slack': 'Slack',
  'health.dependency.login': 'Aanmelden bij Microsoft',
  'health.dependency.partnerCenter': 'Partner Center',
  'health.dependency.graph': 'Partnerdirectory (Microsoft Graph)',
  'health.well': '✅ {what} – antwoordde in {milliseconds, number} ms',
  'health.ill': '⚠️ {what} – antwoordt niet zoals het hoort. {advice}',
  'health.advice.database': 'Er kan nu niets worden vastgelegd. Kijk naar de databaseserver.',
  'health.advice.slack': 'Wat mensen doen kan laat aankomen. De verbinding komt vanzelf terug; zie status.slack.com.',
  'health.advice.login':
    'Niemands rol kan nu worden gecontroleerd. npm run doctor zegt of het geheim of de toestemming is verlopen.',
  'health.advice.partnerCenter':
    'Bestellingen, codes en annuleringen wachten en gaan vanzelf verder. npm run doctor zegt of het aan het account ligt.',
  'health.advice.graph':
    'Niemand krijgt er nu een recht bij: codes, bestellingen en annuleringen worden geweigerd. npm run doctor zegt of er een machtiging ontbreekt, en welke.',

  'health.rounds': 'Laatst gedaan',
  'health.round.customers': 'Klanten overgenomen uit Partner Center',
  'health.round.prices': 'Prijzen ingelezen',
  'health.round.drift': 'Activiteit in Partner Center gelezen tot',
  'health.round.at': '• {what}: {at}',
  'health.round.never': '• {what}: nog niet',

  'health.queues': 'Wacht',
  'health.queue':
    '• {name}: {due, number} aan de beurt, {running, number} bezig, de oudste sinds {seconds, plural, one {# seconde} other {# seconden}}',
  'health.queues.idle':
    'Er is niets aan de beurt. {later, plural, =0 {Niets} one {# taak} other {# taken}} voor later.',
  'health.queues.later': '{later, plural, =0 {Niets} one {# taak} other {# taken}} voor later.',

  'health.failed': 'Opgegeven',
  'health.failed.count':
    '{count, plural, =0 {Niets.} one {# taak is zo vaak geprobeerd als mag. Wie erom vroeg, weet het.} other {# taken zijn zo vaak geprobeerd als mag. Wie erom vroeg, weet het.}}',
  'health.failed.job': '{queue} – {tries, plural, one {# poging} other {# pogingen}}, de laatste {at}',
  'health.failed.more': 'De nieuwste {listed, number} staan hier.',
  'health.retry': 'Opnieuw proberen',
  'health.retry.text':
    'Wat al gedaan is, gebeurt niet nog een keer. Probeer het opnieuw zodra de oorzaak is verholpen.',
  'health.retried': 'Het wordt opnieuw geprobeerd. Kijk zo nog eens.',
  'health.gone': 'Deze taak is niet meer opgegeven. Er is niets gewijzigd.',
};
