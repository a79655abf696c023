import type { App, BlockAction, RespondFn } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { translatorFor } from '../../i18n/translator.ts';
import { message, section } from '../../slack/blocks/index.ts';
import type { Counter } from '../../slack/counter.ts';
import type { Delivery } from '../../slack/delivery.ts';
import { entryIn } from '../../slack/entries.ts';
import { readMetadata } from '../../slack/metadata.ts';
import type { Visitor, Visitors } from '../../slack/visitor.ts';
import { requestFactsOf, stateOf } from './records.ts';
import { ticketName } from './rules.ts';
import { requestText } from './rules-request.ts';
import type { BringOutcome, PortalTickets } from './service-portal.ts';
import type { Cancellations } from './service.ts';
import {
  BRING,
  BUNDLE,
  NUMBER_BLOCK,
  NUMBER_FORM,
  numberView,
  OPEN_PORTAL,
  portalMessage,
  WITHDRAW,
} from './views-portal.ts';
import { noteView } from './views.ts';

type Parts = {
  readonly cancellations: Cancellations;
  readonly portalTickets: PortalTickets;
  readonly visitors: Visitors;
  readonly counter: Counter;
  readonly delivery: Delivery;
};

const Metadata = z.object({ ticket: z.string() });

/** Tickets that are made in Partner Center's own pages: what to copy, and bringing back the number. */
export function registerPortalTickets(
  app: App,
  { cancellations, portalTickets, visitors, counter, delivery }: Parts,
): void {
  app.action(OPEN_PORTAL, async ({ ack }) => ack());

  app.action<BlockAction>(BRING, async ({ ack, body, action, respond }) => {
    await ack();
    const visitor = await visitors.of(body);
    const ticketId = 'value' in action ? (action.value ?? '') : '';
    const view = await counter.open(visitor, body.trigger_id, respond);
    if (!view) return;
    await counter.fill(visitor, view, async () => {
      const begun = await portalTickets.begin(visitor.person, ticketId);
      if (begun.kind === 'refused') return counter.refusalView(visitor, begun);
      if (begun.kind === 'stale')
        return noteView(visitor.t, visitor.t('common.error.staleForm', { command: '/csp-tickets' }));
      return numberView(visitor.t, ticketId);
    });
  });

  app.view(NUMBER_FORM, async ({ ack, body, view }) => {
    const ticketId = readMetadata(Metadata, view.private_metadata)?.ticket ?? '';
    const typed = entryIn(view.state.values, NUMBER_BLOCK) ?? '';
    const served = await visitors.handIn(body, ({ person }) => portalTickets.bringNumber(person, ticketId, typed));
    if (served.ready) {
      const { visitor, value: outcome } = served;
      if (outcome.kind === 'tracked') return ack({ response_action: 'clear' });
      if (outcome.kind === 'invalid')
        return ack({
          response_action: 'errors',
          errors: { [NUMBER_BLOCK]: visitor.t(`cancellation.number.${outcome.problem}`) },
        });
      return ack({ response_action: 'update', view: await outcomeView(visitor, outcome, ticketId) });
    }
    await ack({ response_action: 'update', view: noteView(served.t, served.t('common.loading')) });
    await counter.fill(served, { viewId: view.id }, async () => {
      const { visitor, value: outcome } = await served.later;
      return outcomeView(visitor, outcome, ticketId);
    });
  });

  app.action<BlockAction>(WITHDRAW, async ({ ack, body, action, respond }) => {
    await ack();
    const visitor = await visitors.of(body);
    const outcome = await portalTickets.withdraw(visitor.person, 'value' in action ? (action.value ?? '') : '');
    if (outcome.kind === 'refused') await counter.whisper(respond, counter.refusalMessage(visitor, outcome));
    if (outcome.kind === 'stale')
      await say(respond, visitor.t('common.error.staleButton', { command: '/csp-tickets' }));
  });

  app.action<BlockAction>(BUNDLE, async ({ ack, body, action, respond }) => {
    await ack();
    const visitor = await visitors.of(body);
    const outcome = await portalTickets.bundle(visitor.person, 'value' in action ? (action.value ?? '') : '');
    if (outcome.kind === 'refused') await counter.whisper(respond, counter.refusalMessage(visitor, outcome));
    if (outcome.kind === 'stale')
      await say(respond, visitor.t('common.error.staleButton', { command: '/csp-tickets' }));
  });

  delivery.paint('ticket-portal', async (ticketId) => {
    const ticket = await cancellations.find(ticketId);
    if (!ticket) return null;
    const t = translatorFor(ticket.person.locale, ticket.person.zone);
    return {
      content: portalMessage(t, ticket, stateOf(ticket), requestText(requestFactsOf(ticket))),
      owner: ticket.person.slackUserId,
    };
  });

  const say = (respond: RespondFn, text: string) =>
    counter.whisper(respond, message({ text, blocks: [section(text)] }));

  async function outcomeView(visitor: Visitor, outcome: BringOutcome, ticketId: string): Promise<ModalView> {
    switch (outcome.kind) {
      case 'tracked': {
        const ticket = await cancellations.find(ticketId);
        return noteView(
          visitor.t,
          visitor.t('cancellation.form.submitted', { ticket: ticketName(ticket?.number ?? 0) }),
        );
      }
      case 'invalid':
        return noteView(visitor.t, visitor.t(`cancellation.number.${outcome.problem}`));
      case 'stale':
        return noteView(visitor.t, visitor.t('common.error.staleForm', { command: '/csp-tickets' }));
      case 'refused':
        return counter.refusalView(visitor, outcome);
    }
  }
}
