/** Planning a move, its waves, and what is at risk. */
export const waves = {
  'waves.title': 'Waves',
  'waves.plan': 'Plan',
  'waves.plan.again': 'Plan again',
  'waves.plan.title': 'Plan the move',
  'waves.plan.about':
    'For the move “{title}”. No machine is moved later than its deadline less the margin; days and hours are the customer’s. What is done stays as it is, and so does a wave that has begun.',
  'waves.plan.show': 'Show the plan',
  'waves.plan.rarely': 'Rarely online',
  'waves.plan.rarelyHint': 'Machines that go early, because they are seldom there. One name a line, 200 at most.',
  'waves.plan.change': 'Change the settings',
  'waves.plan.confirm': 'Confirm',
  'waves.plan.confirmed': 'The move “{title}” is planned.',
  'waves.plan.changed': '⚠ Something changed meanwhile. Nothing was kept; this is the plan as it would be now.',
  'waves.plan.nothing': 'There is no machine to plan. Bring an inventory first.',
  'waves.plan.summary':
    '*{machines, plural, one {One machine} other {# machines}} in {waves, plural, one {one wave} other {# waves}}*, times of {zone}',
  'waves.plan.kept': 'The waves up to {kept, number} have begun and stay.',
  'waves.plan.more': '… {count, plural, one {one more wave} other {# more waves}} …',
  'waves.wave.pilot': 'Wave {number, number} · pilot',
  'waves.wave.regular': 'Wave {number, number}',
  'waves.wave.rarely-online': 'Wave {number, number} · rarely online',
  'waves.wave.host': 'Wave {number, number} · KMS host',
  'waves.machines': '{count, plural, =0 {no machine} one {one machine} other {# machines}}',
  'waves.zone': 'times of {zone}',
  'waves.names.more': '{count, number} more',
  'waves.host.unknown': 'a KMS host that is not known',
  'waves.group.client': 'Windows clients',
  'waves.group.server': 'Windows servers',
  'waves.group.windows': 'Windows clients and servers',
  'waves.group.office': 'machines with Office',

  'waves.warning.withoutKey':
    '{count, plural, one {One product has} other {# products have}} no key in this move yet. Choose it in the settings before their wave.',
  'waves.warning.uncounted':
    '{key}: {count, plural, one {one activation is} other {# activations are}} needed, and nobody said how many it has left.',
  'waves.warning.short':
    '{host}: only {size, number} {group} of this move renew there, and it needs {needed, number}. Unless it counts others, nothing renews there any more.',

  'waves.impossible': 'There is no plan that keeps every machine activated.',
  'waves.obstacle.clock-unknown':
    '*{count, plural, one {Of one machine} other {Of # machines}} nobody knows by when:* {names}. Bring what they say of their licences, or write them off.',
  'waves.obstacle.too-late':
    '*{count, plural, one {One machine loses} other {# machines lose}} its activation too soon:* {names}. The first wave ends {ends}, and {margin, plural, =0 {their time is over by then} one {one hour has to be left then} other {# hours have to be left then}}.',
  'waves.obstacle.no-room':
    '*{count, plural, one {For one machine} other {For # machines}} there is no room:* {names}. Every wave before their last safe day is full.',
  'waves.obstacle.host-too-late':
    '*{count, plural, one {The KMS host} other {The KMS hosts}} would be too late:* {names}. They go last, after all other machines.',
  'waves.obstacle.kms-count':
    '*{host} would count too few:* wave {wave, number} leaves {left, number} {group} there, it renews none with fewer than {needed, number}, and these still depend on it: {names}.',
  'waves.obstacle.activations':
    '*{key} has {known, number} activations left, {needed, number} are needed:* {missing, number} too few. Without one stay {names}.',
  'waves.wouldHelp': 'What would help:',
  'waves.nothingHelps':
    'No single change of the settings helps. Write machines off, or move the most urgent ones by hand and bring the results.',
  'waves.notProven': 'So many KMS hosts compete for the waves that not every order was tried.',
  'waves.way.renew':
    'Let every machine renew once against KMS (“cscript slmgr.vbs /ato”, “cscript ospp.vbs /act”) and bring the inventory again: that gives 180 days.',
  'waves.way.no-pilot': 'Plan without a pilot (0 machines in it).',
  'waves.way.margin': 'A safety margin of {hours, plural, one {one hour} other {# hours}} at most.',
  'waves.way.hours-between': 'No more than {hours, plural, =0 {no time} one {one hour} other {# hours}} between waves.',
  'waves.way.wave-size': 'Waves of {size, number} machines.',
  'waves.way.renew-and-wave-size':
    'Let every machine renew once against KMS, and make waves of {size, number} machines.',
  'waves.way.activations':
    '{missing, plural, one {One more activation} other {# more activations}} of {key}: ask Microsoft, or buy more. This is needed in any case.',

  'waves.none': 'Nothing is planned yet.',
  'waves.state.planned': 'planned',
  'waves.state.running': 'under way',
  'waves.state.finished': 'over',
  'waves.open': 'Open',
  'waves.openOf': 'Open wave {number, number}',
  'waves.all': 'All waves',
  'waves.unplanned':
    '⚠ {count, plural, one {One machine is} other {# machines are}} in no wave. Plan again to take them in.',
  'waves.machine.deadline': 'deadline {at}',
  'waves.pausedBecause': 'Paused: {reason}',
  'waves.pause': 'Pause',
  'waves.pause.title': 'Pause the move',
  'waves.pause.submit': 'Pause',
  'waves.pause.about':
    'No further wave of “{title}” begins until somebody goes on. Deadlines do not wait: what is at risk is still told.',
  'waves.pause.reason': 'Reason',
  'waves.pause.reasonHint': 'Everybody who looks at the move sees it.',
  'waves.problem.reason.missing': 'Say why.',
  'waves.resume': 'Go on',
  'waves.resume.title': 'Go on with the move?',
  'waves.resume.text': 'Waves begin again at their time.',
  'waves.resume.missed':
    '⚠ The time of {count, plural, one {one wave} other {# waves}} passed meanwhile. Plan again: their machines are in no wave that will begin.',

  'waves.transfer': 'Move machines to another wave',
  'waves.transfer.title': 'Another wave',
  'waves.transfer.submit': 'Move them',
  'waves.transfer.about':
    'All of them change their wave, or none. What breaks a rule of the plan (deadline, size, KMS count, host last) is refused.',
  'waves.transfer.names': 'Machines',
  'waves.transfer.namesHint': 'One name a line, 200 at most.',
  'waves.transfer.target': 'To',
  'waves.transfer.targetHint': 'Without a wave they stay as they are until you plan again or write them off.',
  'waves.transfer.none': 'No wave for now',
  'waves.transfer.done': '{count, plural, one {One machine is} other {# machines are}} in wave {number, number} now.',
  'waves.transfer.doneNone': '{count, plural, one {One machine is} other {# machines are}} in no wave now.',
  'waves.problem.names.missing': 'Write at least one name.',
  'waves.problem.names.unknown':
    '{count, plural, one {This machine is} other {These machines are}} not in the move: {names}',
  'waves.problem.names.nothing-left': 'Nothing is left to move on {names}.',
  'waves.problem.target.missing': 'Choose a wave.',
  'waves.breach.too-late':
    'Wave {wave, number} ends too late for {name}: {margin, plural, =0 {its activation} one {its activation less one hour} other {its activation less # hours}} ends {latest}.',
  'waves.breach.too-many': 'Wave {wave, number} would have {size, number} machines, and {most, number} are its most.',
  'waves.breach.host-too-early': '{name} is a KMS host and goes after all others; wave {wave, number} is before some.',
  'waves.breach.kms-count':
    'Wave {wave, number} would leave {left, number} {group} on {host}, which renews none with fewer than {needed, number}.',

  'waves.atRisk': 'At risk: {count, number}',
  'waves.risk.title': 'At risk',
  'waves.risk.look': 'Look',
  'waves.risk.count': '{count, plural, =0 {nothing is at risk} one {one machine} other {# machines}}',
  'waves.risk.ways':
    'The way out: renew once against KMS (“slmgr.vbs /ato”, “ospp.vbs /act”) and bring the inventory again; plan again; move it to an earlier wave; or write it off.',
  'waves.risk.unplanned': 'It is in no wave, and its last safe day is near.',
  'waves.risk.passed': 'Wave {number, number} is over, and nothing says that it was moved.',
  'waves.risk.late': 'Wave {number, number} ({time}) is close to its last safe moment, or after it.',

  'waves.now.running': 'Wave {number, number} of {waves, number} is under way: {progress}',
  'waves.now.next':
    'Wave {number, number} of {waves, number}: {time} ({zone}) · {count, plural, =0 {no machine} one {one machine} other {# machines}}',
  'waves.look': 'Open the wave',
  'waves.told.notification': 'Wave {number, number} of the move “{title}”',
  'waves.told.before': '🚚 *Wave {number, number} of “{title}” is next:* {time} ({zone}) · {progress}',
  'waves.told.start': '🚚 *Wave {number, number} of “{title}” has begun:* {time} ({zone}) · {progress}',
  'waves.told.finished': '🚚 *Wave {number, number} of “{title}” is over:* {progress}',
  'waves.told.left':
    '⚠ *Wave {number, number} of “{title}” ended with {left, plural, one {one machine left} other {# machines left}}.* {progress}. Bring the results, plan again, or move them to another wave.',
  'waves.told.replanned': 'This wave was planned anew.',
  'waves.told.risk':
    '⚠ {count, plural, one {One machine} other {# machines}} of the move “{title}” {count, plural, one {is} other {are}} at risk:',
} as const satisfies Record<string, string>;
