import type { App } from '@slack/bolt';
import type { Counter } from '../../slack/counter.ts';
import { roleName } from '../../i18n/role-names.ts';
import type { Visitors } from '../../slack/visitor.ts';
import type { Assistance } from './service.ts';
import { guideMessage } from './views.ts';

type Parts = { readonly assistance: Assistance; readonly visitors: Visitors; readonly counter: Counter };

/** `/csp-help`: what the person who asks may do. */
export function registerAssistance(app: App, { assistance, visitors, counter }: Parts): void {
  app.command('/csp-help', async ({ ack, body, respond }) => {
    await ack();
    const visitor = await visitors.of(body);
    const { person, t } = visitor;
    const guide = await assistance.guide(person);
    const content =
      guide.kind === 'guide'
        ? guideMessage(t, guide, (role) => roleName(t, role))
        : counter.refusalMessage(visitor, guide);
    await counter.whisper(respond, content);
  });
}
