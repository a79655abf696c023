import type { App, BlockAction, RespondFn } from '@slack/bolt';
import { translatorFor } from '../../i18n/translator.ts';
import { message, section } from '../../slack/blocks/index.ts';
import type { Message } from '../../slack/blocks/index.ts';
import type { Delivery } from '../../slack/delivery.ts';
import type { Visitor } from '../../slack/visitor.ts';
import { fileOf } from './links.ts';
import type { DownloadFront } from './listeners.ts';
import type { AnewOutcome, UseOutcome } from './service-links.ts';
import { ANEW, COPY, copyMessage, DOWNLOAD, inWindow, linkMessage, staleLinkMessage } from './views-message.ts';

type Pressed = { readonly body: BlockAction; readonly respond: RespondFn };

/** The buttons of a link: *Download*, *Copy link*, *Get a new link*, and the warning before it stops working. */
export function registerLinkMessages(app: App, front: DownloadFront & { readonly delivery: Delivery }): void {
  const { downloads, visitors, counter, delivery } = front;

  // The browser opens the link by itself; here it is noted that it was used.
  app.action<BlockAction>(DOWNLOAD, async ({ ack, body, action, respond }) => {
    await ack();
    const visitor = await visitors.of(body);
    const outcome = await downloads.use(visitor.person, valueOf(action), 'opened');
    if (outcome.kind !== 'link') await answer(visitor, { body, respond }, async () => explained(visitor, outcome));
  });

  app.action<BlockAction>(COPY, async ({ ack, body, action, respond }) => {
    await ack();
    const visitor = await visitors.of(body);
    await answer(visitor, { body, respond }, async () => {
      const outcome = await downloads.use(visitor.person, valueOf(action), 'copied');
      return outcome.kind === 'link' ? copyMessage(visitor.t, outcome) : explained(visitor, outcome);
    });
  });

  app.action<BlockAction>(ANEW, async ({ ack, body, action, respond }) => {
    await ack();
    const visitor = await visitors.of(body);
    await answer(visitor, { body, respond }, async () => {
      const outcome = await downloads.issueAnew(visitor.person, valueOf(action));
      if (outcome.kind !== 'issued') return explained(visitor, outcome);
      const { link, url } = outcome;
      return linkMessage(visitor.t, { link, url, file: fileOf(link) });
    });
  });

  /** To this person alone: beside the message, on top of the window, or in one where there is neither. */
  async function answer(visitor: Visitor, { body, respond }: Pressed, draw: () => Promise<Message>): Promise<void> {
    if (!body.view) return counter.whisper(respond, await draw());
    const open = body.view.type === 'modal' ? counter.push : counter.open;
    const view = await open(visitor, body.trigger_id);
    if (view) await counter.fill(visitor, view, async () => inWindow(visitor.t, await draw()));
  }

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

  function explained(visitor: Visitor, outcome: Bad): Message {
    const { t } = visitor;
    const say = (words: string) => message({ text: words, blocks: [section(words)] });
    switch (outcome.kind) {
      case 'stopped':
        return staleLinkMessage(t, outcome.link, true);
      case 'revoked':
        return say(t('downloadLink.problem.cancelled'));
      case 'not-offered':
        return say(t('downloadLink.anew.notOffered'));
      case 'portal':
        return say(t('downloadLink.anew.portal'));
      case 'stale':
        return say(t('common.error.staleButton', { command: '/csp-download' }));
      case 'refused':
        return counter.refusalMessage(visitor, outcome);
    }
  }
}

function valueOf(action: object): string {
  return 'value' in action && typeof action.value === 'string' ? action.value : '';
}
