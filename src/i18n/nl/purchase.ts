import type { purchase as english } from '../en/purchase.ts';

export const purchase: Record<keyof typeof english, string> = {
  'purchase.form.title': 'Software kopen',
  'purchase.form.submit': 'Controleren',
  'purchase.product.label': 'Product',
  'purchase.product.placeholder': 'Typ een deel van de naam',
  'purchase.product.first': 'Kies eerst een klant.',
  'purchase.edition.label': 'Editie',
  'purchase.term.label': 'Looptijd',
  'purchase.term.oneTime': 'eenmalig',
  'purchase.term.years': '{years, plural, one {# jaar} other {# jaar}}',
  'purchase.term.months': '{months, plural, one {# maand} other {# maanden}}',
  'purchase.term.with': '{term}, {billing}',
  'purchase.billing.oneTime': 'ineens betaald',
  'purchase.billing.monthly': 'maandelijks betaald',
  'purchase.billing.annual': 'jaarlijks betaald',
  'purchase.billing.triennial': 'elke drie jaar betaald',
  'purchase.billing.other': 'facturering: {cycle}',
  'purchase.quantity.label': 'Aantal',
  'purchase.quantity.hint': 'Van {min, number} tot en met {max, number}',
  'purchase.reference.label': 'Referentie',
  'purchase.reference.hint': 'Niet verplicht; komt op de order te staan, bijvoorbeeld een inkoopnummer',
  'purchase.market': '{country} · er wordt niets besteld voordat je de controle hebt gezien.',
  'purchase.notCancellable': 'Dit product kan na de bestelling niet worden geannuleerd.',
  'purchase.problem.customerUnknown':
    'Partner Center kent deze klant niet als klant van jullie. Kies de klant uit de lijst.',
  'purchase.problem.agreement':
    '{customer} heeft de Microsoft-klantovereenkomst niet geaccepteerd, dus er kan nog niets worden besteld. Stuur de overeenkomst vanuit Partner Center › Klanten › Account en probeer het daarna opnieuw.',
  'purchase.problem.notForSale': 'Dit is op dit moment niet te koop voor deze klant. Kies iets anders.',
  'purchase.review.title': 'Software kopen',
  'purchase.review.submit': 'Bestellen',
  'purchase.review.line': '{quantity, number} × {product}, {edition}',
  'purchase.review.wholeLine': '{quantity, number} × {title}',
  'purchase.review.customer': '{customer} ({country})',
  'purchase.review.agreed': 'Overeenkomst geaccepteerd op {date, date, medium}',
  'purchase.review.agreedSomeDay': 'Overeenkomst geaccepteerd',
  'purchase.review.term': 'Looptijd: {term}',
  'purchase.review.reference': 'Referentie: {reference}',
  'purchase.review.refund': 'Als je nu bestelt: volledige restitutie tot {until} ({utc}).',
  'purchase.review.noRefund': 'Deze order kan niet worden geannuleerd voor restitutie.',
  'purchase.review.placing': 'Je bestelling wordt vastgelegd…',
  'purchase.review.already':
    'Deze order was al aangevraagd; er is niets dubbel besteld. In het bericht erover staat hoe het ervoor staat.',
  'purchase.review.stale':
    'Deze controle is ouder dan een uur of niet van jou. Er is niets besteld. Begin opnieuw met /csp-buy.',
  'purchase.message.notification':
    '{quantity, number} × {product}{more, plural, =0 {} one { en nog # regel} other { en nog # regels}} voor {customer}: {state}',
  'purchase.message.headline': '{what} voor {customer} – gevraagd door {person}',
  'purchase.message.headlineWithReference': '{what} voor {customer} – gevraagd door {person}, {reference}',
  'purchase.step.requested': 'Aangevraagd',
  'purchase.step.placed': 'Besteld',
  'purchase.step.placing': 'Wordt besteld',
  'purchase.step.fulfilling': 'Wordt geleverd',
  'purchase.step.fulfilled': 'Geleverd',
  'purchase.step.refused': 'Niet besteld',
  'purchase.step.cancelled': 'Geannuleerd',
  'purchase.message.order': 'Order {order}',
  'purchase.message.refund': 'volledige restitutie tot {until}',
  'purchase.refusal.agreement-not-accepted':
    'Partner Center heeft de order geweigerd: de klant heeft de Microsoft-klantovereenkomst niet geaccepteerd. Er is niets besteld. Stuur de overeenkomst en begin opnieuw met /csp-buy.',
  'purchase.refusal.not-for-sale':
    'Partner Center heeft de order geweigerd: deze editie is niet meer te koop voor deze klant. Er is niets besteld. Begin opnieuw met /csp-buy en kies iets anders.',
  'purchase.refusal.quantity':
    'Partner Center heeft de order geweigerd: dit aantal wordt niet verkocht. Er is niets besteld. Begin opnieuw met /csp-buy met een ander aantal.',
  'purchase.refusal.credit':
    'Partner Center heeft de order geweigerd: de kredietlimiet van het partneraccount is te laag. Er is niets besteld. Vraag het aan wie het account beheert en begin daarna opnieuw.',
  'purchase.refusal.risk':
    'Partner Center heeft de order na zijn risicocontrole geweigerd. Er is niets besteld. Vraag wie het partneraccount beheert om contact op te nemen met Microsoft.',
  'purchase.refusal.country-not-served':
    'Partner Center heeft de order geweigerd: dit wordt niet verkocht in het land van deze klant. Er is niets besteld.',
  'purchase.refusal.customer-under-review':
    'Partner Center heeft de order geweigerd: het account van de klant wordt nog beoordeeld. Er is niets besteld. Probeer het opnieuw als de beoordeling klaar is.',
  'purchase.refusal.limit-reached':
    'Partner Center heeft de order geweigerd: deze klant heeft een limiet bereikt. Er is niets besteld. Vraag het aan wie het partneraccount beheert.',
  'purchase.refusal.partner-not-eligible':
    'Partner Center heeft de order geweigerd: het partneraccount mag dit op dit moment niet verkopen. Er is niets besteld. Vraag het aan wie het account beheert.',
  'purchase.refusal.cart-expired':
    'Partner Center heeft de order niet op tijd aangenomen. Er is niets besteld. Begin opnieuw met /csp-buy.',
  'purchase.refusal.other':
    'Partner Center heeft de order geweigerd. Er is niets besteld. Geef je beheerder de referentie.',
  'purchase.waiting.partner-center-silent':
    'Partner Center antwoordde niet op tijd. De order is bewaard en wordt besteld zodra het antwoordt; je ziet het hier. Je hoeft niets te doen.',
  'purchase.waiting.partner-center-busy':
    'Partner Center neemt op dit moment minder aanvragen aan. De order is bewaard en wordt binnenkort besteld; je ziet het hier. Je hoeft niets te doen.',
  'purchase.waiting.sign-in':
    'CSP Desk kon zich niet aanmelden bij Partner Center. De order is bewaard en wordt besteld zodra een beheerder de aanmelding heeft vernieuwd; je ziet het hier.',
  'purchase.waiting.outcome-unknown':
    'Partner Center heeft nog niet gezegd of het de order heeft aangenomen. CSP Desk blijft kijken en bestelt niets dubbel; je ziet het hier. Je hoeft niets te doen.',
  'purchase.waiting.gave-up':
    'CSP Desk heeft het vaak geprobeerd en is gestopt. Kijk in Partner Center of de klant een order met het kenmerk {marker} heeft voordat je opnieuw bestelt, of laat CSP Desk verdergaan.',
  'purchase.retry': 'Blijven proberen',
  'purchase.keyless': 'Hier hoort in de regel geen productsleutel bij: je koopt het recht om het te gebruiken.',
  'purchase.attestation': 'Partner Center wil een verklaring over de klant voordat het dit verkoopt.',
  'purchase.prerequisites': 'Partner Center vraagt eerst om: {names}',
  'purchase.line.add': '+ Nog een regel',
  'purchase.line.change': 'Wijzigen',
  'purchase.line.remove': 'Verwijderen',
  'purchase.line.removeThis': 'Deze regel verwijderen',
  'purchase.line.kept': '{line} · {term}',
  'purchase.line.incomplete': '{product} – nog niet ingevuld; kies Wijzigen om het af te maken',
  'purchase.line.finish': 'Maak eerst deze regel af. {field}: {problem}',
  'purchase.unfinished.text':
    'Je bent een order voor {customer} begonnen en hebt die niet afgemaakt: {lines, plural, one {# regel} other {# regels}}, {since}.',
  'purchase.unfinished.continue': 'Verdergaan',
  'purchase.unfinished.anew': 'Opnieuw beginnen',
  'purchase.note.label': 'Notitie',
  'purchase.note.hint': 'Niet verplicht; alleen voor je team, Partner Center krijgt het niet',
  'purchase.agreement.missing':
    '{customer} heeft de Microsoft-klantovereenkomst niet geaccepteerd. Tot die tijd kan er niets worden besteld.',
  'purchase.agreement.send': 'De link naar de overeenkomst sturen',
  'purchase.agreement.title': 'Klantovereenkomst',
  'purchase.agreement.howTo': 'Stuur dit naar wie voor {customer} tekent:',
  'purchase.agreement.text':
    'Lees en accepteer alsjeblieft de Microsoft-klantovereenkomst, zodat we software voor jullie kunnen bestellen: {url}',
  'purchase.agreement.after':
    'Leg het daarna vast in Partner Center › Klanten › Account, behalve als ze bij Microsoft zelf hebben getekend. CSP Desk verklaart het nooit namens hen. Probeer het daarna opnieuw.',
  'purchase.agreement.none':
    'Partner Center geeft op dit moment geen link. Stuur de overeenkomst naar {customer} vanuit Partner Center › Klanten › Account.',
  'purchase.problem.ofLine': '{product}: {problem}',
  'purchase.problem.attestation':
    'Partner Center wil hiervoor een verklaring, en die legt CSP Desk niet namens jou af. Bestel het in Partner Center zelf of kies iets anders.',
  'purchase.problem.currency': 'Dit wordt verkocht in {offered}, en deze klant koopt in {expected}. Kies iets anders.',
  'purchase.problem.lines': 'Een order heeft hooguit {max, number} regels. Bestel deze eerst en begin dan een nieuwe.',
  'purchase.review.note': 'Notitie: {note}',
  'purchase.review.refundPart': 'Als je nu bestelt: krediet voor de resterende tijd tot {until} ({utc}).',
  'purchase.source.partnerCenter': 'Bron: Partner Center',
  'purchase.source.days': 'Bron: {policy}, {length, plural, one {# dag} other {# dagen}}',
  'purchase.source.hours': 'Bron: {policy}, {length, plural, one {# uur} other {# uur}}',
  'purchase.review.duplicate': '{person} bestelde {ago} hetzelfde voor {customer}.',
  'purchase.review.see': 'Bekijken',
  'purchase.review.requested': 'Je bestelling is aangevraagd. In het bericht erover staat hoe het ervoor staat.',
  'purchase.ago.minutes': '{minutes, plural, =0 {zojuist} one {# minuut geleden} other {# minuten geleden}}',
  'purchase.ago.hours': '{hours, plural, one {# uur geleden} other {# uur geleden}}',
  'purchase.change.expired':
    'Deze controle was een uur oud en is dus vernieuwd. Kijk nog een keer; er is niets besteld.',
  'purchase.change.withdrawn':
    '{line} is niet meer te koop voor deze klant. Er is niets besteld. Ga terug en verwijder of wijzig het.',
  'purchase.change.price': 'De prijs van {line} was {before} en is nu {now}. Er is nog niets besteld.',
  'purchase.price.amount': '{amount}',
  'purchase.price.none': 'geen prijs',
  'purchase.price.total': 'Totaal excl. btw {total}',
  'purchase.price.cost': 'jullie kosten {cost} · marge {margin} ({share, number, ::percent .##})',
  'purchase.price.costOnly': 'jullie kosten {cost} · marge {margin}',
  'purchase.price.by': '{words} · {by}',
  'purchase.price.rule.both': 'regel voor deze klant en dit product',
  'purchase.price.rule.customer': 'regel voor deze klant',
  'purchase.price.rule.product': 'regel voor dit product',
  'purchase.price.rule.default': 'standaardregel',
  'purchase.price.byList': 'geen regel: de adviesprijs van Microsoft',
  'purchase.price.byCost': 'geen regel en geen adviesprijs: tegen kostprijs',
  'purchase.noPrice.noSheet':
    'Er is geen prijslijst geladen voor het land van deze klant, dus er wordt geen prijs getoond. Partner Center rekent zijn eigen prijs, in {currency}.',
  'purchase.noPrice.lines':
    'De prijslijst heeft geen prijs voor {count, plural, one {# regel} other {# regels}}, dus er is geen totaal. Partner Center rekent zijn eigen prijs, in {currency}.',
  'purchase.noPrice.label': 'Zonder prijs',
  'purchase.noPrice.option': 'Bestellen zonder de prijs te kennen',
  'purchase.noPrice.tick': 'Vink dit aan om zonder prijs te bestellen, of ga terug.',
  'purchase.message.more': '{count, plural, one {nog # regel} other {nog # regels}}',
  'purchase.details': 'Details',
  'purchase.again': 'Opnieuw kopen',
  'purchase.details.title': 'Aankoop',
  'purchase.details.gone': 'Deze aankoop is er niet meer. Er is niets veranderd.',
  'purchase.details.customer': 'Klant',
  'purchase.details.person': 'Gevraagd door',
  'purchase.details.reference': 'Referentie',
  'purchase.details.note': 'Notitie',
  'purchase.details.moment': '{moment} ({utc})',
  'purchase.details.marker': 'Op de order in Partner Center',
};
