import type { App, BlockAction, RespondFn } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { CUSTOMER_BLOCK, CUSTOMER_MENU } from '../../customers/input.ts';
import type { CustomerFinder } from '../../customers/finder.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Log } from '../../kernel/log.ts';
import { askedCustomer } from '../../owned-software/asked.ts';
import { softwareOption } from '../../owned-software/menu.ts';
import { errorsAt, message, section } from '../../slack/blocks/index.ts';
import type { ChannelTrust } from '../../slack/channel-trust.ts';
import type { Delivery } from '../../slack/delivery.ts';
import type { Counter } from '../../slack/counter.ts';
import { entryIn, inputBlocks } from '../../slack/entries.ts';
import type { Entries } from '../../slack/entries.ts';
import { readMetadata } from '../../slack/metadata.ts';
import { AT_HOME } from '../../slack/replies.ts';
import type { Replies } from '../../slack/replies.ts';
import type { Visitor, Visitors } from '../../slack/visitor.ts';
import { registerAgreement } from './listeners-agree.ts';
import { registerHandIn } from './listeners-hand-in.ts';
import { registerKeyMessages } from './listeners-message.ts';
import { asksForKms, customerIn } from './rules.ts';
import type { KeyForm, RequestOutcome } from './service-request.ts';
import type { KeyReveal } from './service.ts';
import type { KeyRequestRecord } from './records.ts';
import { inModal } from './surface.ts';
import { handInView } from './views-hand-in.ts';
import { readyMessage } from './views-message.ts';
import {
  blockOf,
  fieldProblems,
  FORM,
  formView,
  noteView,
  problemsView,
  SOFTWARE_MENU,
  VERSION_MENU,
} from './views.ts';

export type KeyRevealFront = {
  readonly keys: KeyReveal;
  readonly customers: CustomerFinder;
  readonly visitors: Visitors;
  readonly counter: Counter;
  readonly replies: Replies;
  readonly channels: ChannelTrust;
  readonly delivery: Delivery;
  readonly log: Log;
};

/** The button of the customer's software list that opens this form. */
const FROM_LIST = 'software.key';
const ListValue = z.object({ customer: z.string(), software: z.string() });
const FormMetadata = z.object({
  channel: z.string(),
  customer: z.string().optional(),
  software: z.string().optional(),
  /** somebody asked for a KMS key, and is told of P9 as long as the form is open */
  kms: z.boolean(),
});
type FormMetadata = z.infer<typeof FormMetadata>;

const EMPTY: KeyForm = { customerId: undefined, softwareId: undefined, versionId: undefined, reason: undefined };
const MENU_LENGTH = 100;
/** a form whose metadata this version does not know */
const STALE = { kind: 'stale' } as const;

type Gesture = {
  readonly triggerId: string;
  readonly respond: RespondFn;
  readonly responseUrl: string | undefined;
  readonly channel: string;
};
type Beginning = { readonly form: KeyForm; readonly kms: boolean; readonly note?: string | undefined };

