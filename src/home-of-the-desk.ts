import type { App } from '@slack/bolt';
import type { Approvals } from './flows/approval/service.ts';
import { WAITING_SHOWN } from './flows/approval/service.ts';
import type { approvalViews } from './flows/approval/views-message.ts';
import { createTicketsAtHome } from './flows/cancellation/service-home.ts';
import { moreTickets, ticketRow } from './flows/cancellation/views-home.ts';
import { createLinksAtHome } from './flows/download-link/service-home.ts';
import { linkRow } from './flows/download-link/views-home.ts';
import { registerHome } from './flows/home/listeners.ts';
import { createHome } from './flows/home/service.ts';
import { createRevealsAtHome } from './flows/key-reveal/service-home.ts';
import { revealRow } from './flows/key-reveal/views-home.ts';
import { defineMonthExport } from './flows/month/jobs.ts';
import { registerMonth } from './flows/month/listeners.ts';
import { createMonths } from './flows/month/service.ts';
import { monthPicture } from './flows/month/picture.ts';
import { createBurnDowns } from './flows/move/picture/records.ts';
import { createMovesAtHome } from './flows/move/service-home.ts';
import { burningRows, riskRow } from './flows/move/views-home.ts';
import { createPurchasesAtHome } from './flows/purchase/service-home.ts';
import { purchaseRow } from './flows/purchase/views-home.ts';
import { createWindowsAtHome } from './flows/reminders/service-home.ts';
import { windowRows } from './flows/reminders/views-home.ts';
import { translatorFor } from './i18n/translator.ts';
import type { Notices } from './jobs/notices.ts';
import type { Gallery } from './pictures/gallery.ts';
import { context } from './slack/blocks/index.ts';
import { OPEN_PAGE } from './slack/blocks/home-actions.ts';
import type { HomeSection, RecentThings } from './slack/home-section.ts';
import type { Permalinks } from './slack/permalinks.ts';
import type { Visitor } from './slack/visitor.ts';

type Parts = Omit<Parameters<typeof registerHome>[1], 'home' | 'sections' | 'recent'> &
  Parameters<typeof createHome>[0] &
  Parameters<typeof createTicketsAtHome>[0] &
  Parameters<typeof createWindowsAtHome>[0] &
  Parameters<typeof createMovesAtHome>[0] &
  Parameters<typeof defineMonthExport>[0] &
  Omit<Parameters<typeof createMonths>[0], 'queue'> &
  Omit<Parameters<typeof registerMonth>[1], 'months'> & {
    readonly approvals: Pick<Approvals, 'waitingFor'>;
    readonly approvalViews: Pick<typeof approvalViews, 'waiting'>;
    readonly permalinks: Permalinks;
    readonly gallery: Gallery;
    readonly notices: Notices;
  };

/** Pictures of so many moves stand in the Home tab; the others are told in words. */
const MOVES_DRAWN = 2;

/** The Home tab put together: what each flow shows of itself there. Its jobs must be defined before they start. */
export function assembleHome(app: App, parts: Parts): void {
  const { approvals, approvalViews, permalinks, gallery, homeTab, directory, notices } = parts;
  const tickets = createTicketsAtHome(parts);
  const windows = createWindowsAtHome(parts);
  const moves = createMovesAtHome(parts);
  const purchases = createPurchasesAtHome(parts);
  const reveals = createRevealsAtHome(parts);
  const downloads = createLinksAtHome(parts);
  const burnDowns = createBurnDowns(parts);
  const months = createMonths({ ...parts, queue: defineMonthExport(parts) });

  const again = async (personId: string) => {
    const person = await directory.find(personId);
    await homeTab.show({ person, t: translatorFor(person.locale, person.zone) });
  };
  gallery.paint('month', {
    chart: async (_, locale) => monthPicture(await months.figures(), translatorFor(locale)),
    seen: again,
  });
  gallery.paint('move', {
    chart: burnDowns.chartFor,
    hung: (tx, moveId) => notices.changed(tx, 'move', moveId),
    seen: again,
  });

  const page = (url: string | undefined) => ({ url, action: OPEN_PAGE });
  const sections: readonly HomeSection[] = [
    needs(async ({ person, t }) => {
      const waiting = await approvals.waitingFor(person);
      const oldest = waiting.length === WAITING_SHOWN ? [context(t('home.oldest', { count: WAITING_SHOWN }))] : [];
      return [...approvalViews.waiting(t, waiting), ...oldest];
    }),
    needs(async ({ person, t }) => {
      const { tickets: waiting, more } = await tickets.waiting(person);
      const links = await permalinks.of(
        'ticket',
        waiting.map(({ id }) => id),
      );
      const rows = waiting.map((ticket) => ticketRow(t, ticket, links.get(ticket.id), OPEN_PAGE));
      return more ? [...rows, moreTickets(t)] : rows;
    }),
    needs(async ({ person, t }) => windowRows(t, await windows(person))),
    needs(async ({ person, t }) => {
      const atRisk = await moves.atRisk(person);
      const links = await permalinks.of(
        'move',
        atRisk.map(({ id }) => id),
      );
      return atRisk.map((move) => riskRow(t, move, page(links.get(move.id))));
    }),
    registerMonth(app, { ...parts, months }),
    {
      place: 'this-month',
      async draw({ person, t }) {
        const burning = await moves.burning(person);
        const links = await permalinks.of(
          'move',
          burning.map(({ id }) => id),
        );
        const rows = burning.map(async (move, index) => {
          const chart = index < MOVES_DRAWN ? await burnDowns.chart(move.id, t) : null;
          const wanted = { kind: 'move', subjectId: move.id, locale: t.locale } as const;
          const shown = chart && (await gallery.show(wanted, chart, person.id));
          return burningRows(t, move, page(links.get(move.id)), shown);
        });
        return (await Promise.all(rows)).flat();
      },
    },
  ];
  const recent: readonly RecentThings[] = [
    async ({ person, t }) => (await purchases(person)).map((row) => ({ at: row.at, row: purchaseRow(t, row) })),
    async ({ person, t }) => {
      const own = await tickets.lately(person);
      const links = await permalinks.of(
        'ticket',
        own.map(({ id }) => id),
      );
      return own.map((row) => ({ at: row.at, row: ticketRow(t, row, links.get(row.id), OPEN_PAGE) }));
    },
    async ({ person, t }) => (await reveals(person)).map((row) => ({ at: row.at, row: revealRow(t, row) })),
    async ({ person, t }) => (await downloads(person)).map((row) => ({ at: row.at, row: linkRow(t, row) })),
  ];
  registerHome(app, { ...parts, home: createHome(parts), sections, recent });
}

const needs = (draw: (visitor: Visitor) => ReturnType<HomeSection['draw']>): HomeSection => ({
  place: 'needs-you',
  draw,
});
