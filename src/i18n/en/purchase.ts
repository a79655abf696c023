export const purchase = {
  'purchase.form.title': 'Buy software',
  'purchase.form.submit': 'Review',
  'purchase.product.label': 'Product',
  'purchase.product.placeholder': 'Type a part of its name',
  'purchase.product.first': 'Choose a customer first.',
  'purchase.edition.label': 'Edition',
  'purchase.term.label': 'Term',
  'purchase.term.oneTime': 'one-time',
  'purchase.term.years': '{years, plural, one {# year} other {# years}}',
  'purchase.term.months': '{months, plural, one {# month} other {# months}}',
  'purchase.term.with': '{term}, {billing}',
  'purchase.billing.oneTime': 'paid at once',
  'purchase.billing.monthly': 'paid every month',
  'purchase.billing.annual': 'paid every year',
  'purchase.billing.triennial': 'paid every three years',
  'purchase.billing.other': 'billing: {cycle}',
  'purchase.quantity.label': 'Quantity',
  'purchase.quantity.hint': 'From {min, number} to {max, number}',
  'purchase.reference.label': 'Reference',
  'purchase.reference.hint': 'Optional; appears on the order, for example a purchase order number',
  'purchase.market': '{country} · nothing is ordered before you have seen the review.',
  'purchase.notCancellable': 'This product cannot be cancelled once it is ordered.',
  'purchase.problem.customerUnknown': 'Partner Center does not know this customer as yours. Choose it from the list.',
  'purchase.problem.agreement':
    '{customer} has not accepted the Microsoft Customer Agreement, so nothing can be ordered yet. Send them the agreement from Partner Center › Customers › Account, then try again.',
  'purchase.problem.notForSale': 'This is not for sale to this customer at the moment. Choose another.',
  'purchase.review.title': 'Buy software',
  'purchase.review.submit': 'Place order',
  'purchase.review.line': '{quantity, number} × {product}, {edition}',
  'purchase.review.wholeLine': '{quantity, number} × {title}',
  'purchase.review.customer': '{customer} ({country})',
  'purchase.review.agreed': 'Agreement accepted {date, date, medium}',
  'purchase.review.agreedSomeDay': 'Agreement accepted',
  'purchase.review.term': 'Term: {term}',
  'purchase.review.reference': 'Reference: {reference}',
  'purchase.review.price':
    'Price: no price list has been loaded, so none is shown. Partner Center charges its own price, in {currency}.',
  'purchase.review.refund': 'If you place it now: full refund until {until} ({utc}).',
  'purchase.review.noRefund': 'This order cannot be cancelled for a refund.',
  'purchase.review.placing': 'Your order is being recorded…',
  'purchase.review.already':
    'This order was asked for already; nothing was ordered twice. Its message shows how it stands.',
  'purchase.review.stale':
    'This review is older than an hour, or not yours. Nothing was ordered. Start again with /csp-buy.',
  'purchase.message.notification': '{quantity, number} × {product} for {customer}: {state}',
  'purchase.message.headline': '{what} for {customer} – asked by {person}',
  'purchase.message.headlineWithReference': '{what} for {customer} – asked by {person}, {reference}',
  'purchase.step.requested': 'Requested',
  'purchase.step.placed': 'Placed',
  'purchase.step.placing': 'Being placed',
  'purchase.step.fulfilling': 'Being fulfilled',
  'purchase.step.fulfilled': 'Fulfilled',
  'purchase.step.refused': 'Not ordered',
  'purchase.step.cancelled': 'Cancelled',
  'purchase.message.order': 'Order {order}',
  'purchase.message.refund': 'full refund until {until}',
  'purchase.refusal.agreement-not-accepted':
    'Partner Center refused the order: the customer has not accepted the Microsoft Customer Agreement. Nothing was ordered. Send them the agreement, then start again with /csp-buy.',
  'purchase.refusal.not-for-sale':
    'Partner Center refused the order: this edition is not for sale to this customer any more. Nothing was ordered. Start again with /csp-buy and choose another.',
  'purchase.refusal.quantity':
    'Partner Center refused the order: it does not sell this quantity. Nothing was ordered. Start again with /csp-buy and another quantity.',
  'purchase.refusal.credit':
    'Partner Center refused the order: the credit line of the partner account is too low. Nothing was ordered. Ask whoever manages the account, then start again.',
  'purchase.refusal.risk':
    'Partner Center refused the order after its risk check. Nothing was ordered. Ask whoever manages the partner account to contact Microsoft.',
  'purchase.refusal.country-not-served':
    'Partner Center refused the order: it is not sold in the country of this customer. Nothing was ordered.',
  'purchase.refusal.customer-under-review':
    "Partner Center refused the order: it is still reviewing the customer's account. Nothing was ordered. Try again when the review is over.",
  'purchase.refusal.limit-reached':
    'Partner Center refused the order: this customer has reached a limit. Nothing was ordered. Ask whoever manages the partner account.',
  'purchase.refusal.partner-not-eligible':
    'Partner Center refused the order: the partner account may not sell this at the moment. Nothing was ordered. Ask whoever manages the account.',
  'purchase.refusal.cart-expired':
    'Partner Center did not take the order in time. Nothing was ordered. Start again with /csp-buy.',
  'purchase.refusal.other':
    'Partner Center refused the order. Nothing was ordered. Give your administrator the reference.',
  'purchase.waiting.partner-center-silent':
    'Partner Center did not answer in time. The order is saved and will be placed when it does; you will see it here. You need not do anything.',
  'purchase.waiting.partner-center-busy':
    'Partner Center is taking fewer requests at the moment. The order is saved and will be placed soon; you will see it here. You need not do anything.',
  'purchase.waiting.sign-in':
    'CSP Desk could not sign in to Partner Center. The order is saved and will be placed once an administrator has renewed the sign-in; you will see it here.',
  'purchase.waiting.outcome-unknown':
    'Partner Center has not said yet whether it took the order. CSP Desk keeps looking and orders nothing twice; you will see it here. You need not do anything.',
  'purchase.waiting.gave-up':
    'CSP Desk tried many times and has stopped. Look in Partner Center whether the customer has an order marked {marker} before you order again, or let the desk go on.',
  'purchase.retry': 'Go on trying',
} as const satisfies Record<string, string>;
