import type { App, BlockAction, RespondFn } from '@slack/bolt';
import { translatorFor } from '../../i18n/translator.ts';
import { message, section } from '../../slack/blocks/index.ts';
import type { Delivery } from '../../slack/delivery.ts';
import type { Visitor } from '../../slack/visitor.ts';
import { fileOf } from './links.ts';
import type { DownloadFront } from './listeners.ts';
import type { AnewOutcome, UseOutcome } from './service-links.ts';
import { ANEW, COPY, copyMessage, DOWNLOAD, linkMessage, staleLinkMessage } from './views-message.ts';

/** The buttons of a link: *Download*, *Copy link*, *Issue anew*, and the warning before it stops working. */
export function registerLinkMessages(app: App, front: DownloadFront & { readonly delivery: Delivery }): void {
  const { downloads, visitors, counter, delivery } = front;

  // The browser opens the link by itself; here it is noted that it was used.
  app.action<BlockAction>(DOWNLOAD, async ({ ack, body, action, respond }) => {
    await ack();
    const visitor = await visitors.of(body);
    const outcome = await downloads.use(visitor.person, valueOf(action), 'opened');
    if (outcome.kind !== 'link') await explain(visitor, respond, outcome);
  });

  app.action<BlockAction>(COPY, async ({ ack, body, action, respond }) => {
    await ack();
    const visitor = await visitors.of(body);
    const outcome = await downloads.use(visitor.person, valueOf(action), 'copied');
    if (outcome.kind === 'link') await counter.whisper(respond, copyMessage(visitor.t, outcome));
    else await explain(visitor, respond, outcome);
  });

  app.action<BlockAction>(ANEW, async ({ ack, body, action, respond }) => {
    await ack();
    const visitor = await visitors.of(body);
    const outcome = await downloads.issueAnew(visitor.person, valueOf(action));
    if (outcome.kind !== 'issued') return explain(visitor, respond, outcome);
    const { link, url } = outcome;
    await counter.whisper(respond, linkMessage(visitor.t, { link, url, file: fileOf(link) }));
  });

  delivery.paint('download-warning', async (linkId) => {
    const found = await downloads.owner(linkId);
    if (!found) return null;
    const { link, person } = found;
    return {
      content: staleLinkMessage(translatorFor(person.locale, person.zone), link, false),
      owner: person.slackUserId,
    };
  });

  type Bad = Exclude<UseOutcome, { kind: 'link' }> | Exclude<AnewOutcome, { kind: 'issued' }>;

  function explain(visitor: Visitor, respond: RespondFn, outcome: Bad): Promise<void> {
    const { t } = visitor;
    const say = (words: string) => counter.whisper(respond, message({ text: words, blocks: [section(words)] }));
    switch (outcome.kind) {
      case 'stopped':
        return counter.whisper(respond, staleLinkMessage(t, outcome.link, true));
      case 'revoked':
        return say(t('downloadLink.problem.cancelled'));
      case 'not-offered':
        return say(t('downloadLink.anew.notOffered'));
      case 'portal':
        return say(t('downloadLink.anew.portal'));
      case 'stale':
        return say(t('common.error.staleButton', { command: '/csp-download' }));
      case 'refused':
        return counter.whisper(respond, counter.refusalMessage(visitor, outcome));
    }
  }
}

function valueOf(action: object): string {
  return 'value' in action && typeof action.value === 'string' ? action.value : '';
}
