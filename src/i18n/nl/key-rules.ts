import type { keyRules as english } from '../en/key-rules.ts';

export const keyRules: Record<keyof typeof english, string> = {
  'keyRules.title': 'Productcodes',
  'keyRules.summary': 'Hoeveel codes getoond mogen worden, hoe lang, en waar beveiligingsmeldingen heen gaan',
  'keyRules.about':
    'Alleen beheeragenten zien codes, wat hier ook is ingesteld. Een eenmalige pagina voor een klant telt als een getoonde code. Wat je hier opslaat, geldt meteen en staat in het grootboek.',
  'keyRules.channel': 'Beveiligingskanaal',
  'keyRules.channel.hint':
    'Daar komen de meldingen: bereikte grenzen, reeksen weigeringen, vergrendelde pagina’s, codes die buiten deze desk om zijn opgehaald. Nodig CSP Desk er uit. Zonder kanaal staan ze alleen in het logboek en het grootboek.',
  'keyRules.perPersonHour': 'Codes voor één persoon in een uur',
  'keyRules.perCustomerDay': 'Codes van een klant op een dag',
  'keyRules.coolDownMinutes': 'Minuten wachten als een grens is bereikt',
  'keyRules.visibleMinutes': 'Minuten dat een code op het scherm blijft',
  'keyRules.channel.none': 'geen',
  'keyRules.next': 'Verder',
  'keyRules.save': 'Opslaan',
  'keyRules.effect': 'Geldt meteen, ook voor codes die gevraagd en nog niet getoond zijn.',
  'keyRules.saved': '✅ Opgeslagen. Het geldt vanaf nu.',
  'keyRules.unchanged': 'Dit geldt al. Er is niets gewijzigd.',
  'keyRules.overtaken':
    'Iemand anders heeft deze instellingen intussen gewijzigd; van jouw wijziging is niets opgeslagen. Deze gelden nu; wijzig ze zo nodig opnieuw.',
  'keyRules.gone': 'Deze wijziging is niet bewaard. Er is niets gewijzigd. Deze instellingen gelden nu.',
  'keyRules.alert.notification': 'Beveiligingsmelding van CSP Desk',
  'keyRules.alert.limitPerson':
    '🔐 *{name} heeft zoveel codes opgehaald als één persoon in een uur mag: {limit, number}.* Tot {until} krijgt {name} er geen meer te zien. Niet getoond: {what}.',
  'keyRules.alert.limitCustomer':
    '🔐 *Van {name} zijn zoveel codes opgehaald als op een dag mag: {limit, number}.* Tot {until} worden er geen meer getoond. Niet getoond: {what}.',
  'keyRules.alert.refusals':
    '🔐 *{name} is binnen {minutes, number} minuten {count, number} keer geweigerd* bij het vragen om codes of downloads. Vraag na of {name} dat zelf was. /csp-audit toont wat er is gevraagd.',
  'keyRules.alert.pageLocked':
    '🔐 *Een eenmalige pagina heeft zichzelf vergrendeld na vijf verkeerde wachtwoordzinnen:* {what}, gemaakt door {name}. De code is niet getoond aan wie het probeerde.',
  'keyRules.alert.linked':
    '🔐 *{name} heeft {who} gekoppeld aan het directory-account {account}:* {who} heeft vanaf nu de rollen van dat account. Had je dit niet verwacht, vraag het dan aan {name}; in /csp-admin › Mensen maak je het ongedaan.',
  'keyRules.alert.channelSet':
    '🔐 Beveiligingsmeldingen van CSP Desk komen vanaf nu in dit kanaal. Ingesteld door {name}.',
  'keyRules.alert.outside':
    '🔐 *{count, plural, one {# code of downloadlink is} other {# codes of downloadlinks zijn}} in Partner Center opgehaald buiten deze desk om.* Vraag wie het deed naar de reden.',
  'keyRules.alert.outsideKey': '• een code van {customer}, door {who}, {at}',
  'keyRules.alert.outsideLink': '• een downloadlink van {customer}, door {who}, {at}',
  'keyRules.alert.outsideMore': 'De andere staan in het activiteitenlogboek van Partner Center.',
  'keyRules.secondPerson': 'Tweede persoon',
  'keyRules.secondPerson.no': 'Niet nodig',
  'keyRules.secondPerson.yes': 'Een andere beheeragent moet met elke code instemmen',
  'keyRules.secondPerson.hint': 'Het wordt in het beveiligingskanaal gevraagd, nooit aan wie om de code vroeg.',
  'keyRules.secondPerson.needsChannel': 'Kies een kanaal: daar wordt een tweede persoon gevraagd.',
};
