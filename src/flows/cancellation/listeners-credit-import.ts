import type { App, BlockAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { translatorFor } from '../../i18n/translator.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Counter } from '../../slack/counter.ts';
import type { Delivery } from '../../slack/delivery.ts';
import { filesIn } from '../../slack/files.ts';
import type { Visitor, Visitors } from '../../slack/visitor.ts';
import type { CreditImports, CreditUpload } from './service-credit-import.ts';
import {
  CREDIT_FILE,
  creditImportMessage,
  creditsNoteView,
  IMPORT_CREDITS,
  IMPORT_CREDITS_FORM,
  importCreditsView,
} from './views-credit-import.ts';

type Parts = {
  readonly creditImports: CreditImports;
  readonly visitors: Visitors;
  readonly counter: Counter;
  readonly delivery: Delivery;
};

/** *Import credits…* of `/csp-tickets`. */
export function registerCreditImports(app: App, { creditImports, visitors, counter, delivery }: Parts): void {
  app.action<BlockAction>(IMPORT_CREDITS, async ({ ack, body, respond }) => {
    await ack();
    const visitor = await visitors.of(body);
    const view = await counter.open(visitor, body.trigger_id, respond);
    if (!view) return;
    await counter.fill(visitor, view, async () => {
      const outcome = await creditImports.begin(visitor.person);
      return outcome.kind === 'refused' ? counter.refusalView(visitor, outcome) : importCreditsView(visitor.t);
    });
  });

  app.view(IMPORT_CREDITS_FORM, async ({ ack, body, view }) => {
    const [file] = filesIn(view.state.values, CREDIT_FILE);
    const key = `${view.id} ${file?.slackId ?? ''}`;
    const served = await visitors.handIn(body, ({ person }) => creditImports.upload(person, file, key));
    if (served.ready && served.value.kind === 'invalid') {
      const words = invalidWords(served.visitor.t, served.value);
      return ack({ response_action: 'errors', errors: { [CREDIT_FILE]: words } });
    }
    if (served.ready) return ack({ response_action: 'update', view: outcomeView(served.visitor, served.value) });
    await ack({ response_action: 'update', view: creditsNoteView(served.t, served.t('common.loading')) });
    await counter.fill({ t: served.t }, { viewId: view.id }, async () => {
      const { visitor, value } = await served.later;
      return outcomeView(visitor, value);
    });
  });

  function outcomeView(visitor: Visitor, outcome: CreditUpload): ModalView {
    switch (outcome.kind) {
      case 'invalid':
        return creditsNoteView(visitor.t, invalidWords(visitor.t, outcome));
      case 'refused':
        return counter.refusalView(visitor, outcome);
      case 'asked':
        return creditsNoteView(visitor.t, visitor.t('tickets.import.asked'));
    }
  }

  delivery.paint('credit-import', async (importId) => {
    const record = await creditImports.find(importId);
    if (!record) return null;
    const { locale, zone, slackUserId } = record.person;
    return { content: creditImportMessage(translatorFor(locale, zone), record), owner: slackUserId };
  });
}

function invalidWords(t: Translator, { why }: Extract<CreditUpload, { kind: 'invalid' }>): string {
  if (why === 'missing') return t('common.field.required');
  return t(`tickets.import.problem.${why === 'other-type' ? 'no-table' : why}`, { detail: '' });
}
