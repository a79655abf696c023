import type { MessageKey } from '../../i18n/catalogue.ts';
import type { Translator } from '../../i18n/translator.ts';

/** Actions of the ledger, whole or by what stands before their dot. */
const SUBJECTS: Readonly<Record<string, MessageKey>> = {
  purchase: 'software.event.purchase',
  'key.handOver': 'software.event.handOver',
  key: 'software.event.key',
  download: 'software.event.download',
  order: 'software.event.cancellation',
  ticket: 'software.event.ticket',
  drift: 'software.event.drift',
};

const OUTCOMES: Readonly<Record<string, MessageKey>> = {
  'ordered-there': 'software.outcome.orderedThere',
  'cancelled-there': 'software.outcome.cancelledThere',
  'lines-cancelled-there': 'software.outcome.linesCancelledThere',
  made: 'software.outcome.made',
  opened: 'software.outcome.opened',
  locked: 'software.outcome.locked',
  revoked: 'software.outcome.revoked',
  expired: 'software.outcome.expired',
  requested: 'software.outcome.requested',
  'awaiting-approval': 'software.outcome.awaitingApproval',
  approved: 'software.outcome.approved',
  'not-approved': 'software.outcome.notApproved',
  lapsed: 'software.outcome.lapsed',
  resumed: 'software.outcome.resumed',
  carted: 'software.outcome.placing',
  'cart-lost': 'software.outcome.placing',
  'checking-out': 'software.outcome.placing',
  placed: 'software.outcome.placed',
  'partly-placed': 'software.outcome.partlyPlaced',
  fulfilled: 'software.outcome.fulfilled',
  'partly-fulfilled': 'software.outcome.fulfilled',
  refused: 'software.outcome.refused',
  shown: 'software.outcome.shown',
  hidden: 'software.outcome.hidden',
  given: 'software.outcome.given',
  submitted: 'software.outcome.submitted',
  cancelling: 'software.outcome.cancelling',
  confirming: 'software.outcome.cancelling',
  cancelled: 'software.outcome.cancelled',
  asking: 'software.outcome.asking',
  'awaiting-portal': 'software.outcome.asking',
  asked: 'software.outcome.asked',
  attention: 'software.outcome.attention',
  completed: 'software.outcome.completed',
  closed: 'software.outcome.closed',
  withdrawn: 'software.outcome.withdrawn',
  failed: 'software.outcome.failed',
};

/** A ledger entry in the reader's words; what has none yet is named as the ledger names it. */
export function eventWords(t: Translator, action: string, outcome: string): string {
  const subject = SUBJECTS[action] ?? SUBJECTS[action.split('.')[0] ?? ''];
  const known = OUTCOMES[outcome];
  if (!subject) return t('software.event.other', { action });
  return known ? t('software.event.what', { subject: t(subject), outcome: t(known) }) : t(subject);
}
