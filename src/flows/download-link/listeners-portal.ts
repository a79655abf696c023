import type { App } from '@slack/bolt';
import { entryIn } from '../../slack/entries.ts';
import { inTime } from '../../slack/in-time.ts';
import { readMetadata } from '../../slack/metadata.ts';
import type { Visitor } from '../../slack/visitor.ts';
import { FormMetadata, readForm } from './form.ts';
import type { DownloadFront } from './listeners.ts';
import type { BringOutcome } from './service-links.ts';
import type { IssuedLink } from './service.ts';
import { BROUGHT, broughtErrors, PORTAL_FORM } from './views-portal.ts';
import { noteView } from './views.ts';

type HandOver = (visitor: Visitor, viewId: string, channel: string, issued: IssuedLink) => Promise<boolean>;

/** Handing in a link that was taken from the Partner Center pages. */
export function registerPortalLinks(
  app: App,
  { downloads, visitors, counter }: DownloadFront,
  handOver: HandOver,
): void {
  app.view(PORTAL_FORM, async ({ ack, body, view }) => {
    const visitor = await visitors.of(body);
    const { person, t } = visitor;
    const metadata = readMetadata(FormMetadata, view.private_metadata);
    if (!metadata)
      return ack({
        response_action: 'update',
        view: noteView(t, t('common.error.staleForm', { command: '/csp-download' })),
      });
    const { values } = view.state;
    const form = readForm(values, metadata);
    const brought = {
      file: entryIn(values, BROUGHT.file),
      link: entryIn(values, BROUGHT.link),
      sha256: entryIn(values, BROUGHT.sha256),
    };
    const work = downloads.bringLink(person, form, brought, view.id);
    const first = await inTime(work).catch(() => ({ ready: false as const, later: work }));
    if (first.ready && first.value.kind === 'invalid')
      return ack({ response_action: 'errors', errors: broughtErrors(t, form.customerId, first.value.problems) });
    if (first.ready && first.value.kind === 'issued') {
      await ack({ response_action: 'clear' });
      await handOver(visitor, view.id, metadata.channel, first.value);
      return;
    }
    await ack({ response_action: 'update', view: noteView(t, t('downloadLink.busy')) });
    await counter.fill(visitor, { viewId: view.id }, async () => {
      const outcome = await work;
      const told = outcome.kind !== 'issued' || (await handOver(visitor, view.id, metadata.channel, outcome));
      return told ? outcomeView(visitor, outcome, form.customerId) : noteView(t, t('downloadLink.undeliverable'));
    });
  });

  function outcomeView(visitor: Visitor, outcome: BringOutcome, customerId: string | undefined) {
    const { t } = visitor;
    switch (outcome.kind) {
      case 'issued':
        return noteView(t, t('downloadLink.made'));
      case 'already':
        return noteView(t, t('downloadLink.already'));
      case 'invalid':
        return noteView(t, Object.values(broughtErrors(t, customerId, outcome.problems)).join(' '));
      case 'refused':
        return counter.refusalView(visitor, outcome);
    }
  }
}
