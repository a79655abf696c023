import type { KnownBlock } from '@slack/types';
import type { MessageKey } from '../../i18n/catalogue.ts';
import type { Translator } from '../../i18n/translator.ts';
import { calendarDaysUntil, dayInZone, inUtc } from '../../kernel/dates.ts';
import {
  actions,
  bold,
  button,
  joinMrkdwn,
  mention,
  moment,
  section,
  translateMrkdwn,
} from '../../slack/blocks/index.ts';
import type { Words } from '../../slack/blocks/index.ts';
import type { Offer } from './rules.ts';
import type { ListedSoftware, OwnedSoftware, SoftwareList } from './service.ts';

export const DETAILS = 'software.details';

/** The forms that other flows open for a line of the list. */
const ACTION_OF: Readonly<Record<Offer, string>> = {
  key: 'software.key',
  download: 'software.download',
  cancel: 'software.cancel',
};

const LABEL_OF: Readonly<Record<Offer | 'details', MessageKey>> = {
  key: 'software.button.key',
  download: 'software.button.download',
  cancel: 'software.button.cancel',
  details: 'software.button.details',
};

/** A line of the list: what it is, how it stands, and what this person may do with it. */
export function rowBlocks(t: Translator, row: ListedSoftware, { customer, at }: SoftwareList): KnownBlock[] {
  const { software, offers } = row;
  const value = JSON.stringify({ customer: customer.id, software: software.id });
  const press = (what: Offer | 'details', actionId: string) => {
    const action = t(LABEL_OF[what]);
    const accessibilityLabel = t('software.button.about', { action, title: software.title, order: software.orderId });
    return button(action, actionId, { value, accessibilityLabel, ...(what === 'cancel' && { style: 'danger' }) });
  };
  const buttons = actions(...offers.map((offer) => press(offer, ACTION_OF[offer])), press('details', DETAILS));
  return [
    section(joinMrkdwn([lineWords(t, software), joinMrkdwn(stateWords(t, row, at), ' · ')])),
    ...(software.state === 'cancelled' ? [] : [buttons]),
  ];
}

/** `Windows Server 2022 Standard, 16 Core License Pack` */
export function titleWords(t: Translator, { title, edition }: OwnedSoftware): string {
  return edition === undefined ? title : t('software.line.title', { title, edition });
}

function lineWords(t: Translator, software: OwnedSoftware): Words {
  const { quantity, orderId, orderedAt } = software;
  const parts = [
    ...(quantity > 0 ? [t('software.line.quantity', { quantity })] : []),
    t('software.line.order', { order: shortOrder(orderId) }),
    ...(orderedAt ? [dayInZone(orderedAt, t.zone, t.locale)] : []),
  ];
  return joinMrkdwn([bold(titleWords(t, software)), ...parts], ' · ');
}

/** Older orders have IDs of 33 characters: their beginning tells them apart here, and *Details* has all of it. */
function shortOrder(orderId: string): string {
  return orderId.length > 12 ? `${orderId.slice(0, 8)}…` : orderId;
}

function stateWords(t: Translator, row: ListedSoftware, now: Date): Words[] {
  const { software, cancelledAt, key } = row;
  const day = (date: Date) => dayInZone(date, t.zone, t.locale);
  if (software.state === 'cancelled') {
    const cancelled = cancelledAt
      ? t('software.line.cancelledOn', { date: day(cancelledAt) })
      : t('software.line.cancelled');
    return [cancelled, t(key === 'revoked' ? 'software.key.revoked' : 'software.key.none')];
  }
  const { expiresAt } = software;
  const term = expiresAt && (expiresAt > now ? 'software.line.expires' : 'software.line.expired');
  return [
    ...(software.state === 'pending' ? [t('software.line.pending')] : []),
    ...(term ? [t(term, { date: day(expiresAt) })] : []),
    windowWords(t, row, now),
    ...(software.state === 'active' ? keyWords(t, row, day) : []),
  ];
}

/** From the day before it closes on, the moment itself. */
function windowWords(t: Translator, { window }: ListedSoftware, now: Date): Words {
  switch (window.kind) {
    case 'none':
      return t('software.window.none');
    case 'closed':
      return t('software.window.closed', { date: dayInZone(window.since, t.zone, t.locale) });
    case 'open': {
      const days = calendarDaysUntil(window.until, now, t.zone);
      if (days > 1) return t('software.window.open', { days });
      const utc = inUtc(window.until, t.locale);
      return translateMrkdwn(t, 'software.window.closing', { until: moment(window.until, t), utc });
    }
  }
}

function keyWords(t: Translator, { key, taken }: ListedSoftware, day: (date: Date) => string): Words[] {
  if (key === 'none') return [t('software.key.none')];
  if (key === 'revoked') return [t('software.key.revoked')];
  if (!taken) return [t('software.key.never')];
  const person = mention(taken.by.slackUserId, t);
  return [translateMrkdwn(t, 'software.key.taken', { date: day(taken.at), person })];
}
