import type { App, BlockAction, RespondFn } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { translatorFor } from '../../i18n/translator.ts';
import { message, section } from '../../slack/blocks/index.ts';
import { readMetadata } from '../../slack/metadata.ts';
import type { Visitor } from '../../slack/visitor.ts';
import { metadataOf } from './listeners-form.ts';
import type { PurchaseListenerParts } from './listeners.ts';
import { stateOf } from './records.ts';
import type { AgainSource } from './service.ts';
import { noteView } from './views.ts';
import { agreementMessage } from './views-agreement.ts';
import { AGAIN, detailsView } from './views-details.ts';
import { formView } from './views-form.ts';
import { DETAILS, purchaseMessage, RETRY, SEND_AGREEMENT } from './views-message.ts';

const PurchaseId = z.uuid();
/** What a button *Buy again* carries: a purchase of the desk, or a line of a customer's software. */
const AgainValue = z.union([
  z.object({ purchase: PurchaseId }),
  z.object({
    customer: z.string(),
    product: z.string(),
    sku: z.string(),
    quantity: z.int().positive(),
    /** where the list stands from which it was chosen */
    channel: z.string().optional(),
  }),
]);

/** The message that tells of a purchase, and what can be done from it. */
export function registerPurchaseMessage(
  app: App,
  { purchases, visitors, counter, delivery, approvalViews }: PurchaseListenerParts,
): void {
  app.action<BlockAction>({ action_id: RETRY, type: 'block_actions' }, async ({ ack, body, action, respond }) => {
    await ack();
    const visitor = await visitors.of(body);
    const id = purchaseIn(action);
    const outcome = id ? await purchases.retry(visitor.person, id) : ({ kind: 'stale' } as const);
    if (outcome.kind === 'refused') await counter.whisper(respond, counter.refusalMessage(visitor, outcome));
    if (outcome.kind === 'stale') await stale(visitor, respond);
  });

  app.action<BlockAction>({ action_id: DETAILS, type: 'block_actions' }, async ({ ack, body, action, respond }) => {
    await ack();
    const visitor = await visitors.of(body);
    const id = purchaseIn(action);
    if (!id) return stale(visitor, respond);
    const view = await counter.open(visitor, body.trigger_id, respond);
    if (view) await counter.fill(visitor, view, () => drawDetails(visitor, id));
  });

  app.action<BlockAction>(
    { action_id: SEND_AGREEMENT, type: 'block_actions' },
    async ({ ack, body, action, respond }) => {
      await ack();
      const visitor = await visitors.of(body);
      const id = purchaseIn(action);
      const purchase = id ? await purchases.find(id) : null;
      if (!purchase) return stale(visitor, respond);
      const outcome = await purchases.agreementLink(visitor.person, purchase.customerId);
      if (outcome.kind === 'refused') return counter.whisper(respond, counter.refusalMessage(visitor, outcome));
      if (outcome.kind === 'gone') return stale(visitor, respond);
      await counter.whisper(respond, agreementMessage(visitor.t, outcome));
    },
  );

  app.action<BlockAction>({ action_id: AGAIN, type: 'block_actions' }, async ({ ack, body, action, respond }) => {
    await ack();
    const visitor = await visitors.of(body);
    const source = sourceIn(action);
    if (!source) return stale(visitor, respond);
    // Pressed in a modal, that modal becomes the form.
    const view = body.view ? { viewId: body.view.id } : await counter.open(visitor, body.trigger_id, respond);
    if (!view || !('viewId' in view)) return;
    await counter.fill(visitor, view, () => drawAgain(visitor, view.viewId, source, body.channel?.id));
  });

  delivery.paint('purchase', async (purchaseId) => {
    const purchase = await purchases.find(purchaseId);
    if (!purchase) return null;
    const t = translatorFor(purchase.person.locale, purchase.person.zone);
    const approval = await purchases.approvalOf(purchaseId);
    const shown = approval && approvalViews.shown(t, approval);
    return { content: purchaseMessage(t, purchase, stateOf(purchase), shown), owner: purchase.person.slackUserId };
  });

  async function drawDetails(visitor: Visitor, purchaseId: string): Promise<ModalView> {
    const details = await purchases.details(visitor.person, purchaseId);
    switch (details.kind) {
      case 'details':
        return detailsView(visitor.t, details.purchase, { mayBuyAgain: details.mayBuy });
      case 'gone':
        return noteView(visitor.t, visitor.t('purchase.details.gone'));
      case 'refused':
        return counter.refusalView(visitor, details);
    }
  }

  async function drawAgain(
    visitor: Visitor,
    viewKey: string,
    source: AgainSource,
    pressedIn: string | undefined,
  ): Promise<ModalView> {
    const state = await purchases.again(visitor.person, viewKey, source);
    switch (state.kind) {
      case 'form': {
        // Pressed in a modal it is told of where the first one was.
        const first = source.kind === 'purchase' ? await purchases.find(source.purchaseId) : source;
        const channel = pressedIn ?? first?.channelId ?? visitor.person.userId;
        return formView(visitor.t, state, { metadata: metadataOf(state, channel) });
      }
      case 'gone':
        return noteView(visitor.t, visitor.t('purchase.details.gone'));
      case 'refused':
        return counter.refusalView(visitor, state);
    }
  }

  async function stale({ t }: Visitor, respond: RespondFn): Promise<void> {
    const text = t('common.error.staleButton', { command: '/csp-buy' });
    await counter.whisper(respond, message({ text, blocks: [section(text)] }));
  }
}

function purchaseIn(action: BlockAction['actions'][number]): string | undefined {
  return PurchaseId.safeParse('value' in action ? action.value : undefined).data;
}

function sourceIn(action: BlockAction['actions'][number]): AgainSource | null {
  const value = readMetadata(AgainValue, 'value' in action ? action.value : undefined);
  if (!value) return null;
  if ('purchase' in value) return { kind: 'purchase', purchaseId: value.purchase };
  const { customer, product, sku, quantity, channel } = value;
  return { kind: 'owned', customerId: customer, productId: product, skuId: sku, quantity, channelId: channel };
}
