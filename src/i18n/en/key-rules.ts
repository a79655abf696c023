export const keyRules = {
  'keyRules.title': 'Product keys',
  'keyRules.summary': 'How many keys may be shown, for how long, and where security alerts go',
  'keyRules.about':
    'Only Admin agents see keys, whatever is set here. A one-time page for a customer counts as a key that is shown. What is saved here holds at once and is in the ledger.',
  'keyRules.channel': 'Security channel',
  'keyRules.channel.hint':
    'Alerts go there: limits that were reached, bursts of refusals, locked pages, keys taken in Partner Center and not at this desk. Invite CSP Desk to it. Without one they are in the log and the ledger only.',
  'keyRules.perPersonHour': 'Keys for one person in an hour',
  'keyRules.perCustomerDay': 'Keys of a customer in a day',
  'keyRules.coolDownMinutes': 'Minutes to wait once a limit is reached',
  'keyRules.visibleMinutes': 'Minutes a key stays on the screen',
  'keyRules.channel.none': 'none',
  'keyRules.next': 'Next',
  'keyRules.save': 'Save',
  'keyRules.effect': 'Counts at once, also for keys that were asked for and not shown yet.',
  'keyRules.saved': '✅ Saved. It holds from now on.',
  'keyRules.unchanged': 'This holds already. Nothing was changed.',
  'keyRules.overtaken':
    'Somebody else changed these settings meanwhile, so nothing of yours was changed. These hold now; change them again where needed.',
  'keyRules.gone': 'This change is not kept any more. Nothing was changed. These settings hold now.',
  'keyRules.alert.notification': 'Security alert of CSP Desk',
  'keyRules.alert.limitPerson':
    '🔐 *{name} has taken as many keys as one person may in an hour: {limit, number}.* Nothing more is shown to them until {until}. The one that was not shown: {what}.',
  'keyRules.alert.limitCustomer':
    '🔐 *As many keys of {name} have been taken as is allowed in a day: {limit, number}.* Nothing more is shown until {until}. The one that was not shown: {what}.',
  'keyRules.alert.refusals':
    '🔐 *{name} was refused {count, number} times within {minutes, number} minutes* when asking for keys or downloads. Ask them whether it was them. /csp-audit shows what was asked.',
  'keyRules.alert.pageLocked':
    '🔐 *A one-time page locked itself after five wrong passphrases:* {what}, made by {name}. The key was not shown to whoever tried.',
  'keyRules.alert.linked':
    '🔐 *{name} linked {who} to the directory account {account}:* from now on {who} has the roles of that account. If you did not expect this, ask {name}; /csp-admin › People undoes it.',
  'keyRules.alert.channelSet': '🔐 Security alerts of CSP Desk come to this channel from now on. Set by {name}.',
  'keyRules.alert.outside':
    '🔐 *{count, plural, one {# key or download link was} other {# keys or download links were}} taken in Partner Center, not at this desk.* Ask whoever did it why.',
  'keyRules.alert.outsideKey': '• a key of {customer}, by {who}, {at}',
  'keyRules.alert.outsideLink': '• a download link of {customer}, by {who}, {at}',
  'keyRules.alert.outsideMore': 'The others are in the activity log of Partner Center.',
  'keyRules.secondPerson': 'Second person',
  'keyRules.secondPerson.no': 'Not needed',
  'keyRules.secondPerson.yes': 'Another Admin agent has to agree to each key',
  'keyRules.secondPerson.hint': 'It is asked in the security channel, never of who asked for the key.',
  'keyRules.secondPerson.needsChannel': 'Choose a channel: a second person is asked there.',
} as const satisfies Record<string, string>;
