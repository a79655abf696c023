import type { pricing as english } from '../en/pricing.ts';

export const pricing: Record<keyof typeof english, string> = {
  'pricing.prices.title': 'Prijzen',
  'pricing.prices.about': 'Wat software je kost: een prijslijst per land waarin je verkoopt.',
  'pricing.prices.none':
    'Er is nog geen prijslijst. Die komt vanzelf zodra iemand een aankoop begint voor een klant in een land; of upload er een.',
  'pricing.prices.taken': '{rows, plural, one {# prijs} other {# prijzen}}, ingelezen {at}, uit {source}',
  'pricing.prices.noSheet': 'nog geen prijslijst',
  'pricing.prices.underWay': 'Een nieuwe is onderweg sinds {at}.',
  'pricing.prices.lastFailed': 'De laatste poging, {at}, leverde niets op; de prijzen hierboven blijven gelden.',
  'pricing.prices.leftOut': '{count, plural, one {# rij is} other {# rijen zijn}} overgeslagen.',
  'pricing.prices.showRows': 'Rijen tonen',
  'pricing.prices.importNow': 'Nu ophalen',
  'pricing.prices.importNowOf': 'De prijzen van {market} nu ophalen',
  'pricing.prices.upload': 'Bestand uploaden…',
  'pricing.prices.again': 'Opnieuw kijken',
  'pricing.prices.back': '‹ Prijzen',
  'pricing.prices.daily':
    'Prijzen worden elke dag bij Partner Center opgehaald. De nieuwste lijst geldt, in zijn geheel: een geüploade tot de volgende van Partner Center.',
  'pricing.prices.asked': 'De prijslijst wordt opgehaald. Een bericht meldt wanneer de prijzen gelden.',
  'pricing.prices.uploaded':
    'Het bestand wordt gelezen. Een bericht meldt wat het opleverde; tot dan gelden de prijzen hieronder.',

  'pricing.rows.title': 'Overgeslagen rijen',
  'pricing.rows.of':
    '{source}: {count, plural, one {# rij is} other {# rijen zijn}} overgeslagen. Wat daarin staat heeft geen prijs. De nummers tellen als in een spreadsheet; de kop is rij 1.',
  'pricing.rows.line': 'Rij {row}: {why}',
  'pricing.rows.more': 'De eerste {listed, number} staan in de lijst.',

  'pricing.upload.title': 'Prijslijst uploaden',
  'pricing.upload.submit': 'Uploaden',
  'pricing.upload.about':
    'De CSV die Partner Center exporteert, of een zip daarmee. Hij komt in de plaats van de huidige prijzen van elke markt die erin staat.',
  'pricing.upload.file': 'Prijslijst',
  'pricing.upload.hint':
    'De kolommen ProductId, SkuId, Market, Currency en UnitPrice zijn nodig, in elke volgorde; andere worden gelezen of overgeslagen.',
  'pricing.upload.otherType': 'Dit is geen CSV en geen zip. Exporteer de lijst als CSV en lever die in.',

  'pricing.message.waiting': 'De prijslijst {source} wordt gelezen.',
  'pricing.message.done':
    'De prijslijst {source} geldt: {rows, plural, one {# prijs} other {# prijzen}} voor {markets}.',
  'pricing.message.failed': 'De prijslijst {source} is niet overgenomen. De prijzen van daarvoor gelden nog.',
  'pricing.message.ofMarket': 'van {market}',
  'pricing.message.leftOut':
    '{count, plural, one {# rij was onleesbaar en is} other {# rijen waren onleesbaar en zijn}} overgeslagen: /csp-admin › Prijzen noemt ze.',

  'pricing.problem.empty': 'Het bestand is leeg. Exporteer de lijst als CSV en lever die in.',
  'pricing.problem.a-page':
    'Het bestand is een webpagina, geen prijslijst, misschien een aanmeldpagina. Exporteer de lijst als CSV en lever die in.',
  'pricing.problem.no-columns':
    'Deze kolommen ontbreken: {detail}. Lever de lijst in zoals Partner Center hem exporteert.',
  'pricing.problem.no-csv': 'Er zit geen CSV in de zip. Een werkmap is ook een zip: sla hem op als CSV.',
  'pricing.problem.broken-zip': 'De zip is beschadigd of breekt af. Exporteer hem opnieuw.',
  'pricing.problem.too-large': 'Het is groter dan welke prijslijst ook. Lever de CSV in die Partner Center exporteert.',
  'pricing.problem.unreadable':
    'Vanaf rij {detail} is het onleesbaar: daar wordt een aanhalingsteken geopend en niet gesloten. Exporteer de lijst opnieuw.',
  'pricing.problem.too-many-rows':
    'Het heeft meer rijen dan welke prijslijst ook. Lever de CSV in die Partner Center exporteert.',
  'pricing.problem.no-rows': 'Er is een kop en daaronder geen enkele prijs. Exporteer de lijst opnieuw.',
  'pricing.problem.mostly-broken':
    'De meeste rijen zijn onleesbaar; het is vermoedelijk een ander soort lijst. Lever de lijst van software in.',
  'pricing.problem.gone': 'Het bestand staat niet meer in Slack. Lever het opnieuw in.',
  'pricing.problem.not-yours': 'Het bestand is door iemand anders geüpload. Lever het zelf in.',
  'pricing.problem.not-readable':
    'In plaats van het bestand kwam een webpagina. Is het bestand er zelf geen, dan mist de app de Slack-machtiging files:read: meld het je beheerder.',
  'pricing.problem.disguised':
    'In het bestand zit iets anders dan de naam zegt. Exporteer de lijst als CSV en lever die in.',
  'pricing.problem.program': 'Dit is een programma, geen prijslijst. Exporteer de lijst als CSV en lever die in.',
  'pricing.problem.unknown-type':
    'Het is niet duidelijk wat er in het bestand zit. Exporteer de lijst als CSV en lever die in.',
  'pricing.problem.no-sheet':
    'Partner Center heeft geen prijslijst van software voor deze markt. Upload er een, als je die hebt.',
  'pricing.problem.sign-in':
    'CSP Desk kon zich niet aanmelden bij de prijsservice. Het account moet beheeragent of verkoopagent zijn, en moet misschien opnieuw toestemming geven.',
  'pricing.problem.refused': 'Partner Center weigerde de prijslijst te geven. Upload er tot dan een.',
  'pricing.problem.gave-up':
    'Hij kon na veel pogingen niet worden opgehaald. Haal hem later opnieuw op, of upload hem.',

  'pricing.broken.quoting': 'er staat een aanhalingsteken op de verkeerde plaats',
  'pricing.broken.too-long': 'een veld is langer dan het kan zijn',
  'pricing.broken.product': 'het product-ID ontbreekt of is onjuist',
  'pricing.broken.edition': 'het SKU-ID ontbreekt of is onjuist',
  'pricing.broken.market': 'de markt is geen landcode van twee letters',
  'pricing.broken.other-market': 'hij is van een andere markt',
  'pricing.broken.currency': 'de valuta is geen code van drie letters',
  'pricing.broken.price': 'de stukprijs is geen bedrag',
  'pricing.broken.list-price': 'de adviesprijs is geen bedrag',
  'pricing.broken.term': 'de looptijd is niet te begrijpen',
  'pricing.broken.billing': 'het factureringsplan is niet te begrijpen',
  'pricing.broken.quantity': 'de aantallen van de staffel zijn geen getallen',
  'pricing.broken.dates': 'een datum bestaat niet, of het einde ligt voor het begin',

  'pricing.rules.title': 'Margeregels',
  'pricing.rules.about': 'Hoe je eigen prijs ontstaat uit wat software je kost: per klant, per product of voor alles.',
  'pricing.rules.none':
    'Er is nog geen margeregel. Tot er een is, wordt software verkocht voor de adviesprijs van Microsoft.',
  'pricing.rules.which':
    'De meest specifieke regel geldt: klant en product, dan klant, dan product, dan alles; van twee gelijke de laatst begonnen. Waar geen regel past, geldt de adviesprijs.',
  'pricing.rules.everything': 'Alles',
  'pricing.rules.percent': 'marge {share, number, ::percent .##} van de verkoopprijs',
  'pricing.rules.fixed': '{amount} boven op de inkoopprijs per stuk',
  'pricing.rules.from': 'vanaf {from}',
  'pricing.rules.span': 'van {from} tot en met {until}',
  'pricing.rules.add': 'Regel toevoegen…',
  'pricing.rules.change': 'Wijzigen…',
  'pricing.rules.end': 'Beëindigen',
  'pricing.rules.endTitle': 'Deze regel beëindigen?',
  'pricing.rules.endText': 'Vanaf nu geldt de regel voor {rule} niet meer. Wat verkocht is, houdt zijn prijs.',
  'pricing.rules.endYes': 'Beëindigen',
  'pricing.rules.newer': '‹ Nieuwer',
  'pricing.rules.older': 'Ouder ›',
  'pricing.rules.back': '‹ Margeregels',
  'pricing.rules.saved': 'Opgeslagen. Nieuwe controles en offertes rekenen ermee; de wijziging staat in het grootboek.',
  'pricing.rules.ended': 'Beëindigd. De wijziging staat in het grootboek.',
  'pricing.rules.gone':
    'Die regel is er niet meer, of is beëindigd. Er is niets gewijzigd. Zo staan de regels er nu voor.',
  'pricing.rounding.none': 'niet afgerond',
  'pricing.rounding.step': 'naar boven afgerond op {step, number, ::.00}',
  'pricing.form.add': 'Regel toevoegen',
  'pricing.form.change': 'Regel wijzigen',
  'pricing.form.next': 'Verder',
  'pricing.form.product': 'Product',
  'pricing.form.everything': 'Laat klant en product leeg voor een regel die voor alles geldt.',
  'pricing.form.kind': 'Soort',
  'pricing.form.percent': 'Percentage van de verkoopprijs',
  'pricing.form.fixed': 'Bedrag boven op de inkoopprijs per stuk',
  'pricing.form.margin': 'Marge',
  'pricing.form.marginHint':
    'Een percentage zoals 10 of 12,5, of een bedrag zoals 50,00. Een marge van 10% op een inkoopprijs van 90,00 geeft 100,00.',
  'pricing.form.currency': 'Valuta',
  'pricing.form.currencyHint': 'Voor een bedrag: EUR, GBP, JPY … Het geldt dan alleen voor prijzen in die valuta.',
  'pricing.form.rounding': 'Afronding',
  'pricing.form.from': 'Geldt vanaf',
  'pricing.form.until': 'Laatste dag',
  'pricing.form.problem.unknown': 'Dit is niet meer bekend. Kies iets anders.',
  'pricing.form.problem.not-a-percentage': 'Schrijf een percentage met ten hoogste twee decimalen, zoals 10 of 12,5.',
  'pricing.form.problem.too-much':
    'Meer dan 95% van de verkoopprijs kun je niet overhouden. Bedoel je een opslag op de inkoopprijs, kies dan een bedrag.',
  'pricing.form.problem.not-an-amount': 'Schrijf een bedrag in deze valuta, zoals 50,00; niet minder dan nul.',
  'pricing.form.problem.not-a-currency': 'Schrijf een valuta met drie letters, zoals EUR.',
  'pricing.form.problem.not-a-day': 'Kies een dag.',
  'pricing.form.problem.ends-before': 'De laatste dag ligt voor de eerste. Kies een latere.',
  'pricing.form.problem.is-over': 'De laatste dag is al voorbij. Kies een latere.',
  'pricing.confirm.title': 'Regel opslaan?',
  'pricing.confirm.submit': 'Regel opslaan',
  'pricing.confirm.example': 'Voorbeeld: wat je {cost} kost, wordt verkocht voor {sell}.',
  'pricing.confirm.from': 'Hij geldt vanaf dan voor controles en offertes. Wat verkocht is, houdt zijn prijs.',
};
