import type { ModalView } from '@slack/types';
import type { MessageKey } from '../../i18n/catalogue.ts';
import type { Translator } from '../../i18n/translator.ts';
import {
  actions,
  bold,
  button,
  confirmation,
  context,
  divider,
  joinMrkdwn,
  modal,
  moment,
  section,
  translateMrkdwn,
} from '../../slack/blocks/index.ts';
import type { Mrkdwn } from '../../slack/blocks/index.ts';
import type { Health, Vital } from './service-health.ts';

export const HEALTH = 'health.look';
export const RETRY = 'health.retry';

/** The section *Health*: what the desk stands on, what it did last, what waits, and what was given up. */
export function healthView(
  t: Translator,
  health: Health,
  { home, note }: { readonly home: string; readonly note?: MessageKey | undefined },
): ModalView {
  const { vitals, rounds, backlog, later, failed } = health;
  const round = (key: MessageKey, at: Date | null) =>
    at === null
      ? translateMrkdwn(t, 'health.round.never', { what: t(key) })
      : translateMrkdwn(t, 'health.round.at', { what: t(key), at: moment(at, t) });
  return modal({
    callbackId: HEALTH,
    title: t('health.title'),
    close: t('common.close'),
    blocks: [
      actions(button(t('administration.back'), home), button(t('health.again'), HEALTH)),
      note !== undefined && section(t(note)),
      section(joinMrkdwn([bold(t('health.dependencies')), ...vitals.map((vital) => vitalWords(t, vital))])),
      section(
        joinMrkdwn([
          bold(t('health.rounds')),
          round('health.round.customers', rounds.customers),
          round('health.round.prices', rounds.prices),
          round('health.round.drift', rounds.drift),
        ]),
      ),
      section(
        joinMrkdwn([
          bold(t('health.queues')),
          ...backlog.map(({ name, due, running, oldestSeconds }) =>
            translateMrkdwn(t, 'health.queue', { name, due, running, seconds: Math.round(oldestSeconds) }),
          ),
          t(backlog.length === 0 ? 'health.queues.idle' : 'health.queues.later', { later }),
        ]),
      ),
      divider(),
      section(joinMrkdwn([bold(t('health.failed')), t('health.failed.count', { count: failed.count })])),
      ...failed.jobs.map(({ id, queue, tries, at }) =>
        section(
          translateMrkdwn(t, 'health.failed.job', { queue, tries, at: moment(at, t) }),
          button(t('health.retry'), RETRY, {
            value: id,
            confirm: confirmation({
              title: t('health.retry'),
              text: t('health.retry.text'),
              confirm: t('health.retry'),
              deny: t('common.cancel'),
            }),
          }),
        ),
      ),
      failed.count > failed.jobs.length && context(t('health.failed.more', { listed: failed.jobs.length })),
    ],
  });
}

function vitalWords(t: Translator, { dependency, state, milliseconds }: Vital): Mrkdwn {
  const what = t(`health.dependency.${dependency}`);
  return state === 'well'
    ? translateMrkdwn(t, 'health.well', { what, milliseconds })
    : translateMrkdwn(t, 'health.ill', { what, advice: t(`health.advice.${dependency}`) });
}