/** `/csp-key`: form → a message with a button → the key, for the asker alone. */
export function registerKeyReveal(app: App, front: KeyRevealFront): void {
  const { keys, customers, visitors, counter, replies, log } = front;

  app.command('/csp-key', async ({ ack, body, respond }) => {
    await ack();
    const visitor = await visitors.of(body);
    const { trigger_id: triggerId, response_url: responseUrl, channel_id: channel, text } = body;
    await open(visitor, { triggerId, respond, responseUrl, channel }, async () => {
      const { customer, note } = await askedCustomer(customers, customerIn(text), visitor.t);
      return { form: { ...EMPTY, customerId: customer?.id }, kms: asksForKms(text), note };
    });
  });

  app.action<BlockAction>(FROM_LIST, async ({ ack, body, action, respond }) => {
    await ack();
    const visitor = await visitors.of(body);
    const { trigger_id: triggerId, response_url: responseUrl } = body;
    const value = readMetadata(ListValue, 'value' in action ? action.value : undefined);
    const form: KeyForm = { ...EMPTY, customerId: value?.customer, softwareId: value?.software };
    const gesture = { triggerId, respond, responseUrl, channel: body.channel?.id ?? AT_HOME };
    await open(visitor, gesture, async () => ({ form, kms: false }));
  });

  async function open(visitor: Visitor, gesture: Gesture, begin: () => Promise<Beginning>): Promise<void> {
    const view = await counter.open(visitor, gesture.triggerId, gesture.respond);
    if (!view) return;
    await counter.fill(visitor, view, async () => {
      const right = await keys.begin(visitor.person);
      if (right.kind === 'refused') return counter.refusalView(visitor, right);
      if ('viewId' in view) await replies.remember(view.viewId, gesture.responseUrl);
      const { form, kms, note } = await begin();
      return drawForm(visitor, form, { channel: gesture.channel, kms }, note);
    });
  }

  // A choice on which other fields depend: the open form is drawn anew around it.
  for (const menu of [`${CUSTOMER_MENU} ${FORM}`, SOFTWARE_MENU]) {
    app.action<BlockAction>({ action_id: menu, type: 'block_actions' }, async ({ ack, body }) => {
      await ack();
      const { view } = body;
      const metadata = readMetadata(FormMetadata, view?.private_metadata);
      if (!view || !metadata) return;
      const visitor = await visitors.of(body);
      await counter.fill(visitor, { viewId: view.id }, async () => {
        const right = await keys.goOn(visitor.person);
        if (right.kind === 'refused') return counter.refusalView(visitor, right);
        return drawForm(visitor, readForm(view.state.values, metadata), metadata);
      });
    });
  }
  app.action(VERSION_MENU, async ({ ack }) => ack());

  app.options(SOFTWARE_MENU, async ({ ack, body }) => {
    try {
      const view = 'view' in body ? body.view : undefined;
      const metadata = readMetadata(FormMetadata, view?.private_metadata);
      const visitor = await visitors.of(body);
      const { person, t } = visitor;
      const found = metadata?.customer ? await keys.menu(person, metadata.customer, body.value) : [];
      await ack({ options: found.slice(0, MENU_LENGTH).map((each) => softwareOption(t, each)) });
      // P9 is answered where it is asked, also to whoever only searches for one.
      if (view && metadata && !metadata.kms && asksForKms(body.value))
        await counter.fill(visitor, { viewId: view.id }, () =>
          drawForm(visitor, readForm(view.state.values, metadata), { ...metadata, kms: true }),
        );
    } catch (error) {
      log.warn({ err: error instanceof Error ? error.message : 'unknown' }, 'Owned software could not be searched');
      await ack({ options: [] });
    }
  });

  app.view(FORM, async ({ ack, body, view }) => {
    const metadata = readMetadata(FormMetadata, view.private_metadata);
    const form = metadata && readForm(view.state.values, metadata);
    const served = await visitors.handIn(body, async ({ person }) =>
      form ? keys.request(person, form, { viewKey: view.id, channelId: metadata.channel }) : STALE,
    );
    if (served.ready) {
      const { visitor, value: outcome } = served;
      if (outcome.kind === 'invalid' && form) {
        const problems = fieldProblems(visitor.t, form, outcome.problems);
        const errors = errorsAt(problems, inputBlocks(view), CUSTOMER_BLOCK);
        return ack({ response_action: 'errors', errors });
      }
      if (outcome.kind === 'requested' && outcome.request.channelId === AT_HOME)
        return ack({ response_action: 'update', view: readyWindow(visitor, outcome.request) });
      if (outcome.kind === 'requested') {
        await ack({ response_action: 'clear' });
        await tellReady(visitor, view.id, outcome.request);
        return;
      }
      if (outcome.kind === 'hand-in' || outcome.kind === 'stale')
        return ack({ response_action: 'update', view: outcomeView(visitor, outcome) });
    }
    const { t } = served.ready ? served.visitor : served;
    await ack({ response_action: 'update', view: noteView(t, t('keyReveal.busy')) });
    await counter.fill({ t }, { viewId: view.id }, async () => {
      const { visitor, value: outcome } = served.ready ? served : await served.later;
      const told = outcome.kind !== 'requested' || (await tellReady(visitor, view.id, outcome.request));
      return told ? outcomeView(visitor, outcome) : noteView(visitor.t, visitor.t('keyReveal.undeliverable'));
    });
  });

  registerKeyMessages(app, front);
  registerHandIn(app, front, { tellReady, readyWindow });
  registerAgreement(app, front);

  async function drawForm(
    visitor: Visitor,
    form: KeyForm,
    shown: Pick<FormMetadata, 'channel' | 'kms'>,
    note?: string,
  ) {
    const options = await keys.options(visitor.person, form);
    const { customer, software } = options;
    const metadata: FormMetadata = {
      channel: shown.channel,
      kms: shown.kms,
      customer: customer?.id,
      software: software?.id,
    };
    const portal = keys.route === 'portal';
    return formView(visitor.t, form, options, { metadata: JSON.stringify(metadata), kms: shown.kms, note, portal });
  }

  /** Tells them where they opened the form, and directly that they must start again where Slack lets nobody write there. */
  async function tellReady({ person, t }: Visitor, viewId: string, request: KeyRequestRecord): Promise<boolean> {
    if (request.channelId === AT_HOME) return true;
    const place = { channelId: request.channelId, userId: person.userId };
    const ready = readyOf(t, request, false);
    const told = await replies.answer(viewId, place, ready);
    const words = t('keyReveal.undeliverable');
    if (!told) await replies.tell(person.userId, message({ text: words, blocks: [section(words)] }));
    return told;
  }

  const readyOf = (t: Translator, request: KeyRequestRecord, within: boolean) =>
    readyMessage(t, request, {
      kms: asksForKms(request.reason),
      portal: keys.route === 'portal',
      inModal: within,
    });

  /** Where there is no channel: the same in the window of the form. */
  function readyWindow(visitor: Visitor, request: KeyRequestRecord, note?: string): ModalView {
    const { blocks, ...ready } = readyOf(visitor.t, request, true);
    return inModal(visitor, { ...ready, blocks: [...(note === undefined ? [] : [section(note)]), ...blocks] });
  }

  function outcomeView(visitor: Visitor, outcome: RequestOutcome | typeof STALE) {
    const { t } = visitor;
    switch (outcome.kind) {
      case 'requested':
        return outcome.request.channelId === AT_HOME
          ? readyWindow(visitor, outcome.request)
          : noteView(t, t('keyReveal.asked'));
      case 'waiting':
        return noteView(t, t('keyReveal.waiting'));
      case 'already':
        return noteView(t, t('keyReveal.already'));
      case 'invalid':
        return problemsView(t, outcome.problems);
      case 'hand-in':
        return handInView(t, outcome.request, { again: false });
      case 'stale':
        return noteView(t, t('common.error.staleForm', { command: '/csp-key' }));
      case 'refused':
        return counter.refusalView(visitor, outcome);
    }
  }
}

function readForm(entries: Entries, shown: FormMetadata): KeyForm {
  const customerId = entryIn(entries, CUSTOMER_BLOCK);
  // What was chosen of another customer, or in another software, does not count.
  const softwareId = customerId === shown.customer ? entryIn(entries, blockOf.software(customerId)) : undefined;
  const versionId = softwareId && entryIn(entries, blockOf.version(softwareId));
  return { customerId, softwareId, versionId, reason: entryIn(entries, blockOf.reason) };
}
