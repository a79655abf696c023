import type { App, BlockAction, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { CUSTOMER_BLOCK } from '../../customers/input.ts';
import type { Log } from '../../kernel/log.ts';
import type { Clock } from '../../kernel/time.ts';
import { ADMIN_HOME } from '../../slack/admin-section.ts';
import type { AdminSection } from '../../slack/admin-section.ts';
import { option } from '../../slack/blocks/index.ts';
import type { Counter } from '../../slack/counter.ts';
import { entryIn } from '../../slack/entries.ts';
import type { Entries } from '../../slack/entries.ts';
import { answerForm } from '../../slack/form-answer.ts';
import { readMetadata } from '../../slack/metadata.ts';
import type { Visitor, Visitors } from '../../slack/visitor.ts';
import type { MarginForm, MarginProblem } from './rules-margin.ts';
import type { Margins } from './service-margins.ts';
import {
  ADD_RULE,
  CHANGE_RULE,
  CONFIRM_RULE,
  confirmRuleView,
  END_RULE,
  problemWords,
  PRODUCT_MENU,
  RULE_FORM,
  ruleFormView,
  RULES,
  rulesView,
} from './views-margins.ts';

type Parts = {
  readonly margins: Margins;
  readonly visitors: Visitors;
  readonly counter: Counter;
  readonly clock: Clock;
  readonly log: Log;
};

const FormMetadata = z.object({ replaces: z.uuid().optional() });
const RuleMetadata = z.object({ rule: z.uuid() });
const MENU_LENGTH = 100;

/** The section *Margin rules* of `/csp-admin`. */
export function registerMargins(app: App, { margins, visitors, counter, clock, log }: Parts): AdminSection {
  type Note = Parameters<typeof rulesView>[2]['note'];

  async function overview(visitor: Visitor, page = 0, note?: Note): Promise<ModalView> {
    const list = await margins.list(visitor.person, page);
    return list.kind === 'refused'
      ? counter.refusalView(visitor, list)
      : rulesView(visitor.t, list, { home: ADMIN_HOME, note });
  }

  function formOf(visitor: Visitor, rule: Parameters<typeof ruleFormView>[1]['rule']): ModalView {
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: visitor.t.zone }).format(clock.now());
    return ruleFormView(visitor.t, { rule, today, back: RULES });
  }

  /** A button in the modal: what it does is drawn in its place. */
  function onPress(actionId: string, draw: (visitor: Visitor, value: string) => Promise<ModalView>): void {
    app.action<BlockAction>({ action_id: actionId, type: 'block_actions' }, async ({ ack, body, action }) => {
      await ack();
      const { view } = body;
      if (!view) return;
      const visitor = await visitors.of(body);
      const value = 'value' in action ? (action.value ?? '') : '';
      await counter.fill(visitor, { viewId: view.id }, () => draw(visitor, value));
    });
  }

  for (const turn of [RULES, `${RULES} newer`, `${RULES} older`])
    onPress(turn, (visitor, page) => overview(visitor, Number.parseInt(page, 10) || 0));
  onPress(ADD_RULE, async (visitor) => {
    const right = await margins.begin(visitor.person);
    return right.kind === 'refused' ? counter.refusalView(visitor, right) : formOf(visitor, null);
  });
  onPress(CHANGE_RULE, async (visitor, ruleId) => {
    if (!isId(ruleId)) return overview(visitor);
    const found = await margins.find(visitor.person, ruleId);
    if (found === null) return overview(visitor, 0, 'pricing.rules.gone');
    return 'why' in found ? counter.refusalView(visitor, found) : formOf(visitor, found);
  });
  onPress(END_RULE, async (visitor, ruleId) => {
    if (!isId(ruleId)) return overview(visitor);
    const outcome = await margins.end(visitor.person, ruleId);
    if (outcome.kind === 'refused') return counter.refusalView(visitor, outcome);
    return overview(visitor, 0, outcome.kind === 'ended' ? 'pricing.rules.ended' : 'pricing.rules.gone');
  });

  app.options(PRODUCT_MENU, async ({ ack, body }) => {
    try {
      const { person } = await visitors.of(body);
      const found = await margins.products(person, body.value, MENU_LENGTH);
      await ack({ options: found.map(({ productId, title }) => option(title, productId)) });
    } catch (error) {
      log.warn({ err: error instanceof Error ? error.message : 'unknown' }, 'Products could not be searched');
      await ack({ options: [] });
    }
  });

  app.view<ViewSubmitAction>(RULE_FORM, (handedIn) =>
    answerForm({ visitors, counter }, handedIn, async (visitor) => {
      const { view } = handedIn;
      const replaces = readMetadata(FormMetadata, view.private_metadata)?.replaces;
      const form = readForm(view.state.values);
      // The same view becomes another form later: with its hash it names this one.
      const outcome = await margins.draft(visitor.person, form, { viewKey: `${view.id} ${view.hash}`, replaces });
      switch (outcome.kind) {
        case 'invalid':
          return { response_action: 'errors', errors: errorsOf(visitor, outcome.problems) };
        case 'refused':
          return { response_action: 'update', view: counter.refusalView(visitor, outcome) };
        case 'drafted':
          return { response_action: 'update', view: confirmRuleView(visitor.t, outcome.rule) };
      }
    }),
  );

  app.view<ViewSubmitAction>(CONFIRM_RULE, (handedIn) =>
    answerForm({ visitors, counter }, handedIn, async (visitor) => {
      const { view } = handedIn;
      const metadata = readMetadata(RuleMetadata, view.private_metadata);
      const outcome = metadata ? await margins.confirm(visitor.person, metadata.rule) : ({ kind: 'gone' } as const);
      if (outcome.kind === 'refused') return { response_action: 'update', view: counter.refusalView(visitor, outcome) };
      const note = outcome.kind === 'confirmed' ? 'pricing.rules.saved' : 'pricing.rules.gone';
      return { response_action: 'update', view: await overview(visitor, 0, note) };
    }),
  );

  return {
    id: 'margins',
    title: 'pricing.rules.title',
    about: 'pricing.rules.about',
    draw: (visitor) => overview(visitor),
  };
}

const isId = (text: string) => z.uuid().safeParse(text).success;

function readForm(entries: Entries): MarginForm {
  const entry = (blockId: string) => entryIn(entries, blockId);
  return {
    customerId: entry(CUSTOMER_BLOCK),
    productId: entry('productId'),
    kind: entry('kind'),
    margin: entry('margin'),
    currency: entry('currency'),
    rounding: entry('rounding'),
    from: entry('from'),
    until: entry('until'),
  };
}

function errorsOf({ t }: Visitor, problems: readonly MarginProblem[]): Record<string, string> {
  return Object.fromEntries(
    problems.map((problem) => [
      problem.field === 'customerId' ? CUSTOMER_BLOCK : problem.field,
      problemWords(t, problem),
    ]),
  );
}
