export const keyReveal = {
  'keyReveal.title': 'Get a product key',
  'keyReveal.submit': 'Get key',
  'ownedSoftware.label': 'Software',
  'ownedSoftware.placeholder': 'Type a part of its name, or the order ID',
  'ownedSoftware.first': 'Choose a customer first.',
  'ownedSoftware.none':
    '{customer} owns no software that can be used now. /csp-buy buys some, /csp-software shows everything.',
  'ownedSoftware.order': 'order {order}',
  'ownedSoftware.customer.none': 'No customer of yours matches “{text}”. Type in the field to find one.',
  'ownedSoftware.customer.several': 'Several customers match “{text}”. Choose one in the field.',
  'keyReveal.version.label': 'Version',
  'keyReveal.version.hint': 'Each version has a key of its own.',
  'keyReveal.reason.label': 'Reason',
  'keyReveal.reason.placeholder': 'What the key is for, such as a ticket number',
  'keyReveal.reason.hint': '3 to 200 characters; kept with your name.',
  'keyReveal.mak':
    'This is a MAK: each activation counts. KMS keys are never given in CSP; machines that a KMS activated stay activated for up to 180 days, time to roll out the MAK.',
  'keyReveal.kms':
    'KMS keys are never given in CSP, not even on request: purchases are activated with a MAK. Machines that a KMS activated stay activated for up to 180 days, so there is no downtime if the MAK is rolled out in that time, by hand or by a script with slmgr.vbs. For help with that, ask Microsoft for its technical presales and deployment services.',
  'keyReveal.problem.customerUnknown': 'Partner Center does not know this customer as yours. Choose it from the list.',
  'keyReveal.problem.softwareUnknown': 'This customer does not own this software. Choose it from the list.',
  'keyReveal.problem.cancelled': 'This order was cancelled, so its key is revoked. Nothing was shown.',
  'keyReveal.problem.pending':
    'This order is not fulfilled yet, so there is no key yet. Try again when Partner Center has completed it.',
  'keyReveal.problem.noKey':
    'This software comes without a product key: the download carries it, or it is a right of access only. See /csp-download.',
  'keyReveal.problem.versionUnknown': 'This version does not belong to this software. Choose it from the list.',
  'keyReveal.problem.reasonTooShort': 'Write at least {min, number} characters, so that it can be understood later.',
  'keyReveal.busy': 'Your request is being recorded…',
  'keyReveal.asked':
    'Your key is ready. Close this: the message with the button to show it is in the channel, for your eyes only.',
  'keyReveal.already':
    'You have handed this in already. Its message has the button that shows the key; nothing was asked for twice.',
  'keyReveal.ready.notification': 'A product key is ready for you',
  'keyReveal.ready.text': 'Your key for {software} ({customer}) is ready.',
  'keyReveal.ready.once':
    'The button shows it once, within {minutes, number} minutes. See that nobody looks over your shoulder.',
  'keyReveal.show': 'Show key',
  'keyReveal.undeliverable':
    'CSP Desk cannot write to you where you opened the form. No key was shown. Type /csp-key again in a channel, and hand the form in within half an hour.',
  'keyReveal.shown.notification': 'A product key is on your screen',
  'keyReveal.shown.onlyYou': 'Only visible to you',
  'keyReveal.shown.what': '{software} – {customer}',
  'keyReveal.shown.hides': 'Ends in …{ending} and hides itself at {time}.',
  'keyReveal.shown.hidesUnknown': 'Hides itself at {time}.',
  'keyReveal.shown.mak':
    'A MAK: each activation counts, and a key that leaks is used up by strangers. Do not paste it into a chat or an e-mail.',
  'keyReveal.shown.customer':
    'The customer can also read it in their Microsoft 365 admin center › Billing › Your products › Software.',
  'keyReveal.shown.send': 'To send it, do not paste it:',
  'keyReveal.handOver': 'Make a one-time page for the customer',
  'keyReveal.hideNow': 'Hide now',
  'keyReveal.hidden.notification': 'A product key is hidden again',
  'keyReveal.hidden.ending': 'Key ending in …{ending} was shown to you at {time} and is hidden again.',
  'keyReveal.hidden.unknown': 'The key was shown to you at {time} and is hidden again.',
  'keyReveal.hidden.failed':
    'Slack did not take the message with the key away just now; CSP Desk tries again by itself. To have it gone at once, reload Slack (Ctrl+R or ⌘R). ref {reference}',
  'keyReveal.left.notification': 'A product key could not be hidden',
  'keyReveal.left.text':
    'The message with the key for {software} ({customer}), shown to you at {time}, could not be taken away: Slack no longer lets CSP Desk change it. Reload Slack (Ctrl+R or ⌘R) and it is gone.',
  'keyReveal.notShown.notification': 'No product key was shown',
  'keyReveal.notShown.revoked':
    'The key for {software} ({customer}) is revoked, because the order was cancelled. Nothing was shown.',
  'keyReveal.notShown.none':
    'Partner Center no longer has a key for {software} ({customer}). Nothing was shown. Look at the software with /csp-software.',
  'keyReveal.notShown.withheld':
    'Partner Center refuses to give the key for {software} ({customer}); it may have been revoked a moment ago. Nothing was shown. ref {reference}',
  'keyReveal.notShown.tooOld':
    'This button worked for {minutes, number} minutes. Nothing was shown. Ask for the key again with /csp-key.',
  'keyReveal.notShown.used':
    'This button was used already, and it shows the key once. Nothing more was shown. If you did not see the key, ask for it again with /csp-key.',
  'keyReveal.notShown.interrupted':
    'CSP Desk was restarted while it fetched the key for {software} ({customer}). Nothing was shown. Ask for it again with /csp-key.',
  'keyReveal.notShown.undelivered':
    'Slack did not say whether it showed the key, so it is taken off your screen again. Ask for it again with /csp-key. ref {reference}',
  'keyReveal.portal.where':
    'Here product keys are taken from the pages of Partner Center, because Partner Center does not give them to other programs. That needs an Admin agent, which you are.',
  'ownedSoftware.portal.open': 'Open {link}, sign in with your partner account, and go to *Customers*.',
  'ownedSoftware.portal.customer': 'Choose *{customer}* ({domain}) and open its *Software* page.',
  'ownedSoftware.portal.anyCustomer': 'Choose the customer and open its *Software* page.',
  'ownedSoftware.portal.choose': 'Choose product version, language and bit, then *Get keys and downloads*.',
  'keyReveal.handIn.title': 'Hand in a key',
  'keyReveal.handIn.submit': 'Hand in',
  'keyReveal.handIn.why':
    'Nobody has handed in the key for {software} ({customer}) yet. Take it from the pages of Partner Center; from then on it can be shown here.',
  'keyReveal.handIn.again':
    'Hand in the key for {software} ({customer}) again. It takes the place of the one that is kept.',
  'keyReveal.handIn.open': 'Open {link}, sign in with your partner account, and go to *Customers*.',
  'keyReveal.handIn.customer': 'Choose *{customer}* and open its *Software* page.',
  'keyReveal.handIn.software':
    'Find *{software}* of order {order}, choose *product version, language and bit*, then *Get keys and downloads*.',
  'keyReveal.handIn.get': 'Choose *Get key*, copy it, and paste it below. Partner Center records that you saw it.',
  'keyReveal.handIn.tenant': 'Several customers of that name? This is its tenant ID:',
  'keyReveal.handIn.label': 'Product key',
  'keyReveal.handIn.hint': 'Usually 25 letters and digits in five groups. It is sealed before this window closes.',
  'keyReveal.handIn.busy': 'The key is being sealed…',
  'keyReveal.handIn.sealed': 'The key is sealed. It can be shown from now on, under the same rules as any other.',
  'keyReveal.handIn.unusual':
    '⚠ It does not look like a Microsoft product key: those are 25 letters and digits in five groups, such as XXXXX-XXXXX-XXXXX-XXXXX-XXXXX. It was taken all the same. Compare it with the page, and hand it in again if it was mistyped.',
  'keyReveal.handIn.anew': 'Hand it in again',
  'keyReveal.notShown.notHandedIn':
    'Nobody has handed in the key for {software} ({customer}), or it can no longer be opened. Nothing was shown. Ask for it again with /csp-key and hand it in.',
  'keyReveal.window.title': 'Product key',
  'keyReveal.elsewhere':
    'The key is shown to you in a window, because people from outside may be in this channel, or CSP Desk is not in it.',
  'keyReveal.notShown.tooManyPerson':
    'You have been shown as many keys as one person may see in an hour. Nothing was shown, and those who watch over keys were told. This button works again from {again}, if it is not too old by then.',
  'keyReveal.notShown.tooManyCustomer':
    'As many keys of {customer} have been shown as is allowed in a day. Nothing was shown, and those who watch over keys were told. Ask again from {again}.',
  'keyReveal.whichKey':
    'Which key is it? Type its last five characters in the field above: it is found if the key was shown or handed in here.',
  'keyReveal.waiting':
    'Recorded. Keys need the agreement of a second Admin agent here; it is asked for in the security channel. You are told when somebody agrees.',
  'keyReveal.agree.notification': 'Somebody asks for a product key',
  'keyReveal.agree.text': '*{person} asks to see the key for {software} ({customer}).* Reason: {reason}',
  'keyReveal.agree.agree': 'Agree',
  'keyReveal.agree.refuse': 'Refuse',
  'keyReveal.agree.until': 'Another Admin agent has to agree until {until}; then it ends.',
  'keyReveal.agree.agreed': '● Agreed to by {person} {at}',
  'keyReveal.agree.refused': '✕ Refused by {person} {at}; nothing was shown.',
  'keyReveal.agree.own': 'You asked for this key yourself, so somebody else has to agree. Nothing was changed.',
  'keyReveal.agree.decided': 'This is decided already. Nothing was changed.',
  'keyReveal.agree.tooOld': 'Nobody agreed within {hours, number} hours, so this request is over. Nothing was changed.',
  'keyReveal.agreed.notification': 'Your request for a product key was decided',
  'keyReveal.agreed.refused':
    'Your request for the key for {software} ({customer}) was refused by {person}. Nothing was shown.',
} as const satisfies Record<string, string>;
