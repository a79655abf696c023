import type { cancellation as english } from '../en/cancellation.ts';

export const cancellation: Record<keyof typeof english, string> = {
  'cancellation.form.title': 'Order annuleren',
  'cancellation.form.submit': 'Verzenden',
  'cancellation.customer.label': 'Tenant-ID of domein van de klant',
  'cancellation.customer.hint': 'Druk op Enter om de klant op te zoeken',
  'cancellation.order.label': 'Order-ID of abonnements-ID',
  'cancellation.order.hint': 'Druk op Enter om de order op te zoeken',
  'cancellation.reason.label': 'Reden van restitutie',
  'cancellation.amount.label': 'Aangevraagd bedrag',
  'cancellation.amount.hint': 'Exclusief btw',
  'cancellation.amount.hintFull': 'Het tegoed is {total}',
  'cancellation.amount.hintAtMost': 'Hooguit {total}',
  'cancellation.issueType.label': 'Soort probleem',
  'cancellation.issueType.refund': 'CSP-aankoop/restitutie namens klanten',
  'cancellation.impact.label': 'Gevolgen',
  'cancellation.impact.prefilled': 'De klant betaalt voor software die teruggaat; er ligt niets stil.',
  'cancellation.impact.hint': 'Wat het voor de klant betekent als er niets gebeurt',
  'cancellation.title.label': 'Titel',
  'cancellation.title.prefilled': 'Restitutie van {what} voor {customer}',
  'cancellation.title.plain': 'Restitutie van een softwareaankoop',
  'cancellation.description.label': 'Omschrijving',
  'cancellation.description.hint': 'De klant, de order, de reden en het bedrag komen ervoor te staan',
  'cancellation.description.prefilled':
    '{customer} geeft {what} terug, besteld op {ordered}. Graag crediteren; de codes en downloads worden niet meer gebruikt.',
  'cancellation.contactName.label': 'Naam contactpersoon',
  'cancellation.contactEmail.label': 'E-mailadres contactpersoon',
  'cancellation.contactPhone.label': 'Telefoonnummer contactpersoon',
  'cancellation.files.label': 'Bestanden',
  'cancellation.files.hint': 'Niet verplicht; hooguit 10 bestanden van 10 MB',

  'cancellation.known.customer': '→ {customer} ✓',
  'cancellation.known.order': '→ {what}, {ordered} ✓',
  'cancellation.known.problem': '→ {problem}',
  'cancellation.lines.label': 'Regels',
  'cancellation.lines.more': 'Regels {from, number}–{to, number}',
  'cancellation.lines.hint': 'Elke regel wordt in zijn geheel geannuleerd, nooit een deel van het aantal',
  'cancellation.lines.named': 'Alleen deze regel van de order: {title}',
  'cancellation.lines.tooMany':
    'Deze order heeft {count, number} regels. Hij wordt hier in zijn geheel geannuleerd; één abonnement met het eigen ID ervan.',
  'cancellation.lines.credit': 'tegoed {amount}',
  'cancellation.lines.request': '{amount}, alleen door het Microsoft te vragen',
  'cancellation.window.open': '*Binnen de retourperiode*, tot {until} ({utc}).',
  'cancellation.window.closed':
    '⚠ *De retourperiode is gesloten* op {until} ({utc}). Als je verzendt, wordt het een verzoek aan Microsoft en geen recht: Microsoft kan nee zeggen.',
  'cancellation.window.none':
    '⚠ *Voor deze aankoop is er geen retourperiode.* Als je verzendt, wordt het een verzoek aan Microsoft en geen recht: Microsoft kan nee zeggen.',
  'cancellation.window.source': 'Bron: {source}',
  'cancellation.window.partnerCenter': 'de datum van Partner Center zelf',
  'cancellation.window.policyDays': '{source} – {length, plural, one {# dag} other {# dagen}} ({policy})',
  'cancellation.window.policyHours': '{source} – {length, plural, one {# uur} other {# uur}} ({policy})',
  'cancellation.credit.full': 'Het tegoed is 100%.',
  'cancellation.credit.proRated': 'Het tegoed is naar rato: wat er van de betaalde looptijd over is.',
  'cancellation.credit.now': '{amount} tot {until} ({utc}).',
  'cancellation.credit.nowOnly': 'Nu {amount}.',
  'cancellation.credit.tomorrow': 'Over 24 uur {amount}.',
  'cancellation.credit.tomorrowClosed': 'Over 24 uur is de retourperiode gesloten.',
  'cancellation.consequences.now': '*Als je verzendt:*',
  'cancellation.consequences.then': '*Zodra het is goedgekeurd,* als het dan nog zo is:',
  'cancellation.consequences.approval':
    '*Als je verzendt, wordt er eerst om goedkeuring gevraagd.* {need} Tot die tijd gebeurt er niets in Partner Center: de order staat nog, en de productcodes kunnen nog worden getoond.',
  'cancellation.consequences.cancel':
    '{when} het wordt meteen geannuleerd in Partner Center · {credit} · de productcodes en downloads ervan worden ingetrokken · de klant moet de software verwijderen. Dit kan niet ongedaan worden gemaakt.',
  'cancellation.consequences.credit': 'het tegoed van {amount} komt op de volgende factuur',
  'cancellation.consequences.creditUnknown': 'het tegoed komt op de volgende factuur',
  'cancellation.consequences.request':
    '{when} Microsoft wordt gevraagd de order te annuleren. Tot dat gebeurt blijven de order, de productcodes en de downloads zoals ze zijn. Gebeurt het, dan worden de productcodes en downloads ingetrokken en moet de klant de software verwijderen.',
  'cancellation.move.installed':
    'De software moet van {count, plural, one {één machine} other {# machines}} in de overstap “{title}” worden verwijderd.',
  'cancellation.move.toGo':
    '{count, plural, one {Eén machine} other {# machines}} van de overstap “{title}” {count, plural, one {wacht} other {wachten}} nog op deze productcode: kies een andere in de instellingen.',
  'cancellation.move.uses':
    'De overstap “{title}” is ingesteld op deze productcode: kies een andere in de instellingen.',
  'cancellation.form.submitting': 'Je annulering wordt vastgelegd…',
  'cancellation.form.submitted': '{ticket} is vastgelegd. In het bericht in het kanaal staat hoe het ervoor staat.',
  'cancellation.form.already':
    'Je hebt dit al verzonden, als {ticket}; er is niets dubbel gedaan. In het bericht in het kanaal staat hoe het ervoor staat.',
  'cancellation.form.notDone': 'Er is nog niets geannuleerd. Kijk hier eerst naar:',
  'cancellation.form.filesAgain':
    'Voeg de bestanden opnieuw toe: Slack bewaart ze alleen zolang het formulier open is.',

  'cancellation.problem.customerUnknown':
    'Partner Center kent zo geen klant van jullie. Schrijf het tenant-ID of het domein, bijvoorbeeld fabrikam.nl.',
  'cancellation.problem.customerSeveral':
    'Er zijn meer klanten die zo beginnen: {names}. Schrijf het hele domein of het tenant-ID.',
  'cancellation.problem.orderUnknown':
    'Deze klant heeft zo’n order of abonnement niet. Controleer het ID, en of het bij een andere klant hoort.',
  'cancellation.problem.orderCancelled': 'Dit is al geannuleerd, dus er valt niets meer terug te vragen.',
  'cancellation.problem.askedBefore':
    '{by} heeft dit op {at, date, medium} aangevraagd, als {ticket}. Met /csp-tickets zie je hoe het ervoor staat.',
  'cancellation.problem.linesGone':
    'Een deel van deze regels is intussen geannuleerd. Sluit het formulier en begin opnieuw om te zien wat er over is.',
  'cancellation.problem.linesMissing': 'Kruis minstens één regel aan.',
  'cancellation.problem.aboveTotal': 'Dit is meer dan de order kostte. Schrijf hooguit {total}.',
  'cancellation.problem.phone': 'Dit is geen telefoonnummer. Schrijf het als +31 20 123 4567 of 020 123 4567.',
  'cancellation.problem.files': 'Voeg hooguit 10 bestanden toe.',
  'cancellation.problem.fileTooLarge': '{name} is groter dan 10 MB. Laat het weg of maak het kleiner.',
  'cancellation.problem.fileEmpty': '{name} is leeg. Laat het weg.',
  'cancellation.problem.fileProgram': '{name} is een programma, hoe het ook heet. Laat het weg.',
  'cancellation.problem.fileDisguised':
    'Wat er in {name} zit is niet wat de naam zegt. Laat het weg, of sla het opnieuw op.',
  'cancellation.problem.fileUnknownType':
    '{name} is geen document of afbeelding om bij een ticket te bewaren. Stuur een pdf, een afbeelding, een tekst of een Office-bestand.',
  'cancellation.problem.in': '{field}: {problem}',

  'cancellation.message.headline': '*{ticket}* Restitutie voor {customer} – {person}',
  'cancellation.message.notification': '{ticket}, restitutie voor {customer}: {state}',
  'cancellation.message.order': 'Order {order} · {what}',
  'cancellation.message.serviceRequest': 'Microsoft-ticket {number}',
  'cancellation.step.requested': 'Aangevraagd',
  'cancellation.step.approved': 'Wordt nog eens gecontroleerd',
  'cancellation.step.lapsed': 'De retourperiode was toen al gesloten',
  'cancellation.step.submitted': 'Verzonden',
  'cancellation.step.cancelling': 'Wordt geannuleerd in Partner Center',
  'cancellation.step.cancelled': 'Geannuleerd in Partner Center',
  'cancellation.step.keyRevoked': 'Productcode ingetrokken',
  'cancellation.step.credit': 'Tegoed op de volgende factuur',
  'cancellation.step.asking': 'Wordt aan Microsoft gevraagd',
  'cancellation.step.awaitingPortal': 'Wacht op het ticketnummer',
  'cancellation.step.asked': 'Aan Microsoft gevraagd',
  'cancellation.step.answer': 'Antwoord van Microsoft',
  'cancellation.step.attention': 'Microsoft heeft een vraag',
  'cancellation.step.closed': 'Gesloten door Microsoft',
  'cancellation.step.refused': 'Niet geannuleerd',
  'cancellation.step.withdrawn': 'Ingetrokken',

  'cancellation.state.awaiting-approval': 'wacht op goedkeuring',
  'cancellation.state.approved': 'goedgekeurd, wordt nog eens gecontroleerd',
  'cancellation.state.lapsed': 'te laat goedgekeurd, nog te beslissen',
  'cancellation.state.not-approved': 'niet goedgekeurd, de order staat nog',
  'cancellation.state.submitted': 'verzonden',
  'cancellation.state.cancelling': 'wordt geannuleerd',
  'cancellation.state.confirming': 'wordt geannuleerd, Partner Center toont het nog niet',
  'cancellation.state.cancelled': 'geannuleerd, productcode ingetrokken',
  'cancellation.state.asking': 'wordt aan Microsoft gevraagd',
  'cancellation.state.awaiting-portal': 'nog te maken in Partner Center',
  'cancellation.state.asked': 'bij Microsoft',
  'cancellation.state.attention': 'Microsoft heeft een vraag',
  'cancellation.state.completed': 'door Microsoft geannuleerd, productcode ingetrokken',
  'cancellation.state.closed': 'gesloten door Microsoft, de order staat nog',
  'cancellation.state.refused': 'niet geannuleerd',
  'cancellation.state.withdrawn': 'ingetrokken',

  'cancellation.lapsed':
    'Dit is goedgekeurd nadat de retourperiode was gesloten, dus er is niets geannuleerd en de order staat nog. Het kan nog aan Microsoft worden gevraagd; dat is geen recht: Microsoft kan nee zeggen.',
  'cancellation.lapsed.ask': 'Aan Microsoft vragen',
  'cancellation.notApproved':
    'Er is niets geannuleerd en niets aan Microsoft gevraagd: de order staat nog. Iemand kan het opnieuw vragen met /csp-cancel.',
  'cancellation.done':
    'De software moet overal worden verwijderd waar die is geïnstalleerd: de productcodes werken niet meer.',
  'cancellation.refusal.window-passed':
    'De retourperiode was al gesloten, dus Partner Center heeft niet geannuleerd. De order staat nog; in plaats daarvan wordt het aan Microsoft gevraagd, dat nee kan zeggen.',
  'cancellation.refusal.not-cancellable':
    'Volgens Partner Center kan deze order niet worden geannuleerd. De order staat nog; in plaats daarvan wordt het aan Microsoft gevraagd, dat nee kan zeggen.',
  'cancellation.refusal.not-allowed':
    'De aanvrager mag niet meer annuleren, dus er is niets geannuleerd en de order staat nog. Een beheeragent kan het opnieuw vragen met /csp-cancel.',
  'cancellation.refusal.other':
    'Partner Center heeft geweigerd de order te annuleren. De order staat nog; in plaats daarvan wordt het aan Microsoft gevraagd, dat nee kan zeggen.',
  'cancellation.refusal.order-unknown':
    'Partner Center kent deze order niet meer, dus er is niets geannuleerd. Controleer het met /csp-software en begin opnieuw met /csp-cancel.',
  'cancellation.closed':
    'Microsoft heeft het ticket gesloten en de order staat nog. Wat Microsoft heeft besloten, staat alleen in het antwoord: lees dat in Partner Center. Iemand kan het opnieuw vragen met /csp-cancel.',
  'cancellation.attention': 'Microsoft wil iets weten voordat het verdergaat. Antwoord met de knop hieronder.',
  'cancellation.awaiting':
    '{person} moet het ticket in Partner Center maken en het nummer ervan hier invoeren. Tot die tijd weet niemand bij Microsoft ervan en staat de order nog.',
  'cancellation.withdrawn': 'Er is niets aan Microsoft gevraagd en niets geannuleerd; de order staat nog.',
  'cancellation.waiting.partner-center-silent':
    'Partner Center antwoordde niet op tijd. De aanvraag is bewaard en wordt uitgevoerd zodra het antwoordt; je ziet het hier. Je hoeft niets te doen.',
  'cancellation.waiting.partner-center-busy':
    'Partner Center neemt op dit moment minder aanvragen aan. De aanvraag is bewaard en wordt uitgevoerd zodra het kan; je ziet het hier. Je hoeft niets te doen.',
  'cancellation.waiting.sign-in':
    'CSP Desk kon zich niet aanmelden bij Partner Center. De aanvraag is bewaard en wordt uitgevoerd zodra een beheerder de aanmelding heeft vernieuwd; je ziet het hier.',
  'cancellation.waiting.order-in-progress':
    'Partner Center is nog met deze order bezig. Hij wordt geannuleerd zodra dat voorbij is; je ziet het hier. Je hoeft niets te doen.',
  'cancellation.waiting.outcome-unknown':
    'Partner Center heeft nog niet gezegd of het dit heeft aangenomen. CSP Desk blijft kijken en vraagt niets dubbel aan; je ziet het hier. Je hoeft niets te doen.',
  'cancellation.waiting.not-shown-yet':
    'Partner Center heeft de annulering aangenomen en toont die nog niet, wat een kwartier kan duren. Je ziet het hier. Je hoeft niets te doen.',
  'cancellation.waiting.gave-up':
    'CSP Desk heeft het vaak geprobeerd en is gestopt. Kijk in Partner Center hoe de order ervoor staat, of laat CSP Desk verdergaan.',
  'cancellation.retry': 'Blijven proberen',

  'cancellation.file.gone': '{name} staat niet meer in Slack en is dus niet bij het ticket bewaard.',
  'cancellation.file.not-yours': '{name} is door iemand anders geüpload en is dus niet bij het ticket bewaard.',
  'cancellation.file.empty': '{name} is leeg en is dus niet bij het ticket bewaard.',
  'cancellation.file.too-large': '{name} is groter dan 10 MB en is dus niet bij het ticket bewaard.',
  'cancellation.file.program': '{name} is een programma en wordt daarom niet bij het ticket bewaard.',
  'cancellation.file.disguised':
    'Wat er in {name} zit is niet wat de naam zegt; het wordt daarom niet bij het ticket bewaard.',
  'cancellation.file.unknown-type':
    '{name} is geen document of afbeelding en wordt daarom niet bij het ticket bewaard.',
  'cancellation.file.not-readable':
    'Slack liet CSP Desk {name} niet lezen, dus het is niet bij het ticket bewaard. Een beheerder moet de app de Slack-machtiging files:read geven.',
  'cancellation.file.unreachable': 'Slack gaf {name} niet op tijd, dus het is niet bij het ticket bewaard.',

  'cancellation.step.removed': 'Software verwijderd: {done, number} van {all, number} bevestigd',
  'cancellation.step.credit.expected': 'Tegoed uiterlijk verwacht op {by}',
  'cancellation.step.credit.received': 'Tegoed ontvangen',
  'cancellation.step.credit.late': 'Tegoed ontvangen, later ingevoerd dan {by}',
  'cancellation.step.credit.short': 'Tegoed te laag',
  'cancellation.step.credit.over': 'Tegoed te hoog',
  'cancellation.step.credit.missing': 'Tegoed ontbreekt, het moest er uiterlijk {by} zijn',
  'cancellation.uninstall.notification': '{ticket}: de software moet worden verwijderd',
  'cancellation.uninstall.text':
    '*{ticket}* – {customer} heeft {what} teruggegeven. De productcodes zijn ingetrokken: zorg dat de software overal wordt verwijderd waar die was geïnstalleerd, ook daar waar je de code of de download naartoe stuurde.',
  'cancellation.uninstall.there': 'Order {order}, geannuleerd in Partner Center',
  'cancellation.uninstall.removed': 'Verwijdering bevestigen…',
  'cancellation.uninstall.evidence': 'Hoe weet je dat?',
  'cancellation.uninstall.evidence.hint': 'Zoals: telefonisch bevestigd door de klant, of nooit geïnstalleerd',
  'cancellation.uninstall.done': '● Verwijderd, {at}: {evidence}',
  'cancellation.credit.open': 'Tegoed invoeren…',
  'cancellation.credit.form': 'Tegoed',
  'cancellation.credit.expected': '{ticket}: {amount} verwacht.',
  'cancellation.credit.entered': '{document}: {amount}',
  'cancellation.credit.amount': 'Ontvangen bedrag',
  'cancellation.credit.document': 'Factuur of creditnota',
  'cancellation.credit.document.hint': 'Het nummer ervan, zoals E0400PXYZ',
  'cancellation.credit.document.malformed': 'Dit is geen documentnummer. Schrijf letters en cijfers, zoals E0400PXYZ.',
  'cancellation.credit.document.entered-before': 'Dit document is voor dit ticket al ingevoerd. Controleer het nummer.',
  'cancellation.note.credit.missing':
    '{owner} het tegoed van deze annulering had al op een factuur moeten staan, en niemand heeft er een ingevoerd. Zoek het op, en vraag Microsoft als het er niet is.',
  'cancellation.note.credit.short':
    '{owner} er kwam minder terug dan van deze annulering verwacht. Vraag Microsoft om de rest.',
  'cancellation.note.notification': '{ticket}: er is iets voor jou',
  'cancellation.note.microsoft': '{owner} Microsoft schreef, {at}:',
  'cancellation.note.ours': '{person} schreef aan Microsoft:',
  'cancellation.note.sending': 'Onderweg naar Microsoft.',
  'cancellation.note.sent': 'In het ticket van Microsoft.',
  'cancellation.note.attention':
    '{owner} Microsoft wil iets weten voor het verdergaat. Antwoord met de knop hierboven.',
  'cancellation.note.lapsed':
    '{owner} dit is goedgekeurd nadat de retourperiode was gesloten, dus er is niets geannuleerd. Beslis met de knoppen hierboven: aan Microsoft vragen, dat nee kan zeggen, of intrekken.',
  'cancellation.note.nudge.lapsed':
    '{owner} sinds {since} wacht dit op je beslissing: aan Microsoft vragen of intrekken. Tot die tijd gebeurt er niets.',
  'cancellation.note.nudge.portal':
    '{owner} sinds {since} heeft niemand dit ticket in Partner Center gemaakt. De teksten staan in je directe berichten; voer het nummer in, of trek het in.',
  'cancellation.note.nudge.attention': '{owner} sinds {since} wacht Microsoft op antwoord, en de restitutie dus ook.',
  'cancellation.note.nudge.asked':
    '{owner} sinds {since} is er bij Microsoft niets gebeurd. Vraag met de knop hierboven hoe het ervoor staat, of in Partner Center.',
  'cancellation.note.nudge.moved': '{owner} dit is intussen verder.',
  'cancellation.answer.open': 'Aan Microsoft schrijven',
  'cancellation.answer.title': 'Bericht aan Microsoft',
  'cancellation.answer.submit': 'Versturen',
  'cancellation.answer.label': 'Bericht',
  'cancellation.answer.hint': 'Het komt in het ticket van Microsoft, met je naam. Zet er nooit een productcode in.',
  'cancellation.answer.holdsKey':
    'Hier lijkt een productcode in te staan. Een ticket is daar geen plaats voor: laat hem weg.',

  'cancellation.portal.notification': '{ticket} heeft een stap in Partner Center nodig',
  'cancellation.portal.headline': '*{ticket}: maak het ticket in Partner Center*',
  'cancellation.portal.steps':
    'Open Partner Center › Help en ondersteuning › Een probleem melden, kopieer deze teksten in deze volgorde, verzend, en voer hier het nummer in dat je krijgt.',
  'cancellation.portal.open': 'Partner Center openen',
  'cancellation.portal.bring': 'Nummer invoeren',
  'cancellation.portal.withdraw': 'Intrekken',
  'cancellation.portal.withdrawTitle': 'Deze aanvraag intrekken?',
  'cancellation.portal.withdrawText':
    'Er wordt niets aan Microsoft gevraagd en de order staat nog. Iemand kan het later opnieuw vragen.',
  'cancellation.portal.files.zip': 'Teksten en bestanden ophalen',
  'cancellation.portal.bundle': 'De teksten en bestanden van {ticket}, om in Partner Center toe te voegen.',
  'cancellation.portal.files': 'Voeg de bestanden toe die je had meegegeven: {names}.',
  'cancellation.portal.description': 'Omschrijving',
  'cancellation.portal.contact': 'Contactpersoon',
  'cancellation.portal.tracked': '*{ticket}* is Microsoft-ticket {number}. CSP Desk volgt het vanaf nu.',
  'cancellation.portal.withdrawn': '*{ticket}* is ingetrokken. Er is niets aan Microsoft gevraagd.',
  'cancellation.number.title': 'Ticket van Microsoft',
  'cancellation.number.label': 'Ticketnummer',
  'cancellation.number.hint': 'Zoals Partner Center het toont, bijvoorbeeld 616122292874576',
  'cancellation.number.malformed': 'Dit is geen ticketnummer. Het bestaat alleen uit cijfers.',
  'cancellation.number.unknown':
    'Partner Center kent geen ticket met dit nummer. Dat kan enkele minuten duren; controleer het nummer of probeer het opnieuw.',
  'cancellation.number.taken': 'Dit nummer hoort bij een ander ticket van CSP Desk.',

  'cancellation.policy.title': 'Retourperiodes',
  'cancellation.policy.about':
    'Volgens welke regels retourperiodes worden berekend, en wanneer mensen een herinnering krijgen; alleen lezen',
  'cancellation.policy.set': 'Retourperiodes volgen de set “{name}”.',
  'cancellation.policy.kind.perpetual': 'Permanente software',
  'cancellation.policy.kind.subscription': 'Softwareabonnementen',
  'cancellation.policy.days': '{count, plural, one {# dag} other {# dagen}}',
  'cancellation.policy.hours': '{count, plural, one {# uur} other {# uur}}',
  'cancellation.policy.credit.full': 'Binnen {period} na de bestelling komt al het geld terug.',
  'cancellation.policy.credit.pro-rated':
    'Binnen {period} na de bestelling komt het geld terug voor de tijd die niet is gebruikt.',
  'cancellation.policy.always': 'Voor elke bestelling.',
  'cancellation.policy.ordered':
    'Voor bestellingen {from, select, none {} other {vanaf {from}}}{before, select, none {} other { vóór {before}}} (UTC).',
  'cancellation.policy.renewals': 'Een verlenging opent de periode opnieuw.',
  'cancellation.policy.today': '✅ Geldt voor bestellingen van vandaag.',
  'cancellation.policy.source': 'Bron: {source}',
  'cancellation.policy.dateWins': 'Geeft Partner Center zelf een laatste moment, dan telt dat moment.',
  'cancellation.policy.reminders': 'Herinneringen',
  'cancellation.policy.reminderTimes': 'Mensen krijgen een herinnering voordat een periode sluit: {times}.',
  'cancellation.policy.whereSet':
    'Wie deze desk beheert, stelt de periodes in met CANCELLATION_POLICY; na een wijziging is een herstart nodig. Wanneer mensen herinnerd worden, stel je in bij /csp-admin › Herinneringen.',
};
