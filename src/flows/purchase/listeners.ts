import type { App, BlockAction, RespondFn } from '@slack/bolt';
import { z } from 'zod';
import { CUSTOMER_BLOCK, CUSTOMER_MENU } from '../../customers/input.ts';
import type { CustomerFinder } from '../../customers/finder.ts';
import { translatorFor } from '../../i18n/translator.ts';
import { newId } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import { askedCustomer } from '../../owned-software/asked.ts';
import { message, option, section } from '../../slack/blocks/index.ts';
import type { Counter } from '../../slack/counter.ts';
import type { Delivery } from '../../slack/delivery.ts';
import { entryIn, inputBlocks } from '../../slack/entries.ts';
import type { Entries } from '../../slack/entries.ts';
import { inTime } from '../../slack/in-time.ts';
import { readMetadata } from '../../slack/metadata.ts';
import type { Visitor, Visitors } from '../../slack/visitor.ts';
import { stateOf } from './records.ts';
import type { DraftOutcome, PlaceOutcome, PurchaseForm, Purchases } from './service.ts';
import { purchaseMessage, RETRY } from './views-message.ts';
import {
  blockOf,
  EDITION_MENU,
  fieldErrors,
  FORM,
  formView,
  noteView,
  problemsView,
  PRODUCT_MENU,
  REVIEW,
  reviewView,
  TERM_MENU,
  wantsMore,
} from './views.ts';

type Parts = {
  readonly purchases: Purchases;
  readonly customers: CustomerFinder;
  readonly visitors: Visitors;
  readonly counter: Counter;
  readonly delivery: Delivery;
  readonly log: Log;
};

const EMPTY: PurchaseForm = {
  customerId: undefined,
  productId: undefined,
  editionId: undefined,
  term: undefined,
  quantity: undefined,
  reference: undefined,
};
const FormMetadata = z.object({ channel: z.string(), customer: z.string().optional(), product: z.string().optional() });
const PurchaseId = z.uuid();
const ReviewMetadata = z.object({ purchase: PurchaseId });
const MENU_LENGTH = 100;

