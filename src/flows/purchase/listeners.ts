import type { App } from '@slack/bolt';
import type { CustomerFinder } from '../../customers/finder.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Log } from '../../kernel/log.ts';
import type { Counter } from '../../slack/counter.ts';
import type { Delivery } from '../../slack/delivery.ts';
import type { Visitors } from '../../slack/visitor.ts';
import type { ApprovalRecord } from '../approval/service.ts';
import { registerPurchaseForm } from './listeners-form.ts';
import { registerPurchaseMessage } from './listeners-message.ts';
import { registerPurchaseQuote } from './listeners-quote.ts';
import { registerPurchaseReview } from './listeners-review.ts';
import type { Purchases } from './service.ts';
import type { ShownApproval } from './views-message.ts';
import type { ExplainNeed } from './views-review.ts';

export type PurchaseListenerParts = {
  readonly purchases: Purchases;
  readonly customers: CustomerFinder;
  readonly visitors: Visitors;
  readonly counter: Counter;
  readonly delivery: Delivery;
  /** how an approval is put into words; drawn by the flow that asks for it */
  readonly approvalViews: {
    readonly need: ExplainNeed;
    readonly shown: (t: Translator, approval: ApprovalRecord) => ShownApproval;
  };
  readonly log: Log;
};

/** `/csp-buy`: form → review → order, and the message that tells of it. */
export function registerPurchase(app: App, parts: PurchaseListenerParts): void {
  registerPurchaseForm(app, parts);
  registerPurchaseReview(app, parts);
  registerPurchaseQuote(app, parts);
  registerPurchaseMessage(app, parts);
}
