import type { approval as english } from '../en/approval.ts';

export const approval: Record<keyof typeof english, string> = {
  'approval.why.over':
    'Meer dan {over}: {approvals, plural, =1 {één goedkeuring} other {# goedkeuringen}} nodig van {approvers}.',
  'approval.why.always': '{approvals, plural, =1 {Eén goedkeuring} other {# goedkeuringen}} nodig van {approvers}.',
  'approval.why.no-price':
    'Er is geen prijs om met de regels te vergelijken, dus geldt de strengste: {approvals, plural, =1 {één goedkeuring} other {# goedkeuringen}} nodig van {approvers}.',
  'approval.why.sales-agent':
    'Wat een verkoopagent aanvraagt, wordt goedgekeurd voordat het wordt besteld: {approvals, plural, =1 {één goedkeuring} other {# goedkeuringen}} nodig van {approvers}.',
  'approval.role.approver': 'een goedkeurder',
  'approval.role.adminAgent': 'een beheeragent',
  'approval.role.globalAdmin': 'een globale beheerder',
  'approval.group': '‘{name}’',

  'approval.ask.notification': '{person} vraagt je om goedkeuring: {what} voor {customer}',
  'approval.ask.headline': '{person} vraagt je om goedkeuring: {what} voor {customer}',
  'approval.ask.headlineWithReference': '{person} vraagt je om goedkeuring: {what} voor {customer}, {reference}',
  'approval.ask.line': '{quantity, number} × {title}',
  'approval.ask.price': 'Prijs excl. btw: {price}',
  'approval.ask.noPrice': 'Prijs: CSP Desk kent er geen.',
  'approval.ask.refund': 'Als het nu wordt besteld: volledige restitutie tot {until}.',
  'approval.ask.refundPart': 'Als het nu wordt besteld: gedeeltelijke restitutie tot {until}.',
  'approval.ask.noRefund': 'Deze order kan niet worden geannuleerd voor restitutie.',
  'approval.ask.duplicate': '⚠ {person} vroeg {at} hetzelfde aan voor deze klant.',
  'approval.ask.again': 'Dit was al goedgekeurd; sindsdien is het duurder geworden of is de prijs niet meer bekend.',
  'approval.ask.lastResort':
    'Je krijgt deze vraag als globale beheerder van CSP Desk: van wie dit moet goedkeuren zijn er te weinig over, of ze hebben hun rol niet meer. Bekijk de regels in /csp-admin.',
  'approval.ask.escalated': 'Je krijgt deze vraag omdat nog niemand heeft geantwoord of te weinig mensen dat kunnen.',
  'approval.ask.until': 'Beslist niemand, dan gebeurt er niets en eindigt dit {at}.',
  'approval.approve': 'Goedkeuren',
  'approval.decline': 'Afwijzen…',

  'approval.step.waiting': '○ Wacht op goedkeuring van {approvers}',
  'approval.step.nobody':
    '○ Niemand kan dit nu goedkeuren: er is geen {approvers} en geen globale beheerder van CSP Desk gevonden. Vraag het aan wie CSP Desk beheert.',
  'approval.voice': '● Goedgekeurd door {person} {at}; er is er nog één nodig.',
  'approval.outcome.approved': '● Goedgekeurd door {people} {at}',
  'approval.outcome.declined': '✕ Afgewezen door {people} {at}: {reason}',
  'approval.outcome.expired': '✕ Niemand besliste vóór {at}; er is niets gedaan.',
  'approval.outcome.withdrawn': '✕ Ingetrokken door {person} {at}; er is niets gedaan.',

  'approval.told.approved': 'Je aanvraag is goedgekeurd door {people}: {what} voor {customer}. Het wordt nu besteld.',
  'approval.told.declined':
    'Je aanvraag is afgewezen door {people}: {what} voor {customer}. Er is niets besteld. De reden: {reason}',
  'approval.told.expired':
    'Niemand besliste op tijd over je aanvraag: {what} voor {customer}. Er is niets besteld. Vraag het opnieuw aan met /csp-buy, of overleg eerst met de goedkeurders.',
  'approval.told.notification': 'Er is beslist over je aanvraag voor {customer}',

  'approval.form.title': 'Afwijzen',
  'approval.form.submit': 'Afwijzen',
  'approval.form.reason': 'Reden',
  'approval.form.reasonHint': 'Wie het heeft aangevraagd leest dit; het wordt met je naam bewaard.',
  'approval.form.declined': 'Afgewezen. Er wordt niets besteld, en de aanvrager heeft bericht gekregen.',

  'approval.answer.own': 'Je hebt dit zelf aangevraagd, dus iemand anders moet het goedkeuren. Er is niets gewijzigd.',
  'approval.answer.twice': 'Je hebt dit al goedgekeurd; een tweede persoon moet dat ook doen. Er is niets gewijzigd.',
  'approval.answer.not-an-approver':
    'Alleen wie de regel noemt, kan hierover beslissen: {approvers}. Er is niets gewijzigd.',
  'approval.answer.stale': 'Deze aanvraag bestaat niet meer. Er is niets gewijzigd.',
  'approval.answer.not-yours': 'Alleen {person} kan dit intrekken. Er is niets gewijzigd.',
  'approval.answer.too-late': 'Hierover is al beslist, er is niets gewijzigd. {outcome}',

  'approval.withdraw': 'Intrekken',
  'approval.withdraw.title': 'Aanvraag intrekken?',
  'approval.withdraw.text': 'Er wordt dan niets besteld, en de goedkeurders zien dat het is ingetrokken.',

  'approval.home.headline': '{what} voor {customer} – gevraagd door {person}',
};
