import type { approval as english } from '../en/approval.ts';

export const approval: Record<keyof typeof english, string> = {
  'approval.why.over':
    'Meer dan {over}: {approvals, plural, =1 {één goedkeuring} other {# goedkeuringen}} nodig van {approvers}.',
  'approval.why.always': '{approvals, plural, =1 {Eén goedkeuring} other {# goedkeuringen}} nodig van {approvers}.',
  'approval.why.no-price':
    'Er is geen bedrag om met de regels te vergelijken, dus geldt de strengste: {approvals, plural, =1 {één goedkeuring} other {# goedkeuringen}} nodig van {approvers}.',
  'approval.why.sales-agent':
    'Wat een verkoopagent aanvraagt, wordt goedgekeurd voordat het wordt besteld: {approvals, plural, =1 {één goedkeuring} other {# goedkeuringen}} nodig van {approvers}.',
  'approval.role.approver': 'een goedkeurder',
  'approval.role.adminAgent': 'een beheeragent',
  'approval.role.globalAdmin': 'een globale beheerder',
  'approval.group': '“{name}”',

  'approval.ask.notification.purchase': '{person} vraagt je om goedkeuring: {what} voor {customer}',
  'approval.ask.notification.cancellation': '{person} vraagt je goedkeuring om {what} te annuleren voor {customer}',
  'approval.ask.headline.purchase': '{person} vraagt je om goedkeuring: {what} voor {customer}',
  'approval.ask.headline.cancellation': '{person} vraagt je goedkeuring om {what} te annuleren voor {customer}',
  'approval.ask.headlineWithReference': '{person} vraagt je om goedkeuring: {what} voor {customer}, {reference}',
  'approval.ask.line': '{quantity, number} × {title}',
  'approval.ask.price': 'Prijs excl. btw: {price}',
  'approval.ask.noPrice': 'Prijs: de desk kent er geen.',
  'approval.ask.cost': 'Inkoopprijs {cost} · marge {margin}',
  'approval.ask.refund': 'Als het nu wordt besteld: volledige restitutie tot {until}.',
  'approval.ask.refundPart': 'Als het nu wordt besteld: gedeeltelijke restitutie tot {until}.',
  'approval.ask.noRefund': 'Deze order kan niet worden geannuleerd voor restitutie.',
  'approval.ask.duplicate': '⚠ {person} heeft {at} hetzelfde aangevraagd voor deze klant.',
  'approval.ask.order': 'order {order}',
  'approval.ask.reason': 'Reden van restitutie: {reason}',
  'approval.ask.back.cancel': 'Wat er terugkomt: {amount}',
  'approval.ask.back.request': 'Aan Microsoft gevraagd: {amount}',
  'approval.ask.back.unknown': 'Wat er terugkomt: Partner Center zegt het niet.',
  'approval.ask.right':
    'Als het nu wordt goedgekeurd, wordt het meteen geannuleerd: de retourperiode loopt tot {until}.',
  'approval.ask.rightUndated':
    'Als het nu wordt goedgekeurd, wordt het meteen geannuleerd: het valt binnen de retourperiode.',
  'approval.ask.request':
    'Dit is geen recht (meer): als het wordt goedgekeurd, wordt het aan Microsoft gevraagd, dat nee kan zeggen.',
  'approval.ask.meanwhile':
    'Zodra het is geannuleerd, zijn de productcodes en downloads ingetrokken. Totdat je beslist verandert er niets, en kunnen de productcodes nog worden getoond.',
  'approval.ask.again.cancellation':
    'Dit was al goedgekeurd; sindsdien zou er meer terugkomen, of is niet meer bekend hoeveel.',
  'approval.ask.again.purchase':
    'Dit was al goedgekeurd; sindsdien is het duurder geworden of is de prijs niet meer bekend.',
  'approval.ask.lastResort':
    'Je krijgt deze vraag als globale beheerder van de desk: van wie dit moeten goedkeuren zijn er te weinig over, of ze hebben hun rol niet meer. Bekijk de regels in /csp-admin › Goedkeuringsregels.',
  'approval.ask.escalated': 'Je krijgt deze vraag omdat nog niemand heeft geantwoord of te weinig mensen dat kunnen.',
  'approval.ask.until': 'Beslist niemand, dan gebeurt er niets en eindigt dit {at}.',
  'approval.approve': 'Goedkeuren',
  'approval.decline': 'Afwijzen…',

  'approval.step.waiting': '○ Wacht op goedkeuring van {approvers}',
  'approval.step.nobody':
    '○ Niemand kan dit nu goedkeuren: noch {approvers}, noch een globale beheerder van de desk is gevonden. Vraag het aan wie de desk beheert.',
  'approval.voice': '● Goedgekeurd door {person} {at}; er is er nog één nodig.',
  'approval.outcome.approved': '● Goedgekeurd door {people} {at}',
  'approval.outcome.declined': '✕ Afgewezen door {people} {at}: {reason}',
  'approval.outcome.expired': '✕ Niemand besliste vóór {at}; er is niets gedaan.',
  'approval.outcome.withdrawn': '✕ Ingetrokken door {person} {at}; er is niets gedaan.',

  'approval.told.purchase.approved':
    'Je aanvraag is goedgekeurd door {people}: {what} voor {customer}. Het wordt nu besteld.',
  'approval.told.cancellation.approved':
    'Je aanvraag is goedgekeurd door {people}: {what} annuleren voor {customer}. Er wordt nog eens gekeken hoe het ervoor staat, dan gaat het verder; het bericht in het kanaal toont het.',
  'approval.told.cancellation.declined':
    'Je aanvraag is afgewezen door {people}: {what} annuleren voor {customer}. Er is niets geannuleerd en niets aan Microsoft gevraagd; de order staat nog. De reden: {reason}',
  'approval.told.cancellation.expired':
    'Niemand besliste op tijd over je aanvraag: {what} annuleren voor {customer}. Er is niets geannuleerd en niets aan Microsoft gevraagd; de order staat nog. Vraag het opnieuw aan met /csp-cancel, of overleg eerst met de goedkeurders.',
  'approval.told.purchase.declined':
    'Je aanvraag is afgewezen door {people}: {what} voor {customer}. Er is niets besteld. De reden: {reason}',
  'approval.told.purchase.expired':
    'Niemand besliste op tijd over je aanvraag: {what} voor {customer}. Er is niets besteld. Vraag het opnieuw aan met /csp-buy, of overleg eerst met de goedkeurders.',
  'approval.told.notification': 'Er is beslist over je aanvraag voor {customer}',

  'approval.form.title': 'Afwijzen',
  'approval.form.submit': 'Afwijzen',
  'approval.form.reason': 'Reden',
  'approval.form.reasonHint': 'Wie het heeft aangevraagd leest dit; het wordt met je naam bewaard.',
  'approval.form.declined': 'Afgewezen. Er wordt niets gedaan, en de aanvrager heeft bericht gekregen.',

  'approval.answer.own': 'Je hebt dit zelf aangevraagd, dus iemand anders moet het goedkeuren. Er is niets gewijzigd.',
  'approval.answer.twice': 'Je hebt dit al goedgekeurd; een tweede persoon moet dat ook doen. Er is niets gewijzigd.',
  'approval.answer.not-an-approver':
    'Alleen wie de regel noemt, kan hierover beslissen: {approvers}. Er is niets gewijzigd.',
  'approval.answer.stale':
    'Deze aanvraag is er niet meer. Er is niets gewijzigd. Met /csp-tickets en op het tabblad Start zie je wat wacht.',
  'approval.answer.not-yours': 'Alleen {person} kan dit intrekken. Er is niets gewijzigd.',
  'approval.answer.too-late': 'Hierover is al beslist, er is niets gewijzigd. {outcome}',

  'approval.withdraw': 'Intrekken',
  'approval.withdraw.title': 'Aanvraag intrekken?',
  'approval.withdraw.text.cancellation':
    'Er wordt dan niets geannuleerd, de order blijft staan, en de goedkeurders zien dat het is ingetrokken.',
  'approval.withdraw.text.purchase': 'Er wordt dan niets besteld, en de goedkeurders zien dat het is ingetrokken.',

  'approval.home.headline.purchase': '{what} voor {customer} – gevraagd door {person}',
  'approval.home.headline.cancellation': '{what} annuleren voor {customer} – gevraagd door {person}',

  'approval.rules.title': 'Goedkeuringsregels',
  'approval.rules.title.purchase': 'Goedkeuring van orders',
  'approval.rules.title.cancellation': 'Goedkeuring van annuleringen',
  'approval.rules.about.cancellation': 'Welke annuleringen goedkeuring nodig hebben, boven welk bedrag en van wie',
  'approval.rules.of.purchase': 'Een regel voor orders',
  'approval.rules.of.cancellation': 'Een regel voor annuleringen, welke beheeragent er ook om vraagt',
  'approval.rules.about.purchase': 'Wiens orders goedkeuring nodig hebben, boven welk bedrag en van wie',
  'approval.rules.add': 'Regel toevoegen',
  'approval.rules.change': 'Wijzigen',
  'approval.rules.end': 'Beëindigen',
  'approval.rules.save': 'Regel opslaan',
  'approval.rules.endTitle': 'Regel beëindigen?',
  'approval.rules.endText': 'Aanvragen die al wachten, houden de regel waaronder ze zijn gedaan.',
  'approval.rules.builtIn.cancellation':
    'Zonder regel heeft geen annulering goedkeuring nodig. Een regel kijkt naar wat er terugkomt: het tegoed, of het aangevraagde bedrag als het aan Microsoft wordt gevraagd of als er meer is ingevuld. Passen er meer regels, dan geldt de strengste.',
  'approval.rules.builtIn.purchase':
    'Wat een verkoopagent aanvraagt, moet altijd worden goedgekeurd: zonder regel door een goedkeurder, beheeragent of globale beheerder. Beheeragenten bestellen rechtstreeks, tenzij een regel anders zegt. Passen er meer regels, dan geldt de strengste.',
  'approval.rules.none': 'Er is nog geen regel.',
  'approval.rules.whose.everybody': 'Iedereen',
  'approval.rules.whose.salesAgent': 'Verkoopagenten',
  'approval.rules.whose.adminAgent': 'Beheeragenten',
  'approval.rules.escalates': 'Na {hours, plural, =1 {één uur} other {# uur}} ook: {approvers}',
  'approval.rules.askedIn': 'Gevraagd in {channel}',
  'approval.rules.askedInAndDirectly': 'Gevraagd in {channel}, en rechtstreeks',
  'approval.rules.showsCost': 'Bedragen die de partner betaalt of terugkrijgt staan daar',
  'approval.rules.channel': 'In een kanaal vragen',
  'approval.rules.channelHint':
    'CSP Desk moet er lid van zijn, en niemand van een andere organisatie. Laat leeg om elke goedkeurder rechtstreeks te vragen.',
  'approval.rules.inChannel': 'Waar het in een kanaal wordt gevraagd',
  'approval.rules.askDirectly': 'Vraag elke goedkeurder ook rechtstreeks',
  'approval.rules.channelCost.purchase': 'Inkoopprijs en marge mogen in dat kanaal staan',
  'approval.rules.channelCost.cancellation': 'Het bedrag dat terugkomt mag in dat kanaal staan',
  'approval.rules.problem.not-a-member':
    'CSP Desk is geen lid van dit kanaal, of het is gearchiveerd. Nodig de app eerst uit, of kies een ander.',
  'approval.rules.problem.shared':
    'Dit kanaal wordt gedeeld met een andere organisatie, dus daar worden geen klanten genoemd. Kies een ander.',
  'approval.rules.expires': 'Eindigt vanzelf na {hours, plural, =1 {één uur} other {# uur}}',
  'approval.rules.addTitle': 'Nieuwe regel',
  'approval.rules.changeTitle': 'Regel wijzigen',
  'approval.rules.requester': 'Wiens orders',
  'approval.rules.over': 'Boven bedrag',
  'approval.rules.overHint.cancellation':
    'Laat leeg voor elke annulering. Wat er terugkomt, exclusief btw, alleen vergeleken in deze valuta.',
  'approval.rules.overHint.purchase': 'Laat leeg voor elke order. Exclusief btw, alleen vergeleken in deze valuta.',
  'approval.rules.currency': 'Valuta',
  'approval.rules.approvals': 'Benodigde goedkeuringen',
  'approval.rules.count': '{count, plural, =1 {Eén} other {Twee verschillende personen}}',
  'approval.rules.people': 'Goedkeurders: personen',
  'approval.rules.peopleHint':
    'Ze hebben een rol bij de desk nodig; niemand keurt goed wat hij zelf heeft aangevraagd.',
  'approval.rules.groups': 'Goedkeurders: gebruikersgroepen',
  'approval.rules.role': 'Goedkeurders: rol',
  'approval.rules.everyApprover': 'Iedereen met de rol goedkeurder',
  'approval.rules.escalateTo': 'Als niemand antwoordt, vraag ook',
  'approval.rules.escalateHours': 'na zoveel uur',
  'approval.rules.expireHours': 'Eindigt vanzelf na zoveel uur',
  'approval.rules.saved': '✅ Opgeslagen. De regel geldt voor wat vanaf nu gevraagd wordt.',
  'approval.rules.ended': '✅ Beëindigd. Wat al op goedkeuring wacht, blijft wachten.',
  'approval.rules.overtaken':
    'Deze regel is intussen beëindigd of gewijzigd. Er is niets gewijzigd. Deze regels gelden nu.',
  'approval.rules.gone':
    'Deze regel is intussen beëindigd of gewijzigd. Er is niets opgeslagen. Open de lijst opnieuw.',
  'approval.rules.tooMany': 'Er zijn zoveel regels als er kunnen zijn. Er is niets opgeslagen. Beëindig er eerst een.',
  'approval.rules.problem.currency': 'Schrijf een valuta met drie letters, bijvoorbeeld EUR.',
  'approval.rules.problem.missing': 'Kies minstens één goedkeurder: personen, een gebruikersgroep of de rol.',
  'approval.rules.problem.tooFew':
    'Niemand kan aan deze regel voldoen: {needed, plural, =1 {één persoon is} other {# personen zijn}} nodig en {found, plural, =0 {geen} other {#}} van wie je koos, kan goedkeuren.',
  'approval.rules.problem.left': 'Kan niet: {people} (geen rol bij de desk, gast of gedeactiveerd).',
  'approval.rules.problem.half': 'Vul beide in, wie en na hoeveel uur, of geen van beide.',
  'approval.rules.problem.afterTheEnd': 'Kies minder uren dan die waarna het eindigt.',
};
