export const cancellation = {
  'cancellation.form.title': 'Cancel for refund',
  'cancellation.form.submit': 'Submit',
  'cancellation.customer.label': 'Customer tenant ID or domain',
  'cancellation.customer.hint': 'Press Enter to look it up',
  'cancellation.order.label': 'Order ID or subscription ID',
  'cancellation.order.hint': 'Press Enter to look it up',
  'cancellation.reason.label': 'Refund reason',
  'cancellation.amount.label': 'Requested amount',
  'cancellation.amount.hint': 'Excluding tax',
  'cancellation.amount.hintFull': 'The credit is {total}',
  'cancellation.amount.hintAtMost': 'At most {total}',
  'cancellation.issueType.label': 'Issue type',
  'cancellation.issueType.refund': 'CSP purchase/refund on behalf of customers',
  'cancellation.impact.label': 'Impact',
  'cancellation.impact.prefilled': 'The customer pays for software that it gives back; nothing is down.',
  'cancellation.impact.hint': 'What it means for the customer if nothing is done',
  'cancellation.title.label': 'Title',
  'cancellation.title.prefilled': 'Refund of {what} for {customer}',
  'cancellation.title.plain': 'Refund of a software purchase',
  'cancellation.description.label': 'Description',
  'cancellation.description.hint': 'The customer, order, reason and amount are put before it',
  'cancellation.description.prefilled':
    '{customer} gives back {what}, ordered on {ordered}. Please credit it; the keys and downloads are no longer used.',
  'cancellation.contactName.label': 'Contact name',
  'cancellation.contactEmail.label': 'Contact email',
  'cancellation.contactPhone.label': 'Contact phone',
  'cancellation.files.label': 'Files',
  'cancellation.files.hint': 'Optional; up to 10 files of 10 MB',

  'cancellation.known.customer': '→ {customer} ✓',
  'cancellation.known.order': '→ {what}, {ordered} ✓',
  'cancellation.known.problem': '→ {problem}',
  'cancellation.lines.label': 'Lines',
  'cancellation.lines.more': 'Lines {from, number}–{to, number}',
  'cancellation.lines.hint': 'Each line is cancelled whole, never a part of its quantity',
  'cancellation.lines.named': 'Only this line of the order: {title}',
  'cancellation.lines.tooMany':
    'This order has {count, number} lines. It is cancelled as a whole here; a single subscription by its own ID.',
  'cancellation.lines.credit': 'credit {amount}',
  'cancellation.lines.request': '{amount}, only by asking Microsoft',
  'cancellation.window.open': '*Inside the refund window*, until {until} ({utc}).',
  'cancellation.window.closed':
    '⚠ *The refund window closed* {until} ({utc}). If you submit, it will be a request to Microsoft, not a right: Microsoft may say no.',
  'cancellation.window.none':
    '⚠ *This purchase has no refund window.* If you submit, it will be a request to Microsoft, not a right: Microsoft may say no.',
  'cancellation.window.source': 'Source: {source}',
  'cancellation.window.partnerCenter': 'Partner Center’s own date',
  'cancellation.window.policyDays': '{source} – {length, plural, one {# day} other {# days}} ({policy})',
  'cancellation.window.policyHours': '{source} – {length, plural, one {# hour} other {# hours}} ({policy})',
  'cancellation.credit.full': 'The credit is 100%.',
  'cancellation.credit.proRated': 'The credit is pro-rated: what is left of the paid term.',
  'cancellation.credit.now': '{amount} until {until} ({utc}).',
  'cancellation.credit.nowOnly': '{amount} now.',
  'cancellation.credit.tomorrow': 'In 24 hours {amount}.',
  'cancellation.credit.tomorrowClosed': 'In 24 hours the window is closed.',
  'cancellation.consequences.now': '*If you submit:*',
  'cancellation.consequences.then': '*Once it is approved,* if that is still so:',
  'cancellation.consequences.approval':
    '*If you submit, an approval is asked for first.* {need} Until then nothing happens in Partner Center: the order stands, and its product keys can still be shown.',
  'cancellation.consequences.cancel':
    '{when} it is cancelled in Partner Center at once · {credit} · its product keys and downloads are revoked · the customer must remove the software. This cannot be undone.',
  'cancellation.consequences.credit': 'the credit of {amount} comes with the next invoice',
  'cancellation.consequences.creditUnknown': 'the credit comes with the next invoice',
  'cancellation.consequences.request':
    '{when} Microsoft is asked to cancel the order. Until it does, the order, its keys and its downloads stay as they are. If it does, the keys and downloads are revoked and the customer must remove the software.',
  'cancellation.move.installed':
    'The software must be removed from {count, plural, one {one machine} other {# machines}} in the move “{title}”.',
  'cancellation.move.toGo':
    '{count, plural, one {One machine} other {# machines}} of the move “{title}” still {count, plural, one {waits} other {wait}} for this key: choose another in its settings.',
  'cancellation.move.uses': 'The move “{title}” is set to use this key: choose another in its settings.',
  'cancellation.form.submitting': 'Your cancellation is being recorded…',
  'cancellation.form.submitted': '{ticket} is recorded. Its message in the channel shows how it stands.',
  'cancellation.form.already':
    'You have handed this in already, as {ticket}; nothing was done twice. Its message in the channel shows how it stands.',
  'cancellation.form.notDone': 'Nothing was cancelled yet. Look at this first:',
  'cancellation.form.filesAgain': 'Attach the files again: Slack keeps them only as long as the form is open.',

  'cancellation.problem.customerUnknown':
    'Partner Center knows no customer of yours by this. Write the tenant ID or the domain, such as fabrikam.nl.',
  'cancellation.problem.customerSeveral':
    'Several customers begin like this: {names}. Write the whole domain or the tenant ID.',
  'cancellation.problem.orderUnknown':
    'This customer has no such order or subscription. Check the ID, and whether it belongs to another customer.',
  'cancellation.problem.orderCancelled': 'This is cancelled already, so there is nothing left to refund.',
  'cancellation.problem.askedBefore':
    '{by} asked for this on {at, date, medium}, as {ticket}. /csp-tickets shows how it stands.',
  'cancellation.problem.linesGone':
    'Some of these lines have been cancelled meanwhile. Close the form and start again to see what is left.',
  'cancellation.problem.linesMissing': 'Tick at least one line.',
  'cancellation.problem.aboveTotal': 'This is more than the order cost. Write at most {total}.',
  'cancellation.problem.phone': 'This is not a phone number. Write it as +31 20 123 4567 or 020 123 4567.',
  'cancellation.problem.files': 'Attach at most 10 files.',
  'cancellation.problem.fileTooLarge': '{name} is larger than 10 MB. Leave it out or make it smaller.',
  'cancellation.problem.fileEmpty': '{name} is empty. Leave it out.',
  'cancellation.problem.fileProgram': '{name} is a program, whatever it is called. Leave it out.',
  'cancellation.problem.fileDisguised': 'What is in {name} is not what its name says. Leave it out, or save it anew.',
  'cancellation.problem.fileUnknownType':
    '{name} is not a document or picture that can be kept with a ticket. Send a PDF, a picture, a text or an Office file.',
  'cancellation.problem.in': '{field}: {problem}',

  'cancellation.message.headline': '*{ticket}* Refund for {customer} – {person}',
  'cancellation.message.notification': '{ticket}, refund for {customer}: {state}',
  'cancellation.message.order': 'Order {order} · {what}',
  'cancellation.message.serviceRequest': 'Microsoft ticket {number}',
  'cancellation.step.requested': 'Requested',
  'cancellation.step.approved': 'Being checked once more',
  'cancellation.step.lapsed': 'The refund window had closed by then',
  'cancellation.step.submitted': 'Submitted',
  'cancellation.step.cancelling': 'Being cancelled in Partner Center',
  'cancellation.step.cancelled': 'Cancelled in Partner Center',
  'cancellation.step.keyRevoked': 'Key revoked',
  'cancellation.step.credit': 'Credit on the next invoice',
  'cancellation.step.asking': 'Microsoft is being asked',
  'cancellation.step.awaitingPortal': 'Waiting for the ticket’s number',
  'cancellation.step.asked': 'Microsoft asked',
  'cancellation.step.answer': 'Microsoft’s answer',
  'cancellation.step.attention': 'Microsoft has a question',
  'cancellation.step.closed': 'Closed by Microsoft',
  'cancellation.step.refused': 'Not cancelled',
  'cancellation.step.withdrawn': 'Withdrawn',

  'cancellation.state.awaiting-approval': 'waiting for approval',
  'cancellation.state.approved': 'approved, being checked once more',
  'cancellation.state.lapsed': 'approved too late, to be decided',
  'cancellation.state.not-approved': 'not approved, the order stands',
  'cancellation.state.submitted': 'submitted',
  'cancellation.state.cancelling': 'being cancelled',
  'cancellation.state.confirming': 'being cancelled, not shown by Partner Center yet',
  'cancellation.state.cancelled': 'cancelled, key revoked',
  'cancellation.state.asking': 'Microsoft is being asked',
  'cancellation.state.awaiting-portal': 'to be made in Partner Center',
  'cancellation.state.asked': 'with Microsoft',
  'cancellation.state.attention': 'Microsoft has a question',
  'cancellation.state.completed': 'cancelled by Microsoft, key revoked',
  'cancellation.state.closed': 'closed by Microsoft, the order stands',
  'cancellation.state.refused': 'not cancelled',
  'cancellation.state.withdrawn': 'withdrawn',

  'cancellation.lapsed':
    'It was approved after the refund window had closed, so nothing was cancelled and the order stands. Microsoft can still be asked; that is not a right: it may say no.',
  'cancellation.lapsed.ask': 'Ask Microsoft',
  'cancellation.notApproved':
    'Nothing was cancelled and nothing was asked of Microsoft: the order stands. Somebody may ask again with /csp-cancel.',
  'cancellation.done': 'The software must be removed wherever it is installed: its keys no longer work.',
  'cancellation.refusal.window-passed':
    'The refund window had closed, so Partner Center did not cancel it. The order stands; Microsoft is asked instead and may say no.',
  'cancellation.refusal.not-cancellable':
    'Partner Center says this order cannot be cancelled. The order stands; Microsoft is asked instead and may say no.',
  'cancellation.refusal.not-allowed':
    'Whoever asked for it may not cancel any more, so nothing was cancelled and the order stands. An Admin agent may ask again with /csp-cancel.',
  'cancellation.refusal.other':
    'Partner Center refused to cancel the order. The order stands; Microsoft is asked instead and may say no.',
  'cancellation.refusal.order-unknown':
    'Partner Center no longer knows this order, so nothing was cancelled. Check it with /csp-software and start again with /csp-cancel.',
  'cancellation.closed':
    'Microsoft closed the ticket and the order stands. What it decided is only in its answer: read it in Partner Center. Somebody may ask again with /csp-cancel.',
  'cancellation.attention': 'Microsoft wants to know something before it goes on. Answer it with the button below.',
  'cancellation.awaiting':
    '{person} has to make the ticket in Partner Center and bring back its number. Until then nobody at Microsoft knows of it, and the order stands.',
  'cancellation.withdrawn': 'Nothing was asked of Microsoft and nothing was cancelled; the order stands.',
  'cancellation.waiting.partner-center-silent':
    'Partner Center did not answer in time. The request is saved and is done when it does; you will see it here. You need not do anything.',
  'cancellation.waiting.partner-center-busy':
    'Partner Center is taking fewer requests at the moment. The request is saved and is done as soon as it takes it; you will see it here. You need not do anything.',
  'cancellation.waiting.sign-in':
    'CSP Desk could not sign in to Partner Center. The request is saved and is done once an administrator has renewed the sign-in; you will see it here.',
  'cancellation.waiting.order-in-progress':
    'Partner Center is still working on this order. It is cancelled as soon as that is over; you will see it here. You need not do anything.',
  'cancellation.waiting.outcome-unknown':
    'Partner Center has not said yet whether it took this. CSP Desk keeps looking and asks for nothing twice; you will see it here. You need not do anything.',
  'cancellation.waiting.not-shown-yet':
    'Partner Center took the cancellation and does not show it yet, which can take a quarter of an hour. You will see it here. You need not do anything.',
  'cancellation.waiting.gave-up':
    'CSP Desk tried many times and has stopped. Look in Partner Center how the order stands, or let the desk go on.',
  'cancellation.retry': 'Go on trying',

  'cancellation.file.gone': '{name} is no longer in Slack, so it is not kept with the ticket.',
  'cancellation.file.not-yours': '{name} was uploaded by somebody else, so it is not kept with the ticket.',
  'cancellation.file.empty': '{name} is empty, so it is not kept with the ticket.',
  'cancellation.file.too-large': '{name} is larger than 10 MB, so it is not kept with the ticket.',
  'cancellation.file.program': '{name} is a program, so it is not kept with the ticket.',
  'cancellation.file.disguised': 'What is in {name} is not what its name says, so it is not kept with the ticket.',
  'cancellation.file.unknown-type': '{name} is not a document or picture, so it is not kept with the ticket.',
  'cancellation.file.not-readable':
    'Slack did not let CSP Desk read {name}, so it is not kept with the ticket. An administrator has to give the app the Slack permission files:read.',
  'cancellation.file.unreachable': 'Slack did not give {name} in time, so it is not kept with the ticket.',

  'cancellation.step.removed': 'Software removed: {done, number} of {all, number} confirmed',
  'cancellation.step.credit.expected': 'Credit expected by {by}',
  'cancellation.step.credit.received': 'Credit received',
  'cancellation.step.credit.late': 'Credit received, entered later than {by}',
  'cancellation.step.credit.short': 'Credit too low',
  'cancellation.step.credit.over': 'Credit too high',
  'cancellation.step.credit.missing': 'Credit missing, it was due by {by}',
  'cancellation.uninstall.notification': '{ticket}: software has to be removed',
  'cancellation.uninstall.text':
    '*{ticket}* – {customer} gave back {what}. Its keys are revoked: see to it that the software is removed wherever it was installed, and wherever you sent the key or the download.',
  'cancellation.uninstall.there': 'Order {order}, cancelled in Partner Center',
  'cancellation.uninstall.removed': 'Confirm removal…',
  'cancellation.uninstall.evidence': 'How do you know?',
  'cancellation.uninstall.evidence.hint': 'Such as: confirmed by the customer on the phone, or was never installed',
  'cancellation.uninstall.done': '● Removed, {at}: {evidence}',
  'cancellation.credit.open': 'Enter credit…',
  'cancellation.credit.form': 'Credit',
  'cancellation.credit.expected': '{ticket}: {amount} expected.',
  'cancellation.credit.entered': '{document}: {amount}',
  'cancellation.credit.amount': 'Amount credited',
  'cancellation.credit.document': 'Invoice or credit note',
  'cancellation.credit.document.hint': 'Its number, such as E0400PXYZ',
  'cancellation.credit.document.malformed':
    'This is not a document number. Write letters and digits, such as E0400PXYZ.',
  'cancellation.credit.document.entered-before':
    'This document has already been entered for this ticket. Check its number.',
  'cancellation.note.credit.missing':
    '{owner} the credit of this cancellation should have been on an invoice by now, and nobody has entered one. Look for it, and ask Microsoft if it is not there.',
  'cancellation.note.credit.short':
    '{owner} less came back than was expected of this cancellation. Ask Microsoft for the rest.',
  'cancellation.note.notification': '{ticket}: there is something for you',
  'cancellation.note.microsoft': '{owner} Microsoft wrote, {at}:',
  'cancellation.note.ours': '{person} wrote to Microsoft:',
  'cancellation.note.sending': 'On its way to Microsoft.',
  'cancellation.note.sent': 'In Microsoft’s ticket.',
  'cancellation.note.attention':
    '{owner} Microsoft wants to know something before it goes on. Answer it with the button above.',
  'cancellation.note.lapsed':
    '{owner} this was approved after the refund window had closed, so nothing was cancelled. Decide with the buttons above: ask Microsoft, which may say no, or withdraw it.',
  'cancellation.note.nudge.lapsed':
    '{owner} since {since} this waits for your decision: ask Microsoft, or withdraw it. Until then nothing happens.',
  'cancellation.note.nudge.portal':
    '{owner} since {since} nobody has made this ticket in Partner Center. The texts are in your direct messages; bring back the number, or withdraw it.',
  'cancellation.note.nudge.attention': '{owner} since {since} Microsoft waits for an answer, and the refund with it.',
  'cancellation.note.nudge.asked':
    '{owner} since {since} nothing has happened at Microsoft. Ask how it stands with the button above, or in Partner Center.',
  'cancellation.note.nudge.moved': '{owner} this has moved on since.',
  'cancellation.answer.open': 'Write to Microsoft',
  'cancellation.answer.title': 'Write to Microsoft',
  'cancellation.answer.submit': 'Send',
  'cancellation.answer.label': 'Message',
  'cancellation.answer.hint': 'It goes into Microsoft’s ticket, with your name. Never put a product key in it.',
  'cancellation.answer.holdsKey': 'This seems to hold a product key. A ticket is no place for one: leave it out.',

  'cancellation.portal.notification': '{ticket} needs a step in Partner Center',
  'cancellation.portal.headline': '*{ticket}: make the ticket in Partner Center*',
  'cancellation.portal.steps':
    'Open Partner Center › Help + support › Report a problem, copy these texts in their order, submit, and bring back the number it gives.',
  'cancellation.portal.open': 'Open Partner Center',
  'cancellation.portal.bring': 'Bring back the number',
  'cancellation.portal.withdraw': 'Withdraw',
  'cancellation.portal.withdrawTitle': 'Withdraw this request?',
  'cancellation.portal.withdrawText':
    'Nothing is asked of Microsoft and the order stands. Somebody can ask again later.',
  'cancellation.portal.files.zip': 'Get texts and files',
  'cancellation.portal.bundle': 'The texts and files of {ticket}, to attach in Partner Center.',
  'cancellation.portal.files': 'Attach the files you added: {names}.',
  'cancellation.portal.description': 'Description',
  'cancellation.portal.contact': 'Contact',
  'cancellation.portal.tracked': '*{ticket}* is Microsoft ticket {number}. CSP Desk follows it from here.',
  'cancellation.portal.withdrawn': '*{ticket}* is withdrawn. Nothing was asked of Microsoft.',
  'cancellation.number.title': 'Microsoft’s ticket',
  'cancellation.number.label': 'Ticket number',
  'cancellation.number.hint': 'As Partner Center shows it, such as 616122292874576',
  'cancellation.number.malformed': 'This is not a ticket number. It has digits only.',
  'cancellation.number.unknown':
    'Partner Center knows no ticket with this number. That can take some minutes; check the number, or try again.',
  'cancellation.number.taken': 'This number belongs to another ticket of CSP Desk.',

  'cancellation.policy.title': 'Refund windows',
  'cancellation.policy.about': 'By which rules refund windows are computed, and when people are reminded; read only',
  'cancellation.policy.set': 'Refund windows follow the set “{name}”.',
  'cancellation.policy.kind.perpetual': 'Perpetual software',
  'cancellation.policy.kind.subscription': 'Software subscriptions',
  'cancellation.policy.days': '{count, plural, one {# day} other {# days}}',
  'cancellation.policy.hours': '{count, plural, one {# hour} other {# hours}}',
  'cancellation.policy.credit.full': 'All of the money comes back within {period} of the order.',
  'cancellation.policy.credit.pro-rated': 'Within {period} of the order the money for the time not used comes back.',
  'cancellation.policy.always': 'For every order.',
  'cancellation.policy.ordered':
    'For orders {from, select, none {} other {from {from} on}}{before, select, none {} other { before {before}}} (UTC).',
  'cancellation.policy.renewals': 'A renewal opens the window again.',
  'cancellation.policy.today': '✅ Applies to orders placed today.',
  'cancellation.policy.source': 'Source: {source}',
  'cancellation.policy.dateWins': 'Where Partner Center itself gives a last moment, that moment counts.',
  'cancellation.policy.reminders': 'Reminders',
  'cancellation.policy.reminderTimes': 'People are reminded before a window closes: {times}.',
  'cancellation.policy.whereSet':
    'Whoever runs this desk sets the windows with CANCELLATION_POLICY; a change needs a restart. When people are reminded is set in /csp-admin › Reminders.',
} as const satisfies Record<string, string>;
