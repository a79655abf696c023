import type { App, ReceiverEvent } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { isRefusedForRoom } from '../database/disk.ts';
import type { Translator } from '../i18n/translator.ts';
import { newReference } from '../kernel/ids.ts';
import type { Log } from '../kernel/log.ts';
import { PartnerCenterFailure } from '../partner-center/errors.ts';
import { message, modal, section } from './blocks/index.ts';
import { slackError } from './connection.ts';
import { secondsUntilSlackTakesIt } from './pacing.ts';
import { createTeller } from './telling.ts';
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
  if (secondsUntilSlackTakesIt(error) !== null) {
    log.warn({ reference }, 'Slack took no more calls for the moment');
    return { reference, text: t('common.error.slackBusy', { reference }) };
  }
  if (isRefusedForRoom(error)) {
    log.error({ reference, err: describe(error) }, 'Nothing could be saved of a gesture');
    return { reference, text: t('common.error.notSaved', { reference }) };
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

type Parts = { readonly visitors: Pick<Visitors, 'of' | 'spoken'>; readonly client: WebClient; readonly log: Log };

/** Of an event it is the event that says who. */
type Body = WhoAndWhere & { readonly event?: { readonly user?: unknown } | undefined };

/** Ends a gesture that its listener did not finish. @param answered whether Slack has its answer already */
export type Conclude = (event: ReceiverEvent, answered: boolean) => Promise<void>;

/**
 * No gesture ends in silence: what a listener throws is logged and told to the person with its reference, and what no listener
 * knows (a button from before an update) is answered too.
 */
export function answerFailures(app: App, { visitors, client, log }: Parts): Conclude {
  const failed = new WeakMap<object, Told>();
  const tell = createTeller({ client, log });

  app.error(async ({ error, body }: { readonly error: Error; readonly body: object }) => {
    const original = 'original' in error && error.original instanceof Error ? error.original : error;
    const { userId, t } = await whoIn(body);
    const { text, reference } = explainFailure(original, t, log);
    const shown = text.includes(reference) ? text : `${text} ${t('common.reference', { reference })}`;
    failed.set(body, { userId, t, text: shown });
  });

  async function whoIn(body: Body): Promise<Omit<Told, 'text'>> {
    const inEvent = typeof body.event?.user === 'string' ? body.event.user : undefined;
    const who = { ...body, user_id: body.user_id ?? body.user?.id ?? inEvent };
    const visitor = await visitors.of(who).catch(() => null);
    return { userId: who.user_id, t: visitor?.t ?? visitors.spoken(who) };
  }

  return async ({ body, ack }, answered) => {
    const failure = failed.get(body);
    if (answered && !failure) return;
    const form = body['type'] === 'view_submission';
    // A form that was handed in stays as it is, below what is said of it. Other gestures are answered first, told of later.
    if (!answered && !form) await ack(body['type'] === 'block_suggestion' ? { options: [] } : undefined);
    const told = failure ?? (await unknownGesture(body));
    if (!told) return;
    const blocks = [section(told.text)];
    if (answered || !form) return tell(body, told.userId, message({ text: told.text, blocks }));
    const [title, close] = [told.t('common.error.title'), told.t('common.back')];
    await ack({ response_action: 'push', view: modal({ callbackId: 'failed', title, close, blocks }) });
  };

  /** @returns what to say of a gesture that nothing here answers; nothing where nobody waits for an answer */
  async function unknownGesture(body: ReceiverEvent['body']): Promise<Told | null> {
    const { command, type } = body as { readonly command?: unknown; readonly type?: unknown };
    const key = type === 'block_actions' ? 'common.error.staleButton' : 'common.error.staleForm';
    if (typeof command !== 'string' && type !== 'block_actions' && type !== 'view_submission') return null;
    const { userId, t } = await whoIn(body);
    const text =
      typeof command === 'string' ? t('common.error.unknownCommand', { command }) : t(key, { command: '/csp-help' });
    return { userId, t, text };
  }
}

type Told = { readonly userId: string | undefined; readonly t: Translator; readonly text: string };
