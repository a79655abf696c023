export const handOver = {
  'handOver.title': 'One-time page',
  'handOver.submit': 'Make page',
  'handOver.form.how':
    'The customer opens the page with a link and a passphrase. Send the link by e-mail or chat, and tell the passphrase another way. The key is in neither, and a preview of the link uses nothing up.',
  'handOver.language.label': 'Language of the page',
  'handOver.language.en': 'English',
  'handOver.language.nl': 'Dutch',
  'handOver.life.label': 'Works for',
  'handOver.life.hours': '{count, plural, one {# hour} other {# hours}}',
  'handOver.life.days': '{count, plural, one {# day} other {# days}}',
  'handOver.views.label': 'Can be opened',
  'handOver.views.count': '{count, plural, one {once} other {# times}}',
  'handOver.recipient.label': 'For whom',
  'handOver.recipient.placeholder': 'A name or an e-mail address',
  'handOver.recipient.hint': 'Kept with your name, to be able to tell later who was to have the key.',
  'handOver.busy': 'The page is being made…',
  'handOver.made.link': 'Send this link to the customer:',
  'handOver.made.passphrase': 'Tell them this passphrase another way, on the phone for instance:',
  'handOver.made.terms': 'The page can be opened {count, plural, one {once} other {# times}}, until {until}.',
  'handOver.made.once':
    'Copy both now: they are shown only here and cannot be looked up. You are told when the page is opened, and can revoke it in your messages from CSP Desk.',
  'handOver.already':
    'You have handed this in already. One page was made, and its link and passphrase were shown to you once. If you do not have them, revoke it in your messages from CSP Desk and make another.',
  'handOver.none.tooOld':
    'A page can be made within half an hour after the key was asked for or shown. Nothing was made. Ask for the key again with /csp-key.',
  'handOver.none.noAddress':
    'One-time pages are not set up here, so nothing was made. Customers must be able to reach CSP Desk: whoever runs it has to set PUBLIC_URL to an https address.',
  'handOver.none.revoked':
    'The key for {software} ({customer}) is revoked, because the order was cancelled. Nothing was made.',
  'handOver.none.noKey':
    'Partner Center no longer has a key for {software} ({customer}). Nothing was made. Look at the software with /csp-software.',
  'handOver.none.notHandedIn':
    'Nobody has handed in the key for {software} ({customer}) yet. Nothing was made. Ask for the key with /csp-key and hand it in.',
  'handOver.none.tooManyPerson':
    'You have handed over as many keys as one person may in an hour. Nothing was made, and those who watch over keys were told. Try again from {again}.',
  'handOver.none.tooManyCustomer':
    'As many keys of this customer have been handed out as is allowed in a day. Nothing was made, and those who watch over keys were told. Try again from {again}.',
  'handOver.message.notification': 'A one-time page of yours',
  'handOver.message.what': 'One-time page: {software} – {customer}',
  'handOver.message.recipient': 'For {recipient}',
  'handOver.state.live': 'Can be opened until {until}. Opened {views, number} of {max, number} times.',
  'handOver.state.used':
    'Opened at {opened}, {max, plural, one {the only time} other {the last of # times}}. It can no longer be opened.',
  'handOver.state.locked':
    'Locked at {ended} after five wrong passphrases. Opened {views, number} of {max, number} times before.',
  'handOver.state.revoked':
    'Revoked at {ended}: it can no longer be opened. Opened {views, number} of {max, number} times before.',
  'handOver.state.expired':
    'Expired at {ended}: it can no longer be opened. Opened {views, number} of {max, number} times before.',
  'handOver.state.void':
    'It can no longer be opened since {ended}: its key was revoked or is no longer to be had. Opened {views, number} of {max, number} times before.',
  'handOver.news.opened': 'Your one-time page was opened',
  'handOver.news.openedText':
    '*Your one-time page for {customer} was opened* at {opened}: the key for {software} was shown there. If that was not your customer, a stranger has the key: tell whoever manages your Microsoft partner account at once.',
  'handOver.news.ended': 'Your one-time page ended',
  'handOver.news.endedText':
    '*Your one-time page for {customer}* with the key for {software} has ended. If the customer still needs it, ask for the key with /csp-key and make another.',
  'handOver.news.undelivered': 'Your one-time page was not read',
  'handOver.news.undeliveredText':
    'Your one-time page for {customer} with the key for {software} was asked for, but the key did not reach the browser. Nothing was used up: the customer can try again.',
  'handOver.revoke': 'Revoke',
  'handOver.revoke.title': 'Revoke this page?',
  'handOver.revoke.text': 'The link stops working at once. Whoever has opened it before keeps what they read.',
  'handOver.revoke.over': 'This page could no longer be opened anyway. Nothing was changed.',

  'handOver.page.title': 'A product key for you',
  'handOver.page.intro':
    'Somebody at your Microsoft software supplier has left a product key here for you. You need the passphrase they told you.',
  'handOver.page.passphrase': 'Passphrase',
  'handOver.page.hint':
    'Twelve letters and digits; capitals and dashes do not matter. Have something ready to keep the key in: it may be shown only once.',
  'handOver.page.show': 'Show the product key',
  'handOver.page.empty': 'Type the passphrase that you were told.',
  'handOver.page.wrong':
    'That is not the passphrase, or there is no key here any more. After five wrong passphrases a page locks itself.',
  'handOver.page.failed':
    'The key cannot be fetched at the moment. Nothing was used up: try again in some minutes. ref {reference}',
  'handOver.page.busy': 'It is busy here at the moment. Nothing was used up: try again in a minute. ref {reference}',
  'handOver.page.tooFast':
    'Those were too many requests in a minute. Nothing was used up: wait a minute and try again.',
  'handOver.page.key': 'Your product key',
  'handOver.page.what': '{software}, for {customer}. Sent by {sender}.',
  'handOver.page.more':
    '{more, plural, =0 {Copy it now: this page cannot be opened again.} one {Copy it now: this page can be opened once more.} other {Copy it now: this page can be opened # more times.}}',
  'handOver.page.mak':
    'It is a multiple activation key (MAK): each activation counts, and a key that leaks is used up by strangers. Keep it where only those who install the software can read it.',
  'handOver.page.ownWay':
    'Your own administrator can also read it in the Microsoft 365 admin center › Billing › Your products › Software.',
  'handOver.page.over': 'There is no key here any more',
  'handOver.page.used':
    'The key was shown here already, as often as it may be. If that was not you, tell your supplier at once.',
  'handOver.page.locked': 'This page locked itself after five wrong passphrases.',
  'handOver.page.revoked': 'Your supplier has taken this page back.',
  'handOver.page.expired': 'This page could be opened for a limited time, and that is over.',
  'handOver.page.void': 'The key of this page is no longer valid.',
  'handOver.page.askAgain': 'Ask whoever sent you the link for a new one.',
} as const satisfies Record<string, string>;
