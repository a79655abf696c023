import type { common as english } from '../en/common.ts';

export const common: Record<keyof typeof english, string> = {
  'common.loading': 'Een ogenblik…',
  'common.cancel': 'Annuleren',
  'common.back': 'Terug',
  'common.close': 'Sluiten',
  'common.submit': 'Verzenden',
  'common.tryAgain': 'Opnieuw proberen',
  'common.optional': 'optioneel',
  'common.unknown': 'onbekend',
  'common.reference': 'ref {reference}',

  'common.customer.label': 'Klant',
  'common.customer.placeholder': 'Typ een naam, domein of tenant-ID',

  'common.role.globalAdmin': 'Globale beheerder',
  'common.role.adminAgent': 'Beheeragent',
  'common.role.salesAgent': 'Verkoopagent',
  'common.role.helpdeskAgent': 'Helpdeskagent',
  'common.role.approver': 'Goedkeurder',
  'common.role.auditor': 'Auditor',
  'common.erasedPerson': 'een gewiste persoon',

  'common.error.title': 'Niet gedaan',
  'common.error.unexpected':
    'CSP Desk kon dit niet afmaken. Wat al was opgeslagen, blijft bewaard, en opnieuw proberen doet niets dubbel. Gebeurt het weer, geef je beheerder dan deze referentie: {reference}',
  'common.error.partnerCenterSilent':
    'Partner Center antwoordde niet op tijd. Er is niets gewijzigd. Probeer het over een paar minuten opnieuw. ref {reference}',
  'common.error.partnerCenterBusy':
    'Partner Center neemt nu minder aanvragen aan. Er is niets gewijzigd. Probeer het over {minutes, plural, one {een minuut} other {# minuten}} opnieuw. ref {reference}',
  'common.error.partnerCenterRefused':
    'Partner Center heeft dit geweigerd. Er is niets gewijzigd. Geef je beheerder deze referentie: {reference}',
  'common.error.partnerCenterSignIn':
    'CSP Desk kon zich niet aanmelden bij Partner Center. Er is niets gewijzigd. Een beheerder moet de aanmelding vernieuwen; geef deze referentie door: {reference}',
  'common.error.tooLate':
    'Slack gaf CSP Desk drie seconden om dit te openen en dat was te kort. Er is niets gewijzigd. Probeer het opnieuw.',
  'common.error.busy':
    'CSP Desk heeft het druk. Er is niets gewijzigd. Probeer het over een minuut opnieuw. ref {reference}',
  'common.error.notSaved':
    'CSP Desk kan nu niets opslaan: de schijf is vol of de database kan alleen worden gelezen. Van je laatste stap is niets opgeslagen; wat al was opgeslagen, blijft bewaard. Meld het aan wie CSP Desk beheert en doe deze stap opnieuw als er weer ruimte is. ref {reference}',
  'common.error.slackBusy':
    'Slack neemt nu minder aanvragen van CSP Desk aan. Wat al was opgeslagen, blijft bewaard, en opnieuw proberen doet niets dubbel. Probeer het over een minuut opnieuw. ref {reference}',
  'common.error.stopping':
    'CSP Desk start opnieuw. Je laatste stap heeft niets gewijzigd. Probeer het over een minuut opnieuw. ref {reference}',
  'common.error.staleButton':
    'Deze knop hoort bij een ouder bericht en werkt niet meer. Er is niets gewijzigd. Begin opnieuw met {command}.',
  'common.error.staleForm':
    'Dit formulier is ouder dan wat het toont. Er is niets gewijzigd. Sluit het en begin opnieuw met {command}.',
  'common.error.alreadySubmitted':
    'Je hebt dit al verzonden. Het wordt één keer uitgevoerd; er is niets opnieuw gedaan.',
  'common.error.unknownCommand': 'CSP Desk kent {command} niet. Met /csp-help zie je wat je kunt doen.',

  'common.handedIn': 'Het is vastgelegd. Je kunt dit venster sluiten.',
  'common.notHandedIn': 'Er is niets vastgelegd. Begin opnieuw en verbeter dit:',

  'common.refusal.title': 'Er is niets gedaan',
  'common.refusal.noRole':
    'Je hebt hier nog geen rol, dus er is niets gedaan. {count, plural, =0 {Vraag er een aan de beheerder van jullie Microsoft-partneraccount.} other {Vraag er een aan {people}.}}',
  'common.refusal.notInDirectory':
    'Niemand in de partnerdirectory heeft het e-mailadres van je Slack-account, dus er is niets gedaan. {count, plural, =0 {Vraag het de beheerder van jullie Microsoft-partneraccount.} other {Vraag het aan {people}.}}',
  'common.refusal.ambiguous':
    'Meer dan één account in de partnerdirectory heeft het e-mailadres van je Slack-account, dus CSP Desk weet niet welk van jou is. Er is niets gedaan. Een globale beheerder van de desk kan het aanwijzen in /csp-admin › Mensen.',
  'common.refusal.matchChanged':
    'Het e-mailadres van je Slack-account leidt nu naar een ander account in de partnerdirectory dan eerst, dus de rollen van dat account gelden niet voor jou. Er is niets gedaan. Is het nieuwe account van jou, dan kan een globale beheerder van de desk dat bevestigen in /csp-admin › Mensen.',
  'common.refusal.groupUnclear':
    'De partnerdirectory heeft geen groep {groups}, of meer dan één met die naam, dus niemand heeft de rol die {count, plural, one {die groep geeft} other {die groepen geven}}. Er is niets gedaan. Vraag de beheerder van jullie Microsoft-partneraccount om alleen de groep te houden die Partner Center heeft gemaakt.',
  'common.refusal.noEmail':
    'Je Slack-account toont geen e-mailadres, dus CSP Desk kan niet zien welke rol je hebt. Er is niets gedaan. Zet een bevestigd adres in je Slack-profiel en probeer het opnieuw.',
  'common.refusal.guest':
    'Gasten van deze werkruimte kunnen CSP Desk niet gebruiken. Er is niets gedaan. Vraag het aan een volwaardig lid van het team.',
  'common.refusal.deactivated':
    'Dit Slack-account is gedeactiveerd, dus er is niets gedaan. Vraag het aan wie deze Slack-werkruimte beheert.',
  'common.refusal.foreignTeam':
    'Je Slack-account hoort bij een andere organisatie, dus je kunt CSP Desk hier niet gebruiken. Er is niets gedaan. Vraag het aan iemand van het team dat dit kanaal met je deelt.',
  'common.refusal.directoryUnreachable':
    'CSP Desk kon je rol niet controleren, omdat de directory niet antwoordt. Er is niets gedaan. Probeer het over een paar minuten opnieuw. ref {reference}',
  'common.refusal.directoryNotAllowed':
    'CSP Desk mag geen rollen lezen uit de partnerdirectory en kon de jouwe dus niet controleren. Er is niets gedaan. Wie CSP Desk beheert, ziet met npm run doctor wat er ontbreekt. ref {reference}',
  'common.refusal.directorySignIn':
    'CSP Desk kon zich niet aanmelden bij de partnerdirectory en kon je rol dus niet controleren. Er is niets gedaan. Wie CSP Desk beheert, moet de aanmelding vernieuwen; npm run doctor zegt hoe. ref {reference}',
  'common.refusal.needsAdminAgent':
    'Hiervoor is de rol beheeragent in Partner Center nodig, en die heb je niet. Er is niets gedaan. {count, plural, =0 {Vraag het een collega die hem heeft, of de beheerder van jullie Microsoft-partneraccount.} other {Vraag het aan {people}.}}',
  'common.refusal.needsRole':
    'Hiervoor is de rol {role} nodig, en die heb je niet. Er is niets gedaan. {count, plural, =0 {Vraag het de beheerder van jullie Microsoft-partneraccount.} other {Vraag het aan {people}.}}',

  'common.change': '{from} → {to}',
  'common.field.required': 'Vul dit in.',
  'common.field.choose': 'Maak een keuze.',
  'common.field.more': 'Bij je keuze horen nog meer velden. Vul ze in en probeer het opnieuw.',
  'common.field.tooLong': 'Hooguit {max, number} tekens; dit zijn er {length, number}.',
  'common.field.email': 'Dit is geen e-mailadres. Schrijf het als naam@voorbeeld.nl.',
  'common.field.wholeNumber': 'Schrijf een geheel getal in cijfers, bijvoorbeeld 2.',
  'common.field.between': 'Schrijf een getal van {min, number} tot en met {max, number}.',
  'common.field.noChoice': 'Niets gevonden. Typ andere letters.',

  'common.amount.unreadable': 'Dit is geen bedrag. Schrijf het als {example}.',
  'common.amount.tooLarge': 'Dit bedrag is te groot. Schrijf een kleiner bedrag.',
  'common.amount.tooPrecise':
    'Dit bedrag heeft te veel decimalen; {currency} heeft er {decimals, plural, =0 {geen} other {#}}. Schrijf het als {example}.',
  'common.amount.otherCurrency': 'Dit bedrag is in {typed}, en de order is in {currency}. Schrijf het in {currency}.',
  'common.amount.notPositive': 'Schrijf een bedrag groter dan nul.',
};
