import type { App, BlockAction, RespondFn } from '@slack/bolt';
import { newReference } from '../../kernel/ids.ts';
import { message, section } from '../../slack/blocks/index.ts';
import type { Message } from '../../slack/blocks/index.ts';
import { explainFailure } from '../../slack/failures.ts';
import type { Visitor } from '../../slack/visitor.ts';
import type { KeyRevealFront } from './listeners.ts';
import type { RevealOutcome } from './service-reveal.ts';
import { messageSurface, modalSurface, windowSurface } from './surface.ts';
import type { Surface } from './surface.ts';
import { elsewhereMessage, HIDE, hiddenMessage, keyMessage, notShownMessage, SHOW } from './views-message.ts';

/** The buttons of the messages: *Show key* and *Hide now*. */
export function registerKeyMessages(
  app: App,
  { keys, visitors, counter, replies, channels, log }: KeyRevealFront,
): void {
  app.action<BlockAction>(SHOW, async ({ ack, body, action, respond }) => {
    await ack();
    const visitor = await visitors.of(body);
    const requestId = 'value' in action ? (action.value ?? '') : '';
    const surface = await surfaceFor(visitor, body, respond);
    if (!surface) return;
    try {
      const outcome = await keys.reveal(visitor.person, requestId, surface.place);
      await show(visitor, respond, surface, outcome);
    } catch (error) {
      await say(visitor, surface, plain(explainFailure(error, visitor.t, log).text));
    }
  });

  app.action<BlockAction>(HIDE, async ({ ack, body, action, respond }) => {
    await ack();
    const visitor = await visitors.of(body);
    const { person, t } = visitor;
    const surface = body.view
      ? modalSurface(counter, visitor, body.view.id)
      : messageSurface(counter, respond, body.response_url);
    try {
      await keys.hide(person, 'value' in action ? (action.value ?? '') : '', (outcome) =>
        outcome.kind === 'stale'
          ? surface.beside(plain(t('common.error.staleButton', { command: '/csp-key' })))
          : surface.cover(hiddenMessage(t, outcome, outcome.ending, surface)),
      );
    } catch (error) {
      const { reference } = explainFailure(error, t, log);
      await say(visitor, surface, plain(t('keyReveal.hidden.failed', { reference })));
    }
  });

  /** The message itself among our own people; elsewhere a window. @returns null where that came too late; the person was told */
  async function surfaceFor(visitor: Visitor, body: BlockAction, respond: RespondFn): Promise<Surface | null> {
    const { trigger_id: triggerId } = body;
    if (body.view) return windowSurface(counter, visitor, { viewId: body.view.id, triggerId }, replies.tell);
    // A message that stays in a conversation never holds a key.
    const passes = body.container?.['is_ephemeral'] !== false;
    if (passes && (await channels.isOwn(body.channel?.id))) return messageSurface(counter, respond, body.response_url);
    const view = await counter.open(visitor, triggerId, respond);
    return view && 'viewId' in view ? modalSurface(counter, visitor, view.viewId) : null;
  }

  async function show(visitor: Visitor, respond: RespondFn, surface: Surface, outcome: RevealOutcome): Promise<void> {
    const { t } = visitor;
    switch (outcome.kind) {
      case 'shown':
        if (surface.elsewhere) await counter.replace(respond, elsewhereMessage(t, outcome.request));
        return put(visitor, surface, outcome);
      case 'revoked':
      case 'none':
      case 'not-handed-in':
      case 'too-old':
        return surface.cover(notShownMessage(t, outcome));
      case 'withheld': {
        const reference = newReference();
        const { correlationId, request } = outcome;
        log.warn({ reference, request: request.id, correlationId }, 'Partner Center refused a product key');
        return surface.cover(notShownMessage(t, { kind: 'withheld', request, reference }));
      }
      case 'used':
      case 'too-many':
        // Beside the message, not in its place: by now it may hold the key, or can be pressed again later.
        return surface.beside(notShownMessage(t, outcome));
      case 'stale':
        return surface.beside(plain(t('common.error.staleButton', { command: '/csp-key' })));
      case 'refused':
        return surface.beside(counter.refusalMessage(visitor, outcome));
    }
  }

  async function put(
    visitor: Visitor,
    surface: Surface,
    shown: Extract<RevealOutcome, { kind: 'shown' }>,
  ): Promise<void> {
    const { person, t } = visitor;
    try {
      await surface.cover(keyMessage(t, shown, surface));
    } catch (error) {
      const reference = newReference();
      const err = error instanceof Error ? error.name : 'unknown';
      log.warn({ reference, request: shown.request.id, err }, 'Slack did not say whether it showed a key');
      await keys.undelivered(person, shown.request.id);
      await say(visitor, surface, notShownMessage(t, { kind: 'undelivered', reference }));
    }
  }

  /** At the place of the gesture, or directly where Slack takes no answer there. */
  async function say({ person }: Visitor, surface: Surface, content: Message): Promise<void> {
    await surface.beside(content).catch(() => replies.tell(person.userId, content));
  }
}

function plain(text: string): Message {
  return message({ text, blocks: [section(text)] });
}
