import type { moveKit as english } from '../en/move-kit.ts';

export const moveKit: Record<keyof typeof english, string> = {
  'moveKit.readme.title': 'Golf {number} van {move} “{title}”',
  'moveKit.readme.titleOfAll': 'Machines die nog over moeten van {move} “{title}”',
  'moveKit.readme.customer': 'Klant: {customer}',
  'moveKit.readme.machines': '{count, plural, one {Eén machine} other {# machines}}, zie machines.csv.',
  'moveKit.readme.when': 'Gepland van {from, date} tot {until, date}.',
  'moveKit.readme.leftOut':
    'Geen naam van een machine, en daarom in geen bestand van deze kit; verbeter ze in de overstap en vraag een nieuwe kit: {names}',
  'moveKit.readme.keys': 'Welke productcode',
  'moveKit.readme.keysAbout':
    'Elk product heeft zijn eigen MAK: die van zijn editie en versie. Zorg dat je deze codes bij de hand hebt voordat je begint, uit CSP Desk (/csp-key) of op een eenmalige pagina.',
  'moveKit.readme.keyOf': '* {product}: {order}',
  'moveKit.readme.noOrder': 'nog geen order gekozen; kies er een in de overstap',
  'moveKit.readme.steps': 'Wat te doen, in deze volgorde',
  'moveKit.step.key':
    'Haal de code van elk product hierboven op vlak voordat je begint. Zet hem niet in een e-mail, een chat, een script of een bestand. Een eenmalige pagina is het veiligst: roll-out.ps1 -OneTimePage leest de code daarvan, en niemand ziet hem.',
  'moveKit.step.unpack':
    'Pak deze kit uit op een computer waarmee je de machines beheert. Lees de scripts; ze zijn kort. Open daarna PowerShell als administrator in die map en voer uit: Get-ChildItem | Unblock-File',
  'moveKit.step.verify':
    'Voer .\\verify.ps1 uit: het verandert niets en laat zien of elke machine bereikbaar is. Laat elke machine die weinig tijd over heeft één keer verlengen bij de KMS-host (slmgr.vbs /ato), zolang die draait: dan heeft hij weer 180 dagen.',
  'moveKit.step.first':
    'Probeer het op één machine: kopieer de map daarheen en voer .\\roll-out.ps1 -Here uit als administrator. Er moet staan dat de machine klaar is.',
  'moveKit.step.rest':
    'Voer .\\roll-out.ps1 uit voor de golf. Het vraagt de code van elk product, doet de machines een voor een, en schrijft elk resultaat meteen naar results-….csv. Druk op Enter zonder code om een product voor later te laten.',
  'moveKit.step.back':
    'Lever het bestand met resultaten in met “Resultaten inleveren” in de overstap. Er staat geen code in. Machines die mislukten mag je opnieuw proberen: wat klaar is wordt met rust gelaten.',
  'moveKit.step.undo':
    'Is een machine zijn activering kwijt en is dat niet meteen te verhelpen, voer er dan .\\roll-back.ps1 voor uit: hij gaat terug naar KMS. Het vraagt de KMS-clientcode (GVLK) van de editie, die Microsoft publiceert onder “KMS client activation and product keys”.',
  'moveKit.readme.rules': 'Waar de scripts voor zorgen',
  'moveKit.rule.secret':
    'Geen bestand van deze kit bevat een productcode. Hij wordt afgedekt gevraagd, met CIM aan Windows gegeven (InstallProductKey), en staat op geen opdrachtregel, in geen uitvoer en in geen bestand. slmgr.vbs /ipk zou de hele code tonen.',
  'moveKit.rule.atOnce':
    'Tussen het installeren van een code en het activeren is een machine niet geactiveerd. Daarom wordt hij meteen geactiveerd; begin alleen als de machines de activeringsservers van Microsoft bereiken via HTTPS.',
  'moveKit.rule.again':
    'Een machine die de MAK heeft en geactiveerd is wordt met rust gelaten: een script nog eens uitvoeren kost geen activering.',
  'moveKit.rule.count':
    'Elke activering telt, en een gebruikte komt niet terug. Machines die vaak opnieuw worden opgebouwd, zoals virtuele desktops, hebben een eigen aanpak nodig.',
  'moveKit.rule.stops':
    'De scripts stoppen als de code geen activeringen meer heeft of wordt geweigerd, en na drie mislukte machines op rij (-MostFailures).',
  'moveKit.readme.notes': 'Opmerkingen',
  'moveKit.note.prompt':
    'Zonder PowerShell: roll-out.cmd windows of roll-out.cmd office, als administrator op de machine zelf. De code is dan te zien terwijl je hem typt, en staat even op de opdrachtregel van cscript; gebruik het niet waar opdrachtregels worden vastgelegd. roll-back.cmd is de weg terug.',
  'moveKit.note.dcom':
    'Zonder PowerShell op afstand: roll-out.ps1 -Dcom bereikt machines via DCOM (TCP 135 en dynamische poorten).',
  'moveKit.note.intune':
    'Intune: zet de code niet in een script: elke beheerder kan de tekst daarvan lezen, en elke machine legt hem vast in een logboek. Een eigen beleid (editie-upgrade, of de WindowsLicensing CSP met ChangeProductKey) krijgt de code als instelling. Verwijder beleid dat de KMS-clientcode terug zou zetten.',
  'moveKit.note.configMgr':
    'Configuration Manager: gebruik het beleid voor editie-upgrades met een productcode, of Run Scripts waarbij iemand de code invoert; geen takenreeksvariabele die zichtbaar is. Haal de KMS-clientcode uit images en takenreeksen.',
  'moveKit.note.gpo':
    'Groepsbeleid: nooit een code in een opstartscript of in SYSVOL, dat elke gebruiker kan lezen. Gebruik groepsbeleid alleen om de KMS-instellingen weg te halen, na de laatste golf.',
  'moveKit.note.proxy':
    'Proxy: een proxy die om een gebruikersnaam vraagt, houdt de activering tegen (0x80072EE2, 0x8004FE33). Laat de activeringsservers daarbuiten om door, of gebruik de telefoon of VAMT.',
  'moveKit.note.phone':
    'Per telefoon: slmgr.vbs /dti toont het installatie-ID, slmgr.vbs /atp met het bevestigings-ID activeert; voor Office ospp.vbs /dinstid en /actcid.',
  'moveKit.note.offline':
    'Zonder enig netwerk: VAMT activeert via een proxy, met een bestand dat naar een computer met internet wordt gebracht en terug (.cilx). De desk leest dat bestand ook als inventaris.',
  'moveKit.note.office':
    'Office houdt de oude code naast de nieuwe; roll-out.ps1 haalt hem weg zodra de nieuwe actief is. roll-out.cmd zegt hoe. Microsoft 365-apps hebben geen MAK en horen hier niet bij.',
  'moveKit.note.cleanUp':
    'Als elke golf klaar is: haal ingestelde namen van KMS-hosts weg (slmgr.vbs /ckms) en het beleid ervoor. Laat de KMS-host draaien tot de overstap is gesloten: hij is de weg terug.',
  'moveKit.readme.codes': 'Als het mislukt: wat de foutcode zegt, en wat te doen',
  'moveKit.readme.entitlement':
    'Activering is techniek en zegt niets over de licenties: wie de software mag gebruiken volgt uit wat er is gekocht.',
  'moveKit.said.wrongFile': 'Het bestand met machines heeft geen kolom {column}. Neem machines.csv opnieuw uit de kit.',
  'moveKit.said.notAMachine':
    'Een regel van het bestand met machines is overgeslagen: hij noemt geen machine of geen product.',
  'moveKit.said.noMachines': 'Het bestand met machines noemt geen machine om hier te doen.',
  'moveKit.said.notAKey':
    'Dat is geen productcode: vijf groepen van vijf, met streepjes. Druk op Enter om het voor later te laten.',
  'moveKit.said.askKey': 'MAK voor {product} (Enter: later)',
  'moveKit.said.askClientKey': 'KMS-clientcode (GVLK) voor {product} (Enter: later)',
  'moveKit.said.askLink': 'Link van de eenmalige pagina',
  'moveKit.said.askPassphrase': 'Wachtwoordzin van de eenmalige pagina',
  'moveKit.said.notALink': 'Dat is niet de link van een eenmalige pagina. Er is niets gedaan.',
  'moveKit.said.noKeyOnPage':
    'De eenmalige pagina toonde geen code: de wachtwoordzin klopt niet, de pagina is gebruikt, of hij is niet te bereiken. Er is niets gedaan.',
  'moveKit.said.product': '{product} – order: {order} – machines: {count}',
  'moveKit.said.done': 'klaar        {machine}  (code …{ending})',
  'moveKit.said.notDone': 'niet gedaan  {machine}  ({step}) {code}',
  'moveKit.said.looked': 'bekeken      {machine}',
  'moveKit.said.stoppedByKey':
    'Gestopt: de code heeft geen activeringen meer of wordt geweigerd. Ga met geen machine verder; lever de resultaten in bij CSP Desk.',
  'moveKit.said.stoppedByFailures':
    'Gestopt na {count} mislukkingen op rij. Zoek de foutcode op in README.txt, en voer het script opnieuw uit als de oorzaak weg is.',
  'moveKit.said.results': 'Lever dit bestand in bij CSP Desk: {file}',
  'moveKit.said.nothingDone': 'Er is niets gedaan.',
  'moveKit.shown.askKey': 'MAK, met streepjes (je ziet hem terwijl je typt):',
  'moveKit.shown.askClientKey': 'KMS-clientcode (GVLK), met streepjes:',
  'moveKit.shown.look': 'Kijk hierboven: er moet staan dat de licentie actief is. Zo niet, voer dan roll-back.cmd uit.',
  'moveKit.shown.oldKey':
    'Haal de oude code weg zodra de nieuwe actief is: cscript ospp.vbs /unpkey: met de laatste vijf tekens ervan.',
  'moveKit.shown.result': 'Lever dit bestand in bij CSP Desk. Er staat geen code in:',
  'moveKit.shown.notDone':
    'De code is niet geinstalleerd. Zoek de foutcode op in README.txt, en lever dit bestand in bij CSP Desk:',
  'moveKit.shown.notElevated': 'Voer dit uit als administrator. Er is niets gedaan.',
  'moveKit.shown.notListed': 'Deze machine staat niet in machines.csv van deze golf. Er is niets gedaan.',
  'moveKit.shown.noOffice': 'Er is geen ospp.vbs: deze Office kan hier niet worden geactiveerd. Er is niets gedaan.',
  'moveKit.shown.nothing': 'Er is geen code ingevoerd. Er is niets gedaan.',
  'moveKit.shown.notAKey': 'Dat is geen productcode: vijf groepen van vijf, met streepjes. Er is niets gedaan.',
  'moveKit.note.host':
    'De KMS-host zelf: sla hem over tot elke client over is. Daarna slmgr.vbs /cdns, het DNS-record _vlmcs._tcp verwijderen, en roll-out.cmd windows op de host.',

  'moveKit.button': 'Golfkit',
  'moveKit.form.title': 'Golfkit',
  'moveKit.form.submit': 'Stuur mij de kit',
  'moveKit.form.about':
    'Een zip met instructies, de machines als tabel en scripts die een MAK installeren, activeren en controleren, of teruggaan naar KMS. Er staat geen productcode in: elk script vraagt erom.',
  'moveKit.form.machines': 'Machines',
  'moveKit.form.wave': 'Golf {number}: {count, plural, one {één machine} other {# machines}}, {from, date}',
  'moveKit.form.waveUnplanned': 'Golf {number}: {count, plural, one {één machine} other {# machines}}',
  'moveKit.form.all': 'Alle die nog over moeten: {count, plural, one {één machine} other {# machines}}',
  'moveKit.form.none': 'Er is geen machine die nog over moet.',
  'moveKit.form.gone': 'In die golf is geen machine meer die nog over moet. Kies een andere.',
  'moveKit.asked': 'De kit wordt gemaakt en komt in een direct bericht naar je toe.',
  'moveKit.what.wave': 'golf {number} van “{title}”',
  'moveKit.what.all': 'alle machines van “{title}” die nog over moeten',
  'moveKit.message.notification': 'De kit voor {what}',
  'moveKit.message.waiting': '⏳ De kit voor {what} wordt gemaakt.',
  'moveKit.message.sent':
    '📦 De kit voor {what} is hier: {count, plural, one {één machine} other {# machines}}. Er staat geen productcode in.',
  'moveKit.message.leftOut':
    '⚠ {count, plural, one {Eén naam is geen naam van een machine en staat} other {# namen zijn geen naam van een machine en staan}} er niet in; welke, staat in README.txt.',
  'moveKit.message.empty': 'Er was voor {what} geen machine meer die nog over moet. Er is geen kit gemaakt.',
  'moveKit.message.failed':
    'De kit voor {what} kon niet worden gemaakt of verstuurd. Verder is er niets gebeurd; vraag hem opnieuw. ref {reference}',
  'moveKit.message.key': '{title} · {count, plural, one {één product} other {# producten}}',
  'moveKit.message.keyCancelled':
    '{title} · de order is geannuleerd en de code ingetrokken: kies een andere in de instellingen',
  'moveKit.message.noKey':
    '⚠ Voor {products} is geen productcode gekozen. Kies er een in de instellingen van de overstap, of haal hem op met /csp-key.',
  'moveKit.message.getKey': 'Code ophalen',
  'moveKit.message.getKeyOf': 'De code van {title} ophalen',
  'moveKit.message.fromThere':
    'Vanuit de code maak je een eenmalige pagina; roll-out.ps1 -OneTimePage leest de code daarvan, zodat niemand hem ziet.',
  'moveKit.message.notYou': 'Productcodes worden aan beheeragenten getoond; vraag er een om een eenmalige pagina.',
  'moveKit.file': 'De kit voor {what}.',
  'moveKit.orderLine': '{title} – order {order}, regel {line}',
};
