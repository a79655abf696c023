import type { App, ReceiverEvent } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { translatorFor } from '../i18n/translator.ts';
import type { Translator } from '../i18n/translator.ts';
import { newReference } from '../kernel/ids.ts';
import type { Log } from '../kernel/log.ts';
import { PartnerCenterFailure } from '../partner-center/errors.ts';
import { message, section } from './blocks/index.ts';
import type { Message } from './blocks/index.ts';
import { slackError } from './connection.ts';
import type { Visitors, WhoAndWhere } from './visitor.ts';

/** What a person is told of something that went wrong, with the reference that finds it in the log. */
export type Explained = { readonly text: string; readonly reference: string };

/** Logs a failure under a new reference and puts it into words: state, consequence, next step. */
export function explainFailure(error: unknown, t: Translator, log: Log): Explained {
  const reference = newReference();
  if (error instanceof PartnerCenterFailure) {
    const { kind, status, code, reason, correlationId, description } = error;
    log.error({ reference, kind, status, code, reason, correlationId, description }, 'Partner Center failed a person');
    return { reference, text: partnerCenterWords(error, t, reference) };
  }
  log.error({ reference, err: describe(error) }, 'A gesture could not be finished');
  return { reference, text: t('common.error.unexpected', { reference }) };
}

function partnerCenterWords(failure: PartnerCenterFailure, t: Translator, reference: string): string {
  switch (failure.kind) {
    case 'throttled':
      return t('common.error.partnerCenterBusy', {
        reference,
        minutes: Math.ceil((failure.retryAfterSeconds ?? 60) / 60),
      });
    case 'unauthorized':
      return t('common.error.partnerCenterSignIn', { reference });
    case 'unreachable':
    case 'uncertain':
    case 'malformed':
      return t('common.error.partnerCenterSilent', { reference });
    case 'refused':
    case 'not-found':
    case 'conflict':
      return t('common.error.partnerCenterRefused', { reference });
  }
}

function describe(error: unknown): object {
  if (!(error instanceof Error)) return { message: 'not an Error' };
  const slack = 'data' in error ? { slack: slackError(error) } : {};
  return { name: error.name, message: error.message, stack: error.stack, ...slack };
}

type Parts = { readonly visitors: Visitors; readonly client: WebClient; readonly log: Log };

/**
 * No gesture ends in silence: what a listener throws is logged and told to the person with its reference, and what no listener
 * knows (a button from before an update) is answered too.
 * @returns what to do with an event that nobody answered
 */
export function answerFailures(app: App, { visitors, client, log }: Parts): (event: ReceiverEvent) => Promise<void> {
  app.error(async ({ error, body }: { readonly error: Error; readonly body: object }) => {
    const original = 'original' in error && error.original instanceof Error ? error.original : error;
    const visitor = await visitors.of(body as WhoAndWhere).catch(() => null);
    const t = visitor?.t ?? translatorFor(undefined);
    const { text, reference } = explainFailure(original, t, log);
    const shown = text.includes(reference) ? text : `${text} ${t('common.reference', { reference })}`;
    await tell(body, visitor?.person.userId, message({ text: shown, blocks: [section(shown)] }));
  });

  /** Where the gesture was made if Slack left us a way, else directly. */
  async function tell(body: object, userId: string | undefined, content: Message): Promise<void> {
    const responseUrl: unknown = Reflect.get(body, 'response_url');
    try {
      if (typeof responseUrl === 'string') {
        const answer = { response_type: 'ephemeral', replace_original: false, ...content };
        await fetch(responseUrl, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(answer),
          redirect: 'error',
          signal: AbortSignal.timeout(5_000),
        });
      } else if (userId) await client.chat.postMessage({ channel: userId, ...content });
    } catch (error) {
      log.error({ slack: slackError(error) }, 'A person could not be told of a failure');
    }
  }

  return async ({ body }) => {
    if (!('actions' in body) && !('view' in body)) return;
    const { person, t } = await visitors.of(body);
    const text = t('common.error.staleButton', { command: '/csp-help' });
    await tell(body, person.userId, message({ text, blocks: [section(text)] }));
  };
}
