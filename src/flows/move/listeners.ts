import type { App, BlockAction, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { CustomerFinder } from '../../customers/finder.ts';
import { CUSTOMER_BLOCK, CUSTOMER_MENU } from '../../customers/input.ts';
import { translatorFor } from '../../i18n/translator.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Log } from '../../kernel/log.ts';
import { tidy } from '../../kernel/text.ts';
import { askedCustomer } from '../../owned-software/asked.ts';
import { errorsAt, option, startAction } from '../../slack/blocks/index.ts';
import type { Counter } from '../../slack/counter.ts';
import type { Delivery } from '../../slack/delivery.ts';
import { choicesIn, entryIn, inputBlocks } from '../../slack/entries.ts';
import type { Entries } from '../../slack/entries.ts';
import { answerForm } from '../../slack/form-answer.ts';
import { readMetadata } from '../../slack/metadata.ts';
import type { Visitor, Visitors } from '../../slack/visitor.ts';
import { registerBringing, readBrought } from './listeners-bring.ts';
import { registerMoveCheck } from './listeners-check.ts';
import { carried, gesturesOf, staleView } from './listeners-gestures.ts';
import { registerMachines } from './listeners-machines.ts';
import { registerMore } from './listeners-more.ts';
import type { MoveForm } from './rules-form.ts';
import type { Bringing } from './service-imports.ts';
import type { MoveCheck } from './service-check.ts';
import type { MoveExports } from './service-export.ts';
import type { Machines } from './service-machines.ts';
import type { MoveSettingsService } from './service-settings.ts';
import type { CreateOutcome, ListedMove, Moves } from './service.ts';
import { bringProblems, importedView } from './views-bring.ts';
import { KEYS_MENU, moveBlocks, MOVE_FORM, moveFieldProblems, newMoveView, ZONE_MENU } from './views-form.ts';
import { MOVES, movesView, NEW_MOVE, OPEN_MOVE } from './views-list.ts';
import type { ListPlace } from './views-list.ts';
import { moveMessage, moveView } from './views-message.ts';
import type { MoveExtras } from './views-message.ts';
import { pagingActions } from './views-paging.ts';

/** What another part of the move adds to its message, in the reader's words. */
export type MovePart = (t: Translator, listed: ListedMove) => Promise<MoveExtras>;

export type MoveFront = {
  readonly moves: Moves;
  readonly bringing: Bringing;
  readonly machines: Machines;
  readonly settings: MoveSettingsService;
  readonly exports: MoveExports;
  readonly moveCheck: MoveCheck;
  /** in the order in which they stand in the message */
  readonly parts: readonly MovePart[];
  readonly customers: CustomerFinder;
  readonly visitors: Visitors;
  readonly counter: Counter;
  readonly delivery: Delivery;
  readonly log: Log;
};

const Place = z.object({
  channel: z.string(),
  customer: z.string().optional(),
  page: z.int().nonnegative().optional(),
});
const Opened = Place.extend({ move: z.string() });
const FormMetadata = z.object({ channel: z.string(), of: z.string() });
const MENU_LENGTH = 100;
const EMPTY: MoveForm = { title: undefined, customerId: undefined, zone: undefined, keys: [], activations: new Map() };

/** `/csp-move`: the moves there are, beginning one, and everything that is done with one. */
export function registerMoves(app: App, front: MoveFront): void {
  const { moves, customers, visitors, counter, delivery, log } = front;
  const { onPress } = gesturesOf(app, front);
  registerMoveCheck(app, front);
  registerBringing(app, front);
  registerMachines(app, front);
  registerMore(app, front);

  app.action<BlockAction>({ action_id: startAction('move'), type: 'block_actions' }, async ({ ack, body }) => {
    await ack();
    const visitor = await visitors.of(body);
    const view = await counter.open(visitor, body.trigger_id);
    if (view) await counter.fill(visitor, view, () => drawList(visitor, { channel: body.user.id }));
  });

  app.command('/csp-move', async ({ ack, body, respond }) => {
    await ack();
    const visitor = await visitors.of(body);
    const view = await counter.open(visitor, body.trigger_id, respond);
    if (!view) return;
    const channel = body.channel_id;
    await counter.fill(visitor, view, async () => {
      if (tidy(body.text) === '') return drawList(visitor, { channel });
      const { customer, note } = await askedCustomer(customers, body.text, visitor.t);
      return customer
        ? drawCustomer(visitor, { channel, customer: customer.id })
        : drawList(visitor, { channel }, note);
    });
  });

  for (const action of [MOVES, ...pagingActions(MOVES)])
    onPress(action, ({ visitor, value }) => {
      const place = carried(Place, value);
      return place ? drawList(visitor, place) : Promise.resolve(staleView(visitor));
    });

  onPress(OPEN_MOVE, async ({ visitor, value }) => {
    const opened = carried(Opened, value);
    if (!opened) return staleView(visitor);
    const { move, ...place } = opened;
    return drawMove(visitor, move, place);
  });

  onPress(NEW_MOVE, async ({ visitor, value, body }) => {
    const place = carried(Place, value);
    const channel = place?.channel ?? body.user.id;
    return drawForm(visitor, { ...EMPTY, customerId: place?.customer }, channel);
  });

  // Another customer brings other software and another zone, other software asks how many activations are known.
  for (const chosen of [`${CUSTOMER_MENU} ${MOVE_FORM}`, KEYS_MENU]) {
    app.action<BlockAction>({ action_id: chosen, type: 'block_actions' }, async ({ ack, body }) => {
      await ack();
      const metadata = readMetadata(FormMetadata, body.view?.private_metadata);
      if (!body.view || !metadata) return;
      const visitor = await visitors.of(body);
      const form = readMoveForm(body.view.state.values, metadata.of);
      const { channel } = metadata;
      await counter.fill(visitor, { viewId: body.view.id }, () => drawForm(visitor, form, channel));
    });
  }

  app.options(ZONE_MENU, async ({ ack, body }) => {
    try {
      const { person } = await visitors.of(body);
      const view = 'view' in body ? body.view : undefined;
      const customer = view && entryIn(view.state.values, CUSTOMER_BLOCK);
      const zones = await moves.zones(person, body.value, customer);
      await ack({ options: zones.slice(0, MENU_LENGTH).map((zone) => option(zone, zone)) });
    } catch (error) {
      log.warn({ err: error instanceof Error ? error.message : 'unknown' }, 'Time zones could not be searched');
      await ack({ options: [] });
    }
  });

  app.view<ViewSubmitAction>(MOVE_FORM, (handedIn) =>
    answerForm(front, handedIn, async (visitor) => {
      const { view } = handedIn;
      const metadata = readMetadata(FormMetadata, view.private_metadata);
      if (!metadata) return { response_action: 'update', view: staleView(visitor) };
      const entered = view.state.values;
      const form = readMoveForm(entered, metadata.of);
      const place = { viewKey: view.id, channelId: metadata.channel };
      const outcome = await moves.create(visitor.person, form, readBrought(entered, 'inventory'), place);
      if (outcome.kind !== 'invalid') return { response_action: 'update', view: await createdView(visitor, outcome) };
      const problems = [
        ...moveFieldProblems(visitor.t, metadata.of, CUSTOMER_BLOCK, outcome.problems),
        ...(outcome.brought ? bringProblems(visitor.t, outcome.brought) : []),
      ];
      return { response_action: 'errors', errors: errorsAt(problems, inputBlocks(view), CUSTOMER_BLOCK) };
    }),
  );

  delivery.paint('move', async (moveId) => {
    const listed = await moves.find(moveId);
    if (!listed) return null;
    const { person } = listed.move;
    const t = translatorFor(person.locale, person.zone);
    return { content: moveMessage(t, listed, await extrasOf(t, listed)), owner: person.slackUserId };
  });

  const extrasOf = (t: Translator, listed: ListedMove) => Promise.all(front.parts.map((part) => part(t, listed)));

  async function drawList(visitor: Visitor, place: ListPlace, note?: string): Promise<ModalView> {
    const list = await moves.list(visitor.person, place.customer, place.page ?? 0);
    return list.kind === 'refused' ? counter.refusalView(visitor, list) : movesView(visitor.t, list, place, note);
  }

  /** The moves of a customer, or the form of its first. */
  async function drawCustomer(visitor: Visitor, place: ListPlace): Promise<ModalView> {
    const list = await moves.list(visitor.person, place.customer, 0);
    if (list.kind === 'refused') return counter.refusalView(visitor, list);
    if (list.place.total > 0 || !list.mayManage) return movesView(visitor.t, list, place);
    return drawForm(visitor, { ...EMPTY, customerId: place.customer }, place.channel);
  }

  async function drawMove(visitor: Visitor, moveId: string, place?: ListPlace): Promise<ModalView> {
    const shown = await moves.show(visitor.person, moveId);
    switch (shown.kind) {
      case 'refused':
        return counter.refusalView(visitor, shown);
      case 'stale':
        return staleView(visitor);
      case 'shown':
        return moveView(visitor.t, shown, { extras: await extrasOf(visitor.t, shown), ...(place && { place }) });
    }
  }

  async function drawForm(visitor: Visitor, form: MoveForm, channel: string): Promise<ModalView> {
    const facts = await moves.draft(visitor.person, form.customerId);
    if (facts.kind === 'refused') return counter.refusalView(visitor, facts);
    return newMoveView(visitor.t, facts, { form, channel });
  }

  async function createdView(
    visitor: Visitor,
    outcome: Exclude<CreateOutcome, { kind: 'invalid' }>,
  ): Promise<ModalView> {
    switch (outcome.kind) {
      case 'refused':
        return counter.refusalView(visitor, outcome);
      case 'stale':
        return staleView(visitor);
      case 'already':
        return drawMove(visitor, outcome.move.id);
      case 'created': {
        const note = visitor.t('moves.created', { title: outcome.move.title });
        return outcome.brought
          ? importedView(visitor.t, outcome.brought.record, null, note)
          : moveViewOf(visitor, outcome.move.id, note);
      }
    }
  }

  async function moveViewOf(visitor: Visitor, moveId: string, note: string): Promise<ModalView> {
    const listed = await moves.find(moveId);
    if (!listed) return staleView(visitor);
    return moveView(visitor.t, listed, { extras: await extrasOf(visitor.t, listed), note });
  }
}

/** @param of the customer that the fields of zone and keys are of */
export function readMoveForm(entered: Entries, of: string): MoveForm {
  const keys = choicesIn(entered, moveBlocks.keys(of)).filter((id) => id !== '-');
  const customerId = entryIn(entered, CUSTOMER_BLOCK);
  const isAnother = customerId !== of;
  return {
    title: entryIn(entered, moveBlocks.title),
    customerId,
    zone: isAnother ? undefined : entryIn(entered, moveBlocks.zone(of)),
    keys: isAnother ? [] : keys,
    activations: new Map(keys.map((id) => [id, entryIn(entered, moveBlocks.activations(id))])),
  };
}
