export const approval = {
  'approval.why.over':
    'Over {over}: needs {approvals, plural, =1 {one approval} other {# approvals}} from {approvers}.',
  'approval.why.always': 'Needs {approvals, plural, =1 {one approval} other {# approvals}} from {approvers}.',
  'approval.why.no-price':
    'There is no price to compare with the rules, so the strictest holds: needs {approvals, plural, =1 {one approval} other {# approvals}} from {approvers}.',
  'approval.why.sales-agent':
    'What a Sales agent asks for is approved before it is placed: needs {approvals, plural, =1 {one approval} other {# approvals}} from {approvers}.',
  'approval.role.approver': 'an Approver',
  'approval.role.adminAgent': 'an Admin agent',
  'approval.role.globalAdmin': 'a Global admin',
  'approval.group': '"{name}"',

  'approval.ask.notification': '{person} asks for your approval: {what} for {customer}',
  'approval.ask.headline': '{person} asks for your approval: {what} for {customer}',
  'approval.ask.headlineWithReference': '{person} asks for your approval: {what} for {customer}, {reference}',
  'approval.ask.line': '{quantity, number} × {title}',
  'approval.ask.price': 'Price excl. tax: {price}',
  'approval.ask.noPrice': 'Price: none is known to the desk.',
  'approval.ask.refund': 'If it is placed now: full refund until {until}.',
  'approval.ask.refundPart': 'If it is placed now: part of it is refunded until {until}.',
  'approval.ask.noRefund': 'This order cannot be cancelled for a refund.',
  'approval.ask.duplicate': '⚠ {person} asked for the same for this customer {at}.',
  'approval.ask.again': 'This was approved before; since then it became dearer, or its price is not known any more.',
  'approval.ask.lastResort':
    'You are asked as a Global admin of the desk: of those who should approve this too few are left, or they lost their role. Have a look at the rules in /csp-admin.',
  'approval.ask.escalated': 'You are asked because nobody answered so far, or too few can.',
  'approval.ask.until': 'If nobody decides, nothing is done and this ends {at}.',
  'approval.approve': 'Approve',
  'approval.decline': 'Decline…',

  'approval.step.waiting': '○ Waiting for approval from {approvers}',
  'approval.step.nobody':
    '○ Nobody can approve this at the moment: neither {approvers} nor a Global admin of the desk was found. Ask whoever manages the desk.',
  'approval.voice': '● Approved by {person} {at}; one more is needed.',
  'approval.outcome.approved': '● Approved by {people} {at}',
  'approval.outcome.declined': '✕ Declined by {people} {at}: {reason}',
  'approval.outcome.expired': '✕ Nobody decided until {at}; nothing was done.',
  'approval.outcome.withdrawn': '✕ Withdrawn by {person} {at}; nothing was done.',

  'approval.told.approved': 'Your request was approved by {people}: {what} for {customer}. It is being placed now.',
  'approval.told.declined':
    'Your request was declined by {people}: {what} for {customer}. Nothing was ordered. Their reason: {reason}',
  'approval.told.expired':
    'Nobody decided on your request in time: {what} for {customer}. Nothing was ordered. Ask again with /csp-buy, or ask the approvers first.',
  'approval.told.notification': 'Your request for {customer} was decided',

  'approval.form.title': 'Decline',
  'approval.form.submit': 'Decline',
  'approval.form.reason': 'Reason',
  'approval.form.reasonHint': 'Whoever asked for it reads this; it is kept with your name.',
  'approval.form.declined': 'Declined. Nothing is ordered, and whoever asked for it was told.',

  'approval.answer.own': 'You asked for this yourself, so somebody else has to approve it. Nothing was changed.',
  'approval.answer.twice':
    'You have approved this already; a second person has to approve it too. Nothing was changed.',
  'approval.answer.not-an-approver':
    'Only those whom the rule names can decide this: {approvers}. Nothing was changed.',
  'approval.answer.stale': 'This request is not there any more. Nothing was changed.',
  'approval.answer.not-yours': 'Only {person} can withdraw this. Nothing was changed.',
  'approval.answer.too-late': 'This is decided already, nothing was changed. {outcome}',

  'approval.withdraw': 'Withdraw',
  'approval.withdraw.title': 'Withdraw the request?',
  'approval.withdraw.text': 'Nothing is ordered then, and the approvers see that it was withdrawn.',

  'approval.home.headline': '{what} for {customer} – asked by {person}',
} as const satisfies Record<string, string>;
