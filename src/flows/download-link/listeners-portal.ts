import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { entryIn } from '../../slack/entries.ts';
import { readMetadata } from '../../slack/metadata.ts';
import { AT_HOME } from '../../slack/replies.ts';
import type { Visitor } from '../../slack/visitor.ts';
import { FormMetadata, readForm } from './form.ts';
import type { DownloadFront } from './listeners.ts';
import type { BringOutcome } from './service-links.ts';
import type { IssuedLink } from './service.ts';
import { BROUGHT, broughtErrors, PORTAL_FORM } from './views-portal.ts';
import { noteView } from './views.ts';

type Answers = {
  readonly handOver: (visitor: Visitor, viewId: string, channel: string, issued: IssuedLink) => Promise<boolean>;
  /** the same as a window, for a form from the Home tab */
  readonly linkWindow: (visitor: Visitor, issued: IssuedLink) => ModalView;
};

/** Handing in a link that was taken from the Partner Center pages. */
export function registerPortalLinks(
  app: App,
  { downloads, visitors, counter }: DownloadFront,
  { handOver, linkWindow }: Answers,
): void {
  app.view(PORTAL_FORM, async ({ ack, body, view }) => {
    const metadata = readMetadata(FormMetadata, view.private_metadata);
    const { values } = view.state;
    const form = metadata && readForm(values, metadata);
    const brought = {
      file: entryIn(values, BROUGHT.file),
      link: entryIn(values, BROUGHT.link),
      sha256: entryIn(values, BROUGHT.sha256),
    };
    const served = await visitors.handIn(body, async ({ person }) =>
      form ? downloads.bringLink(person, form, brought, view.id) : ({ kind: 'stale' } as const),
    );
    const channel = metadata?.channel ?? '';
    if (served.ready) {
      const { visitor, value: outcome } = served;
      if (outcome.kind === 'stale')
        return ack({ response_action: 'update', view: outcomeView(visitor, outcome, undefined) });
      if (outcome.kind === 'invalid') {
        const errors = broughtErrors(visitor.t, form?.customerId, outcome.problems);
        return ack({ response_action: 'errors', errors });
      }
      if (outcome.kind === 'issued' && channel === AT_HOME)
        return ack({ response_action: 'update', view: linkWindow(visitor, outcome) });
      if (outcome.kind === 'issued') {
        await ack({ response_action: 'clear' });
        await handOver(visitor, view.id, channel, outcome);
        return;
      }
    }
    const { t } = served.ready ? served.visitor : served;
    await ack({ response_action: 'update', view: noteView(t, t('downloadLink.busy')) });
    await counter.fill({ t }, { viewId: view.id }, async () => {
      const { visitor, value: outcome } = served.ready ? served : await served.later;
      if (outcome.kind === 'issued' && channel === AT_HOME) return linkWindow(visitor, outcome);
      const told = outcome.kind !== 'issued' || (await handOver(visitor, view.id, channel, outcome));
      if (!told) return noteView(visitor.t, visitor.t('downloadLink.undeliverable'));
      return outcomeView(visitor, outcome, form?.customerId);
    });
  });

  function outcomeView(
    visitor: Visitor,
    outcome: BringOutcome | { readonly kind: 'stale' },
    customerId: string | undefined,
  ) {
    const { t } = visitor;
    switch (outcome.kind) {
      case 'issued':
        return noteView(t, t('downloadLink.made'));
      case 'already':
        return noteView(t, t('downloadLink.already'));
      case 'invalid':
        return noteView(t, Object.values(broughtErrors(t, customerId, outcome.problems)).join(' '));
      case 'stale':
        return noteView(t, t('common.error.staleForm', { command: '/csp-download' }));
      case 'refused':
        return counter.refusalView(visitor, outcome);
    }
  }
}
