import type { App, BlockAction, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { customerOption } from '../../customers/input.ts';
import { isDay } from '../../kernel/dates.ts';
import type { Log } from '../../kernel/log.ts';
import { clamp, tidy } from '../../kernel/text.ts';
import { option, startAction } from '../../slack/blocks/index.ts';
import type { Counter } from '../../slack/counter.ts';
import { entryIn } from '../../slack/entries.ts';
import type { Entries } from '../../slack/entries.ts';
import { answerForm } from '../../slack/form-answer.ts';
import { readMetadata } from '../../slack/metadata.ts';
import type { Visitor, Visitors } from '../../slack/visitor.ts';
import { Filter } from './filter.ts';
import { daysInOrder, GROUPS } from './rules.ts';
import type { AuditFilter } from './rules.ts';
import type { Audit, ExportFormat, Page } from './service.ts';
import { ALL, CUSTOMER_MENU, FORM, FORM_BLOCKS, formView, PERSON_MENU, personOption } from './views-form.ts';
import { EXPORT_CSV, EXPORT_JSON, listView, NEWER, OLDER, SEARCH } from './views.ts';

type Parts = {
  readonly audit: Audit;
  readonly visitors: Visitors;
  readonly counter: Counter;
  readonly log: Log;
};

const MENU_LENGTH = 100;
const ECHO_LENGTH = 60;
const LONGEST_TEXT = 200;
const NEWEST: Page = { kind: 'newest' };

/** `/csp-audit`: the ledger in a window, a page at a time; the form in which it is searched takes its place and gives it back. */
export function registerAudit(app: App, { audit, visitors, counter, log }: Parts): void {
  app.command('/csp-audit', async ({ ack, body, respond }) => {
    await ack();
    const visitor = await visitors.of(body);
    const view = await counter.open(visitor, body.trigger_id, respond);
    if (view) await counter.fill(visitor, view, () => firstView(visitor, clamp(tidy(body.text), LONGEST_TEXT)));
  });

  app.action<BlockAction>({ action_id: startAction('audit'), type: 'block_actions' }, async ({ ack, body }) => {
    await ack();
    const visitor = await visitors.of(body);
    const view = await counter.open(visitor, body.trigger_id);
    if (view) await counter.fill(visitor, view, () => firstView(visitor, ''));
  });

  for (const step of [NEWER, OLDER]) {
    app.action<BlockAction>({ action_id: step, type: 'block_actions' }, async ({ ack, body, action }) => {
      await ack();
      const filter = readMetadata(Filter, body.view?.private_metadata);
      const than = 'value' in action && /^\d{1,18}$/.test(action.value ?? '') ? BigInt(action.value ?? '') : null;
      if (!body.view || !filter || than === null) return;
      const visitor = await visitors.of(body);
      const page: Page = { kind: step === NEWER ? 'newer' : 'older', than };
      await counter.fill(visitor, { viewId: body.view.id }, () => drawList(visitor, filter, page));
    });
  }

  app.action<BlockAction>({ action_id: SEARCH, type: 'block_actions' }, async ({ ack, body }) => {
    await ack();
    const filter = readMetadata(Filter, body.view?.private_metadata);
    if (!body.view || !filter) return;
    const visitor = await visitors.of(body);
    await counter.fill(visitor, { viewId: body.view.id }, async () => {
      const found = await audit.describe(visitor.person, filter);
      if (found.kind === 'refused') return counter.refusalView(visitor, found);
      return formView(visitor.t, filter, found.named);
    });
  });

  app.view<ViewSubmitAction>(FORM, (handedIn) =>
    answerForm({ visitors, counter }, handedIn, async (visitor) => {
      const filter = readForm(handedIn.view.state.values);
      const wrong = (['from', 'until'] as const).find((field) => !isDay(filter[field] ?? '2000-01-01'));
      if (wrong)
        return { response_action: 'errors', errors: { [FORM_BLOCKS[wrong]]: visitor.t('common.field.choose') } };
      if (!daysInOrder(filter))
        return { response_action: 'errors', errors: { [FORM_BLOCKS.until]: visitor.t('audit.form.beforeFrom') } };
      return { response_action: 'update', view: await drawList(visitor, filter, NEWEST) };
    }),
  );

  for (const [step, format] of [
    [EXPORT_CSV, 'csv'],
    [EXPORT_JSON, 'json'],
  ] as const) {
    app.action<BlockAction>({ action_id: step, type: 'block_actions' }, async ({ ack, body }) => {
      await ack();
      const filter = readMetadata(Filter, body.view?.private_metadata);
      if (!body.view || !filter) return;
      const visitor = await visitors.of(body);
      await counter.fill(visitor, { viewId: body.view.id }, () => drawExport(visitor, filter, format));
    });
  }

  app.options(PERSON_MENU, async ({ ack, body }) => {
    const { person, t } = await visitors.of(body);
    const found = await listed('People', () => audit.people(person, tidy(body.value)));
    const others = tidy(body.value) === '' ? (['desk', 'customer'] as const) : [];
    await ack({
      options: [...others.map((each) => option(t(`audit.who.${each}`), each)), ...found.map(personOption)],
    });
  });

  app.options(CUSTOMER_MENU, async ({ ack, body }) => {
    const { person } = await visitors.of(body);
    const found = await listed('Customers', () => audit.customers(person, body.value, MENU_LENGTH));
    await ack({ options: found.map(customerOption) });
  });

  async function firstView(visitor: Visitor, text: string): Promise<ModalView> {
    const understood = await audit.understand(visitor.person, text);
    switch (understood.kind) {
      case 'understood':
        return drawList(visitor, understood.filter, NEWEST);
      case 'unknown':
        return drawList(visitor, {}, NEWEST, visitor.t('audit.unknown', { text: clamp(text, ECHO_LENGTH) }));
      case 'several': {
        const { count } = understood;
        return drawList(visitor, {}, NEWEST, visitor.t('audit.several', { count, text: clamp(text, ECHO_LENGTH) }));
      }
      case 'refused':
        return counter.refusalView(visitor, understood);
    }
  }

  async function drawList(visitor: Visitor, filter: AuditFilter, page: Page, note?: string): Promise<ModalView> {
    const list = await audit.list(visitor.person, filter, page);
    return list.kind === 'refused' ? counter.refusalView(visitor, list) : listView(visitor.t, list, note);
  }

  /** The list as it is again, and that the file is coming. */
  async function drawExport(visitor: Visitor, filter: AuditFilter, format: ExportFormat): Promise<ModalView> {
    const asked = await audit.export(visitor.person, filter, format);
    if (asked.kind === 'refused') return counter.refusalView(visitor, asked);
    return drawList(visitor, filter, { kind: 'again' }, visitor.t('audit.export.asked'));
  }

  async function listed<T>(what: string, find: () => Promise<readonly T[]>): Promise<readonly T[]> {
    return find().catch((error: unknown) => {
      log.warn({ what, err: error instanceof Error ? error.message : 'unknown' }, 'A menu of the audit stayed empty');
      return [];
    });
  }
}

function readForm(entries: Entries): AuditFilter {
  const chosen = entryIn(entries, FORM_BLOCKS.group);
  return {
    actor: entryIn(entries, FORM_BLOCKS.person),
    customerId: entryIn(entries, FORM_BLOCKS.customer),
    order: tidy(entryIn(entries, FORM_BLOCKS.order) ?? '') || undefined,
    group: chosen === ALL ? undefined : GROUPS.find((each) => each === chosen),
    from: entryIn(entries, FORM_BLOCKS.from),
    until: entryIn(entries, FORM_BLOCKS.until),
  };
}
