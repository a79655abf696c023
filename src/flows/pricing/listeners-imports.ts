import type { App, BlockAction, ViewSubmitAction } from '@slack/bolt';
import { translatorFor } from '../../i18n/translator.ts';
import { ADMIN_HOME } from '../../slack/admin-section.ts';
import type { AdminSection } from '../../slack/admin-section.ts';
import type { Counter } from '../../slack/counter.ts';
import type { Delivery } from '../../slack/delivery.ts';
import { filesIn } from '../../slack/files.ts';
import { answerForm } from '../../slack/form-answer.ts';
import type { Visitor, Visitors } from '../../slack/visitor.ts';
import type { PriceImports } from './service-imports.ts';
import {
  BROKEN_ROWS,
  brokenRowsView,
  FILE_BLOCK,
  IMPORT_NOW,
  importMessage,
  PRICES,
  pricesView,
  UPLOAD,
  UPLOAD_FORM,
  uploadProblem,
  uploadView,
} from './views-imports.ts';

type Parts = {
  readonly imports: PriceImports;
  readonly visitors: Visitors;
  readonly counter: Counter;
  readonly delivery: Delivery;
};

/** The section *Prices* of `/csp-admin`, everything in the one modal it was opened in. */
export function registerPriceImports(app: App, { imports, visitors, counter, delivery }: Parts): AdminSection {
  type Note = Parameters<typeof pricesView>[2]['note'];

  async function overview(visitor: Visitor, note?: Note) {
    const outcome = await imports.overview(visitor.person);
    return outcome.kind === 'refused'
      ? counter.refusalView(visitor, outcome)
      : pricesView(visitor.t, outcome.markets, { home: ADMIN_HOME, note });
  }

  /** A button in the modal: what it does is drawn in its place. */
  function onPress(
    actionId: string,
    draw: (visitor: Visitor, value: string, key: string) => ReturnType<typeof overview>,
  ) {
    app.action<BlockAction>({ action_id: actionId, type: 'block_actions' }, async ({ ack, body, action }) => {
      await ack();
      const { view } = body;
      if (!view) return;
      const visitor = await visitors.of(body);
      const value = 'value' in action ? (action.value ?? '') : '';
      const key = `${view.id} ${'action_ts' in action ? action.action_ts : ''}`;
      await counter.fill(visitor, { viewId: view.id }, () => draw(visitor, value, key));
    });
  }

  onPress(PRICES, (visitor) => overview(visitor));
  onPress(UPLOAD, async (visitor) => {
    const right = await imports.begin(visitor.person);
    return right.kind === 'refused' ? counter.refusalView(visitor, right) : uploadView(visitor.t);
  });
  onPress(IMPORT_NOW, async (visitor, market, key) => {
    const outcome = await imports.importNow(visitor.person, market, key);
    if (outcome.kind === 'refused') return counter.refusalView(visitor, outcome);
    return overview(visitor, outcome.kind === 'asked' ? 'pricing.prices.asked' : undefined);
  });
  onPress(BROKEN_ROWS, async (visitor, importId) => {
    const outcome = await imports.brokenRows(visitor.person, importId);
    if (outcome.kind === 'refused') return counter.refusalView(visitor, outcome);
    return outcome.kind === 'rows' ? brokenRowsView(visitor.t, outcome.record, outcome.rows) : overview(visitor);
  });

  app.view<ViewSubmitAction>(UPLOAD_FORM, (handedIn) =>
    answerForm({ visitors, counter }, handedIn, async (visitor) => {
      const { view } = handedIn;
      const [file] = filesIn(view.state.values, FILE_BLOCK);
      const outcome = await imports.upload(visitor.person, file, `${view.id} ${file?.slackId ?? ''}`);
      switch (outcome.kind) {
        case 'invalid':
          return { response_action: 'errors', errors: { [FILE_BLOCK]: uploadProblem(visitor.t, outcome) } };
        case 'refused':
          return { response_action: 'update', view: counter.refusalView(visitor, outcome) };
        case 'asked':
          return { response_action: 'update', view: await overview(visitor, 'pricing.prices.uploaded') };
      }
    }),
  );

  delivery.paint('price-import', async (importId) => {
    const record = await imports.find(importId);
    if (!record?.person) return null;
    const t = translatorFor(record.person.locale, record.person.zone);
    return { content: importMessage(t, record), owner: record.person.slackUserId };
  });

  return {
    id: 'prices',
    title: 'pricing.prices.title',
    about: 'pricing.prices.about',
    draw: (visitor) => overview(visitor),
  };
}
