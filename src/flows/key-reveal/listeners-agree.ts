import type { App, BlockAction } from '@slack/bolt';
import { translatorFor } from '../../i18n/translator.ts';
import { message, section } from '../../slack/blocks/index.ts';
import type { KeyRevealFront } from './listeners.ts';
import { stateOf } from './records.ts';
import { asksForKms } from './rules.ts';
import { AGREE, agreementMessage, notAgreedWords, REFUSE, refusedMessage } from './views-agree.ts';
import { readyMessage } from './views-message.ts';

/** The second person's two buttons, and what both of them read. */
export function registerAgreement(app: App, { keys, visitors, counter, delivery }: KeyRevealFront): void {
  for (const [actionId, verdict] of [
    [AGREE, 'agreed'],
    [REFUSE, 'refused'],
  ] as const) {
    app.action<BlockAction>(actionId, async ({ ack, body, action, respond }) => {
      await ack();
      const visitor = await visitors.of(body);
      const { person, t } = visitor;
      const outcome = await keys.decide(person, 'value' in action ? (action.value ?? '') : '', verdict);
      const say = (words: string) => counter.whisper(respond, message({ text: words, blocks: [section(words)] }));
      switch (outcome.kind) {
        case 'done':
          return;
        case 'refused':
          return counter.whisper(respond, counter.refusalMessage(visitor, outcome));
        case 'stale':
          return say(t('common.error.staleButton', { command: '/csp-key' }));
        case 'own':
        case 'decided':
        case 'too-old':
          return say(notAgreedWords(t, outcome));
      }
    });
  }

  delivery.paint('key-agreement', async (requestId) => {
    const request = await keys.find(requestId);
    if (!request) return null;
    const t = translatorFor(request.person.locale, request.person.zone);
    const content = agreementMessage(t, request, stateOf(request), await keys.secondPerson(request));
    return { content, owner: request.person.slackUserId };
  });

  delivery.paint('key-agreed', async (requestId) => {
    const request = await keys.find(requestId);
    if (!request) return null;
    const t = translatorFor(request.person.locale, request.person.zone);
    const content =
      stateOf(request) === 'refused'
        ? refusedMessage(t, request, await keys.secondPerson(request))
        : readyMessage(t, request, {
            kms: asksForKms(request.reason),
            portal: keys.route === 'portal',
            inModal: false,
          });
    return { content, owner: request.person.slackUserId };
  });
}
