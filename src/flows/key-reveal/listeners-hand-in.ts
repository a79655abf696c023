import type { App, BlockAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { entryIn } from '../../slack/entries.ts';
import { readMetadata } from '../../slack/metadata.ts';
import { AT_HOME } from '../../slack/replies.ts';
import type { Visitor } from '../../slack/visitor.ts';
import type { KeyRevealFront } from './listeners.ts';
import type { KeyRequestRecord } from './records.ts';
import type { HandInOutcome } from './service-hand-in.ts';
import { HAND_IN, HAND_IN_FORM, handInView, KEY_BLOCK, keyProblemWords } from './views-hand-in.ts';
import { noteView } from './views.ts';

const Metadata = z.object({ request: z.string(), again: z.boolean() });

type Ready = {
  /** Shows that the key is ready, where the request for it was made. */
  readonly tellReady: (visitor: Visitor, viewId: string, request: KeyRequestRecord) => Promise<boolean>;
  /** the same as a window, of a request from the Home tab */
  readonly readyWindow: (visitor: Visitor, request: KeyRequestRecord, note?: string) => ModalView;
};

/** The form into which a key from the Partner Center pages is typed: after the request for it, or again for a mistyped one. */
export function registerHandIn(app: App, front: KeyRevealFront, { tellReady, readyWindow }: Ready): void {
  const { keys, visitors, counter, replies } = front;

  app.action<BlockAction>(HAND_IN, async ({ ack, body, action, respond }) => {
    await ack();
    const visitor = await visitors.of(body);
    const requestId = 'value' in action ? (action.value ?? '') : '';
    const view = await counter.open(visitor, body.trigger_id, respond);
    if (!view) return;
    await counter.fill(visitor, view, async () => {
      const request = await keys.beginHandIn(visitor.person, requestId);
      if ('kind' in request) return request.kind === 'refused' ? counter.refusalView(visitor, request) : stale(visitor);
      if ('viewId' in view) await replies.remember(view.viewId, undefined);
      return handInView(visitor.t, request, { again: true });
    });
  });

  app.view(HAND_IN_FORM, async ({ ack, body, view }) => {
    const metadata = readMetadata(Metadata, view.private_metadata);
    const typed = entryIn(view.state.values, KEY_BLOCK);
    const served = await visitors.handIn(body, ({ person }) =>
      keys.handIn(person, metadata?.request ?? '', typed, view.id),
    );
    if (served.ready) {
      const { visitor, value: outcome } = served;
      if (outcome.kind === 'invalid') {
        const words = keyProblemWords(visitor.t, outcome.problem);
        return ack({ response_action: 'errors', errors: { [KEY_BLOCK]: words } });
      }
      if (outcome.kind === 'sealed' && outcome.usual && metadata?.again === false) {
        if (outcome.request.channelId === AT_HOME)
          return ack({ response_action: 'update', view: readyWindow(visitor, outcome.request) });
        await ack({ response_action: 'clear' });
        await tellReady(visitor, view.id, outcome.request);
        return;
      }
    }
    const { t } = served.ready ? served.visitor : served;
    await ack({ response_action: 'update', view: noteView(t, t('keyReveal.handIn.busy')) });
    await counter.fill({ t }, { viewId: view.id }, async () => {
      const { visitor, value: outcome } = served.ready ? served : await served.later;
      const tell = outcome.kind === 'sealed' && metadata?.again === false;
      if (tell && outcome.request.channelId === AT_HOME) {
        const note = outcome.usual ? undefined : visitor.t('keyReveal.handIn.unusual');
        return readyWindow(visitor, outcome.request, note);
      }
      const told = !tell || (await tellReady(visitor, view.id, outcome.request));
      return told ? outcomeView(visitor, outcome) : noteView(visitor.t, visitor.t('keyReveal.undeliverable'));
    });
  });

  function stale({ t }: Visitor): ModalView {
    return noteView(t, t('common.error.staleForm', { command: '/csp-key' }));
  }

  function outcomeView(visitor: Visitor, outcome: HandInOutcome): ModalView {
    const { t } = visitor;
    switch (outcome.kind) {
      case 'sealed':
        return noteView(t, t('keyReveal.handIn.sealed'), ...(outcome.usual ? [] : [t('keyReveal.handIn.unusual')]));
      case 'already':
        return noteView(t, t('common.error.alreadySubmitted'));
      case 'invalid':
        return noteView(t, keyProblemWords(t, outcome.problem));
      case 'revoked':
        return noteView(
          t,
          t('keyReveal.notShown.revoked', { software: outcome.request.title, customer: outcome.request.customerName }),
        );
      case 'stale':
        return stale(visitor);
      case 'refused':
        return counter.refusalView(visitor, outcome);
    }
  }
}
