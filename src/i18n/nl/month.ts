import type { month as english } from '../en/month.ts';

export const month: Record<keyof typeof english, string> = {
  'month.title': 'De maand',
  'month.nothing': 'Er is nog niets besteld.',
  'month.sales':
    'Omzet {sales}, waarvan {kept} marge ({share, number, percent}) · {lines, plural, one {# regel} other {# regels}}',
  'month.sales.noCost': 'Omzet {sales} · {lines, plural, one {# regel} other {# regels}}',
  'month.windows':
    'Retourperiodes: {used, plural, =0 {geen benut} one {# benut} other {# benut}}, {missed, plural, =0 {geen gemist} one {# gesloten zonder dat iemand de productcode ophaalde} other {# gesloten zonder dat iemand de productcodes ophaalde}}',
  'month.reveals':
    '{count, plural, =0 {Er is geen productcode getoond} one {Er is één productcode getoond} other {Er zijn # productcodes getoond}}',
  'month.unknown':
    'Van {count, plural, one {één regel} other {# regels}} kent de desk de prijs of de inkoopprijs niet; de marge laat {count, plural, one {die} other {ze}} buiten beschouwing.',
  'month.picture.title': 'Omzet per klant, {month}, {currency}',
  'month.picture.sales': 'Omzet',
  'month.picture.margin': 'waarvan marge',
  'month.picture.amount': '{sales} · {share, number, percent}',
  'month.picture.row': '{customer}: {sales}, marge {kept} ({share, number, percent}).',
  'month.picture.row.noCost': '{customer}: {sales}.',
  'month.export.ask': 'Bestand van {month} ophalen',
  'month.export.asked':
    'Het bestand komt zo in een direct bericht naar je toe. Je inkoopprijzen staan erin: geef het met beleid door.',
  'month.export.sent':
    'De maand {month}: {count, plural, =0 {er is niets besteld} one {één regel} other {# regels}}. Je inkoopprijzen staan erin: geef het met beleid door.',
  'month.export.failed':
    'Het bestand van {month} kon niet worden gemaakt of verstuurd. Verder is er niets gewijzigd. Vraag het later opnieuw. ref {reference}',
  'month.export.notAllowed': 'Je mag geen inkoopprijzen meer zien; het bestand van de maand is daarom niet gemaakt.',
  'month.export.fileName': 'maand',
  'month.export.column.placed': 'Besteld (UTC)',
  'month.export.column.customer': 'Klant',
  'month.export.column.tenantId': 'Tenant-ID',
  'month.export.column.orderId': 'Order',
  'month.export.column.line': 'Regel',
  'month.export.column.product': 'Product',
  'month.export.column.edition': 'Editie',
  'month.export.column.term': 'Looptijd',
  'month.export.column.quantity': 'Aantal',
  'month.export.column.currency': 'Valuta',
  'month.export.column.sales': 'Omzet',
  'month.export.column.cost': 'Inkoopprijs',
  'month.export.column.margin': 'Marge',
  'month.export.column.share': 'Margepercentage',
  'month.export.column.state': 'Status',
  'month.export.column.person': 'Besteld door',
  'month.export.column.reference': 'Referentie',
  'month.export.state.ordered': 'wordt geleverd',
  'month.export.state.fulfilled': 'geleverd',
  'month.export.state.cancelled': 'geannuleerd',
};
