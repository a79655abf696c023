export const assistance = {
  'assistance.title': 'What you can do',
  'assistance.roles': 'Your role: {roles}',
  'assistance.others': 'For colleagues',
  'assistance.forWhom': 'for {roles}',
  'assistance.hint.customer': '[customer]',
  'assistance.hint.order': '[order or subscription ID]',
  'assistance.hint.tickets': '[mine | open | customer]',
  'assistance.buy': 'buy software for a customer; nothing is ordered before you have seen the review',
  'assistance.software': 'see what a customer owns, and how long a refund is possible',
  'assistance.key': 'see a product key; only you see it, for five minutes',
  'assistance.download': 'get a download link for a version, language and bit',
  'assistance.cancel': 'cancel an order for a refund; its product keys are revoked',
  'assistance.tickets': 'see cancellations and how they stand',
  'assistance.move': 'move a customer’s machines from KMS to a MAK: which have to, by when, and what is left',
  'assistance.admin': 'settings of the desk: price sheets and margin rules',
  'assistance.help': 'this overview',
  'assistance.kms.question': 'Can I have a KMS key?',
  'assistance.kms.answer':
    'No: software bought through CSP is activated with a MAK (Multiple Activation Key); KMS keys are never given, not even on request. Machines that a KMS activated stay so for 180 days as a rule: roll out the MAK in that time, by hand or with slmgr.vbs, and nothing stops. Microsoft helps with it through a technical presales and deployment services request.',
  'assistance.customers.question': 'Can customers look up their own keys?',
  'assistance.customers.answer':
    'Yes: their own global admin finds keys and downloads in the Microsoft 365 admin center › Billing › Your products › Software. Partners use Partner Center, which this desk does for you.',
} as const satisfies Record<string, string>;
