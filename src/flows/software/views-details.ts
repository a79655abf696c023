import type { ModalView } from '@slack/types';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { deedWords } from '../../i18n/deeds.ts';
import type { Translator } from '../../i18n/translator.ts';
import { inUtc } from '../../kernel/dates.ts';
import {
  actions,
  bold,
  button,
  codeBlock,
  context,
  divider,
  fields,
  joinMrkdwn,
  modal,
  moment,
  mrkdwn,
  section,
  translateMrkdwn,
} from '../../slack/blocks/index.ts';
import type { Words } from '../../slack/blocks/index.ts';
import type { RefundWindow, SoftwareState } from './rules.ts';
import type { KeyPlace, OwnedSoftware, SoftwareDetails } from './service.ts';
import { titleWords } from './views-line.ts';

const STATES: Readonly<Record<SoftwareState, MessageKey>> = {
  active: 'software.details.state.active',
  pending: 'software.details.state.pending',
  cancelled: 'software.details.state.cancelled',
};

const VERSIONS: Readonly<Record<KeyPlace['kind'], MessageKey>> = {
  available: 'software.details.version.key',
  revoked: 'software.details.version.revoked',
  none: 'software.details.version.none',
};

export const HISTORY = 'software.history';
/** the form that the purchase flow opens with what was bought before */
const BUY_AGAIN = 'purchase.again';

/** An order may have hundreds of lines; the portal shows them all. */
const MOST_LISTED = 10;

/** Everything the desk knows of one line, with moments in the reader's zone and in UTC. No key, no cost. */
export function detailsView(t: Translator, details: SoftwareDetails, channel: string | undefined): ModalView {
  const { customer, line, orderLines, history, mayBuy } = details;
  const { software, window } = line;
  const { orderId, subscriptionId, orderedAt, expiresAt, productId, skuId, versions, cancellableUntil } = software;
  const field = (label: MessageKey, words: Words) => mrkdwn`${bold(t(label))}\n${words}`;
  const ordered = orderedAt ? exactly(t, orderedAt) : t('software.details.orderedUnknown');
  return modal({
    callbackId: 'software.details',
    title: t('software.details.title'),
    close: t('common.close'),
    blocks: [
      section(bold(titleWords(t, software))),
      fields(
        field('software.details.customer', customer.name),
        field('software.details.state', t(STATES[software.state])),
        field('software.details.ordered', ordered),
        field('software.details.window', windowWords(t, window)),
        ...(expiresAt ? [field('software.details.expires', exactly(t, expiresAt))] : []),
        field('software.details.product', `${productId} ${skuId}`),
      ),
      cancellableUntil !== undefined && window.kind !== 'none' && context(t('software.details.window.source')),
      section(bold(t('software.details.order'))),
      codeBlock(orderId),
      mayBuy && actions(button(t('software.button.again'), BUY_AGAIN, { value: bought() })),
      subscriptionId !== undefined && section(bold(t('software.details.subscription'))),
      subscriptionId !== undefined && codeBlock(subscriptionId),
      orderLines.length > 1 && section(listed(t, 'software.details.lines', orderLines.map(lineWords))),
      versions.length > 0 &&
        section(
          listed(
            t,
            'software.details.versions',
            versions.map(({ title, key }) => (line.key === 'portal' ? title : t(VERSIONS[key.kind], { title }))),
          ),
        ),
      divider(),
      section(history.events.length > 0 ? listed(t, 'software.details.history', historyWords()) : noHistory()),
      actions(
        ...(history.newest ? [] : [button(t('software.details.newest'), HISTORY, { value: page() })]),
        ...(history.older === undefined
          ? []
          : [button(t('software.details.earlier'), `${HISTORY}.older`, { value: page(history.older) })]),
      ),
    ],
  });

  function lineWords(each: OwnedSoftware): Words {
    const { quantity, state } = each;
    const title = titleWords(t, each);
    const words = quantity > 0 ? `${t('software.line.quantity', { quantity })} ${title}` : title;
    return state === 'cancelled' ? `${words} · ${t('software.line.cancelled')}` : words;
  }

  function historyWords(): Words[] {
    return history.events.map(({ at, action, outcome, by }) =>
      translateMrkdwn(t, 'software.event.line', {
        moment: moment(at, t),
        what: deedWords(t, { action, outcome }),
        who: by ?? t('software.event.desk'),
      }),
    );
  }

  function page(before?: bigint): string {
    return JSON.stringify({ customer: customer.id, software: software.id, channel, before: before?.toString() });
  }

  function bought(): string {
    const quantity = Math.max(software.quantity, 1);
    return JSON.stringify({ customer: customer.id, product: productId, sku: skuId, quantity, channel });
  }

  function noHistory(): Words {
    return t('software.details.noHistory');
  }
}

/** For a line that is not there any more. */
export function goneView(t: Translator): ModalView {
  const blocks = [section(t('software.details.gone'))];
  return modal({ callbackId: 'software.gone', title: t('software.details.title'), close: t('common.close'), blocks });
}

function exactly(t: Translator, date: Date): Words {
  return translateMrkdwn(t, 'software.details.moment', { moment: moment(date, t), utc: inUtc(date, t.locale) });
}

function windowWords(t: Translator, window: RefundWindow): Words {
  if (window.kind === 'none') return t('software.details.window.none');
  const [key, date] =
    window.kind === 'open'
      ? (['software.details.window.open', window.until] as const)
      : (['software.details.window.closed', window.since] as const);
  return translateMrkdwn(t, key, { until: moment(date, t), utc: inUtc(date, t.locale) });
}

function listed(t: Translator, heading: MessageKey, all: readonly Words[]): Words {
  const more = all.length - MOST_LISTED;
  const points = all.slice(0, MOST_LISTED).map((words) => mrkdwn`• ${words}`);
  const rest = more > 0 ? [t('software.details.more', { count: more })] : [];
  return joinMrkdwn([bold(t(heading)), ...points, ...rest]);
}
