import type { App, BlockAction, RespondFn } from '@slack/bolt';
import { newReference } from '../../kernel/ids.ts';
import { message, section } from '../../slack/blocks/index.ts';
import type { Message } from '../../slack/blocks/index.ts';
import { explainFailure } from '../../slack/failures.ts';
import type { Visitor } from '../../slack/visitor.ts';
import type { KeyRevealFront } from './listeners.ts';
import type { RevealOutcome } from './service-reveal.ts';
import { HIDE, hiddenMessage, keyMessage, notShownMessage, SHOW } from './views-message.ts';

/** The buttons of the messages: *Show key* and *Hide now*. */
export function registerKeyMessages(app: App, { keys, visitors, counter, replies, log }: KeyRevealFront): void {
  app.action<BlockAction>(SHOW, async ({ ack, body, action, respond }) => {
    await ack();
    const visitor = await visitors.of(body);
    const requestId = 'value' in action ? (action.value ?? '') : '';
    try {
      await show(visitor, respond, await keys.reveal(visitor.person, requestId, body.response_url));
    } catch (error) {
      await say(visitor, respond, plain(explainFailure(error, visitor.t, log).text));
    }
  });

  app.action<BlockAction>(HIDE, async ({ ack, body, action, respond }) => {
    await ack();
    const visitor = await visitors.of(body);
    const { person, t } = visitor;
    try {
      await keys.hide(person, 'value' in action ? (action.value ?? '') : '', (outcome) =>
        outcome.kind === 'stale'
          ? counter.whisper(respond, plain(t('common.error.staleButton', { command: '/csp-key' })))
          : counter.replace(respond, hiddenMessage(t, outcome, outcome.ending)),
      );
    } catch (error) {
      const { reference } = explainFailure(error, t, log);
      await say(visitor, respond, plain(t('keyReveal.hidden.failed', { reference })));
    }
  });

  async function show(visitor: Visitor, respond: RespondFn, outcome: RevealOutcome): Promise<void> {
    const { t } = visitor;
    switch (outcome.kind) {
      case 'shown':
        return put(visitor, respond, outcome);
      case 'revoked':
      case 'none':
      case 'not-handed-in':
      case 'too-old':
        return counter.replace(respond, notShownMessage(t, outcome));
      case 'withheld': {
        const reference = newReference();
        const { correlationId, request } = outcome;
        log.warn({ reference, request: request.id, correlationId }, 'Partner Center refused a product key');
        return counter.replace(respond, notShownMessage(t, { kind: 'withheld', request, reference }));
      }
      case 'used':
        // Beside the message, not in its place: by now it may hold the key.
        return counter.whisper(respond, notShownMessage(t, outcome));
      case 'stale':
        return counter.whisper(respond, plain(t('common.error.staleButton', { command: '/csp-key' })));
      case 'refused':
        return counter.whisper(respond, counter.refusalMessage(visitor, outcome));
    }
  }

  async function put(
    visitor: Visitor,
    respond: RespondFn,
    shown: Extract<RevealOutcome, { kind: 'shown' }>,
  ): Promise<void> {
    const { person, t } = visitor;
    try {
      await counter.replace(respond, keyMessage(t, shown));
    } catch (error) {
      const reference = newReference();
      const err = error instanceof Error ? error.name : 'unknown';
      log.warn({ reference, request: shown.request.id, err }, 'Slack did not say whether it showed a key');
      await keys.undelivered(person, shown.request.id);
      await say(visitor, respond, notShownMessage(t, { kind: 'undelivered', reference }));
    }
  }

  /** At the place of the gesture, or directly where Slack takes no answer there. */
  async function say({ person }: Visitor, respond: RespondFn, content: Message): Promise<void> {
    await counter.whisper(respond, content).catch(() => replies.tell(person.userId, content));
  }
}

function plain(text: string): Message {
  return message({ text, blocks: [section(text)] });
}
