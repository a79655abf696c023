import type { App, BlockAction, ViewClosedAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { CUSTOMER_BLOCK, CUSTOMER_MENU } from '../../customers/input.ts';
import { newId } from '../../kernel/ids.ts';
import { askedCustomer } from '../../owned-software/asked.ts';
import { errorsAt, option, wantsMore } from '../../slack/blocks/index.ts';
import type { FieldProblem } from '../../slack/blocks/index.ts';
import { inputBlocks } from '../../slack/entries.ts';
import { readMetadata } from '../../slack/metadata.ts';
import type { Visitor } from '../../slack/visitor.ts';
import { FormMetadata, readForm } from './form-entries.ts';
import type { PurchaseListenerParts } from './listeners.ts';
import type { CartGesture, DraftOutcome, FormState, PurchaseForm } from './service.ts';
import { noteView } from './views.ts';
import { agreementView } from './views-agreement.ts';
import {
  ADD_LINE,
  AGREEMENT,
  CONTINUE_CART,
  EDITION_MENU,
  fieldProblems,
  FORM,
  formView,
  LINE_MENU,
  problemsView,
  PRODUCT_MENU,
  REMOVE_LINE,
  START_ANEW,
  TERM_MENU,
} from './views-form.ts';
import { reviewView } from './views-review.ts';
import type { OpenView } from '../../slack/counter.ts';
import { startAction } from '../../slack/blocks/home-actions.ts';

type OpenForm = Pick<BlockAction, 'view'>['view'] | ViewClosedAction['view'];
type Pressed = BlockAction['actions'][number];

/** What became of a form: a view to be shown, or what is wrong with it. */
type HandedInForm =
  | { readonly kind: 'stale' }
  | { readonly kind: 'shown'; readonly view: ModalView }
  | { readonly kind: 'wrong'; readonly problems: readonly FieldProblem[] }
  /** with fields that can be named only in another form */
  | {
      readonly kind: 'anew';
      readonly problems: readonly FieldProblem[];
      readonly view: ModalView;
    };

const MENU_LENGTH = 100;
const EMPTY: PurchaseForm = {
  customerId: undefined,
  line: { number: 0, productId: undefined, editionId: undefined, term: undefined, quantity: undefined },
  reference: undefined,
  note: undefined,
};

/** Putting an order together: the form is kept, and drawn anew, with every gesture that others depend on. */
export function registerPurchaseForm(app: App, parts: PurchaseListenerParts): void {
  const { purchases, customers, visitors, counter, approvalViews, log } = parts;

  app.command('/csp-buy', async ({ ack, body, respond }) => {
    await ack();
    const visitor = await visitors.of(body);
    const view = await counter.open(visitor, body.trigger_id, respond);
    if (view) await begin(visitor, view, { text: body.text, channel: body.channel_id });
  });

  // From the Home tab there is no channel: whoever buys is told directly how it goes on.
  app.action<BlockAction>({ action_id: startAction('buy'), type: 'block_actions' }, async ({ ack, body }) => {
    await ack();
    const visitor = await visitors.of(body);
    const view = await counter.open(visitor, body.trigger_id);
    if (view) await begin(visitor, view, { text: '', channel: body.user.id });
  });

  const begin = (visitor: Visitor, view: OpenView, where: { readonly text: string; readonly channel: string }) =>
    counter.fill(visitor, view, async () => {
      const right = await purchases.begin(visitor.person);
      if (right.kind === 'refused') return counter.refusalView(visitor, right);
      const { customer, note } = await askedCustomer(customers, where.text, visitor.t);
      const form = { ...EMPTY, customerId: customer?.id };
      const state = await purchases.edit(visitor.person, viewKeyOf(view), form, { kind: 'opened' });
      return formOrRefusal(visitor, state, where.channel, note);
    });

  const gestures: Readonly<Record<string, (pressed: Pressed, line: number) => CartGesture | null>> = {
    [`${CUSTOMER_MENU} ${FORM}`]: () => ({ kind: 'chosen' }),
    [PRODUCT_MENU]: () => ({ kind: 'chosen' }),
    [EDITION_MENU]: () => ({ kind: 'chosen' }),
    [ADD_LINE]: () => ({ kind: 'add' }),
    [REMOVE_LINE]: (_, line) => ({ kind: 'remove', line }),
    [LINE_MENU]: menuGesture,
    [CONTINUE_CART]: (pressed) => cartGesture('continue', pressed),
    [START_ANEW]: (pressed) => cartGesture('anew', pressed),
  };
  for (const [actionId, gestureOf] of Object.entries(gestures)) {
    app.action<BlockAction>({ action_id: actionId, type: 'block_actions' }, async ({ ack, body, action }) => {
      await ack();
      const { view } = body;
      const metadata = readMetadata(FormMetadata, view?.private_metadata);
      const gesture = metadata && gestureOf(action, metadata.line);
      if (!view || !metadata || !gesture) return;
      const visitor = await visitors.of(body);
      await counter.fill(visitor, { viewId: view.id }, async () =>
        formOrRefusal(visitor, await keep(visitor, view, gesture), metadata.channel),
      );
    });
  }
  app.action(TERM_MENU, async ({ ack }) => ack());

  app.view({ callback_id: FORM, type: 'view_closed' }, async ({ ack, body, view }) => {
    await ack();
    await keep(await visitors.of(body), view, { kind: 'closed' });
  });

  app.action<BlockAction>({ action_id: AGREEMENT, type: 'block_actions' }, async ({ ack, body, action }) => {
    await ack();
    const visitor = await visitors.of(body);
    const pushed = await counter.push(visitor, body.trigger_id);
    if (pushed) await counter.fill(visitor, pushed, () => drawAgreement(visitor, valueOf(action) ?? ''));
  });

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
    const visible = inputBlocks(view);
    const served = await visitors.handIn(body, async (visitor): Promise<HandedInForm> => {
      if (!metadata) return { kind: 'stale' };
      const form = readForm(view.state.values, metadata);
      const place = { viewKey: view.id, channelId: metadata.channel };
      const outcome = await purchases.draft(visitor.person, form, place);
      if (outcome.kind !== 'invalid') return { kind: 'shown', view: draftView(visitor, outcome) };
      const problems = fieldProblems(visitor.t, form, outcome.problems);
      const state = await purchases.edit(visitor.person, view.id, form, { kind: 'chosen' });
      const anew = formOrRefusal(visitor, state, metadata.channel, visitor.t('common.field.more'));
      if (wantsMore(problems, visible, inputBlocks(anew))) return { kind: 'anew', problems, view: anew };
      return { kind: 'wrong', problems };
    });
    if (served.ready) {
      const { visitor, value } = served;
      switch (value.kind) {
        case 'stale':
          return ack({ response_action: 'update', view: noteView(visitor.t, visitor.t('purchase.review.stale')) });
        case 'anew':
          return ack({ response_action: 'update', view: value.view });
        case 'wrong':
          return ack({ response_action: 'errors', errors: errorsAt(value.problems, visible, CUSTOMER_BLOCK) });
        case 'shown':
          return ack({ response_action: 'push', view: value.view });
      }
    }
    const externalId = `review ${newId()}`;
    await ack({
      response_action: 'push',
      view: { ...noteView(served.t, served.t('common.loading')), external_id: externalId },
    });
    await counter.fill(served, { externalId }, async () => {
      const { visitor, value } = await served.later;
      // The form below stays as it is: what is wrong with it is said over it.
      switch (value.kind) {
        case 'stale':
          return noteView(visitor.t, visitor.t('purchase.review.stale'));
        case 'anew':
        case 'wrong':
          return problemsView(visitor.t, value.problems);
        case 'shown':
          return value.view;
      }
    });
  });

  async function keep(visitor: Visitor, view: NonNullable<OpenForm>, gesture: CartGesture) {
    const metadata = readMetadata(FormMetadata, view.private_metadata);
    const form = metadata ? readForm(view.state.values, metadata) : EMPTY;
    return purchases.edit(visitor.person, view.id, form, gesture);
  }

  function formOrRefusal(
    visitor: Visitor,
    state: Awaited<ReturnType<typeof purchases.edit>>,
    channel: string,
    note?: string,
  ): ModalView {
    if (state.kind === 'refused') return counter.refusalView(visitor, state);
    return formView(visitor.t, state, { metadata: metadataOf(state, channel), note });
  }

  function draftView(visitor: Visitor, outcome: Exclude<DraftOutcome, { kind: 'invalid' }>): ModalView {
    switch (outcome.kind) {
      case 'drafted':
        return reviewView(visitor.t, outcome.review, approvalViews.need);
      case 'refused':
        return counter.refusalView(visitor, outcome);
    }
  }

  async function drawAgreement(visitor: Visitor, customerId: string): Promise<ModalView> {
    const outcome = await purchases.agreementLink(visitor.person, customerId);
    switch (outcome.kind) {
      case 'link':
        return agreementView(visitor.t, outcome);
      case 'gone':
        return noteView(visitor.t, visitor.t('purchase.problem.customerUnknown'));
      case 'refused':
        return counter.refusalView(visitor, outcome);
    }
  }
}

export function metadataOf({ form, customer, options }: FormState, channel: string): string {
  return JSON.stringify({ channel, customer: customer?.id, product: options.product?.id, line: form.line.number });
}

function menuGesture(pressed: Pressed): CartGesture | null {
  const [, kind, line] = /^(change|remove) (\d{1,6})$/.exec(valueOf(pressed) ?? '') ?? [];
  return kind === 'change' || kind === 'remove' ? { kind, line: Number(line) } : null;
}

function cartGesture(kind: 'continue' | 'anew', pressed: Pressed): CartGesture | null {
  const cart = valueOf(pressed);
  return cart === undefined ? null : { kind, cart };
}

/** @returns the value of a pressed button or of the option chosen in a menu */
function valueOf(action: Pressed): string | undefined {
  if ('selected_option' in action) return action.selected_option?.value;
  return 'value' in action ? action.value : undefined;
}

/** The form is opened by the desk itself, so its ID is Slack's. */
function viewKeyOf(view: { readonly viewId: string } | { readonly externalId: string }): string {
  return 'viewId' in view ? view.viewId : view.externalId;
}
