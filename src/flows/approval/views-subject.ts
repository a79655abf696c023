import type { Translator } from '../../i18n/translator.ts';
import { joinMrkdwn, mention, moment, mrkdwn, translateMrkdwn } from '../../slack/blocks/index.ts';
import type { Mrkdwn, Words } from '../../slack/blocks/index.ts';
import type { ApprovalSubject, CancellationSubject, PurchaseSubject, SeenSubject } from './handlers.ts';
import type { ApprovalRecord } from './records.ts';

/** `2 × Windows Server 2022 Standard, 1 × SQL Server`. */
export function whatWords(t: Translator, subject: ApprovalSubject): string {
  if (subject.kind === 'cancellation') return subject.what;
  return subject.lines.map(({ quantity, title }) => t('approval.ask.line', { quantity, title })).join(', ');
}

/** Who asks for what. */
export function headlineWords(t: Translator, { requester }: ApprovalRecord, subject: ApprovalSubject): Mrkdwn {
  const values = { person: mention(requester.slackUserId, t), what: whatWords(t, subject), customer: subject.customer };
  const reference = subject.kind === 'purchase' ? subject.reference : null;
  return reference === null
    ? mrkdwn`✋ ${translateMrkdwn(t, `approval.ask.headline.${subject.kind}`, values)}`
    : mrkdwn`✋ ${translateMrkdwn(t, 'approval.ask.headlineWithReference', { ...values, reference })}`;
}

/** What is to be known before it is decided; what comes back to the partner is what it paid, and is only for whoever may see that. */
export function factWords(t: Translator, approval: ApprovalRecord, subject: SeenSubject): Words[] {
  return subject.kind === 'purchase' ? purchaseFacts(t, approval, subject) : cancellationFacts(t, approval, subject);
}

function purchaseFacts(
  t: Translator,
  { amount, cost }: ApprovalRecord,
  { refund, duplicate, seesCost }: PurchaseSubject & SeenSubject,
): Words[] {
  const price = amount ? t('approval.ask.price', { price: amount }) : t('approval.ask.noPrice');
  const costs =
    seesCost && amount && cost
      ? [t('approval.ask.cost', { cost, margin: { minor: amount.minor - cost.minor, currency: cost.currency } })]
      : [];
  return [price, ...costs, ...refundWords(t, refund), ...(duplicate === null ? [] : [duplicateWords(t, duplicate)])];
}

function refundWords(t: Translator, refund: PurchaseSubject['refund']): Words[] {
  if (refund === null) return [];
  if (refund === 'never') return [t('approval.ask.noRefund')];
  const { until, credit } = refund;
  const words = credit === 'full' ? 'approval.ask.refund' : 'approval.ask.refundPart';
  return [translateMrkdwn(t, words, { until: moment(until, t) })];
}

function duplicateWords(t: Translator, { slackUserId, at }: NonNullable<PurchaseSubject['duplicate']>): Mrkdwn {
  return translateMrkdwn(t, 'approval.ask.duplicate', { person: mention(slackUserId, t), at: moment(at, t) });
}

function cancellationFacts(
  t: Translator,
  { amount }: ApprovalRecord,
  { order, ticket, reason, route, until, seesCost }: CancellationSubject & SeenSubject,
): Words[] {
  const right =
    route === 'cancel' && until !== null
      ? translateMrkdwn(t, 'approval.ask.right', { until: moment(until, t) })
      : t(route === 'cancel' ? 'approval.ask.rightUndated' : 'approval.ask.request');
  return [
    joinMrkdwn([ticket, t('approval.ask.order', { order })], ' · '),
    t('approval.ask.reason', { reason }),
    ...(seesCost ? [amount ? t(`approval.ask.back.${route}`, { amount }) : t('approval.ask.back.unknown')] : []),
    right,
    t('approval.ask.meanwhile'),
  ];
}
