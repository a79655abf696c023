import type { App, BlockAction, RespondFn } from '@slack/bolt';
import { z } from 'zod';
import type { CustomerFinder } from '../../customers/finder.ts';
import type { Log } from '../../kernel/log.ts';
import { clamp, tidy } from '../../kernel/text.ts';
import { message, section } from '../../slack/blocks/index.ts';
import type { Message } from '../../slack/blocks/index.ts';
import type { Counter } from '../../slack/counter.ts';
import { explainFailure } from '../../slack/failures.ts';
import { inTime } from '../../slack/in-time.ts';
import { readMetadata } from '../../slack/metadata.ts';
import { roleName } from '../../i18n/role-names.ts';
import type { Replies } from '../../slack/replies.ts';
import { entryIn } from '../../slack/entries.ts';
import type { Visitor, Visitors } from '../../slack/visitor.ts';
import { FILTERS, MAX_SEARCH } from './rules.ts';
import type { ListPlace } from './rules.ts';
import type { Software } from './service.ts';
import type { SoftwareExports } from './service-export.ts';
import { AGAIN, askMessage, failureMessage, FIND, PICK, waitMessage } from './views-asking.ts';
import { detailsView, goneView, HISTORY } from './views-details.ts';
import { DETAILS } from './views-line.ts';
import { SEARCH_BLOCK, SEARCH_FORM, searchView } from './views-search.ts';
import { EXPORT, FILTER, FILTER_BLOCK, listMessage, NEXT, PREVIOUS, SEARCH, SHOW_ALL } from './views.ts';
import { startAction } from '../../slack/blocks/home-actions.ts';
import { inMessagesView } from '../../slack/in-messages.ts';

type Parts = {
  readonly software: Software;
  readonly exports: SoftwareExports;
  readonly replies: Replies;
  readonly customers: CustomerFinder;
  readonly visitors: Visitors;
  readonly counter: Counter;
  readonly log: Log;
};

const PlaceValue = z.object({
  customer: z.string().min(1),
  filter: z.enum(FILTERS),
  page: z.int().nonnegative().optional(),
  search: z.string().max(MAX_SEARCH).optional(),
});
const SearchMetadata = PlaceValue.extend({ channel: z.string() });
const LineValue = z.object({
  customer: z.string().min(1),
  software: z.string().min(1),
  /** where the list stands, so that what is bought from here is told of there */
  channel: z.string().min(1).optional(),
  /** the entry of the ledger from before which its history is wanted */
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
});

/** A single letter begins half of all names. */
const MIN_LETTERS = 2;
const ECHO_LENGTH = 60;

type Put = (content: Message) => Promise<void>;

