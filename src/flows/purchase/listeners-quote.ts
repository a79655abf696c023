import type { App, BlockAction } from '@slack/bolt';
import { z } from 'zod';
import type { ModalView } from '@slack/types';
import { translatorFor } from '../../i18n/translator.ts';
import type { Visitor } from '../../slack/visitor.ts';
import type { PurchaseListenerParts } from './listeners.ts';
import type { QuoteOutcome } from './service-quote.ts';
import { noteView } from './views.ts';
import { localeOfCustomer, MAKE_QUOTE, quoteView } from './views-quote.ts';

/** *Make a quote* in the review: a text to copy, over it, for the one who asked alone. */
export function registerPurchaseQuote(app: App, { purchases, visitors, counter }: PurchaseListenerParts): void {
  app.action<BlockAction>({ action_id: MAKE_QUOTE, type: 'block_actions' }, async ({ ack, body, action }) => {
    await ack();
    const visitor = await visitors.of(body);
    const pushed = await counter.push(visitor, body.trigger_id);
    if (!pushed) return;
    await counter.fill(visitor, pushed, async () => {
      const id = z.uuid().safeParse('value' in action ? action.value : undefined);
      const outcome = id.success ? await purchases.makeQuote(visitor.person, id.data) : ({ kind: 'gone' } as const);
      return drawn(visitor, outcome);
    });
  });

  function drawn(visitor: Visitor, outcome: QuoteOutcome): ModalView {
    switch (outcome.kind) {
      case 'quote': {
        const locale = localeOfCustomer(outcome.purchase.country);
        return quoteView(visitor.t, translatorFor(locale, visitor.t.zone), outcome);
      }
      case 'unpriced':
        return noteView(visitor.t, visitor.t('purchase.quote.unpriced'));
      case 'gone':
        return noteView(visitor.t, visitor.t('purchase.review.stale'));
      case 'refused':
        return counter.refusalView(visitor, outcome);
    }
  }
}
