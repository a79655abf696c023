import type { downloadLink as english } from '../en/download-link.ts';

export const downloadLink: Record<keyof typeof english, string> = {
  'downloadLink.title': 'Download ophalen',
  'downloadLink.submit': 'Link ophalen',
  'downloadLink.version.label': 'Versie',
  'downloadLink.language.label': 'Taal',
  'downloadLink.bit.label': 'Bitversie',
  'downloadLink.bit.known': '{bit, number}-bits',
  'downloadLink.bit.unknown': 'niet vermeld',
  'downloadLink.size': '{gigabytes, number, ::.0} GB',
  'downloadLink.choose.placeholder': 'Typ een deel van de naam',
  'downloadLink.risk':
    '⚠ Iedereen die de link heeft, kan ermee downloaden, en niets vertelt wie dat deed. Geef hem alleen aan wie de software mag hebben. Ongeveer vijf dagen na het eerste gebruik werkt hij niet meer.',
  'downloadLink.none': 'Partner Center heeft geen download voor deze software. Kies andere software.',
  'downloadLink.problem.customerUnknown':
    'Partner Center kent deze klant niet als klant van jullie. Kies de klant uit de lijst.',
  'downloadLink.problem.softwareUnknown': 'Deze klant heeft deze software niet. Kies de software uit de lijst.',
  'downloadLink.problem.cancelled':
    'Deze order is geannuleerd, dus de downloads zijn er niet meer. Er is geen link gemaakt.',
  'downloadLink.problem.pending':
    'Deze order is nog niet geleverd, dus er is nog geen download. Probeer het opnieuw als Partner Center de order heeft voltooid.',
  'downloadLink.problem.notOffered': 'Partner Center biedt deze combinatie niet aan. Kies uit de lijst.',
  'downloadLink.busy': 'Partner Center maakt de link…',
  'downloadLink.made': 'Je link staat klaar. Sluit dit venster: hij staat in het kanaal, alleen voor jou zichtbaar.',
  'downloadLink.already':
    'Dit formulier was al verzonden of stond te lang open. Er is geen andere link gemaakt. Begin opnieuw met /csp-download.',
  'downloadLink.undeliverable':
    'CSP Desk kan je niet schrijven op de plek waar je het formulier opende, dus de link is weggegooid. Typ /csp-download opnieuw in een kanaal en verzend het formulier binnen een half uur.',
  'downloadLink.ready.notification': 'Er staat een downloadlink voor je klaar',
  'downloadLink.ready.onlyYou': 'Alleen zichtbaar voor jou',
  'downloadLink.ready.what': '{version} – {customer}',
  'downloadLink.ready.file': '{language} · {bit}',
  'downloadLink.ready.risk':
    '⚠ Iedereen met deze link kan downloaden. Ongeveer vijf dagen na het eerste gebruik werkt hij niet meer.',
  'downloadLink.ready.copy': 'Om hem te versturen, kopieer je de link:',
  'downloadLink.ready.customer':
    'De klant kan de software ook zelf downloaden: Microsoft 365-beheercentrum › Facturering › Uw producten › Software.',
  'downloadLink.download': 'Downloaden',
  'downloadLink.portal.where':
    'Hier haal je downloadlinks op de pagina’s van Partner Center zelf op, omdat Partner Center ze niet aan andere programma’s geeft. Daarvoor moet je beheeragent zijn, en dat ben je.',
  'downloadLink.portal.get':
    '*Downloaden* geeft het bestand, *Koppeling kopiëren* een link om te versturen. Partner Center legt vast dat je erom vroeg.',
  'downloadLink.takeNote':
    'Door een link op te halen neem je hier kennis van. Dat wordt met je naam vastgelegd, eens per maand.',
  'downloadLink.copy': 'Link kopiëren',
  'downloadLink.anew': 'Nieuwe link ophalen',
  'downloadLink.sha256': 'SHA-256 {hash}',
  'downloadLink.age.used': 'Gemaakt {issued}, hier voor het eerst gebruikt {used}: werkt tot ongeveer {stops}.',
  'downloadLink.age.unused': 'Gemaakt {issued}, hier nog niet gebruikt.',
  'downloadLink.warning.notification': 'Een downloadlink werkt binnenkort niet meer',
  'downloadLink.warning.text':
    'Je downloadlink voor {version} ({customer}) werkt tot ongeveer {stops}, vijf dagen na het eerste gebruik.',
  'downloadLink.stopped.notification': 'Een downloadlink werkt niet meer',
  'downloadLink.stopped.text':
    'Je downloadlink voor {version} ({customer}) werkt sinds ongeveer {stops} niet meer, of is niet meer te openen. Er is niets getoond.',
  'downloadLink.anew.notOffered':
    'Partner Center biedt dit bestand niet meer aan. Er is geen link gemaakt. Kies een ander met /csp-download.',
  'downloadLink.anew.portal':
    'Hier haal je downloadlinks op de pagina’s van Partner Center op. Lever een nieuwe in met /csp-download.',
  'downloadLink.portal.submit': 'Inleveren',
  'downloadLink.portal.link': 'Downloadlink',
  'downloadLink.portal.file': 'Wat het geeft',
  'downloadLink.portal.filePlaceholder': 'Versie, taal en bitversie',
  'downloadLink.portal.sha256Hint': 'Zoals de pagina hem toont, 64 tekens; hij wordt bij de link getoond.',
  'downloadLink.portal.notALink': 'Dit is geen link. Kopieer hem van de pagina; hij begint met https://.',
  'downloadLink.portal.notAHash': 'Dit is geen SHA-256: die heeft 64 cijfers en letters a tot en met f.',
};
