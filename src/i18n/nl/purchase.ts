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
  'purchase.review.price':
    'Prijs: er is geen prijslijst geladen, dus er wordt geen prijs getoond. Partner Center rekent zijn eigen prijs, in {currency}.',
  'purchase.review.refund': 'Als je nu bestelt: volledige restitutie tot {until} ({utc}).',
  'purchase.review.noRefund': 'Deze order kan niet worden geannuleerd voor restitutie.',
  'purchase.review.placing': 'Je bestelling wordt vastgelegd…',
  'purchase.review.already':
    'Deze order was al aangevraagd; er is niets dubbel besteld. In het bericht erover staat hoe het ervoor staat.',
  'purchase.review.stale':
    'Deze controle is ouder dan een uur of niet van jou. Er is niets besteld. Begin opnieuw met /csp-buy.',
  'purchase.message.notification': '{quantity, number} × {product} voor {customer}: {state}',
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
};
