export const common = {
  'common.loading': 'One moment…',
  'common.cancel': 'Cancel',
  'common.back': 'Back',
  'common.close': 'Close',
  'common.submit': 'Submit',
  'common.tryAgain': 'Try again',
  'common.optional': 'optional',
  'common.unknown': 'unknown',
  'common.reference': 'ref {reference}',

  'common.customer.label': 'Customer',
  'common.customer.placeholder': 'Type a name, domain or tenant ID',

  'common.role.globalAdmin': 'Global admin',
  'common.role.adminAgent': 'Admin agent',
  'common.role.salesAgent': 'Sales agent',
  'common.role.helpdeskAgent': 'Helpdesk agent',
  'common.role.approver': 'Approver',
  'common.role.auditor': 'Auditor',
  'common.erasedPerson': 'an erased person',

  'common.error.title': 'Not done',
  'common.error.unexpected':
    'CSP Desk could not finish this. What was saved before is kept, and trying again does nothing twice. If it happens again, give your administrator this reference: {reference}',
  'common.error.partnerCenterSilent':
    'Partner Center did not answer in time. Nothing was changed. Try again in a few minutes. ref {reference}',
  'common.error.partnerCenterBusy':
    'Partner Center is taking fewer requests at the moment. Nothing was changed. Try again in {minutes, plural, one {a minute} other {# minutes}}. ref {reference}',
  'common.error.partnerCenterRefused':
    'Partner Center refused this. Nothing was changed. Give your administrator this reference: {reference}',
  'common.error.partnerCenterSignIn':
    'CSP Desk could not sign in to Partner Center. Nothing was changed. An administrator has to renew the sign-in; give them this reference: {reference}',
  'common.error.tooLate':
    'Slack gave CSP Desk three seconds to open this, and that was not enough. Nothing was changed. Try again.',
  'common.error.busy': 'CSP Desk is busy. Nothing was changed. Try again in a minute. ref {reference}',
  'common.error.notSaved':
    'CSP Desk can save nothing at the moment: its disk is full, or its database can only be read. Nothing was saved of your last step; what was saved before is kept. Tell whoever runs CSP Desk, and do this step again when there is room. ref {reference}',
  'common.error.slackBusy':
    'Slack is taking fewer calls from CSP Desk at the moment. What was saved before is kept, and trying again does nothing twice. Try again in a minute. ref {reference}',
  'common.error.stopping':
    'CSP Desk is restarting. Nothing was changed by your last step. Try again in a minute. ref {reference}',
  'common.error.staleButton':
    'This button is from an older message and no longer works. Nothing was changed. Start again with {command}.',
  'common.error.staleForm':
    'This form is older than what it shows. Nothing was changed. Close it and start again with {command}.',
  'common.error.alreadySubmitted': 'You have already handed this in. It is done once; nothing was done again.',
  'common.error.unknownCommand': 'CSP Desk does not know {command}. /csp-help shows what you can do.',

  'common.handedIn': 'It is recorded. You can close this window.',
  'common.notHandedIn': 'Nothing was recorded. Start again, and put this right:',

  'common.refusal.title': 'Nothing was done',
  'common.refusal.noRole':
    'You have no role at this desk yet, so nothing was done. {count, plural, =0 {Ask whoever manages your Microsoft partner account for one.} other {Ask {people} for one.}}',
  'common.refusal.notInDirectory':
    'Nobody in the partner directory has the e-mail address of your Slack account, so nothing was done. {count, plural, =0 {Ask whoever manages your Microsoft partner account.} other {Ask {people}.}}',
  'common.refusal.ambiguous':
    'More than one account in the partner directory has the e-mail address of your Slack account, so CSP Desk cannot tell which is yours. Nothing was done. A Global admin of the desk can say which, in /csp-admin › People.',
  'common.refusal.matchChanged':
    'The e-mail address of your Slack account now leads to another account in the partner directory than before, so the roles of that account do not count for you. Nothing was done. If the new account is yours, a Global admin of the desk can confirm it in /csp-admin › People.',
  'common.refusal.groupUnclear':
    'The partner directory has no group {groups}, or several of that name, so nobody has the role that {count, plural, one {it gives} other {they give}}. Nothing was done. Ask whoever manages your Microsoft partner account to keep only the one that Partner Center made.',
  'common.refusal.noEmail':
    'Your Slack account shows no e-mail address, so CSP Desk cannot tell which role you have. Nothing was done. Add a verified address to your Slack profile and try again.',
  'common.refusal.guest':
    'Guests of this workspace cannot use CSP Desk. Nothing was done. Ask a full member of the team to do it.',
  'common.refusal.deactivated':
    'This Slack account is deactivated, so nothing was done. Ask whoever manages this Slack workspace.',
  'common.refusal.foreignTeam':
    'Your Slack account belongs to another organisation, so you cannot use this desk. Nothing was done. Ask somebody of the team that shares this channel with you.',
  'common.refusal.directoryUnreachable':
    'CSP Desk could not check your role because the directory does not answer. Nothing was done. Try again in a few minutes. ref {reference}',
  'common.refusal.directoryNotAllowed':
    'CSP Desk is not allowed to read roles from the partner directory, so it could not check yours. Nothing was done. Whoever runs CSP Desk can see what it lacks with npm run doctor. ref {reference}',
  'common.refusal.directorySignIn':
    'CSP Desk could not sign in to the partner directory, so it could not check your role. Nothing was done. Whoever runs CSP Desk has to renew its sign-in; npm run doctor says how. ref {reference}',
  'common.refusal.needsAdminAgent':
    'This needs the role Admin agent in Partner Center, which you do not have. Nothing was done. {count, plural, =0 {Ask a colleague who has it, or whoever manages your Microsoft partner account.} other {Ask {people}.}}',
  'common.refusal.needsRole':
    'This needs the role {role}, which you do not have. Nothing was done. {count, plural, =0 {Ask whoever manages your Microsoft partner account.} other {Ask {people}.}}',

  'common.change': '{from} → {to}',
  'common.field.required': 'Fill this in.',
  'common.field.choose': 'Choose one.',
  'common.field.more': 'Your choice brings more fields. Fill them in and try again.',
  'common.field.tooLong': 'At most {max, number} characters; this has {length, number}.',
  'common.field.email': 'This is not an e-mail address. Write it as name@example.com.',
  'common.field.wholeNumber': 'Write a whole number in digits, such as 2.',
  'common.field.between': 'Write a number from {min, number} to {max, number}.',
  'common.field.noChoice': 'Nothing matches. Type other letters.',

  'common.amount.unreadable': 'This is not an amount. Write it as {example}.',
  'common.amount.tooLarge': 'This amount is too large. Write a smaller one.',
  'common.amount.tooPrecise':
    'This amount has too many decimals; {currency} has {decimals, plural, =0 {none} other {#}}. Write it as {example}.',
  'common.amount.otherCurrency': 'This amount is in {typed}, and the order is in {currency}. Write it in {currency}.',
  'common.amount.notPositive': 'Write an amount above zero.',
} as const satisfies Record<string, string>;
