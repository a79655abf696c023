import type { App, BlockAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { translatorFor } from '../../i18n/translator.ts';
import type { Translator } from '../../i18n/translator.ts';
import { message, section } from '../../slack/blocks/index.ts';
import type { Counter, OpenView } from '../../slack/counter.ts';
import type { Replies } from '../../slack/replies.ts';
import type { Delivery } from '../../slack/delivery.ts';
import { choicesIn, entryIn } from '../../slack/entries.ts';
import type { Entries } from '../../slack/entries.ts';
import { filesIn } from '../../slack/files.ts';
import type { Clock } from '../../kernel/time.ts';
import { readMetadata } from '../../slack/metadata.ts';
import type { Served, Visitor, Visitors } from '../../slack/visitor.ts';
import type { ApprovalRecord, Needed } from '../approval/service.ts';
import { registerAfterwards } from './listeners-after.ts';
import { registerTicketNotes } from './listeners-notes.ts';
import { registerPortalTickets } from './listeners-portal.ts';
import { registerTickets } from './listeners-tickets.ts';
import { stateOf } from './records.ts';
import { scopeKey, ticketName } from './rules.ts';
import { EMPTY_FORM, readCommandText } from './rules-form.ts';
import type { CancellationForm } from './rules-form.ts';
import type { Afterwards } from './service-after.ts';
import type { TicketNotes } from './service-notes.ts';
import type { PortalTickets } from './service-portal.ts';
import type { Tickets } from './service-tickets.ts';
import type { Cancellations, Known, SubmitOutcome } from './service.ts';
import { LINES_TICKED, orderOfLinesBlock } from './views-lines.ts';
import { ASK_INSTEAD, RETRY, ticketMessage } from './views-message.ts';
import type { ShownApproval } from './views-message.ts';
import { blockOf, CUSTOMER_ENTERED, fieldErrors, FORM, formView, noteView, ORDER_ENTERED } from './views.ts';
import type { FormContent } from './views.ts';

export type CancellationFront = {
  readonly cancellations: Cancellations;
  readonly portalTickets: PortalTickets;
  readonly tickets: Tickets;
  readonly ticketNotes: TicketNotes;
  readonly afterwards: Afterwards;
  /** how an approval is put into words; drawn by the flow that asks for it */
  readonly approvalViews: {
    readonly need: (t: Translator, need: Needed) => string;
    readonly shown: (t: Translator, approval: ApprovalRecord) => ShownApproval;
  };
  readonly clock: Clock;
  readonly visitors: Visitors;
  readonly counter: Counter;
  readonly delivery: Delivery;
  /** writes to somebody directly */
  readonly tell: Replies['tell'];
};

/** `order` is what is shown of one, `said` what the form says it will be, `round` as in `blockOf`: none of it decides anything. */
const Metadata = z.object({
  channel: z.string(),
  order: z.string().optional(),
  said: z.enum(['cancel', 'request']).optional(),
  round: z.string(),
});
type Metadata = z.infer<typeof Metadata>;

/** The button *Cancel* of the software list; a software ID is `<orderId>:<lineNumber>`: that line is ticked. */
const Software = z.object({ customer: z.string(), software: z.string() });

/** `/csp-cancel`, and the button *Cancel* of the software list: form → ticket. */
export function registerCancellation(app: App, front: CancellationFront): void {
  const { cancellations, approvalViews, visitors, counter, delivery } = front;
  registerPortalTickets(app, front);
  registerTickets(app, front);
  registerTicketNotes(app, front);
  registerAfterwards(app, front);

  app.command('/csp-cancel', async ({ ack, body, respond }) => {
    await ack();
    const visitor = await visitors.of(body);
    const view = await counter.open(visitor, body.trigger_id, respond);
    const named = { ...readCommandText(body.text), lines: undefined };
    if (view) await begin(visitor, view, body.channel_id, named);
  });

  app.action<BlockAction>('software.cancel', async ({ ack, body, action, respond }) => {
    await ack();
    const visitor = await visitors.of(body);
    const chosen = readMetadata(Software, 'value' in action ? action.value : undefined);
    const view = await counter.open(visitor, body.trigger_id, respond);
    if (!view) return;
    const [, order, line] = /^(.*?)(?::(\d+))?$/.exec(chosen?.software ?? '') ?? [];
    const lines = order && line ? { order, numbers: [Number(line)] } : undefined;
    await begin(visitor, view, body.channel?.id ?? body.user.id, { customer: chosen?.customer, order, lines });
  });

  // Enter in the customer or the order, or another line: the open form is drawn anew with what is known of them.
  for (const entered of [CUSTOMER_ENTERED, ORDER_ENTERED, LINES_TICKED]) {
    app.action<BlockAction>({ action_id: entered, type: 'block_actions' }, async ({ ack, body }) => {
      await ack();
      const { view } = body;
      const shown = readMetadata(Metadata, view?.private_metadata);
      if (!view || !shown) return;
      const visitor = await visitors.of(body);
      await counter.fill(visitor, { viewId: view.id }, async () => {
        const right = await cancellations.goOn(visitor.person);
        if (right.kind === 'refused') return counter.refusalView(visitor, right);
        const form = readForm(view.state.values, shown.round);
        return draw(visitor, form, await cancellations.known(visitor.person, form), shown);
      });
    });
  }

  app.view(FORM, async ({ ack, body, view }) => {
    const shown = readMetadata(Metadata, view.private_metadata);
    const form = shown && readForm(view.state.values, shown.round);
    const served = await visitors.handIn(body, async ({ person, t }): Promise<SubmitOutcome> => {
      if (!form) return { kind: 'stale' };
      const submission = { viewKey: view.id, channelId: shown.channel, locale: t.locale, said: shown.said };
      return cancellations.submit(person, form, submission);
    });
    const drawn = ({ visitor, value }: Served<SubmitOutcome>) =>
      form ? outcomeView(visitor, value, form, shown) : staleView(visitor);
    if (served.ready) {
      const { visitor, value: outcome } = served;
      if (outcome.kind === 'submitted') return ack({ response_action: 'clear' });
      if (outcome.kind === 'invalid' && shown)
        return ack({ response_action: 'errors', errors: fieldErrors(visitor.t, outcome.problems, shown.round) });
      return ack({ response_action: 'update', view: await drawn(served) });
    }
    await ack({ response_action: 'update', view: noteView(served.t, served.t('cancellation.form.submitting')) });
    await counter.fill(served, { viewId: view.id }, async () => drawn(await served.later));
  });

  for (const [pressed, goesOn] of [
    [RETRY, cancellations.retry],
    [ASK_INSTEAD, cancellations.askInstead],
  ] as const) {
    app.action<BlockAction>(pressed, async ({ ack, body, action, respond }) => {
      await ack();
      const visitor = await visitors.of(body);
      const outcome = await goesOn(visitor.person, 'value' in action ? (action.value ?? '') : '');
      if (outcome.kind === 'refused') await counter.whisper(respond, counter.refusalMessage(visitor, outcome));
      const text = visitor.t('common.error.staleButton', { command: '/csp-tickets' });
      if (outcome.kind === 'stale') await counter.whisper(respond, message({ text, blocks: [section(text)] }));
    });
  }

  delivery.paint('ticket', async (ticketId) => {
    const ticket = await cancellations.find(ticketId);
    if (!ticket) return null;
    const t = translatorFor(ticket.person.locale, ticket.person.zone);
    const approval = await cancellations.approvalOf(ticketId);
    const shown = approval && approvalViews.shown(t, approval);
    const content = ticketMessage(t, ticket, stateOf(ticket), front.clock.now(), shown);
    return { content, owner: ticket.person.slackUserId };
  });

  /** Fills the loading view with the form, begun with whatever the command or button named. */
  async function begin(
    visitor: Visitor,
    view: OpenView,
    channel: string,
    named: Pick<CancellationForm, 'customer' | 'order' | 'lines'>,
  ): Promise<void> {
    await counter.fill(visitor, view, async () => {
      const right = await cancellations.begin(visitor.person);
      if (right.kind === 'refused') return counter.refusalView(visitor, right);
      const { name, email, phone } = right.contact;
      const customer = named.customer ?? (named.order && (await cancellations.customerOf(named.order)));
      const begun = { ...EMPTY_FORM, ...named, customer, contactName: name, contactEmail: email, contactPhone: phone };
      const known = await cancellations.known(visitor.person, begun);
      // A domain says more to people than the ID by which it was found.
      const form = { ...begun, customer: known.customer?.domain || begun.customer };
      return draw(visitor, form, known, { channel, round: '' });
    });
  }

  function draw(
    visitor: Visitor,
    form: CancellationForm,
    known: Known,
    shown: Metadata,
    problems: FormContent['problems'] = [],
  ): ModalView {
    const { order, route } = known;
    const key = order && scopeKey(order.id, order.scope);
    const another = key !== undefined && shown.order !== undefined && shown.order !== key;
    const round = another ? key : shown.round;
    const metadata: Metadata = { channel: shown.channel, order: key ?? shown.order, said: route, round };
    const begun = another ? { ...form, amount: undefined, title: undefined, description: undefined } : form;
    const need = known.need?.kind === 'needed' ? approvalViews.need(visitor.t, known.need) : undefined;
    return formView(visitor.t, { form: begun, known, round, metadata: JSON.stringify(metadata), need, problems });
  }

  async function outcomeView(
    visitor: Visitor,
    outcome: SubmitOutcome,
    form: CancellationForm,
    shown: Metadata,
  ): Promise<ModalView> {
    switch (outcome.kind) {
      case 'submitted':
        return noteView(
          visitor.t,
          visitor.t('cancellation.form.submitted', { ticket: ticketName(outcome.ticket.number) }),
        );
      case 'already':
        return noteView(
          visitor.t,
          visitor.t('cancellation.form.already', { ticket: ticketName(outcome.ticket.number) }),
        );
      case 'invalid':
        return draw(visitor, form, await cancellations.known(visitor.person, form), shown, outcome.problems);
      case 'becomes-request':
        return draw(visitor, form, outcome.known, shown);
      case 'stale':
        return staleView(visitor);
      case 'refused':
        return counter.refusalView(visitor, outcome);
    }
  }

  const staleView = ({ t }: Visitor) => noteView(t, t('common.error.staleForm', { command: '/csp-cancel' }));
}

function readForm(entries: Entries, round: string): CancellationForm {
  const at = (field: Parameters<typeof blockOf>[0]) => entryIn(entries, blockOf(field, round));
  return {
    customer: at('customer'),
    order: at('order'),
    lines: linesIn(entries),
    reason: at('reason'),
    amount: at('amount'),
    impact: at('impact'),
    title: at('title'),
    description: at('description'),
    contactName: at('contactName'),
    contactEmail: at('contactEmail'),
    contactPhone: at('contactPhone'),
    files: filesIn(entries, blockOf('files', round)),
  };
}

/** The lines that are ticked, and of which order: what was shown of another stays in nobody's way. */
function linesIn(entries: Entries): CancellationForm['lines'] {
  const blocks = Object.keys(entries).filter((blockId) => orderOfLinesBlock(blockId) !== undefined);
  const order = orderOfLinesBlock(blocks.at(-1) ?? '');
  if (order === undefined) return undefined;
  const own = blocks.filter((blockId) => orderOfLinesBlock(blockId) === order);
  return { order, numbers: own.flatMap((blockId) => choicesIn(entries, blockId).map(Number)) };
}
