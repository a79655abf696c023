import type { Button } from '@slack/types';
import type { Translator } from '../../i18n/translator.ts';
import {
  actions,
  button,
  context,
  joinMrkdwn,
  mention,
  message,
  moment,
  mrkdwn,
  section,
  translateMrkdwn,
} from '../../slack/blocks/index.ts';
import type { Message, Mrkdwn, Words } from '../../slack/blocks/index.ts';
import type { ApprovalRecord } from '../approval/service.ts';
import type { FileProblem } from './jobs-files.ts';
import type { TicketRecord } from './records.ts';
import { isOrderCancelled, ticketName } from './rules.ts';
import { afterSteps, awaitsCredit, CREDIT } from './views-after.ts';
import { ANSWER } from './views-notes.ts';
import { withdrawButton } from './views-portal.ts';
import type { CancelRefusal, TicketState, Waiting } from './rules.ts';

export const RETRY = 'cancellation.retry';
export const ASK_INSTEAD = 'cancellation.askInstead';

/** How its approval stands, in words, and what can be done about it. */
export type ShownApproval = {
  readonly step: Words;
  readonly buttons: readonly Button[];
  readonly state: ApprovalRecord['state'];
};

/** The one message of a ticket, drawn from its state. Everybody in the channel reads it: no amount, no key. */
export function ticketMessage(
  t: Translator,
  ticket: TicketRecord,
  state: TicketState,
  now: Date,
  approval?: ShownApproval,
): Message {
  const {
    customerName: customer,
    person,
    orderId: order,
    orderTitle: what,
    waiting,
    serviceRequestId,
    refusalDetail,
  } = ticket;
  const name = ticketName(ticket.number);
  const headline = translateMrkdwn(t, 'cancellation.message.headline', {
    ticket: name,
    customer,
    person: mention(person.slackUserId, t),
  });
  const told = whatIsTold(t, ticket, state);
  const isTrouble = waiting !== null || ticket.refusal !== null;
  return message({
    text: t('cancellation.message.notification', { ticket: name, customer, state: t(`cancellation.state.${state}`) }),
    blocks: [
      section(mrkdwn`🎫 ${headline}`),
      context(joinMrkdwn(steps(t, ticket, state, now, approval), '  ')),
      context(t('cancellation.message.order', { order, what })),
      serviceRequestId !== null && context(t('cancellation.message.serviceRequest', { number: serviceRequestId })),
      told !== undefined && section(told),
      isTrouble && context(referenceWords(t, ticket.reference, refusalDetail)),
      ...ticket.files.flatMap(({ name: file, problem }) =>
        problem === null ? [] : [context(t(`cancellation.file.${problem as FileProblem}`, { name: file }))],
      ),
      (state === 'asked' || state === 'attention') &&
        actions(button(t('cancellation.answer.open'), ANSWER, { value: ticket.id })),
      isOrderCancelled(state) &&
        awaitsCredit(ticket, now) &&
        actions(button(t('cancellation.credit.open'), CREDIT, { value: ticket.id })),
      approval !== undefined && approval.buttons.length > 0 && actions(...approval.buttons),
      state === 'lapsed' &&
        actions(
          button(t('cancellation.lapsed.ask'), ASK_INSTEAD, { value: ticket.id, style: 'primary' }),
          withdrawButton(t, ticket.id),
        ),
      waiting === ('gave-up' satisfies Waiting) &&
        actions(button(t('cancellation.retry'), RETRY, { value: ticket.id })),
    ],
  });
}

/** ● done, ○ to come, ✕ the end without it. */
function steps(
  t: Translator,
  ticket: TicketRecord,
  state: TicketState,
  now: Date,
  approval: ShownApproval | undefined,
): Words[] {
  const { submittedAt, askedAt, cancelledAt, route } = ticket;
  const done = (name: string, at?: Date | null): Mrkdwn =>
    at ? mrkdwn`● ${name} ${moment(at, t)}` : mrkdwn`● ${name}`;
  const toCome = (name: string): Mrkdwn => mrkdwn`○ ${name}`;
  const submitted = approval
    ? joinMrkdwn([done(t('cancellation.step.requested'), submittedAt), approval.step], '  ')
    : done(t('cancellation.step.submitted'), submittedAt);
  const asked = done(t('cancellation.step.asked'), askedAt);
  const cancelled = [
    done(t('cancellation.step.cancelled'), cancelledAt),
    done(t('cancellation.step.keyRevoked')),
    ...afterSteps(t, ticket, now),
  ];
  switch (state) {
    case 'awaiting-approval':
    case 'not-approved':
      return [submitted];
    case 'approved':
      return [submitted, toCome(t('cancellation.step.approved'))];
    case 'lapsed':
      return [submitted, mrkdwn`✕ ${t('cancellation.step.lapsed')}`];
    case 'submitted':
      return [submitted, toCome(t(route === 'cancel' ? 'cancellation.step.cancelling' : 'cancellation.step.asking'))];
    case 'cancelling':
    case 'confirming':
      return [submitted, toCome(t('cancellation.step.cancelling'))];
    case 'cancelled':
      return [submitted, ...cancelled];
    case 'asking':
      return [submitted, toCome(t('cancellation.step.asking'))];
    case 'awaiting-portal':
      return [submitted, toCome(t('cancellation.step.awaitingPortal'))];
    case 'asked':
      return [submitted, asked, toCome(t('cancellation.step.answer'))];
    case 'attention':
      return [submitted, asked, toCome(t('cancellation.step.attention'))];
    case 'completed':
      return [submitted, asked, ...cancelled];
    case 'closed':
      return [submitted, asked, mrkdwn`✕ ${t('cancellation.step.closed')}`];
    case 'refused':
      return [submitted, mrkdwn`✕ ${t('cancellation.step.refused')}`];
    case 'withdrawn':
      // Taken back while it waited for an approval: that says so itself.
      return approval?.state === 'withdrawn' ? [submitted] : [submitted, mrkdwn`✕ ${t('cancellation.step.withdrawn')}`];
  }
}

/** How things stand, what it means and what comes next; nothing where the steps say it all. */
function whatIsTold(t: Translator, { waiting, refusal, person }: TicketRecord, state: TicketState): Words | undefined {
  if (waiting !== null) return t(`cancellation.waiting.${waiting as Waiting}`);
  switch (state) {
    case 'cancelled':
    case 'completed':
      return t('cancellation.done');
    case 'attention':
      return t('cancellation.attention');
    case 'closed':
      return t('cancellation.closed');
    case 'withdrawn':
      return t('cancellation.withdrawn');
    case 'lapsed':
      return t('cancellation.lapsed');
    case 'not-approved':
      return refusal === null ? t('cancellation.notApproved') : t('cancellation.refusal.not-allowed');
    case 'awaiting-portal':
      return translateMrkdwn(t, 'cancellation.awaiting', { person: mention(person.slackUserId, t) });
    default:
      return refusal === null ? undefined : t(`cancellation.refusal.${refusal as CancelRefusal}`);
  }
}

/** Our reference finds it in the log; the longer one is what Microsoft's support asks for. */
function referenceWords(t: Translator, reference: string | null, correlationId: string | null): string {
  const ours = t('common.reference', { reference: reference ?? '–' });
  return correlationId === null ? ours : `${ours} · Microsoft ${correlationId}`;
}
