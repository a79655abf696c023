import type { MessageKey } from '../../i18n/catalogue.ts';
import type { Translator } from '../../i18n/translator.ts';
import {
  actions,
  bold,
  button,
  confirmation,
  context,
  message,
  moment,
  section,
  translateMrkdwn,
} from '../../slack/blocks/index.ts';
import type { Message, Mrkdwn } from '../../slack/blocks/index.ts';
import type { HandOverRecord } from './records.ts';
import type { PageState } from './rules.ts';

export const REVOKE = 'handOver.revoke';

const STATES = {
  live: 'handOver.state.live',
  used: 'handOver.state.used',
  locked: 'handOver.state.locked',
  revoked: 'handOver.state.revoked',
  expired: 'handOver.state.expired',
  void: 'handOver.state.void',
} as const satisfies Record<PageState, MessageKey>;

const namesOf = ({ request }: HandOverRecord) => ({ software: request.title, customer: request.customerName });

/** The sender's own message about a page, kept up to date: what became of it, and taking it back while it lives. */
export function pageMessage(t: Translator, page: HandOverRecord, state: PageState): Message {
  return message({
    text: t('handOver.message.notification'),
    blocks: [
      section(bold(t('handOver.message.what', namesOf(page)))),
      section(stateWords(t, page, state)),
      page.recipient !== null && context(t('handOver.message.recipient', { recipient: page.recipient })),
      state === 'live' &&
        actions(
          button(t('handOver.revoke'), REVOKE, {
            value: page.id,
            style: 'danger',
            confirm: confirmation({
              title: t('handOver.revoke.title'),
              text: t('handOver.revoke.text'),
              confirm: t('handOver.revoke'),
              deny: t('common.back'),
              style: 'danger',
            }),
          }),
        ),
    ],
  });
}

function stateWords(t: Translator, page: HandOverRecord, state: PageState): Mrkdwn {
  return translateMrkdwn(t, STATES[state], {
    views: page.views,
    max: page.maxViews,
    until: moment(page.expiresAt, t),
    opened: moment(page.openedAt ?? page.createdAt, t),
    ended: moment(page.endedAt ?? page.expiresAt, t),
  });
}

/** A message of its own about what happened to a page, so that the sender hears of it. */
export function newsMessage(t: Translator, page: HandOverRecord, state: PageState): Message {
  const [text, words] =
    state === 'live' || state === 'used'
      ? openedWords(t, page)
      : [t('handOver.news.ended'), translateMrkdwn(t, 'handOver.news.endedText', namesOf(page))];
  return message({ text, blocks: [section(words), section(stateWords(t, page, state))] });
}

function openedWords(t: Translator, page: HandOverRecord): readonly [string, Mrkdwn] {
  if (page.openedAt === null)
    return [t('handOver.news.undelivered'), translateMrkdwn(t, 'handOver.news.undeliveredText', namesOf(page))];
  const opened = moment(page.openedAt, t);
  return [t('handOver.news.opened'), translateMrkdwn(t, 'handOver.news.openedText', { ...namesOf(page), opened })];
}
