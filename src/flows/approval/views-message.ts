import type { Button, KnownBlock } from '@slack/types';
import type { Translator } from '../../i18n/translator.ts';
import {
  actions,
  button,
  confirmation,
  context,
  joinMrkdwn,
  mention,
  message,
  moment,
  section,
  translateMrkdwn,
} from '../../slack/blocks/index.ts';
import type { Message, Words } from '../../slack/blocks/index.ts';
import type { ApprovalSubject, SeenSubject } from './handlers.ts';
import type { ApprovalRecord } from './records.ts';
import { LAST_STAGE } from './rules.ts';
import { factWords, headlineWords, whatWords } from './views-subject.ts';
import { needWords, outcomeWords, reasonOf, stepWords, voicesWords } from './views-words.ts';

export const APPROVE = 'approval.approve';
export const DECLINE = 'approval.decline';
export const WITHDRAW = 'approval.withdraw';

/**
 * The message to one approver: what is asked, and either the two buttons or what became of it.
 * @param place the approver's Slack user ID
 */
export function askMessage(t: Translator, approval: ApprovalRecord, subject: SeenSubject, place: string): Message {
  const outcome = outcomeWords(t, approval);
  const { requester, state, expiresAt, decisions } = approval;
  const gaveVoice = decisions.some(({ person }) => person.slackUserId === place);
  const open = state === 'pending';
  return message({
    text: t(`approval.ask.notification.${subject.kind}`, {
      person: requester.name,
      what: whatWords(t, subject),
      customer: subject.customer,
    }),
    blocks: [
      section(headlineWords(t, approval, subject)),
      section(joinMrkdwn(factWords(t, approval, subject))),
      open && context(...reasons(t, approval, place)),
      outcome && section(outcome),
      open && !gaveVoice && decisionButtons(t, approval.id),
      open && context(translateMrkdwn(t, 'approval.ask.until', { at: moment(expiresAt, t) })),
    ],
  });
}

/** What waits for somebody's decision, as a row of a list: the same facts and buttons as in the message. */
function waitingBlocks(t: Translator, approval: ApprovalRecord, subject: SeenSubject): KnownBlock[] {
  const words = translateMrkdwn(t, `approval.home.headline.${subject.kind}`, {
    what: whatWords(t, subject),
    customer: subject.customer,
    person: mention(approval.requester.slackUserId, t),
  });
  return [
    section(joinMrkdwn([words, ...factWords(t, approval, subject)])),
    context(needWords(t, approval)),
    decisionButtons(t, approval.id),
  ];
}

/** The direct message to whoever asked, when it is decided. */
export function toldMessage(t: Translator, approval: ApprovalRecord, subject: ApprovalSubject): Message | null {
  const { state } = approval;
  if (state === 'pending' || state === 'withdrawn') return null;
  const words = translateMrkdwn(t, `approval.told.${subject.kind}.${state}`, {
    people: voicesWords(t, approval),
    what: whatWords(t, subject),
    customer: subject.customer,
    reason: reasonOf(approval),
  });
  return message({
    text: t('approval.told.notification', { customer: subject.customer }),
    blocks: [section(words)],
  });
}

/** The button by which whoever asked takes it back. */
function withdrawButton(t: Translator, { id, kind }: ApprovalRecord): Button {
  const confirm = confirmation({
    title: t('approval.withdraw.title'),
    text: t(`approval.withdraw.text.${kind}`),
    confirm: t('approval.withdraw'),
    deny: t('common.back'),
  });
  return button(t('approval.withdraw'), WITHDRAW, { value: id, confirm });
}

type Waiting = { readonly approval: ApprovalRecord; readonly subject: SeenSubject };

/** What other flows show of an approval in their own messages and forms. */
export const approvalViews = {
  need: needWords,
  waiting: (t: Translator, waiting: readonly Waiting[]): readonly KnownBlock[] =>
    waiting.flatMap(({ approval, subject }) => waitingBlocks(t, approval, subject)),
  shown: (t: Translator, approval: ApprovalRecord) => ({
    state: approval.state,
    step: stepWords(t, approval),
    buttons: approval.state === 'pending' ? [withdrawButton(t, approval)] : [],
  }),
};

/** Why it needs an approval, and why of this person. */
function reasons(t: Translator, approval: ApprovalRecord, place: string): Words[] {
  const stage = approval.asked.find(({ person }) => person.slackUserId === place)?.stage ?? 1;
  return [
    needWords(t, approval),
    ...(approval.round > 1 ? [t(`approval.ask.again.${approval.kind}`)] : []),
    ...(stage === LAST_STAGE ? [t('approval.ask.lastResort')] : []),
    ...(stage === 2 ? [t('approval.ask.escalated')] : []),
  ];
}

function decisionButtons(t: Translator, approvalId: string) {
  return actions(
    button(t('approval.approve'), APPROVE, { value: approvalId, style: 'primary' }),
    button(t('approval.decline'), DECLINE, { value: approvalId }),
  );
}
