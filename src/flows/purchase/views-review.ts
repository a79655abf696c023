import type { KnownBlock, ModalView } from '@slack/types';
import type { Translator } from '../../i18n/translator.ts';
import { inUtc } from '../../kernel/dates.ts';
import {
  actions,
  bold,
  button,
  context,
  divider,
  joinMrkdwn,
  mention,
  modal,
  moment,
  mrkdwn,
  section,
  translateMrkdwn,
} from '../../slack/blocks/index.ts';
import type { Words } from '../../slack/blocks/index.ts';
import type { Change, ReturnTerms, Review } from './service.ts';
import { lineWords, termWords } from './views.ts';
import { MAKE_QUOTE } from './views-quote.ts';
import { amountWords, costWords, noPriceWords, totalWords } from './views-price.ts';

export const REVIEW = 'purchase.review';
export const SEE_PURCHASE = 'purchase.see';

/** Puts into words why an approval is needed, and whose; a part, because another flow has the words. */
export type ExplainNeed = (t: Translator, need: Extract<Review['need'], { readonly kind: 'needed' }>) => string;

/** The review, step 2 of 2: what happens if it is confirmed, before it happens. */
export function reviewView(t: Translator, review: Review, explainNeed: ExplainNeed): ModalView {
  const { purchase, agreement, returns, changes, need } = review;
  const { customerName, country, poReference, note } = purchase;
  // What cannot be ordered cannot be confirmed: the way out is back to the form.
  const withdrawn = changes.some(({ kind }) => kind === 'withdrawn');
  const [first] = returns;
  const alike = returns.every((each) => sameTerms(each, first));
  return modal({
    callbackId: REVIEW,
    title: t('purchase.review.title'),
    ...(withdrawn ? {} : { submit: t(submitOf(review)) }),
    close: t('common.back'),
    metadata: JSON.stringify({ purchase: purchase.id }),
    blocks: [
      ...changes.map((change) => section(mrkdwn`⚠ ${changeWords(t, change, review)}`)),
      section(bold(t('purchase.review.customer', { customer: customerName, country }))),
      context(
        agreement.agreedOn
          ? t('purchase.review.agreed', { date: agreement.agreedOn })
          : t('purchase.review.agreedSomeDay'),
      ),
      divider(),
      ...purchase.lines.flatMap((line, index) => lineBlocks(t, review, line, index, alike)),
      poReference !== null && context(t('purchase.review.reference', { reference: poReference })),
      note !== null && context(t('purchase.review.note', { note })),
      divider(),
      ...priceBlocks(t, review),
      alike && section(returnWords(t, first ?? null)),
      duplicateBlock(t, review),
      need.kind === 'needed' && section(explainNeed(t, need)),
      review.prices.total !== null &&
        !withdrawn &&
        actions(button(t('purchase.quote.make'), MAKE_QUOTE, { value: purchase.id })),
    ],
  });
}

type Line = Review['purchase']['lines'][number];

function submitOf({ need }: Review) {
  return need.kind === 'needed' ? 'purchase.review.ask' : 'purchase.review.submit';
}

/** The total; without a price for each line there is none, and whoever goes on all the same confirms that. */
function priceBlocks(t: Translator, review: Review): KnownBlock[] {
  const { prices } = review;
  if (prices.total) {
    // Of a single line they stand beside it already.
    const costs = prices.lines.length > 1 && prices.costs ? [context(costWords(t, prices.costs))] : [];
    return [section(bold(totalWords(t, prices))), ...costs];
  }
  const confirms = t('purchase.noPrice.confirm', { button: t(submitOf(review)) });
  return [section(mrkdwn`⚠ ${noPriceWords(t, prices)}\n${bold(confirms)}`)];
}

function lineBlocks(
  t: Translator,
  { returns, changes, prices }: Review,
  line: Line,
  index: number,
  alike: boolean,
): KnownBlock[] {
  const gone = changes.some((change) => change.kind === 'withdrawn' && change.line === index);
  const what = lineWords(t, line);
  const term = termWords(t, { duration: line.termDuration ?? undefined, billingCycle: line.billingCycle });
  const price = prices.lines[index];
  const amount = amountWords(t, price);
  const costs = price?.kind === 'priced' && price.costs ? [costWords(t, price.costs, price.by)] : [];
  const terms = alike ? [] : [returnWords(t, returns[index] ?? null)];
  return [
    section(gone ? mrkdwn`⚠ ~${what}~` : mrkdwn`${what} · ${bold(amount)}`),
    context(joinMrkdwn([t('purchase.review.term', { term }), ...costs], ' · '), ...terms),
  ];
}

function changeWords(t: Translator, change: Change, { purchase }: Review): string {
  switch (change.kind) {
    case 'expired':
      return t('purchase.change.expired');
    case 'withdrawn': {
      const line = purchase.lines[change.line];
      return t('purchase.change.withdrawn', { line: line ? lineWords(t, line) : '' });
    }
    case 'price': {
      const line = purchase.lines[change.line];
      const none = t('purchase.price.none');
      const [before, now] = [change.before ?? none, change.now ?? none];
      return t('purchase.change.price', { line: line ? lineWords(t, line) : '', before, now });
    }
  }
}

function duplicateBlock(t: Translator, { duplicate, purchase, at }: Review): KnownBlock | undefined {
  if (!duplicate) return undefined;
  const minutes = Math.max(0, Math.floor((at.getTime() - duplicate.at.getTime()) / 60_000));
  const ago =
    minutes < 60
      ? t('purchase.ago.minutes', { minutes })
      : t('purchase.ago.hours', { hours: Math.floor(minutes / 60) });
  const words = translateMrkdwn(t, 'purchase.review.duplicate', {
    ...{ customer: purchase.customerName, ago },
    person: mention(duplicate.person, t),
  });
  return section(mrkdwn`⚠ ${words}`, button(t('purchase.review.see'), SEE_PURCHASE, { value: duplicate.purchaseId }));
}

function sameTerms(left: ReturnTerms | null, right: ReturnTerms | null | undefined): boolean {
  if (!left || !right) return left === (right ?? null);
  return left.until.getTime() === right.until.getTime() && left.credit === right.credit;
}

/** The last moment, in the reader's zone and in UTC, and who says so. */
function returnWords(t: Translator, terms: ReturnTerms | null): Words {
  if (!terms) return t('purchase.review.noRefund');
  const { until, credit, source } = terms;
  const refund = translateMrkdwn(t, credit === 'full' ? 'purchase.review.refund' : 'purchase.review.refundPart', {
    until: moment(until, t),
    utc: inUtc(until, t.locale),
  });
  return joinMrkdwn([refund, sourceWords(t, source)], ' ');
}

function sourceWords(t: Translator, source: ReturnTerms['source']): string {
  if (source.kind === 'partner-center') return t('purchase.source.partnerCenter');
  const { length, unit } = source.rule;
  const key = unit === 'hours' ? 'purchase.source.hours' : 'purchase.source.days';
  return t(key, { policy: source.policy, length });
}
