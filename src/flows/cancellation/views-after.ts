import type { ModalView } from '@slack/types';
import type { Translator } from '../../i18n/translator.ts';
import { dayInZone } from '../../kernel/dates.ts';
import type { Money } from '../../kernel/money.ts';
import {
  actions,
  button,
  context,
  input,
  message,
  modal,
  moment,
  mrkdwn,
  plainTextInput,
  section,
  translateMrkdwn,
} from '../../slack/blocks/index.ts';
import type { Message, Words } from '../../slack/blocks/index.ts';
import type { MoveUsingKey } from '../move/service-keys.ts';
import type { TicketRecord } from './records.ts';
import { ticketName } from './rules.ts';
import { creditOf, EVIDENCE_LONGEST, isCreditOpen } from './rules-credit.ts';
import type { CreditStanding } from './rules-credit.ts';
import type { UninstallTask } from './service-after.ts';
import { moveBlocks } from './views-moves.ts';

export const REMOVED = 'cancellation.removed';
export const REMOVED_FORM = 'cancellation.removed.form';
export const CREDIT = 'cancellation.credit';
export const CREDIT_FORM = 'cancellation.credit.form';

/** To somebody who bought the software or saw its key: it has to go, and how do they know that it has? */
export function uninstallMessage(t: Translator, task: UninstallTask, moves: readonly MoveUsingKey[]): Message {
  const { id, ticket, orderId: order, customerName: customer, title: what, doneAt, evidence } = task;
  const name = ticket ? ticketName(ticket.number) : t('cancellation.uninstall.there', { order });
  const facts = { ticket: name, customer, what };
  const done = doneAt !== null;
  return message({
    text: t('cancellation.uninstall.notification', facts),
    blocks: [
      section(translateMrkdwn(t, 'cancellation.uninstall.text', facts)),
      ...moveBlocks(t, moves),
      done
        ? context(
            translateMrkdwn(t, 'cancellation.uninstall.done', { at: moment(doneAt, t), evidence: evidence ?? '' }),
          )
        : actions(button(t('cancellation.uninstall.removed'), REMOVED, { value: id, style: 'primary' })),
    ],
  });
}

export function removedView(t: Translator, taskId: string): ModalView {
  return modal({
    callbackId: REMOVED_FORM,
    title: t('cancellation.uninstall.removed'),
    submit: t('common.submit'),
    close: t('common.cancel'),
    metadata: JSON.stringify({ id: taskId }),
    blocks: [
      input(
        t('cancellation.uninstall.evidence'),
        plainTextInput({ actionId: 'evidence', multiline: true, maxLength: EVIDENCE_LONGEST }),
        { blockId: 'evidence', hint: t('cancellation.uninstall.evidence.hint') },
      ),
    ],
  });
}

export function creditView(t: Translator, ticket: TicketRecord, expected: Money): ModalView {
  return modal({
    callbackId: CREDIT_FORM,
    title: t('cancellation.credit.form'),
    submit: t('common.submit'),
    close: t('common.cancel'),
    metadata: JSON.stringify({ id: ticket.id }),
    blocks: [
      section(t('cancellation.credit.expected', { ticket: ticketName(ticket.number), amount: expected })),
      ...ticket.credits.map(({ document, minor }) =>
        context(
          t('cancellation.credit.entered', {
            document,
            amount: { minor: Number(minor), currency: ticket.currency },
          }),
        ),
      ),
      input(t('cancellation.credit.amount'), plainTextInput({ actionId: 'amount', maxLength: 40 }), {
        blockId: 'amount',
      }),
      input(t('cancellation.credit.document'), plainTextInput({ actionId: 'document', maxLength: 40 }), {
        blockId: 'document',
        hint: t('cancellation.credit.document.hint'),
      }),
    ],
  });
}

/** What is left to be done after a cancellation, for the steps of the ticket's message; no amounts: the channel reads it. */
export function afterSteps(t: Translator, ticket: TicketRecord, now: Date): Words[] {
  const { tasks, creditDueAt } = ticket;
  const removed = tasks.filter(({ doneAt }) => doneAt !== null).length;
  const removal = t('cancellation.step.removed', { done: removed, all: tasks.length });
  const steps: Words[] = tasks.length === 0 ? [] : [mrkdwn`${removed === tasks.length ? '●' : '○'} ${removal}`];
  const standing = creditOf(ticket, now);
  if (creditDueAt === null || standing === null) return [...steps, mrkdwn`○ ${t('cancellation.step.credit')}`];
  const words = t(`cancellation.step.credit.${standing.kind}`, { by: dayInZone(creditDueAt, 'UTC', t.locale) });
  return [...steps, mrkdwn`${SIGNS[standing.kind]} ${words}`];
}

export function awaitsCredit(ticket: TicketRecord, now: Date): boolean {
  const standing = creditOf(ticket, now);
  return standing !== null && isCreditOpen(standing);
}

const SIGNS: Readonly<Record<CreditStanding['kind'], string>> = {
  expected: '○',
  received: '●',
  late: '●',
  short: '✕',
  over: '✕',
  missing: '✕',
};
