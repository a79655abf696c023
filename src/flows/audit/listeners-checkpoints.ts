import type { App, BlockAction } from '@slack/bolt';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { translatorFor } from '../../i18n/translator.ts';
import { checkpointLine } from '../../ledger/export-lines.ts';
import { ADMIN_HOME } from '../../slack/admin-section.ts';
import type { AdminSection } from '../../slack/admin-section.ts';
import type { Counter } from '../../slack/counter.ts';
import type { Delivery } from '../../slack/delivery.ts';
import type { Visitor, Visitors } from '../../slack/visitor.ts';
import type { LedgerKeeping } from './service-checkpoints.ts';
import { CHANGE_KEY, checkpointMessage, checkpointsView } from './views-checkpoints.ts';

type Parts = {
  readonly ledgerKeeping: LedgerKeeping;
  readonly visitors: Visitors;
  readonly counter: Counter;
  readonly delivery: Delivery;
  readonly checkpointChannel: string | undefined;
};

/** The section *Ledger* of `/csp-admin`, and the checkpoints in their channel. */
export function registerCheckpoints(app: App, parts: Parts): AdminSection {
  const { ledgerKeeping, visitors, counter, delivery, checkpointChannel } = parts;

  app.action<BlockAction>({ action_id: CHANGE_KEY, type: 'block_actions' }, async ({ ack, body }) => {
    await ack();
    if (!body.view) return;
    const visitor = await visitors.of(body);
    await counter.fill(visitor, { viewId: body.view.id }, async () => {
      const outcome = await ledgerKeeping.changeKey(visitor.person);
      return outcome.kind === 'refused'
        ? counter.refusalView(visitor, outcome)
        : draw(visitor, 'audit.checkpoints.changed');
    });
  });

  delivery.paint('ledger-checkpoint', async (id) => {
    const checkpoint = await ledgerKeeping.find(id);
    if (!checkpoint || checkpointChannel === undefined) return null;
    const content = checkpointMessage(translatorFor(undefined), checkpoint, checkpointLine(checkpoint));
    return { content, owner: checkpointChannel };
  });

  async function draw(visitor: Visitor, note?: MessageKey) {
    const found = await ledgerKeeping.look(visitor.person);
    if (found.kind === 'refused') return counter.refusalView(visitor, found);
    return checkpointsView(visitor.t, found.standing, { home: ADMIN_HOME, note });
  }

  return {
    id: 'ledger',
    title: 'audit.checkpoints.title',
    about: 'audit.checkpoints.summary',
    draw: (visitor) => draw(visitor),
  };
}
