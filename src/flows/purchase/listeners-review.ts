import type { App, BlockAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { readMetadata } from '../../slack/metadata.ts';
import type { Visitor } from '../../slack/visitor.ts';
import type { PurchaseListenerParts } from './listeners.ts';
import type { PlaceOutcome } from './service.ts';
import { noteView } from './views.ts';
import { detailsView } from './views-details.ts';
import { REVIEW, reviewView, SEE_PURCHASE } from './views-review.ts';

const ReviewMetadata = z.object({ purchase: z.uuid() });

/** Looking at an order once more, and placing it. */
export function registerPurchaseReview(app: App, parts: PurchaseListenerParts): void {
  const { purchases, visitors, counter, approvalViews } = parts;

  app.view(REVIEW, async ({ ack, body, view }) => {
    const metadata = readMetadata(ReviewMetadata, view.private_metadata);
    const served = await visitors.handIn(body, async ({ person }) =>
      metadata ? purchases.place(person, metadata.purchase) : ({ kind: 'stale' } as const),
    );
    if (served.ready) {
      const { visitor, value: outcome } = served;
      if (outcome.kind === 'requested') return ack({ response_action: 'clear' });
      return ack({ response_action: 'update', view: placeView(visitor, outcome) });
    }
    await ack({ response_action: 'update', view: noteView(served.t, served.t('purchase.review.placing')) });
    await counter.fill(served, { viewId: view.id }, async () => {
      const { visitor, value: outcome } = await served.later;
      return placeView(visitor, outcome);
    });
  });

  app.action<BlockAction>({ action_id: SEE_PURCHASE, type: 'block_actions' }, async ({ ack, body, action }) => {
    await ack();
    const visitor = await visitors.of(body);
    const pushed = await counter.push(visitor, body.trigger_id);
    if (!pushed) return;
    await counter.fill(visitor, pushed, async () => {
      const purchase = z.uuid().safeParse('value' in action ? action.value : undefined);
      const details = purchase.success
        ? await purchases.details(visitor.person, purchase.data)
        : ({ kind: 'gone' } as const);
      if (details.kind === 'refused') return counter.refusalView(visitor, details);
      if (details.kind === 'gone') return noteView(visitor.t, visitor.t('purchase.details.gone'));
      return detailsView(visitor.t, details.purchase, { mayBuyAgain: false });
    });
  });

  function placeView(visitor: Visitor, outcome: PlaceOutcome): ModalView {
    switch (outcome.kind) {
      case 'requested':
        return noteView(visitor.t, visitor.t('purchase.review.requested'));
      case 'already':
        return noteView(visitor.t, visitor.t('purchase.review.already'));
      case 'stale':
        return noteView(visitor.t, visitor.t('purchase.review.stale'));
      case 'changed':
        return reviewView(visitor.t, outcome.review, approvalViews.need);
      case 'refused':
        return counter.refusalView(visitor, outcome);
    }
  }
}
