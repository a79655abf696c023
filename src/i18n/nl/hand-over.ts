import type { handOver as english } from '../en/hand-over.ts';

export const handOver: Record<keyof typeof english, string> = {
  'handOver.title': 'Eenmalige pagina',
  'handOver.submit': 'Pagina maken',
  'handOver.form.how':
    'De klant opent de pagina met een link en een wachtwoordzin. Stuur de link per e-mail of chat en geef de wachtwoordzin langs een andere weg door. De productcode staat in geen van beide, en een voorvertoning van de link verbruikt niets.',
  'handOver.language.label': 'Taal van de pagina',
  'handOver.language.en': 'Engels',
  'handOver.language.nl': 'Nederlands',
  'handOver.life.label': 'Werkt',
  'handOver.life.hours': '{count, plural, one {# uur} other {# uur}}',
  'handOver.life.days': '{count, plural, one {# dag} other {# dagen}}',
  'handOver.views.label': 'Kan worden geopend',
  'handOver.views.count': '{count, plural, one {één keer} other {# keer}}',
  'handOver.recipient.label': 'Voor wie',
  'handOver.recipient.placeholder': 'Een naam of een e-mailadres',
  'handOver.recipient.hint': 'Wordt met je naam bewaard, zodat later te zien is voor wie de code was.',
  'handOver.busy': 'De pagina wordt gemaakt…',
  'handOver.made.link': 'Stuur deze link naar de klant:',
  'handOver.made.passphrase': 'Geef deze wachtwoordzin langs een andere weg door, bijvoorbeeld per telefoon:',
  'handOver.made.terms': 'De pagina kan {count, plural, one {één keer} other {# keer}} worden geopend, tot {until}.',
  'handOver.made.once':
    'Kopieer ze nu allebei: ze staan alleen hier en zijn niet terug te zoeken. Je hoort het als de pagina wordt geopend, en intrekken kan in je berichten van CSP Desk.',
  'handOver.already':
    'Je hebt dit al verzonden. Er is één pagina gemaakt en de link en wachtwoordzin zijn je één keer getoond. Heb je ze niet, trek de pagina dan in via je berichten van CSP Desk en maak een nieuwe.',
  'handOver.none.tooOld':
    'Een pagina maken kan tot een half uur nadat de productcode is gevraagd of getoond. Er is niets gemaakt. Vraag de code opnieuw met /csp-key.',
  'handOver.none.noAddress':
    'Eenmalige pagina’s zijn hier niet ingericht, dus er is niets gemaakt. Klanten moeten CSP Desk kunnen bereiken: wie het beheert, moet daarvoor PUBLIC_URL op een https-adres zetten.',
  'handOver.none.revoked':
    'De code voor {software} ({customer}) is ingetrokken, omdat de order is geannuleerd. Er is niets gemaakt.',
  'handOver.none.noKey':
    'Partner Center heeft geen code meer voor {software} ({customer}). Er is niets gemaakt. Bekijk de software met /csp-software.',
  'handOver.none.notHandedIn':
    'Niemand heeft de code voor {software} ({customer}) tot nu toe ingeleverd. Er is niets gemaakt. Vraag de code met /csp-key en lever hem in.',
  'handOver.none.tooManyPerson':
    'Je hebt zoveel codes uitgedeeld als één persoon in een uur mag. Er is niets gemaakt, en wie over de codes waakt, is ingelicht. Probeer het opnieuw vanaf {again}.',
  'handOver.none.tooManyCustomer':
    'Van deze klant zijn zoveel codes uitgedeeld als op een dag mag. Er is niets gemaakt, en wie over de codes waakt, is ingelicht. Probeer het opnieuw vanaf {again}.',
  'handOver.message.notification': 'Een eenmalige pagina van jou',
  'handOver.message.what': 'Eenmalige pagina: {software} – {customer}',
  'handOver.message.recipient': 'Voor {recipient}',
  'handOver.state.live': 'Kan worden geopend tot {until}. {views, number} van de {max, number} keer geopend.',
  'handOver.state.used':
    'Geopend om {opened}, {max, plural, one {de enige keer} other {de laatste van # keer}}. Openen kan niet meer.',
  'handOver.state.locked':
    'Vergrendeld om {ended} na vijf verkeerde wachtwoordzinnen. Daarvoor {views, number} van de {max, number} keer geopend.',
  'handOver.state.revoked':
    'Ingetrokken om {ended}: openen kan niet meer. Daarvoor {views, number} van de {max, number} keer geopend.',
  'handOver.state.expired':
    'Verlopen om {ended}: openen kan niet meer. Daarvoor {views, number} van de {max, number} keer geopend.',
  'handOver.state.void':
    'Openen kan niet meer sinds {ended}: de code is ingetrokken of niet meer te krijgen. Daarvoor {views, number} van de {max, number} keer geopend.',
  'handOver.news.opened': 'Je eenmalige pagina is geopend',
  'handOver.news.openedText':
    '*Je eenmalige pagina voor {customer} is geopend* om {opened}: daar is de code voor {software} getoond. Was dat je klant niet, dan heeft een vreemde de code: meld het meteen aan de beheerder van jullie Microsoft-partneraccount.',
  'handOver.news.ended': 'Je eenmalige pagina is afgelopen',
  'handOver.news.endedText':
    '*Je eenmalige pagina voor {customer}* met de code voor {software} is afgelopen. Heeft de klant hem nog nodig, vraag de code dan met /csp-key en maak een nieuwe.',
  'handOver.news.undelivered': 'Je eenmalige pagina is niet gelezen',
  'handOver.news.undeliveredText':
    'Je eenmalige pagina voor {customer} met de code voor {software} is opgevraagd, maar de code heeft de browser niet bereikt. Er is niets verbruikt: de klant kan het opnieuw proberen.',
  'handOver.revoke': 'Intrekken',
  'handOver.revoke.title': 'Deze pagina intrekken?',
  'handOver.revoke.text': 'De link werkt meteen niet meer. Wie hem eerder opende, houdt wat is gelezen.',
  'handOver.revoke.over': 'Deze pagina was al niet meer te openen. Er is niets gewijzigd.',

  'handOver.page.title': 'Een productcode voor u',
  'handOver.page.intro':
    'Iemand bij uw leverancier van Microsoft-software heeft hier een productcode voor u klaargezet. U hebt de wachtwoordzin nodig die u is doorgegeven.',
  'handOver.page.passphrase': 'Wachtwoordzin',
  'handOver.page.hint':
    'Twaalf letters en cijfers; hoofdletters en streepjes maken niet uit. Zorg dat u de code meteen ergens kunt bewaren: misschien wordt hij maar één keer getoond.',
  'handOver.page.show': 'Productcode tonen',
  'handOver.page.empty': 'Typ de wachtwoordzin die u is doorgegeven.',
  'handOver.page.wrong':
    'Dat is de wachtwoordzin niet, of er staat hier geen code meer. Na vijf verkeerde wachtwoordzinnen vergrendelt een pagina zichzelf.',
  'handOver.page.failed':
    'De code kan op dit moment niet worden opgehaald. Er is niets verbruikt: probeer het over een paar minuten opnieuw. ref {reference}',
  'handOver.page.busy':
    'Het is hier op dit moment druk. Er is niets verbruikt: probeer het over een minuut opnieuw. ref {reference}',
  'handOver.page.tooFast':
    'Dat waren te veel verzoeken in een minuut. Er is niets verbruikt: wacht een minuut en probeer het opnieuw.',
  'handOver.page.key': 'Uw productcode',
  'handOver.page.what': '{software}, voor {customer}. Gestuurd door {sender}.',
  'handOver.page.more':
    '{more, plural, =0 {Kopieer de code nu: deze pagina gaat niet nog een keer open.} one {Kopieer de code nu: deze pagina gaat nog één keer open.} other {Kopieer de code nu: deze pagina gaat nog # keer open.}}',
  'handOver.page.mak':
    'Het is een meervoudige activeringssleutel (MAK): elke activering telt, en een uitgelekte code wordt door vreemden opgemaakt. Bewaar hem waar alleen wie de software installeert hem kan lezen.',
  'handOver.page.ownWay':
    'Uw eigen beheerder kan de code ook lezen in het Microsoft 365-beheercentrum › Facturering › Uw producten › Software.',
  'handOver.page.over': 'Er staat hier geen code meer',
  'handOver.page.used':
    'De code is hier al zo vaak getoond als mag. Was u dat niet, meld het dan meteen aan uw leverancier.',
  'handOver.page.locked': 'Deze pagina heeft zichzelf vergrendeld na vijf verkeerde wachtwoordzinnen.',
  'handOver.page.revoked': 'Uw leverancier heeft deze pagina ingetrokken.',
  'handOver.page.expired': 'Deze pagina was een beperkte tijd te openen, en die is voorbij.',
  'handOver.page.void': 'De code van deze pagina werkt niet meer.',
  'handOver.page.askAgain': 'Vraag wie u de link stuurde om een nieuwe.',
};
