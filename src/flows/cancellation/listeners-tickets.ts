import type { App, BlockAction, RespondFn } from '@slack/bolt';
import { z } from 'zod';
import type { Counter } from '../../slack/counter.ts';
import { readMetadata } from '../../slack/metadata.ts';
import type { Visitor, Visitors } from '../../slack/visitor.ts';
import { readTicketFilter, TICKET_FILTERS } from './rules-tickets.ts';
import type { TicketFilter } from './rules-tickets.ts';
import { TICKETS_A_PAGE } from './service-tickets.ts';
import type { Tickets } from './service-tickets.ts';
import { FILTER, NEWER, OLDER, ticketListMessage } from './views-tickets.ts';
import { startAction } from '../../slack/blocks/home-actions.ts';
import { inMessagesView } from '../../slack/in-messages.ts';
import type { Replies } from '../../slack/replies.ts';

type Parts = {
  readonly tickets: Tickets;
  readonly visitors: Visitors;
  readonly counter: Counter;
  readonly tell: Replies['tell'];
};

const Place = z.object({
  filter: z.enum([...TICKET_FILTERS, 'customer']),
  text: z.string().optional(),
  page: z.int().min(0),
});

/** `/csp-tickets`: a list that only the asker sees, replaced in place while they turn its pages. */
export function registerTickets(app: App, { tickets, visitors, counter, tell }: Parts): void {
  app.command('/csp-tickets', async ({ ack, body, respond }) => {
    await ack();
    await show(await visitors.of(body), readTicketFilter(body.text), 0, (content) => counter.whisper(respond, content));
  });

  // The Home tab has no place for a list: it comes as a direct message.
  app.action<BlockAction>({ action_id: startAction('tickets'), type: 'block_actions' }, async ({ ack, body }) => {
    await ack();
    const visitor = await visitors.of(body);
    const view = await counter.open(visitor, body.trigger_id);
    if (!view) return;
    await counter.fill(visitor, view, async () => {
      await show(visitor, { kind: 'all' }, 0, (content) => tell(visitor.person.userId, content));
      return inMessagesView(visitor.t);
    });
  });

  for (const turn of [NEWER, OLDER]) {
    app.action<BlockAction>(turn, async ({ ack, body, action, respond }) => {
      await ack();
      const place = readMetadata(Place, 'value' in action ? action.value : undefined);
      await replace(await visitors.of(body), respond, place ? filterOf(place) : { kind: 'all' }, place?.page ?? 0);
    });
  }

  app.action<BlockAction>(FILTER, async ({ ack, body, action, respond }) => {
    await ack();
    const chosen = 'selected_option' in action ? action.selected_option?.value : undefined;
    await replace(await visitors.of(body), respond, readTicketFilter(chosen === 'all' ? '' : (chosen ?? '')), 0);
  });

  const replace = (visitor: Visitor, respond: RespondFn, filter: TicketFilter, page: number) =>
    show(visitor, filter, page, (content) => counter.replace(respond, content));

  async function show(
    visitor: Visitor,
    filter: TicketFilter,
    page: number,
    put: (content: Parameters<Counter['replace']>[1]) => Promise<void>,
  ): Promise<void> {
    const list = await tickets.list(visitor.person, filter, page);
    await put(
      list.kind === 'refused'
        ? counter.refusalMessage(visitor, list)
        : ticketListMessage(visitor.t, list, TICKETS_A_PAGE),
    );
  }
}

function filterOf({ filter, text = '' }: z.infer<typeof Place>): TicketFilter {
  return filter === 'customer' ? { kind: 'customer', text } : { kind: filter };
}