/** `/csp-software`: a list that only who asked sees, drawn anew in its place while they look through it. */
export function registerSoftware(app: App, parts: Parts): void {
  const { software, exports, replies, customers, visitors, counter, log } = parts;

  app.command('/csp-software', async ({ ack, body, respond }) => {
    await ack();
    const visitor = await visitors.of(body);
    await present(visitor, whispering(respond), () => firstAnswer(visitor, tidy(body.text)));
  });

  // The Home tab has no place for a list: it comes as a direct message.
  app.action<BlockAction>({ action_id: startAction('software'), type: 'block_actions' }, async ({ ack, body }) => {
    await ack();
    const visitor = await visitors.of(body);
    const view = await counter.open(visitor, body.trigger_id);
    if (!view) return;
    await counter.fill(visitor, view, async () => {
      await replies.tell(visitor.person.userId, await firstAnswer(visitor, ''));
      return inMessagesView(visitor.t);
    });
  });

  for (const menu of [FIND, PICK]) {
    app.action<BlockAction>({ action_id: menu, type: 'block_actions' }, async ({ ack, body, action, respond }) => {
      await ack();
      const visitor = await visitors.of(body);
      const customer = valueOf(action);
      if (!customer) return;
      const place: ListPlace = { customer, filter: 'all' };
      await present(visitor, replacing(respond), () => drawList(visitor, place), place);
    });
  }

  for (const gesture of [FILTER, PREVIOUS, NEXT, AGAIN, SHOW_ALL]) {
    app.action<BlockAction>({ action_id: gesture, type: 'block_actions' }, async ({ ack, body, action, respond }) => {
      await ack();
      const visitor = await visitors.of(body);
      const pressed = readMetadata(PlaceValue, valueOf(action));
      if (!pressed) return counter.whisper(respond, staleMessage(visitor));
      const place = gesture === FILTER ? { ...pressed, search: searchedIn(action.block_id) } : pressed;
      await present(visitor, replacing(respond), () => drawList(visitor, place), place);
    });
  }

  app.action<BlockAction>({ action_id: DETAILS, type: 'block_actions' }, async ({ ack, body, action, respond }) => {
    await ack();
    const visitor = await visitors.of(body);
    const line = readMetadata(LineValue, valueOf(action));
    if (!line) return counter.whisper(respond, staleMessage(visitor));
    const view = await counter.open(visitor, body.trigger_id, respond);
    const channel = body.channel?.id;
    if (view) await counter.fill(visitor, view, () => drawDetails(visitor, { ...line, channel }));
  });

  for (const gesture of [HISTORY, `${HISTORY}.older`]) {
    app.action<BlockAction>({ action_id: gesture, type: 'block_actions' }, async ({ ack, body, action }) => {
      await ack();
      const line = readMetadata(LineValue, valueOf(action));
      if (!line || !body.view) return;
      const visitor = await visitors.of(body);
      await counter.fill(visitor, { viewId: body.view.id }, () => drawDetails(visitor, line));
    });
  }

  app.action<BlockAction>({ action_id: SEARCH, type: 'block_actions' }, async ({ ack, body, action, respond }) => {
    await ack();
    const visitor = await visitors.of(body);
    const place = readMetadata(PlaceValue, valueOf(action));
    if (!place) return counter.whisper(respond, staleMessage(visitor));
    const view = await counter.open(visitor, body.trigger_id, respond);
    if (!view || !('viewId' in view)) return;
    await replies.remember(view.viewId, body.response_url);
    await counter.fill(visitor, view, async () => {
      const right = await software.begin(visitor.person);
      if (right.kind === 'refused') return counter.refusalView(visitor, right);
      return searchView(visitor.t, { ...place, channel: body.channel?.id ?? '' });
    });
  });

  app.view(SEARCH_FORM, async ({ ack, body, view }) => {
    await ack();
    const visitor = await visitors.of(body);
    const metadata = readMetadata(SearchMetadata, view.private_metadata);
    if (!metadata) return;
    const { channel, customer, filter } = metadata;
    const search = clamp(tidy(entryIn(view.state.values, SEARCH_BLOCK) ?? ''), MAX_SEARCH) || undefined;
    const place: ListPlace = { customer, filter, search };
    const put: Put = async (content) => {
      const { userId } = visitor.person;
      if (!(await replies.answer(view.id, { channelId: channel, userId }, content, 'in-place')))
        await replies.tell(userId, content);
    };
    // Its address can be written to once: the list is put there when it is drawn, or what went wrong.
    await put(await drawn(visitor, () => drawList(visitor, place), place));
  });

  app.action<BlockAction>({ action_id: EXPORT, type: 'block_actions' }, async ({ ack, body, action, respond }) => {
    await ack();
    const visitor = await visitors.of(body);
    const place = readMetadata(PlaceValue, valueOf(action));
    if (!place) return counter.whisper(respond, staleMessage(visitor));
    const outcome = await exports.ask(visitor.person, place.customer, place);
    if (outcome.kind === 'refused') return counter.whisper(respond, counter.refusalMessage(visitor, outcome));
    const text = visitor.t('software.export.asked');
    return counter.whisper(respond, message({ text, blocks: [section(text)] }));
  });

  async function firstAnswer(visitor: Visitor, text: string): Promise<Message> {
    const right = await software.begin(visitor.person);
    if (right.kind === 'refused') return counter.refusalMessage(visitor, right);
    if (text.length < MIN_LETTERS) return askMessage(visitor.t, { kind: 'whose' });
    const named = await customers.resolve(text);
    if (named.kind === 'found') return drawList(visitor, { customer: named.customer.id, filter: 'all' });
    return askMessage(visitor.t, { text: clamp(text, ECHO_LENGTH), ...named });
  }

  async function drawList(visitor: Visitor, { customer, filter, search, page = 0 }: ListPlace): Promise<Message> {
    const { person, t } = visitor;
    const list = await software.list(person, customer, { filter, search, page });
    switch (list.kind) {
      case 'listed':
        return listMessage(t, list, roleName(t, 'AdminAgent'));
      case 'unknown-customer':
        return askMessage(t, { kind: 'unknown' });
      case 'refused':
        return counter.refusalMessage(visitor, list);
    }
  }

  async function drawDetails(visitor: Visitor, line: z.infer<typeof LineValue>) {
    const details = await software.details(
      visitor.person,
      line.customer,
      line.software,
      line.before === undefined ? undefined : BigInt(line.before),
    );
    switch (details.kind) {
      case 'details':
        return detailsView(visitor.t, details, line.channel);
      case 'gone':
        return goneView(visitor.t);
      case 'refused':
        return counter.refusalView(visitor, details);
    }
  }

  /** Shows what is drawn; what takes long, or fails, is said in its place. */
  async function present(visitor: Visitor, put: Put, draw: () => Promise<Message>, again?: ListPlace): Promise<void> {
    const first = await inTime(drawn(visitor, draw, again));
    if (first.ready) return put(first.value);
    await put(waitMessage(visitor.t));
    await put(await first.later);
  }

  const drawn = (visitor: Visitor, draw: () => Promise<Message>, again?: ListPlace) =>
    draw().catch((error: unknown) => {
      const { text, reference } = explainFailure(error, visitor.t, log);
      return failureMessage(visitor.t, text, reference, again);
    });

  const whispering =
    (respond: RespondFn): Put =>
    (content) =>
      counter.whisper(respond, content);
  const replacing =
    (respond: RespondFn): Put =>
    (content) =>
      counter.replace(respond, content);
}

function staleMessage({ t }: Visitor): Message {
  const text = t('common.error.staleButton', { command: '/csp-software' });
  return message({ text, blocks: [section(text)] });
}

function searchedIn(blockId: string): string | undefined {
  return clamp(blockId.slice(FILTER_BLOCK.length), MAX_SEARCH) || undefined;
}

/** @returns the value of a pressed button or of the option chosen in a menu */
function valueOf(action: BlockAction['actions'][number]): string | undefined {
  if ('selected_option' in action) return action.selected_option?.value;
  return 'value' in action ? action.value : undefined;
}
