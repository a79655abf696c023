import { addHours } from 'date-fns/addHours';
import type { Translator } from '../../i18n/translator.ts';
import { actions, button, context, message, moment, section, translateMrkdwn } from '../../slack/blocks/index.ts';
import type { Message } from '../../slack/blocks/index.ts';
import type { KeyRequestRecord } from './records.ts';
import { AGREE_HOURS } from './rules.ts';
import type { Agreement, KeyState } from './rules.ts';

export const AGREE = 'keyReveal.agree';
export const REFUSE = 'keyReveal.refuse';

/** In the security channel: who asks for what and why, and the two buttons, or what became of it. Never a key. */
export function agreementMessage(t: Translator, request: KeyRequestRecord, state: KeyState, second: string): Message {
  const { person, title: software, customerName: customer, reason } = request;
  const at = moment(request.agreedAt ?? request.requestedAt, t);
  const until = moment(addHours(request.requestedAt, AGREE_HOURS), t);
  const agreed =
    state === 'refused' && request.openedAt === null ? 'keyReveal.agree.refused' : 'keyReveal.agree.agreed';
  const waits = state === 'waiting';
  return message({
    text: t('keyReveal.agree.notification'),
    blocks: [
      section(translateMrkdwn(t, 'keyReveal.agree.text', { person: person.name, software, customer, reason })),
      waits &&
        actions(
          button(t('keyReveal.agree.agree'), AGREE, { value: request.id, style: 'primary' }),
          button(t('keyReveal.agree.refuse'), REFUSE, { value: request.id, style: 'danger' }),
        ),
      context(
        waits
          ? translateMrkdwn(t, 'keyReveal.agree.until', { until })
          : translateMrkdwn(t, agreed, { person: second, at }),
      ),
    ],
  });
}

/** To whoever asked, where the second person refused. */
export function refusedMessage(t: Translator, request: KeyRequestRecord, second: string): Message {
  const { title: software, customerName: customer } = request;
  const words = t('keyReveal.agreed.refused', { software, customer, person: second });
  return message({ text: t('keyReveal.agreed.notification'), blocks: [section(words)] });
}

export function notAgreedWords(t: Translator, why: Exclude<Agreement, { kind: 'may' }>): string {
  switch (why.kind) {
    case 'own':
      return t('keyReveal.agree.own');
    case 'decided':
      return t('keyReveal.agree.decided');
    case 'too-old':
      return t('keyReveal.agree.tooOld', { hours: AGREE_HOURS });
  }
}
