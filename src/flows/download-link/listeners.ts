import type { App, BlockAction, RespondFn } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { CUSTOMER_BLOCK, CUSTOMER_MENU } from '../../customers/input.ts';
import type { CustomerFinder } from '../../customers/finder.ts';
import type { Log } from '../../kernel/log.ts';
import { askedCustomer } from '../../owned-software/asked.ts';
import { errorsAt, message, section, wantsMore } from '../../slack/blocks/index.ts';
import type { FieldProblem } from '../../slack/blocks/index.ts';
import type { Counter } from '../../slack/counter.ts';
import type { Delivery } from '../../slack/delivery.ts';
import { inputBlocks } from '../../slack/entries.ts';
import { readMetadata } from '../../slack/metadata.ts';
import { AT_HOME } from '../../slack/replies.ts';
import type { Replies } from '../../slack/replies.ts';
import type { Visitor, Visitors } from '../../slack/visitor.ts';
import { FormMetadata, readForm } from './form.ts';
import { fileOf } from './links.ts';
import { registerDownloadMenus } from './listeners-menus.ts';
import { registerLinkMessages } from './listeners-message.ts';
import { registerPortalLinks } from './listeners-portal.ts';
import type { DownloadForm, Downloads, IssuedLink, LinkOutcome } from './service.ts';
import { inWindow, linkMessage } from './views-message.ts';
import { portalFormView } from './views-portal.ts';
import {
  BIT_MENU,
  fieldProblems,
  FORM,
  formView,
  LANGUAGE_MENU,
  noteView,
  problemsView,
  SOFTWARE_MENU,
  VERSION_MENU,
} from './views.ts';

export type DownloadFront = {
  readonly downloads: Downloads;
  readonly customers: CustomerFinder;
  readonly visitors: Visitors;
  readonly counter: Counter;
  readonly replies: Replies;
  readonly log: Log;
};

/** The button of the customer's software list that opens this form. */
const FROM_LIST = 'software.download';
const ListValue = z.object({ customer: z.string(), software: z.string() });
type Gesture = {
  readonly triggerId: string;
  readonly respond: RespondFn;
  readonly responseUrl: string | undefined;
  readonly channel: string;
};
type HandedInForm =
  | Exclude<LinkOutcome, { readonly kind: 'invalid' }>
  | { readonly kind: 'stale' }
  /** the fields that the choices bring are not shown yet */
  | { readonly kind: 'anew'; readonly problems: readonly FieldProblem[]; readonly view: ModalView }
  | { readonly kind: 'wrong'; readonly problems: readonly FieldProblem[] };
type Beginning = { readonly form: DownloadForm; readonly note?: string | undefined };

const EMPTY: DownloadForm = {
  customerId: undefined,
  softwareId: undefined,
  version: undefined,
  language: undefined,
  bit: undefined,
};

