import type { App, BlockAction } from '@slack/bolt';
import type { Gallery } from '../../pictures/gallery.ts';
import type { Counter } from '../../slack/counter.ts';
import type { HomeSection } from '../../slack/home-section.ts';
import type { Visitor, Visitors } from '../../slack/visitor.ts';
import { monthPicture } from './picture.ts';
import { readMonth } from './rules.ts';
import type { Months } from './service.ts';
import { askedView, monthBlocks } from './views.ts';

type Parts = {
  readonly months: Months;
  readonly gallery: Pick<Gallery, 'show'>;
  readonly visitors: Visitors;
  readonly counter: Counter;
};

/** The month in the Home tab of whoever may see cost, and its file. */
export function registerMonth(app: App, { months, gallery, visitors, counter }: Parts): HomeSection {
  app.action<BlockAction>(/^month\.export\.\d$/, async ({ ack, body, action }) => {
    await ack();
    const visitor = await visitors.of(body);
    const month = readMonth('value' in action ? action.value : undefined);
    const view = month && (await counter.open(visitor, body.trigger_id));
    if (!view) return;
    await counter.fill(visitor, view, async () => {
      const outcome = await months.ask(visitor.person, month);
      return outcome.kind === 'refused' ? counter.refusalView(visitor, outcome) : askedView(visitor.t);
    });
  });

  return {
    place: 'this-month',
    async draw({ person, t }: Visitor) {
      const figures = await months.look(person);
      if (!figures) return [];
      const chart = monthPicture(figures, t);
      const wanted = { kind: 'month', subjectId: 'month', locale: t.locale } as const;
      return monthBlocks(t, figures, chart && (await gallery.show(wanted, chart, person.id)));
    },
  };
}
