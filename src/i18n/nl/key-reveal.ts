import type { keyReveal as english } from '../en/key-reveal.ts';

export const keyReveal: Record<keyof typeof english, string> = {
  'keyReveal.title': 'Productcode ophalen',
  'keyReveal.submit': 'Code ophalen',
  'ownedSoftware.label': 'Software',
  'ownedSoftware.placeholder': 'Typ een deel van de naam, of het order-ID',
  'ownedSoftware.first': 'Kies eerst een klant.',
  'ownedSoftware.none':
    '{customer} heeft nu geen software die gebruikt kan worden. Met /csp-buy koop je die, met /csp-software zie je alles.',
  'ownedSoftware.order': 'order {order}',
  'ownedSoftware.customer.none': 'Geen klant van jullie past bij “{text}”. Typ in het veld om er een te vinden.',
  'ownedSoftware.customer.several': 'Er passen meer klanten bij “{text}”. Kies er een in het veld.',
  'keyReveal.version.label': 'Versie',
  'keyReveal.version.hint': 'Elke versie heeft een eigen productcode.',
  'keyReveal.reason.label': 'Reden',
  'keyReveal.reason.placeholder': 'Waar de code voor is, bijvoorbeeld een ticketnummer',
  'keyReveal.reason.hint': '3 tot en met 200 tekens; wordt met je naam bewaard.',
  'keyReveal.mak':
    'Dit is een MAK: elke activering telt. KMS-sleutels worden in CSP nooit gegeven; machines die door een KMS zijn geactiveerd, blijven hooguit 180 dagen geactiveerd: tijd om de MAK uit te rollen.',
  'keyReveal.kms':
    'KMS-sleutels worden in CSP nooit gegeven, ook niet op verzoek: aankopen activeer je met een MAK. Machines die door een KMS zijn geactiveerd, blijven hooguit 180 dagen geactiveerd; rol je de MAK in die tijd uit, met de hand of met een script met slmgr.vbs, dan is er geen downtime. Hulp daarbij vraag je aan Microsoft: technische presales- en implementatieservices.',
  'keyReveal.problem.customerUnknown':
    'Partner Center kent deze klant niet als klant van jullie. Kies de klant uit de lijst.',
  'keyReveal.problem.softwareUnknown': 'Deze klant heeft deze software niet. Kies de software uit de lijst.',
  'keyReveal.problem.cancelled': 'Deze order is geannuleerd, dus de productcode is ingetrokken. Er is niets getoond.',
  'keyReveal.problem.pending':
    'Deze order is nog niet geleverd, dus er is nog geen productcode. Probeer het opnieuw als Partner Center de order heeft voltooid.',
  'keyReveal.problem.noKey':
    'Deze software heeft geen aparte productcode: die zit in de download, of het is alleen een gebruiksrecht. Zie /csp-download.',
  'keyReveal.problem.versionUnknown': 'Deze versie hoort niet bij deze software. Kies de versie uit de lijst.',
  'keyReveal.problem.reasonTooShort': 'Schrijf minstens {min, number} tekens, zodat het later nog te begrijpen is.',
  'keyReveal.busy': 'Je aanvraag wordt vastgelegd…',
  'keyReveal.asked':
    'Je productcode staat klaar. Sluit dit venster: het bericht met de knop om de code te tonen staat in het kanaal, alleen voor jou zichtbaar.',
  'keyReveal.already':
    'Je hebt dit al verzonden. In het bericht erover zit de knop die de code toont; er is niets dubbel gevraagd.',
  'keyReveal.ready.notification': 'Er staat een productcode voor je klaar',
  'keyReveal.ready.text': 'Je productcode voor {software} ({customer}) staat klaar.',
  'keyReveal.ready.once':
    'De knop toont de code één keer, binnen {minutes, number} minuten. Let op dat niemand meekijkt.',
  'keyReveal.show': 'Code tonen',
  'keyReveal.undeliverable':
    'CSP Desk kan je niet schrijven op de plek waar je het formulier opende. Er is geen code getoond. Typ /csp-key opnieuw in een kanaal en verzend het formulier binnen een half uur.',
  'keyReveal.shown.notification': 'Er staat een productcode op je scherm',
  'keyReveal.shown.onlyYou': 'Alleen zichtbaar voor jou',
  'keyReveal.shown.what': '{software} – {customer}',
  'keyReveal.shown.hides': 'Eindigt op …{ending} en verdwijnt vanzelf om {time}.',
  'keyReveal.shown.hidesUnknown': 'Verdwijnt vanzelf om {time}.',
  'keyReveal.shown.mak':
    'Een MAK: elke activering telt, en een uitgelekte code wordt door vreemden opgemaakt. Plak hem niet in een chat of e-mail.',
  'keyReveal.shown.customer':
    'De klant kan de code ook zelf lezen in het Microsoft 365-beheercentrum › Facturering › Uw producten › Software.',
  'keyReveal.shown.send': 'Versturen? Plak de code nergens in:',
  'keyReveal.handOver': 'Eenmalige pagina voor de klant maken',
  'keyReveal.hideNow': 'Nu verbergen',
  'keyReveal.hidden.notification': 'Een productcode is weer verborgen',
  'keyReveal.hidden.ending': 'De code die eindigt op …{ending} is je getoond om {time} en is weer verborgen.',
  'keyReveal.hidden.unknown': 'De code is je getoond om {time} en is weer verborgen.',
  'keyReveal.hidden.failed':
    'Slack haalde het bericht met de code zojuist niet weg; CSP Desk probeert het vanzelf opnieuw. Wil je hem meteen weg hebben, laad Slack dan opnieuw (Ctrl+R of ⌘R). ref {reference}',
  'keyReveal.left.notification': 'Een productcode kon niet worden verborgen',
  'keyReveal.left.text':
    'Het bericht met de code voor {software} ({customer}), aan jou getoond om {time}, kon niet worden weggehaald: CSP Desk mag het van Slack niet meer wijzigen. Laad Slack opnieuw (Ctrl+R of ⌘R) en het is weg.',
  'keyReveal.notShown.notification': 'Er is geen productcode getoond',
  'keyReveal.notShown.revoked':
    'De code voor {software} ({customer}) is ingetrokken, omdat de order is geannuleerd. Er is niets getoond.',
  'keyReveal.notShown.none':
    'Partner Center heeft geen code meer voor {software} ({customer}). Er is niets getoond. Bekijk de software met /csp-software.',
  'keyReveal.notShown.withheld':
    'Partner Center weigert de code voor {software} ({customer}) te geven; misschien is hij zojuist ingetrokken. Er is niets getoond. ref {reference}',
  'keyReveal.notShown.tooOld':
    'Deze knop werkte {minutes, number} minuten. Er is niets getoond. Vraag de code opnieuw met /csp-key.',
  'keyReveal.notShown.used':
    'Deze knop is al gebruikt en toont de code één keer. Er is niets meer getoond. Heb je de code niet gezien, vraag hem dan opnieuw met /csp-key.',
  'keyReveal.notShown.interrupted':
    'CSP Desk werd opnieuw gestart terwijl het de code voor {software} ({customer}) ophaalde. Er is niets getoond. Vraag hem opnieuw met /csp-key.',
  'keyReveal.notShown.undelivered':
    'Slack heeft niet gezegd of de code is getoond, dus hij wordt weer van je scherm gehaald. Vraag hem opnieuw met /csp-key. ref {reference}',
  'keyReveal.portal.where':
    'Hier haal je productcodes op de pagina’s van Partner Center zelf op, omdat Partner Center ze niet aan andere programma’s geeft. Daarvoor moet je beheeragent zijn, en dat ben je.',
  'ownedSoftware.portal.open': 'Open {link}, meld je aan met je partneraccount en ga naar *Klanten*.',
  'ownedSoftware.portal.customer': 'Kies *{customer}* ({domain}) en open de pagina *Software*.',
  'ownedSoftware.portal.anyCustomer': 'Kies de klant en open de pagina *Software*.',
  'ownedSoftware.portal.choose': 'Kies productversie, taal en bitversie en daarna *Sleutels en downloads ophalen*.',
  'keyReveal.handIn.title': 'Productcode inleveren',
  'keyReveal.handIn.submit': 'Inleveren',
  'keyReveal.handIn.why':
    'Niemand heeft de code voor {software} ({customer}) tot nu toe ingeleverd. Haal hem op van de pagina’s van Partner Center; daarna kan hij hier worden getoond.',
  'keyReveal.handIn.again':
    'Lever de code voor {software} ({customer}) opnieuw in. Hij komt in de plaats van de code die is bewaard.',
  'keyReveal.handIn.open': 'Open {link}, meld je aan met je partneraccount en ga naar *Klanten*.',
  'keyReveal.handIn.customer': 'Kies *{customer}* en open de pagina *Software*.',
  'keyReveal.handIn.software':
    'Zoek *{software}* van order {order}, kies *productversie, taal en bitversie* en daarna *Sleutels en downloads ophalen*.',
  'keyReveal.handIn.get':
    'Kies *Sleutel ophalen*, kopieer de code en plak hem hieronder. Partner Center legt vast dat je hem hebt gezien.',
  'keyReveal.handIn.tenant': 'Heten er meer klanten zo? Dit is het tenant-ID:',
  'keyReveal.handIn.label': 'Productcode',
  'keyReveal.handIn.hint':
    'Meestal 25 letters en cijfers in vijf groepen. De code wordt verzegeld voordat dit venster sluit.',
  'keyReveal.handIn.busy': 'De code wordt verzegeld…',
  'keyReveal.handIn.sealed':
    'De code is verzegeld. Hij kan vanaf nu worden getoond, volgens dezelfde regels als elke andere.',
  'keyReveal.handIn.unusual':
    '⚠ Dit lijkt niet op een productcode van Microsoft: die heeft 25 letters en cijfers in vijf groepen, zoals XXXXX-XXXXX-XXXXX-XXXXX-XXXXX. Hij is toch aangenomen. Vergelijk hem met de pagina en lever hem opnieuw in als hij verkeerd was getypt.',
  'keyReveal.handIn.anew': 'Opnieuw inleveren',
  'keyReveal.notShown.notHandedIn':
    'Niemand heeft de code voor {software} ({customer}) ingeleverd, of hij is niet meer te openen. Er is niets getoond. Vraag hem opnieuw met /csp-key en lever hem in.',
  'keyReveal.window.title': 'Productcode',
  'keyReveal.elsewhere':
    'De code wordt je in een venster getoond, omdat er in dit kanaal mensen van buiten kunnen zijn of CSP Desk er niet in zit.',
  'keyReveal.notShown.tooManyPerson':
    'Je hebt zoveel codes gezien als één persoon in een uur mag. Er is niets getoond, en wie over de codes waakt, is ingelicht. Deze knop werkt weer vanaf {again}, als hij dan niet te oud is.',
  'keyReveal.notShown.tooManyCustomer':
    'Van {customer} zijn zoveel codes getoond als op een dag mag. Er is niets getoond, en wie over de codes waakt, is ingelicht. Vraag het opnieuw vanaf {again}.',
  'keyReveal.whichKey':
    'Welke code is het? Typ de laatste vijf tekens in het veld hierboven: de software wordt gevonden als de code hier is getoond of ingeleverd.',
  'keyReveal.waiting':
    'Vastgelegd. Voor codes is hier de instemming van een tweede beheeragent nodig; die is gevraagd in het beveiligingskanaal. Je hoort het als iemand instemt.',
  'keyReveal.agree.notification': 'Iemand vraagt om een productcode',
  'keyReveal.agree.text': '*{person} wil de code voor {software} ({customer}) zien.* Reden: {reason}',
  'keyReveal.agree.agree': 'Instemmen',
  'keyReveal.agree.refuse': 'Weigeren',
  'keyReveal.agree.until': 'Een andere beheeragent moet instemmen tot {until}; daarna vervalt het.',
  'keyReveal.agree.agreed': '● Ingestemd door {person} {at}',
  'keyReveal.agree.refused': '✕ Geweigerd door {person} {at}; er is niets getoond.',
  'keyReveal.agree.own': 'Je hebt zelf om deze code gevraagd, dus een ander moet instemmen. Er is niets gewijzigd.',
  'keyReveal.agree.decided': 'Hierover is al beslist. Er is niets gewijzigd.',
  'keyReveal.agree.tooOld':
    'Niemand heeft binnen {hours, number} uur ingestemd, dus deze aanvraag is vervallen. Er is niets gewijzigd.',
  'keyReveal.agreed.notification': 'Over je aanvraag voor een productcode is beslist',
  'keyReveal.agreed.refused':
    'Je aanvraag voor de code voor {software} ({customer}) is geweigerd door {person}. Er is niets getoond.',
};
