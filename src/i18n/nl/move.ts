import type { move as english } from '../en/move.ts';

export const move: Record<keyof typeof english, string> = {
  'move.title': 'Van KMS naar MAK',
  'move.form.about':
    'Voer deze regel uit in PowerShell op een machine en plak wat hij schrijft; hij werkt in elke taal. De uitvoer van slmgr.vbs /dli, /dlv, /xpr of ospp.vbs /dstatus mag ook, van meerdere machines en producten tegelijk.',
  'move.form.text': 'Uitvoer',
  'move.form.textHint': 'CSV, JSON of consoletekst. Nooit een productcode: een code die erin staat wordt afgedekt.',
  'move.form.machine': 'Machine',
  'move.form.machineHint': 'Als de uitvoer de naam niet noemt.',
  'move.form.captured': 'Opgenomen op',
  'move.form.capturedHint': 'Als de uitvoer het niet zegt: 2026-11-25 14:05 in jouw tijdzone, of “nu”.',
  'move.form.submit': 'Controleren',
  'move.busy': 'De uitvoer wordt gelezen…',
  'move.problem.nothingFound':
    'Hierin is geen licentie gevonden. Plak de uitvoer van de regel hierboven, van slmgr.vbs /dlv of van ospp.vbs /dstatus, zonder regels weg te laten.',
  'move.problem.machineMissing': 'De uitvoer zegt niet van welke machine hij is. Schrijf de naam op.',
  'move.problem.machineMalformed': 'Dit is geen naam van een machine. Schrijf hem als SRV-01 of srv-01.example.com.',
  'move.problem.captured.missing':
    'De uitvoer zegt niet wanneer hij is opgenomen, en de resterende minuten tellen vanaf dat moment. Schrijf het op.',
  'move.problem.captured.unreadable': 'Dit is geen tijdstip. Schrijf het als 2026-11-25 14:05, of “nu”.',
  'move.problem.captured.future': 'Dit is later dan nu. Schrijf op wanneer de uitvoer is opgenomen.',
  'move.masked':
    '{count, plural, one {Er stond een volledige productcode in de tekst. Die is} other {Er stonden # volledige productcodes in de tekst. Die zijn}} afgedekt voordat er iets werd gelezen, en er is niets van bewaard. Plak een productcode ook nergens anders.',
  'move.summary':
    '{toMove, plural, =0 {*Er hoeft niets over*} one {*Eén product moet over*} other {*# producten moeten over*}}, van {count, number} die {count, plural, one {is} other {zijn}} gevonden.',
  'move.row': '*{machine}* – {product}',
  'move.row.until': 'uiterlijk {deadline}',
  'move.row.since': 'de tijd was om op {deadline}',
  'move.row.noClock': 'de uitvoer noemt geen resterende minuten; slmgr.vbs /dlv wel',
  'move.row.key': 'code …{ending}',
  'move.verdict.move': '🚚 Geactiveerd door KMS: installeer de MAK',
  'move.verdict.move-now': '⚠ Was geactiveerd door KMS en is dat niet meer: installeer de MAK nu',
  'move.verdict.has-mak': '✅ Heeft een MAK: niets te doen',
  'move.verdict.mak-not-active': '⚠ Heeft een MAK die niet actief is: activeer hem (slmgr.vbs /ato, ospp.vbs /act)',
  'move.verdict.mak-unproven':
    '❔ Heeft een MAK; of hij actief is valt hier niet uit op te maken: slmgr.vbs /dlv zegt het',
  'move.verdict.permanent': '✅ Retail of OEM, gebruikt geen KMS: niets te doen',
  'move.verdict.evaluation': '⚠ Evaluatieversie: de editie moet eerst worden omgezet, daarna past een MAK',
  'move.verdict.subscription': '✅ Een abonnement zoals Microsoft 365-apps activeert door aanmelden: niets te doen',
  'move.verdict.sql-server': '✅ SQL Server wordt niet door KMS geactiveerd: niets te doen',
  'move.verdict.rds-cal': '✅ RDS-CAL’s horen bij de licentieserver, niet bij KMS: niets te doen',
  'move.verdict.kms-host': '⏸ De KMS-host zelf: houd hem aan tot alle clients over zijn',
  'move.verdict.unknown': '❔ Hoe dit is geactiveerd valt hier niet uit op te maken; slmgr.vbs /dlv zegt het',
  'move.moreRows':
    '{count, plural, one {Nog één wordt} other {Nog # worden}} niet getoond. Plak minder machines tegelijk.',
  'move.notUnderstood': '{count, plural, one {Eén regel is} other {# regels zijn}} niet begrepen:',
  'move.line': 'regel {number}: {text}',
  'move.kept': 'Van de uitvoer wordt niets bewaard. Alleen jij ziet dit.',
};