/** `/csp-download`: form → the link, for the asker alone. */
export function registerDownloadLink(app: App, front: DownloadFront & { readonly delivery: Delivery }): void {
  const { downloads, customers, visitors, counter, replies } = front;

  app.command('/csp-download', async ({ ack, body, respond }) => {
    await ack();
    const visitor = await visitors.of(body);
    const { trigger_id: triggerId, response_url: responseUrl, channel_id: channel, text } = body;
    await open(visitor, { triggerId, respond, responseUrl, channel }, async () => {
      const { customer, note } = await askedCustomer(customers, text, visitor.t);
      return { form: { ...EMPTY, customerId: customer?.id }, note };
    });
  });

  app.action<BlockAction>(FROM_LIST, async ({ ack, body, action, respond }) => {
    await ack();
    const visitor = await visitors.of(body);
    const { trigger_id: triggerId, response_url: responseUrl } = body;
    const value = readMetadata(ListValue, 'value' in action ? action.value : undefined);
    const form = { ...EMPTY, customerId: value?.customer, softwareId: value?.software };
    const gesture = { triggerId, respond, responseUrl, channel: body.channel?.id ?? AT_HOME };
    await open(visitor, gesture, async () => ({ form }));
  });

  async function open(visitor: Visitor, gesture: Gesture, begin: () => Promise<Beginning>): Promise<void> {
    const view = await counter.open(visitor, gesture.triggerId, gesture.respond);
    if (!view) return;
    await counter.fill(visitor, view, async () => {
      const right = await downloads.begin(visitor.person);
      if (right.kind === 'refused') return counter.refusalView(visitor, right);
      if ('viewId' in view) await replies.remember(view.viewId, gesture.responseUrl);
      const { form, note } = await begin();
      return drawForm(visitor, form, gesture.channel, note);
    });
  }

  // A choice on which other fields depend: the open form is drawn anew around it.
  for (const menu of [`${CUSTOMER_MENU} ${FORM}`, SOFTWARE_MENU, VERSION_MENU, LANGUAGE_MENU]) {
    app.action<BlockAction>({ action_id: menu, type: 'block_actions' }, async ({ ack, body }) => {
      await ack();
      const { view } = body;
      const metadata = readMetadata(FormMetadata, view?.private_metadata);
      if (!view || !metadata) return;
      const visitor = await visitors.of(body);
      await counter.fill(visitor, { viewId: view.id }, async () => {
        const right = await downloads.goOn(visitor.person);
        if (right.kind === 'refused') return counter.refusalView(visitor, right);
        return drawForm(visitor, readForm(view.state.values, metadata), metadata.channel);
      });
    });
  }
  app.action(BIT_MENU, async ({ ack }) => ack());
  registerDownloadMenus(app, front);
  registerLinkMessages(app, front);
  registerPortalLinks(app, front, { handOver, linkWindow });

  app.view(FORM, async ({ ack, body, view }) => {
    const metadata = readMetadata(FormMetadata, view.private_metadata);
    const channel = metadata?.channel ?? '';
    const visible = inputBlocks(view);
    const served = await visitors.handIn(body, async (visitor): Promise<HandedInForm> => {
      if (!metadata) return { kind: 'stale' };
      const form = readForm(view.state.values, metadata);
      const outcome = await downloads.issue(visitor.person, form, view.id);
      if (outcome.kind !== 'invalid') return outcome;
      const problems = fieldProblems(visitor.t, form, outcome.problems);
      const anew = await drawForm(visitor, form, channel, visitor.t('common.field.more'));
      if (wantsMore(problems, visible, inputBlocks(anew))) return { kind: 'anew', problems, view: anew };
      return { kind: 'wrong', problems };
    });
    if (served.ready) {
      const { visitor, value: outcome } = served;
      switch (outcome.kind) {
        case 'stale':
          return ack({ response_action: 'update', view: outcomeView(visitor, outcome) });
        case 'anew':
          return ack({ response_action: 'update', view: outcome.view });
        case 'wrong':
          return ack({ response_action: 'errors', errors: errorsAt(outcome.problems, visible, CUSTOMER_BLOCK) });
        case 'issued':
          if (channel === AT_HOME) return ack({ response_action: 'update', view: linkWindow(visitor, outcome) });
          await ack({ response_action: 'clear' });
          await handOver(visitor, view.id, channel, outcome);
          return;
        case 'already':
        case 'refused':
          break;
      }
    }
    const { t } = served.ready ? served.visitor : served;
    await ack({ response_action: 'update', view: noteView(t, t('downloadLink.busy')) });
    await counter.fill({ t }, { viewId: view.id }, async () => {
      const { visitor, value: outcome } = served.ready ? served : await served.later;
      if (outcome.kind === 'issued' && channel === AT_HOME) return linkWindow(visitor, outcome);
      const told = outcome.kind !== 'issued' || (await handOver(visitor, view.id, channel, outcome));
      return told ? outcomeView(visitor, outcome) : noteView(visitor.t, visitor.t('downloadLink.undeliverable'));
    });
  });

  async function drawForm(visitor: Visitor, form: DownloadForm, channel: string, note?: string) {
    const options = await downloads.options(visitor.person, form);
    const { customer, software } = options;
    const metadata: FormMetadata = { channel, customer: customer?.id, software: software?.id };
    const draw = downloads.route === 'portal' ? portalFormView : formView;
    return draw(visitor.t, options, { metadata: JSON.stringify(metadata), note });
  }

  /** Shows it where they opened the form; where Slack lets nobody write there, they are told to start again. */
  async function handOver(
    { person, t }: Visitor,
    viewId: string,
    channelId: string,
    { link, url }: IssuedLink,
  ): Promise<boolean> {
    const place = { channelId, userId: person.userId };
    const told = await replies.answer(viewId, place, linkMessage(t, { link, url, file: fileOf(link) }));
    const words = t('downloadLink.undeliverable');
    if (!told) await replies.tell(person.userId, message({ text: words, blocks: [section(words)] }));
    return told;
  }

  /** The same in the window of the form, where there is no channel. */
  function linkWindow({ t }: Visitor, { link, url }: IssuedLink): ModalView {
    return inWindow(t, linkMessage(t, { link, url, file: fileOf(link) }));
  }

  function outcomeView(visitor: Visitor, outcome: HandedInForm) {
    const { t } = visitor;
    switch (outcome.kind) {
      case 'issued':
        return noteView(t, t('downloadLink.made'));
      case 'already':
        return noteView(t, t('downloadLink.already'));
      case 'anew':
      case 'wrong':
        return problemsView(t, outcome.problems);
      case 'stale':
        return noteView(t, t('common.error.staleForm', { command: '/csp-download' }));
      case 'refused':
        return counter.refusalView(visitor, outcome);
    }
  }
}
