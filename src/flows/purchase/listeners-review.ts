import type { App, BlockAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { inTime } from '../../slack/in-time.ts';
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
    const visitor = await visitors.of(body);
    const metadata = readMetadata(ReviewMetadata, view.private_metadata);
    if (!metadata) return ack({ response_action: 'update', view: noteView(visitor.t, 'purchase.review.stale') });
    const work = purchases.place(visitor.person, metadata.purchase);
    const first = await inTime(work);
    if (first.ready) {
      const outcome = first.value;
      if (outcome.kind === 'requested') return ack({ response_action: 'clear' });
      return ack({ response_action: 'update', view: placeView(visitor, outcome) });
    }
    await ack({ response_action: 'update', view: noteView(visitor.t, 'purchase.review.placing') });
    await counter.fill(visitor, { viewId: view.id }, async () => placeView(visitor, await first.later));
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
      if (details.kind === 'gone') return noteView(visitor.t, 'purchase.details.gone');
      return detailsView(visitor.t, details.purchase, { mayBuyAgain: false });
    });
  });

  function placeView(visitor: Visitor, outcome: PlaceOutcome): ModalView {
    switch (outcome.kind) {
      case 'requested':
        return noteView(visitor.t, 'purchase.review.requested');
      case 'already':
        return noteView(visitor.t, 'purchase.review.already');
      case 'stale':
        return noteView(visitor.t, 'purchase.review.stale');
      case 'changed':
        return reviewView(visitor.t, outcome.review, approvalViews.need);
      case 'refused':
        return counter.refusalView(visitor, outcome);
    }
  }
}
