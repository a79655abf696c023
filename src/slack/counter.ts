import type { RespondFn } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Refusal } from '../directory/person.ts';
import type { MessageKey } from '../i18n/catalogue.ts';
import { newId } from '../kernel/ids.ts';
import type { Log } from '../kernel/log.ts';
import { context, message, modal, section } from './blocks/index.ts';
import type { Message } from './blocks/index.ts';
import { slackError } from './connection.ts';
import { explainFailure } from './failures.ts';
import { sinceGesture } from './gesture-time.ts';
import { refusalWords } from './refusals.ts';
import type { Visitor } from './visitor.ts';

/** A modal that is open on somebody's screen, by Slack's ID or by one of ours. */
export type OpenView = { readonly viewId: string } | { readonly externalId: string };

/** Where a person is served: modals opened at once and filled later, answers only they see. */
export type Counter = {
  /**
   * Opens a small loading view while the trigger lives (three seconds).
   * @param respond where to say that it was too late; the Home tab has no such place, and its button can be pressed again
   * @returns null where it was too late
   */
  readonly open: (visitor: Visitor, triggerId: string, respond?: RespondFn) => Promise<OpenView | null>;
  /** The same on top of the modal in which a button was pressed; closing it leads back there. */
  readonly push: (visitor: Visitor, triggerId: string) => Promise<OpenView | null>;
  /** Draws the view and puts it in the place of the open one; what fails is told in the modal itself. */
  readonly fill: (visitor: Pick<Visitor, 't'>, view: OpenView, draw: () => Promise<ModalView>) => Promise<void>;
  /** Shows one message to this person alone, at the place of the gesture. */
  readonly whisper: (respond: RespondFn, content: Message) => Promise<void>;
  /** Puts another message in the place of the one whose button was pressed. */
  readonly replace: (respond: RespondFn, content: Message) => Promise<void>;
  /** A view that says why not. */
  readonly refusalView: (visitor: Visitor, refusal: Refusal) => ModalView;
  readonly refusalMessage: (visitor: Visitor, refusal: Refusal) => Message;
};

/** Answers of Slack that mean "the person closed it meanwhile". */
const GONE = new Set(['not_found', 'view_not_found']);
const TOO_LATE = new Set(['expired_trigger_id', 'invalid_trigger_id', 'invalid_arguments']);
/** The trigger was used: by the call whose answer was lost, or by another delivery of the same gesture, which has opened the form. */
const OPENED_ALREADY = new Set(['exchanged_trigger_id', 'duplicate_external_id']);

type NamedView = ModalView & { readonly external_id: string };

type Parts = {
  readonly client: WebClient;
  readonly log: Log;
  /** told how long after the gesture its modal was open, and filled; must not throw */
  readonly onModal?: ((stage: 'opened' | 'filled', milliseconds: number) => void) | undefined;
};

export function createCounter({ client, log, onModal }: Parts): Counter {
  const measure = (stage: 'opened' | 'filled') => {
    const milliseconds = sinceGesture();
    if (milliseconds !== undefined) onModal?.(stage, milliseconds);
  };

  async function show(open: OpenView, view: ModalView): Promise<void> {
    try {
      if ('viewId' in open) await client.views.update({ view_id: open.viewId, view });
      else await client.views.update({ external_id: open.externalId, view: { ...view, external_id: open.externalId } });
    } catch (error) {
      if (!GONE.has(slackError(error))) throw error;
    }
  }

  /** Named by us, because Slack's name of it is in the answer, which may be lost. */
  const loadingView = ({ t }: Visitor, close: MessageKey): NamedView => ({
    ...modal({ callbackId: 'loading', title: 'CSP Desk', close: t(close), blocks: [section(t('common.loading'))] }),
    external_id: newId(),
  });

  /** @returns the view where it was this call that opened it; null where another delivery did */
  async function openedByUs(view: NamedView): Promise<OpenView | null> {
    try {
      const { view: found } = await client.views.update({ external_id: view.external_id, view });
      return found?.id ? { viewId: found.id } : null;
    } catch (error) {
      if (!GONE.has(slackError(error))) throw error;
      return null;
    }
  }

  return {
    async push(visitor, triggerId) {
      const view = loadingView(visitor, 'common.back');
      try {
        const pushed = await client.views.push({ trigger_id: triggerId, view });
        measure('opened');
        return pushed.view?.id ? { viewId: pushed.view.id } : null;
      } catch (error) {
        if (OPENED_ALREADY.has(slackError(error))) return openedByUs(view);
        // Too late, or closed meanwhile: the modal below is as it was, and so is its button.
        if (![...TOO_LATE, ...GONE].includes(slackError(error))) throw error;
        log.warn({ slack: slackError(error) }, 'A view could not be put on top of another');
        return null;
      }
    },

    async open(visitor, triggerId, respond) {
      const { t } = visitor;
      const view = loadingView(visitor, 'common.close');
      try {
        const opened = await client.views.open({ trigger_id: triggerId, view });
        measure('opened');
        return opened.view?.id ? { viewId: opened.view.id } : null;
      } catch (error) {
        if (OPENED_ALREADY.has(slackError(error))) return openedByUs(view);
        if (!TOO_LATE.has(slackError(error))) throw error;
        log.warn({ slack: slackError(error) }, 'A form came too late to be opened');
        await respond?.({
          response_type: 'ephemeral',
          replace_original: false,
          ...message({ text: t('common.error.tooLate'), blocks: [section(t('common.error.tooLate'))] }),
        });
        return null;
      }
    },

    async fill(visitor, view, draw) {
      let drawn: ModalView;
      try {
        drawn = await draw();
      } catch (error) {
        drawn = failureView(visitor, error);
      }
      await show(view, drawn);
      measure('filled');
    },

    async whisper(respond, content) {
      await respond({ response_type: 'ephemeral', replace_original: false, ...content });
    },
    async replace(respond, content) {
      await respond({ replace_original: true, ...content });
    },

    refusalView: ({ t }, refusal) =>
      modal({
        callbackId: 'refused',
        title: t('common.refusal.title'),
        close: t('common.close'),
        blocks: [section(refusalWords(t, refusal))],
      }),
    refusalMessage: ({ t }, refusal) =>
      message({ text: t('common.refusal.title'), blocks: [section(refusalWords(t, refusal))] }),
  };

  function failureView({ t }: Pick<Visitor, 't'>, error: unknown): ModalView {
    const { text, reference } = explainFailure(error, t, log);
    const blocks = [section(text), context(t('common.reference', { reference }))];
    return modal({ callbackId: 'failed', title: t('common.error.title'), close: t('common.close'), blocks });
  }
}
