import type { waves as english } from '../en/waves.ts';

export const waves: Record<keyof typeof english, string> = {
  'waves.title': 'Golven',
  'waves.plan': 'Plannen',
  'waves.plan.again': 'Opnieuw plannen',
  'waves.plan.title': 'De overstap plannen',
  'waves.plan.about':
    'Voor de overstap “{title}”. Geen machine gaat later over dan zijn uiterste datum min de marge; dagen en uren zijn die van de klant. Wat klaar is blijft zoals het is, en een golf die begonnen is ook.',
  'waves.plan.show': 'Plan bekijken',
  'waves.plan.rarely': 'Zelden online',
  'waves.plan.rarelyHint': 'Machines die vroeg gaan, omdat ze er zelden zijn. Eén naam per regel, hooguit 200.',
  'waves.plan.change': 'Instellingen wijzigen',
  'waves.plan.confirm': 'Bevestigen',
  'waves.plan.confirmed': 'De overstap “{title}” is gepland.',
  'waves.plan.changed': '⚠ Er is intussen iets veranderd. Er is niets bewaard; dit is het plan zoals het nu zou zijn.',
  'waves.plan.nothing': 'Er is geen machine om te plannen. Lever eerst een inventaris in.',
  'waves.plan.summary':
    '*{machines, plural, one {Eén machine} other {# machines}} in {waves, plural, one {één golf} other {# golven}}*, tijden van {zone}',
  'waves.plan.kept': 'De golven tot en met {kept, number} zijn begonnen en blijven.',
  'waves.plan.more': '… nog {count, plural, one {één golf} other {# golven}} …',
  'waves.wave.pilot': 'Golf {number, number} · pilot',
  'waves.wave.regular': 'Golf {number, number}',
  'waves.wave.rarely-online': 'Golf {number, number} · zelden online',
  'waves.wave.host': 'Golf {number, number} · KMS-host',
  'waves.machines': '{count, plural, =0 {geen machine} one {één machine} other {# machines}}',
  'waves.zone': 'tijden van {zone}',
  'waves.names.more': 'nog {count, number}',
  'waves.host.unknown': 'een onbekende KMS-host',
  'waves.group.client': 'Windows-clients',
  'waves.group.server': 'Windows-servers',
  'waves.group.windows': 'Windows-clients en -servers',
  'waves.group.office': 'machines met Office',

  'waves.warning.withoutKey':
    'Voor {count, plural, one {één product} other {# producten}} heeft deze overstap nog geen productcode. Kies die in de instellingen, vóór hun golf.',
  'waves.warning.uncounted':
    '{key}: {count, plural, one {er is één activering} other {er zijn # activeringen}} nodig, en niemand heeft gezegd hoeveel er nog over zijn.',
  'waves.warning.short':
    '{host}: van deze overstap verlengen daar maar {size, number} {group}, en er zijn {needed, number} nodig. Als daar geen andere meetellen, verlengt daar niets meer.',

  'waves.impossible': 'Er is geen plan waarbij elke machine geactiveerd blijft.',
  'waves.obstacle.clock-unknown':
    '*{count, plural, one {Van één machine} other {Van # machines}} weet niemand tot wanneer:* {names}. Lever in wat ze over hun licenties zeggen, of schrijf ze af.',
  'waves.obstacle.too-late':
    '*{count, plural, one {Eén machine verliest} other {# machines verliezen}} te vroeg de activering:* {names}. De eerste golf eindigt {ends}, en {margin, plural, =0 {dan is hun tijd voorbij} one {dan moet er nog één uur over zijn} other {dan moeten er nog # uren over zijn}}.',
  'waves.obstacle.no-room':
    '*{count, plural, one {Voor één machine} other {Voor # machines}} is er geen plaats:* {names}. Elke golf vóór hun laatste veilige dag is vol.',
  'waves.obstacle.host-too-late':
    '*{count, plural, one {De KMS-host zou} other {De KMS-hosts zouden}} te laat zijn:* {names}. Die gaan als laatste, na alle andere machines.',
  'waves.obstacle.kms-count':
    '*{host} zou er te weinig tellen:* golf {wave, number} laat daar {left, number} {group} over, bij minder dan {needed, number} verlengt hij er geen een, en hiervan hangen nog af: {names}.',
  'waves.obstacle.activations':
    '*{key} heeft nog {known, number} activeringen, er zijn er {needed, number} nodig:* {missing, number} te weinig. Zonder blijven {names}.',
  'waves.wouldHelp': 'Wat zou helpen:',
  'waves.nothingHelps':
    'Geen enkele wijziging van de instellingen helpt. Schrijf machines af, of zet de dringendste met de hand over en lever de resultaten in.',
  'waves.notProven': 'Er strijden zoveel KMS-hosts om de golven dat niet elke volgorde is geprobeerd.',
  'waves.way.renew':
    'Laat elke machine één keer verlengen bij KMS (“cscript slmgr.vbs /ato”, “cscript ospp.vbs /act”) en lever de inventaris opnieuw in: dat geeft 180 dagen.',
  'waves.way.no-pilot': 'Plan zonder pilot (0 machines erin).',
  'waves.way.margin': 'Een veiligheidsmarge van hooguit {hours, plural, one {één uur} other {# uren}}.',
  'waves.way.hours-between': 'Hooguit {hours, plural, =0 {geen tijd} one {één uur} other {# uren}} tussen de golven.',
  'waves.way.wave-size': 'Golven van {size, number} machines.',
  'waves.way.renew-and-wave-size':
    'Laat elke machine één keer verlengen bij KMS, en maak golven van {size, number} machines.',
  'waves.way.activations':
    'Nog {missing, plural, one {één activering} other {# activeringen}} van {key}: vraag ze aan Microsoft, of koop bij. Dat is hoe dan ook nodig.',

  'waves.none': 'Er is nog niets gepland.',
  'waves.state.planned': 'gepland',
  'waves.state.running': 'bezig',
  'waves.state.finished': 'voorbij',
  'waves.open': 'Openen',
  'waves.openOf': 'Golf {number, number} openen',
  'waves.all': 'Alle golven',
  'waves.unplanned':
    '⚠ {count, plural, one {Eén machine zit} other {# machines zitten}} in geen golf. Plan opnieuw om ze mee te nemen.',
  'waves.machine.deadline': 'uiterlijk {at}',
  'waves.pausedBecause': 'Onderbroken: {reason}',
  'waves.pause': 'Onderbreken',
  'waves.pause.title': 'Overstap onderbreken',
  'waves.pause.submit': 'Onderbreken',
  'waves.pause.about':
    'Er begint geen golf van “{title}” meer tot iemand verdergaat. De uiterste data wachten niet: wat gevaar loopt wordt nog steeds gemeld.',
  'waves.pause.reason': 'Reden',
  'waves.pause.reasonHint': 'Iedereen die de overstap bekijkt, ziet die.',
  'waves.problem.reason.missing': 'Schrijf waarom.',
  'waves.resume': 'Verdergaan',
  'waves.resume.title': 'Verdergaan met de overstap?',
  'waves.resume.text': 'Golven beginnen weer op hun tijd.',
  'waves.resume.missed':
    '⚠ Intussen ging de tijd van {count, plural, one {één golf} other {# golven}} voorbij. Plan opnieuw: hun machines zitten in geen golf die nog begint.',

  'waves.transfer': 'Machines naar een andere golf',
  'waves.transfer.title': 'Andere golf',
  'waves.transfer.submit': 'Verplaatsen',
  'waves.transfer.about':
    'Ze gaan allemaal naar de andere golf, of geen. Wat tegen een regel van het plan is (uiterste datum, grootte, KMS-telling, host als laatste) wordt geweigerd.',
  'waves.transfer.names': 'Machines',
  'waves.transfer.namesHint': 'Eén naam per regel, hooguit 200.',
  'waves.transfer.target': 'Naar',
  'waves.transfer.targetHint': 'Zonder golf blijven ze zoals ze zijn, tot je opnieuw plant of ze afschrijft.',
  'waves.transfer.none': 'Voorlopig geen golf',
  'waves.transfer.done':
    '{count, plural, one {Eén machine zit} other {# machines zitten}} nu in golf {number, number}.',
  'waves.transfer.doneNone': '{count, plural, one {Eén machine zit} other {# machines zitten}} nu in geen golf.',
  'waves.problem.names.missing': 'Schrijf minstens één naam.',
  'waves.problem.names.unknown':
    '{count, plural, one {Deze machine zit} other {Deze machines zitten}} niet in de overstap: {names}',
  'waves.problem.names.nothing-left': 'Op {names} hoeft niets meer over.',
  'waves.problem.target.missing': 'Kies een golf.',
  'waves.breach.too-late':
    'Golf {wave, number} eindigt te laat voor {name}: {margin, plural, =0 {de activering} one {de activering min één uur} other {de activering min # uren}} eindigt {latest}.',
  'waves.breach.too-many':
    'Golf {wave, number} zou {size, number} machines hebben, en er mogen er hooguit {most, number} in.',
  'waves.breach.host-too-early':
    '{name} is een KMS-host en gaat na alle andere; golf {wave, number} is eerder dan sommige.',
  'waves.breach.kms-count':
    'Golf {wave, number} zou op {host} {left, number} {group} overlaten, en bij minder dan {needed, number} verlengt die er geen een.',

  'waves.atRisk': 'In gevaar: {count, number}',
  'waves.risk.title': 'In gevaar',
  'waves.risk.look': 'Bekijken',
  'waves.risk.count': '{count, plural, =0 {niets loopt gevaar} one {één machine} other {# machines}}',
  'waves.risk.ways':
    'De uitweg: één keer verlengen bij KMS (“slmgr.vbs /ato”, “ospp.vbs /act”) en de inventaris opnieuw inleveren; opnieuw plannen; naar een vroegere golf verplaatsen; of afschrijven.',
  'waves.risk.unplanned': 'Hij zit in geen golf, en zijn laatste veilige dag is dichtbij.',
  'waves.risk.passed': 'Golf {number, number} is voorbij, en niets zegt dat hij over is.',
  'waves.risk.late': 'Golf {number, number} ({time}) is vlak voor zijn laatste veilige moment, of erna.',

  'waves.now.running': 'Golf {number, number} van {waves, number} is bezig: {progress}',
  'waves.now.next':
    'Golf {number, number} van {waves, number}: {time} ({zone}) · {count, plural, =0 {geen machine} one {één machine} other {# machines}}',
  'waves.look': 'Golf openen',
  'waves.told.notification': 'Golf {number, number} van de overstap “{title}”',
  'waves.told.before': '🚚 *Golf {number, number} van “{title}” is de volgende:* {time} ({zone}) · {progress}',
  'waves.told.start': '🚚 *Golf {number, number} van “{title}” is begonnen:* {time} ({zone}) · {progress}',
  'waves.told.finished': '🚚 *Golf {number, number} van “{title}” is voorbij:* {progress}',
  'waves.told.left':
    '⚠ *Golf {number, number} van “{title}” is voorbij en {left, plural, one {één machine is} other {# machines zijn}} nog niet over.* {progress}. Lever de resultaten in, plan opnieuw, of verplaats ze naar een andere golf.',
  'waves.told.replanned': 'Deze golf is opnieuw gepland.',
  'waves.told.risk':
    '⚠ {count, plural, one {Eén machine} other {# machines}} van de overstap “{title}” {count, plural, one {loopt} other {lopen}} gevaar:',
};
