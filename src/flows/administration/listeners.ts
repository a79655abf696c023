import type { App, BlockAction } from '@slack/bolt';
import type { Counter } from '../../slack/counter.ts';
import type { Visitor, Visitors } from '../../slack/visitor.ts';
import { ADMIN_HOME } from '../../slack/admin-section.ts';
import type { AdminSection } from '../../slack/admin-section.ts';
import type { Administration } from './service.ts';
import { OPEN_SECTION, sectionsView } from './views.ts';
import { startAction } from '../../slack/blocks/home-actions.ts';

type Parts = {
  readonly administration: Administration;
  readonly sections: readonly AdminSection[];
  readonly visitors: Visitors;
  readonly counter: Counter;
};

/** `/csp-admin`: a list of sections in one modal; a section takes the place of the list, and gives it back. */
export function registerAdministration(app: App, { administration, sections, visitors, counter }: Parts): void {
  app.command('/csp-admin', async ({ ack, body, respond }) => {
    await ack();
    const visitor = await visitors.of(body);
    const view = await counter.open(visitor, body.trigger_id, respond);
    if (view) await counter.fill(visitor, view, () => draw(visitor, undefined));
  });

  app.action<BlockAction>({ action_id: startAction('admin'), type: 'block_actions' }, async ({ ack, body }) => {
    await ack();
    const visitor = await visitors.of(body);
    const view = await counter.open(visitor, body.trigger_id);
    if (view) await counter.fill(visitor, view, () => draw(visitor, undefined));
  });

  for (const step of [OPEN_SECTION, ADMIN_HOME]) {
    app.action<BlockAction>({ action_id: step, type: 'block_actions' }, async ({ ack, body, action }) => {
      await ack();
      if (!body.view) return;
      const visitor = await visitors.of(body);
      const wanted = step === OPEN_SECTION && 'value' in action ? action.value : undefined;
      await counter.fill(visitor, { viewId: body.view.id }, () => draw(visitor, wanted));
    });
  }

  async function draw(visitor: Visitor, wanted: string | undefined) {
    const right = await administration.begin(visitor.person);
    if (right.kind === 'refused') return counter.refusalView(visitor, right);
    const section = sections.find(({ id }) => id === wanted);
    return section ? section.draw(visitor) : sectionsView(visitor.t, sections);
  }
}
