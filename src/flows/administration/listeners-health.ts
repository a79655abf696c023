import type { App, BlockAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { ADMIN_HOME } from '../../slack/admin-section.ts';
import type { AdminSection } from '../../slack/admin-section.ts';
import type { Counter } from '../../slack/counter.ts';
import type { Visitor, Visitors } from '../../slack/visitor.ts';
import type { HealthDesk } from './service-health.ts';
import { HEALTH, healthView, RETRY } from './views-health.ts';

type Parts = { readonly health: HealthDesk; readonly visitors: Visitors; readonly counter: Counter };

/** The section *Health* of `/csp-admin`. */
export function registerHealth(app: App, { health, visitors, counter }: Parts): AdminSection {
  async function draw(visitor: Visitor, note?: MessageKey): Promise<ModalView> {
    const found = await health.look(visitor.person);
    if (found.kind === 'refused') return counter.refusalView(visitor, found);
    return healthView(visitor.t, found, { home: ADMIN_HOME, note });
  }

  app.action<BlockAction>({ action_id: HEALTH, type: 'block_actions' }, async ({ ack, body }) => {
    await ack();
    if (!body.view) return;
    const visitor = await visitors.of(body);
    await counter.fill(visitor, { viewId: body.view.id }, () => draw(visitor));
  });

  app.action<BlockAction>({ action_id: RETRY, type: 'block_actions' }, async ({ ack, body, action }) => {
    await ack();
    const job = z.uuid().safeParse('value' in action ? action.value : undefined);
    if (!body.view || !job.success) return;
    const visitor = await visitors.of(body);
    await counter.fill(visitor, { viewId: body.view.id }, async () => {
      const outcome = await health.retry(visitor.person, job.data);
      if (outcome.kind === 'refused') return counter.refusalView(visitor, outcome);
      return draw(visitor, outcome.kind === 'retried' ? 'health.retried' : 'health.gone');
    });
  });

  return { id: 'health', title: 'health.title', about: 'health.about', draw: (visitor) => draw(visitor) };
}
