import type { App } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import type { Role } from '../../directory/person.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Log } from '../../kernel/log.ts';
import { explainFailure } from '../../slack/failures.ts';
import { OPEN_PAGE } from '../../slack/blocks/home-actions.ts';
import type { HomeSection, RecentThings } from '../../slack/home-section.ts';
import type { HomeTab } from '../../slack/home-tab.ts';
import { roleName } from '../../i18n/role-names.ts';
import { refusalWords } from '../../slack/refusals.ts';
import type { Visitor, Visitors } from '../../slack/visitor.ts';
import type { Guide } from '../assistance/service.ts';
import type { Home } from './service.ts';
import { homeView, newest, refusedHome } from './views.ts';

type Parts = {
  readonly home: Home;
  readonly homeTab: HomeTab;
  readonly visitors: Visitors;
  /** what each flow shows of itself, in this order */
  readonly sections: readonly HomeSection[];
  readonly recent: readonly RecentThings[];
  readonly guideBlocks: (t: Translator, guide: Guide, nameOf: (role: Role) => string) => readonly KnownBlock[];
  readonly log: Log;
};

/** The Home tab: drawn whenever somebody opens it, and again when they decided something. */
export function registerHome(app: App, { home, homeTab, visitors, sections, recent, guideBlocks, log }: Parts): void {
  homeTab.drawWith(async (visitor) => {
    const { person, t } = visitor;
    const content = await home.look(person);
    if (content.kind === 'refused') return refusedHome(refusalWords(t, content));
    const part = (draw: () => Promise<readonly KnownBlock[]>) => draw().catch((error: unknown) => missing(error));
    const references: string[] = [];
    // One part that cannot be read just now must not keep the others from whoever looks.
    function missing(error: unknown): readonly KnownBlock[] {
      references.push(explainFailure(error, t, log).reference);
      return [];
    }
    const at = (place: HomeSection['place']) =>
      Promise.all(sections.filter((each) => each.place === place).map(({ draw }) => part(() => draw(visitor))));
    const [needsYou, lately, thisMonth] = await Promise.all([
      at('needs-you'),
      part(() => latelyOf(visitor)),
      at('this-month'),
    ]);
    return homeView(t, {
      needsYou: needsYou.flat(),
      lately,
      thisMonth: thisMonth.flat(),
      may: new Set(content.guide.commands.filter(({ may }) => may).map(({ command }) => command)),
      guide: guideBlocks(t, content.guide, (role) => roleName(t, role)),
      missing: references[0],
    });
  });

  const latelyOf = async (visitor: Visitor) => newest(await Promise.all(recent.map((read) => read(visitor))));

  app.event('app_home_opened', async ({ event, body }) => {
    if (event.tab !== 'home') return;
    const who = { team_id: body.team_id, user_id: event.user };
    try {
      await homeTab.show(await visitors.of(who));
    } catch (error) {
      // Whoever looks at it must not take what stands there from before for what is true now.
      const { text } = explainFailure(error, visitors.spoken(who), log);
      await homeTab.put(event.user, refusedHome(text));
    }
  });
  app.action(OPEN_PAGE, async ({ ack }) => ack());
}