/** `/csp-buy`: form → review → order. */
export function registerPurchase(app: App, { purchases, customers, visitors, counter, delivery, log }: Parts): void {
  app.command('/csp-buy', async ({ ack, body, respond }) => {
    await ack();
    const visitor = await visitors.of(body);
    const view = await counter.open(visitor, body.trigger_id, respond);
    if (!view) return;
    await counter.fill(visitor, view, async () => {
      const right = await purchases.begin(visitor.person);
      if (right.kind === 'refused') return counter.refusalView(visitor, right);
      const { customer, note } = await askedCustomer(customers, body.text, visitor.t);
      return drawForm(visitor, { ...EMPTY, customerId: customer?.id }, body.channel_id, note);
    });
  });

  // A choice on which other fields depend: the open form is drawn anew around it.
  for (const menu of [`${CUSTOMER_MENU} ${FORM}`, PRODUCT_MENU, EDITION_MENU]) {
    app.action<BlockAction>({ action_id: menu, type: 'block_actions' }, async ({ ack, body }) => {
      await ack();
      const { view } = body;
      const metadata = readMetadata(FormMetadata, view?.private_metadata);
      if (!view || !metadata) return;
      const visitor = await visitors.of(body);
      await counter.fill(visitor, { viewId: view.id }, () =>
        drawForm(visitor, readForm(view.state.values, metadata), metadata.channel),
      );
    });
  }
  app.action(TERM_MENU, async ({ ack }) => ack());

  app.options(PRODUCT_MENU, async ({ ack, body }) => {
    try {
      const view = 'view' in body ? body.view : undefined;
      const metadata = readMetadata(FormMetadata, view?.private_metadata);
      const { person } = await visitors.of(body);
      const found = metadata?.customer ? await purchases.products(person, metadata.customer, body.value) : [];
      await ack({ options: found.slice(0, MENU_LENGTH).map(({ id, title }) => option(title, id)) });
    } catch (error) {
      log.warn({ err: error instanceof Error ? error.message : 'unknown' }, 'Products could not be searched');
      await ack({ options: [] });
    }
  });

  app.view(FORM, async ({ ack, body, view }) => {
    const metadata = readMetadata(FormMetadata, view.private_metadata);
    const visitor = await visitors.of(body);
    if (!metadata) return ack({ response_action: 'update', view: noteView(visitor.t, 'purchase.review.stale') });
    const form = readForm(view.state.values, metadata);
    const visible = inputBlocks(view);
    const work = purchases.draft(visitor.person, form, { viewKey: view.id, channelId: metadata.channel });
    const first = await inTime(work);
    if (first.ready) {
      const outcome = first.value;
      if (outcome.kind === 'invalid') {
        const { problems } = outcome;
        const anew = await drawForm(visitor, form, metadata.channel, visitor.t('common.field.more'));
        if (wantsMore(form, problems, visible, inputBlocks(anew)))
          return ack({ response_action: 'update', view: anew });
        return ack({ response_action: 'errors', errors: fieldErrors(visitor.t, form, problems, visible) });
      }
      return ack({ response_action: 'push', view: draftView(visitor, outcome, form) });
    }
    const externalId = `review ${newId()}`;
    await ack({ response_action: 'push', view: { ...noteView(visitor.t, 'common.loading'), external_id: externalId } });
    await counter.fill(visitor, { externalId }, async () => draftView(visitor, await first.later, form));
  });

  app.view(REVIEW, async ({ ack, body, view }) => {
    const visitor = await visitors.of(body);
    const metadata = readMetadata(ReviewMetadata, view.private_metadata);
    if (!metadata) return ack({ response_action: 'update', view: noteView(visitor.t, 'purchase.review.stale') });
    const work = purchases.place(visitor.person, metadata.purchase);
    const first = await inTime(work);
    if (first.ready && first.value.kind === 'requested') return ack({ response_action: 'clear' });
    await ack({ response_action: 'update', view: noteView(visitor.t, 'purchase.review.placing') });
    await counter.fill(visitor, { viewId: view.id }, async () => placeView(visitor, await work));
  });

  app.action<BlockAction>(RETRY, async ({ ack, body, action, respond }) => {
    await ack();
    const visitor = await visitors.of(body);
    const purchase = PurchaseId.safeParse('value' in action ? action.value : undefined);
    const outcome = purchase.success
      ? await purchases.retry(visitor.person, purchase.data)
      : ({ kind: 'stale' } as const);
    if (outcome.kind === 'refused') await counter.whisper(respond, counter.refusalMessage(visitor, outcome));
    if (outcome.kind === 'stale') await say(respond, visitor.t('common.error.staleButton', { command: '/csp-buy' }));
  });

  delivery.paint('purchase', async (purchaseId) => {
    const purchase = await purchases.find(purchaseId);
    if (!purchase) return null;
    const t = translatorFor(purchase.person.locale, purchase.person.zone);
    return { content: purchaseMessage(t, purchase, stateOf(purchase)), owner: purchase.person.slackUserId };
  });

  async function drawForm(visitor: Visitor, form: PurchaseForm, channel: string, note?: string) {
    const options = await purchases.options(form);
    const metadata = JSON.stringify({ channel, customer: options.customer?.id, product: options.product?.id });
    return formView(visitor.t, form, options, { metadata, note });
  }

  const say = (respond: RespondFn, text: string) =>
    counter.whisper(respond, message({ text, blocks: [section(text)] }));

  function draftView(visitor: Visitor, outcome: DraftOutcome, form: PurchaseForm) {
    switch (outcome.kind) {
      case 'drafted':
        return reviewView(visitor.t, outcome.review);
      case 'invalid':
        return problemsView(visitor.t, form, outcome.problems);
      case 'refused':
        return counter.refusalView(visitor, outcome);
    }
  }

  function placeView(visitor: Visitor, outcome: PlaceOutcome) {
    switch (outcome.kind) {
      case 'requested':
      case 'already':
        return noteView(visitor.t, 'purchase.review.already');
      case 'stale':
        return noteView(visitor.t, 'purchase.review.stale');
      case 'refused':
        return counter.refusalView(visitor, outcome);
    }
  }
}

function readForm(entries: Entries, shown: z.infer<typeof FormMetadata>): PurchaseForm {
  const customerId = entryIn(entries, CUSTOMER_BLOCK);
  // What was chosen for another customer, or of another product, does not count.
  const productId = customerId === shown.customer ? entryIn(entries, blockOf.product(customerId)) : undefined;
  const editionId = productId && productId === shown.product ? entryIn(entries, blockOf.edition(productId)) : undefined;
  const term = editionId && entryIn(entries, blockOf.term(productId, editionId));
  const quantity = entryIn(entries, blockOf.quantity);
  return { customerId, productId, editionId, term, quantity, reference: entryIn(entries, blockOf.reference) };
}
