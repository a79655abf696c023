import type { App } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import type { Translator } from '../../i18n/translator.ts';
import type { HomeTab } from '../../slack/home-tab.ts';
import { roleName } from '../../i18n/role-names.ts';
import { refusalWords } from '../../slack/refusals.ts';
import type { Visitors } from '../../slack/visitor.ts';
import type { Role } from '../../directory/person.ts';
import { WAITING_SHOWN } from '../approval/service.ts';
import type { Guide } from '../assistance/service.ts';
import type { Home, HomeContent } from './service.ts';
import { homeView, refusedHome } from './views.ts';

type Parts = {
  readonly home: Home;
  readonly homeTab: HomeTab;
  readonly visitors: Visitors;
  /** how the flows draw what is theirs */
  readonly approvalViews: {
    readonly waiting: (t: Translator, waiting: HomeContent['waiting']) => readonly KnownBlock[];
  };
  readonly guideBlocks: (t: Translator, guide: Guide, nameOf: (role: Role) => string) => readonly KnownBlock[];
};

/** The Home tab: drawn whenever somebody opens it, and again when they decided something. */
export function registerHome(app: App, { home, homeTab, visitors, approvalViews, guideBlocks }: Parts): void {
  homeTab.drawWith(async ({ person, t }) => {
    const content = await home.look(person);
    if (content.kind === 'refused') return refusedHome(refusalWords(t, content));
    return homeView(t, {
      waiting: approvalViews.waiting(t, content.waiting),
      oldest: content.waiting.length === WAITING_SHOWN ? WAITING_SHOWN : null,
      guide: guideBlocks(t, content.guide, (role) => roleName(t, role)),
    });
  });

  app.event('app_home_opened', async ({ event, body }) => {
    if (event.tab !== 'home') return;
    await homeTab.show(await visitors.of({ team_id: body.team_id, user_id: event.user }));
  });
}
