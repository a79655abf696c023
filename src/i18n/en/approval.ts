export const approval = {
  'approval.why.over':
    'Over {over}: needs {approvals, plural, =1 {one approval} other {# approvals}} from {approvers}.',
  'approval.why.always': 'Needs {approvals, plural, =1 {one approval} other {# approvals}} from {approvers}.',
  'approval.why.no-price':
    'There is no amount to compare with the rules, so the strictest counts: needs {approvals, plural, =1 {one approval} other {# approvals}} from {approvers}.',
  'approval.why.sales-agent':
    'What a Sales agent asks for is approved before it is placed: needs {approvals, plural, =1 {one approval} other {# approvals}} from {approvers}.',
  'approval.role.approver': 'an Approver',
  'approval.role.adminAgent': 'an Admin agent',
  'approval.role.globalAdmin': 'a Global admin',
  'approval.group': '“{name}”',

  'approval.ask.notification.purchase': '{person} asks for your approval: {what} for {customer}',
  'approval.ask.notification.cancellation': '{person} asks for your approval to cancel {what} for {customer}',
  'approval.ask.headline.purchase': '{person} asks for your approval: {what} for {customer}',
  'approval.ask.headline.cancellation': '{person} asks for your approval to cancel {what} for {customer}',
  'approval.ask.headlineWithReference': '{person} asks for your approval: {what} for {customer}, {reference}',
  'approval.ask.line': '{quantity, number} × {title}',
  'approval.ask.price': 'Price excl. tax: {price}',
  'approval.ask.noPrice': 'Price: the desk knows none.',
  'approval.ask.cost': 'Your cost {cost} · margin {margin}',
  'approval.ask.refund': 'If it is placed now: full refund until {until}.',
  'approval.ask.refundPart': 'If it is placed now: part of it is refunded until {until}.',
  'approval.ask.noRefund': 'This order cannot be cancelled for a refund.',
  'approval.ask.duplicate': '⚠ {person} asked for the same for this customer {at}.',
  'approval.ask.order': 'order {order}',
  'approval.ask.reason': 'Refund reason: {reason}',
  'approval.ask.back.cancel': 'What comes back: {amount}',
  'approval.ask.back.request': 'Asked of Microsoft: {amount}',
  'approval.ask.back.unknown': 'What comes back: Partner Center does not say.',
  'approval.ask.right': 'If it is approved now, it is cancelled at once: inside the refund window until {until}.',
  'approval.ask.rightUndated': 'If it is approved now, it is cancelled at once: inside the refund window.',
  'approval.ask.request': 'This is not a right (any more): if it is approved, Microsoft is asked and may say no.',
  'approval.ask.meanwhile':
    'Once it is cancelled, its product keys and downloads are revoked. Until you decide nothing changes, and its keys can still be shown.',
  'approval.ask.again.purchase': 'This was approved before; since then the price went up, or it is no longer known.',
  'approval.ask.again.cancellation':
    'This was approved before; since then more would come back, or it is no longer known how much.',
  'approval.ask.lastResort':
    'You are asked as a Global admin of the desk: too few of those who should approve this are left, or they lost their role. See the rules in /csp-admin › Approval rules.',
  'approval.ask.escalated': 'You are asked because nobody has answered yet, or too few people can.',
  'approval.ask.until': 'If nobody decides, this ends {at} and nothing is done.',
  'approval.approve': 'Approve',
  'approval.decline': 'Decline…',

  'approval.step.waiting': '○ Waiting for approval from {approvers}',
  'approval.step.nobody':
    '○ Nobody can approve this at the moment: neither {approvers} nor a Global admin of the desk was found. Ask whoever manages the desk.',
  'approval.voice': '● Approved by {person} {at}; one more is needed.',
  'approval.outcome.approved': '● Approved by {people} {at}',
  'approval.outcome.declined': '✕ Declined by {people} {at}: {reason}',
  'approval.outcome.expired': '✕ Nobody decided by {at}; nothing was done.',
  'approval.outcome.withdrawn': '✕ Withdrawn by {person} {at}; nothing was done.',

  'approval.told.purchase.approved':
    'Your request was approved by {people}: {what} for {customer}. It is being placed now.',
  'approval.told.purchase.declined':
    'Your request was declined by {people}: {what} for {customer}. Nothing was ordered. Their reason: {reason}',
  'approval.told.cancellation.approved':
    'Your request was approved by {people}: to cancel {what} for {customer}. How it stands now is checked once more, then it goes on; its message in the channel shows it.',
  'approval.told.cancellation.declined':
    'Your request was declined by {people}: to cancel {what} for {customer}. Nothing was cancelled and nothing was asked of Microsoft; the order stands. Their reason: {reason}',
  'approval.told.cancellation.expired':
    'Nobody decided on your request in time: to cancel {what} for {customer}. Nothing was cancelled and nothing was asked of Microsoft; the order stands. Ask again with /csp-cancel, or ask the approvers first.',
  'approval.told.purchase.expired':
    'Nobody decided on your request in time: {what} for {customer}. Nothing was ordered. Ask again with /csp-buy, or ask the approvers first.',
  'approval.told.notification': 'Your request for {customer} was decided',

  'approval.form.title': 'Decline',
  'approval.form.submit': 'Decline',
  'approval.form.reason': 'Reason',
  'approval.form.reasonHint': 'Whoever asked for it reads this; it is kept with your name.',
  'approval.form.declined': 'Declined. Nothing is done, and whoever asked for it was told.',

  'approval.answer.own': 'You asked for this yourself, so somebody else has to approve it. Nothing was changed.',
  'approval.answer.twice':
    'You have approved this already; a second person has to approve it too. Nothing was changed.',
  'approval.answer.not-an-approver':
    'Only those whom the rule names can decide this: {approvers}. Nothing was changed.',
  'approval.answer.stale':
    'This request is no longer there. Nothing was changed. /csp-tickets and the Home tab show what waits.',
  'approval.answer.not-yours': 'Only {person} can withdraw this. Nothing was changed.',
  'approval.answer.too-late': 'This is decided already, nothing was changed. {outcome}',

  'approval.withdraw': 'Withdraw',
  'approval.withdraw.title': 'Withdraw the request?',
  'approval.withdraw.text.purchase': 'Nothing is ordered then, and the approvers see that it was withdrawn.',
  'approval.withdraw.text.cancellation':
    'Nothing is cancelled then, the order stands, and the approvers see that it was withdrawn.',

  'approval.home.headline.purchase': '{what} for {customer} – asked by {person}',
  'approval.home.headline.cancellation': 'Cancel {what} for {customer} – asked by {person}',

  'approval.rules.title': 'Approval rules',
  'approval.rules.title.purchase': 'Approval of orders',
  'approval.rules.title.cancellation': 'Approval of cancellations',
  'approval.rules.about.purchase': 'Whose orders need an approval, above which amount, and whose',
  'approval.rules.about.cancellation': 'Which cancellations need an approval, above which amount, and whose',
  'approval.rules.of.purchase': 'A rule for orders',
  'approval.rules.of.cancellation': 'A rule for cancellations, whoever of the Admin agents asks for them',
  'approval.rules.add': 'Add a rule',
  'approval.rules.change': 'Change',
  'approval.rules.end': 'End',
  'approval.rules.save': 'Save rule',
  'approval.rules.endTitle': 'End this rule?',
  'approval.rules.endText': 'Requests that are already waiting keep the rule they were made under.',
  'approval.rules.builtIn.cancellation':
    'Without a rule no cancellation needs an approval. A rule looks at what comes back: the credit, or the requested amount where Microsoft is asked or where more was typed. If several rules fit, the strictest counts.',
  'approval.rules.builtIn.purchase':
    'What a Sales agent asks for always needs an approval: without a rule, one from an Approver, an Admin agent or a Global admin. Admin agents order directly unless a rule says otherwise. If several rules fit, the strictest counts.',
  'approval.rules.none': 'There is no rule yet.',
  'approval.rules.whose.everybody': 'Everybody',
  'approval.rules.whose.salesAgent': 'Sales agents',
  'approval.rules.whose.adminAgent': 'Admin agents',
  'approval.rules.escalates': 'After {hours, plural, =1 {one hour} other {# hours}} also: {approvers}',
  'approval.rules.askedIn': 'Asked in {channel}',
  'approval.rules.askedInAndDirectly': 'Asked in {channel}, and directly',
  'approval.rules.showsCost': 'Amounts the partner pays or gets back are shown there',
  'approval.rules.channel': 'Ask in a channel',
  'approval.rules.channelHint':
    'CSP Desk has to be a member of it, and nobody from another organisation. Leave it empty to ask each approver directly.',
  'approval.rules.inChannel': 'If they are asked in a channel',
  'approval.rules.askDirectly': 'Ask each approver directly as well',
  'approval.rules.channelCost.purchase': 'Cost and margin may stand in that channel',
  'approval.rules.channelCost.cancellation': 'The amount that comes back may stand in that channel',
  'approval.rules.problem.not-a-member':
    'CSP Desk is not a member of this channel, or it is archived. Invite the app first, or choose another.',
  'approval.rules.problem.shared':
    'This channel is shared with another organisation, so customers are not named there. Choose another.',
  'approval.rules.expires': 'Ends by itself after {hours, plural, =1 {one hour} other {# hours}}',
  'approval.rules.addTitle': 'New rule',
  'approval.rules.changeTitle': 'Change rule',
  'approval.rules.requester': 'Whose orders',
  'approval.rules.over': 'Over amount',
  'approval.rules.overHint.purchase': 'Leave it empty for every order. Without tax, compared in this currency only.',
  'approval.rules.overHint.cancellation':
    'Leave it empty for every cancellation. What comes back, without tax, compared in this currency only.',
  'approval.rules.currency': 'Currency',
  'approval.rules.approvals': 'Approvals needed',
  'approval.rules.count': '{count, plural, =1 {One} other {Two different people}}',
  'approval.rules.people': 'Approvers: people',
  'approval.rules.peopleHint': 'They need a role at the desk; nobody approves what they asked for themselves.',
  'approval.rules.groups': 'Approvers: user groups',
  'approval.rules.role': 'Approvers: role',
  'approval.rules.everyApprover': 'Everybody with the role Approver',
  'approval.rules.escalateTo': 'If nobody answers, ask also',
  'approval.rules.escalateHours': 'after this many hours',
  'approval.rules.expireHours': 'Ends by itself after this many hours',
  'approval.rules.saved': '✅ Saved. The rule holds for whatever is asked for from now on.',
  'approval.rules.ended': '✅ Ended. What waits for approval already still does.',
  'approval.rules.overtaken': 'This rule was ended or changed meanwhile. Nothing was changed now. These rules hold.',
  'approval.rules.gone': 'This rule was ended or changed meanwhile. Nothing was saved. Open the list again.',
  'approval.rules.tooMany': 'There are as many rules as there can be. Nothing was saved. End one first.',
  'approval.rules.problem.currency': 'Write a currency by its three letters, such as EUR.',
  'approval.rules.problem.missing': 'Choose at least one approver: people, a user group or the role.',
  'approval.rules.problem.tooFew':
    'Nobody could satisfy this rule: {needed, plural, =1 {one person is} other {# people are}} needed and {found, plural, =0 {none} other {#}} of those you chose can approve.',
  'approval.rules.problem.left': 'Not able: {people} (no role at the desk, a guest, or deactivated).',
  'approval.rules.problem.half': 'Fill in both, whom to ask and after how many hours, or neither.',
  'approval.rules.problem.afterTheEnd': 'Choose fewer hours than those after which it ends.',
} as const satisfies Record<string, string>;
