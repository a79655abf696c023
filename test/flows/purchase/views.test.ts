import { describe, expect, test } from 'vitest';
import type { PurchaseRecord } from '../../../src/flows/purchase/records.ts';
import { MOST_LINES } from '../../../src/flows/purchase/rules-cart.ts';
import type { FormState, Review } from '../../../src/flows/purchase/service.ts';
import { detailsView } from '../../../src/flows/purchase/views-details.ts';
import { formView } from '../../../src/flows/purchase/views-form.ts';
import { purchaseMessage } from '../../../src/flows/purchase/views-message.ts';
import { reviewView } from '../../../src/flows/purchase/views-review.ts';
import { translatorFor } from '../../../src/i18n/translator.ts';
import { newId } from '../../../src/kernel/ids.ts';
import { checkBlocks } from '../../../src/sandbox/slack/block-kit/check-blocks.ts';

const NOW = new Date('2026-11-25T12:00:00Z');
const TITLE = `Windows Server ${'very long '.repeat(30)}Standard`;
const eur = (minor: number) => ({ minor, currency: 'EUR' });
const numbers = Array.from({ length: MOST_LINES }, (_, number) => number);

/** As much as can stand in an order: the most lines, long titles, every text filled to its limit. */
const purchase: PurchaseRecord = {
  ...{ id: newId(), viewKey: 'V', state: 'partly-placed', personId: newId(), teamId: 'T', channelId: 'C' },
  ...{ customerId: newId(), customerName: 'F'.repeat(200), country: 'NL', currency: 'EUR' },
  ...{ poReference: 'P'.repeat(60), note: 'N'.repeat(500), marker: `${'P'.repeat(60)} [desk 0123456789abcdef]` },
  ...{ cartId: null, cartExpiresAt: null, checkoutRequestId: null, checkoutAt: NOW },
  ...{ refusal: null, refusalDetail: newId(), reference: '7K2-QM4', waiting: null },
  ...{ draftedAt: NOW, requestedAt: NOW, placedAt: NOW, fulfilledAt: NOW, updatedAt: NOW },
  person: {
    ...{
      id: newId(),
      slackTeamId: 'T',
      slackUserId: 'U1',
      name: 'Ann',
      email: null,
      seenAt: NOW,
      roles: [],
      erasedAt: null,
    },
    ...{ locale: 'en', zone: 'UTC' },
  },
  lines: numbers.map((number) => ({
    ...{ purchaseId: newId(), number, productId: 'P', productTitle: TITLE, skuId: '0001', skuTitle: 'Edition' },
    ...{
      termDuration: 'P1Y',
      billingCycle: 'annual',
      quantity: 9_999,
      kind: 'software',
      costMinor: null,
      sellMinor: 1n,
    },
    ...{ state: number % 2 ? 'refused' : 'ordered', orderGroup: null, orderId: number % 2 ? null : newId() },
    ...{ orderLineNumber: 0, cancelledThere: false, refundUntil: NOW },
    ...{ refusal: number % 2 ? 'credit' : null, refusalDetail: null },
  })),
};
const terms = (day: number) => ({
  ...{ until: new Date(NOW.getTime() + day * 86_400_000), credit: 'pro-rated' as const },
  source: { kind: 'policy' as const, policy: 'programme', rule: { length: 60, unit: 'calendar-days' as const } },
});
const kept = { amount: eur(100), basisPoints: 1_000 };
const review: Review = {
  ...{ purchase, agreement: { accepted: true, agreedOn: NOW }, at: NOW, need: { kind: 'not-needed' } },
  prices: {
    ...{ currency: 'EUR', total: null, costs: null },
    lines: numbers.map(() => ({
      ...{ kind: 'priced', unit: eur(1), total: eur(9_999), list: null, by: { kind: 'list' } },
      costs: { unitCost: eur(1), cost: eur(9_899), kept },
    })),
  },
  returns: numbers.map(terms),
  duplicate: { purchaseId: newId(), person: 'U1', at: NOW },
  changes: [
    { kind: 'expired' },
    ...numbers.map((line) => ({ kind: 'price' as const, line, before: null, now: eur(9_999) })),
  ],
};
const edition = {
  id: '0001',
  title: TITLE,
  min: 1,
  max: 9_999,
  prerequisites: ['InventoryCheck'],
  attestationNeeded: true,
};
const form: FormState = {
  ...{ kind: 'form', agreementMissing: true },
  form: {
    customerId: purchase.customerId,
    line: { number: MOST_LINES, productId: 'P', editionId: '0001', term: 'P1Y/annual', quantity: '9999' },
    ...{ reference: 'P'.repeat(60), note: 'N'.repeat(500) },
  },
  customer: { id: purchase.customerId, name: purchase.customerName, domain: 'f'.repeat(200), country: 'NL' },
  kept: numbers.slice(1).map((number) => ({
    ...{ number, productId: 'P', productTitle: TITLE, editionId: '0001', editionTitle: TITLE },
    ...{ term: 'P1Y/annual', quantity: '9999' },
  })),
  options: {
    product: { id: 'P', title: TITLE, cancellable: false, keyless: true },
    ...{ editions: [edition], edition, terms: [{ duration: 'P1Y', billingCycle: 'annual' }] },
  },
  unfinished: { cart: 'V', lines: MOST_LINES, since: NOW },
  problems: (['product', 'edition', 'term', 'quantity'] as const).map((field) => ({
    ...{ field, kind: 'missing', line: MOST_LINES },
  })),
};

describe.each(['en-GB', 'nl-NL'])(
  'the largest order there can be, read in %s, is within the limits of Slack',
  (locale) => {
    const t = translatorFor(locale, 'Europe/Amsterdam');

    test.each([
      ['the form', () => formView(t, form, { metadata: '{}', note: 'note' })],
      ['the review', () => reviewView(t, review, () => 'Needs one approval')],
      ['the details', () => detailsView(t, purchase, { mayBuyAgain: true })],
    ])('%s', (_, draw) => {
      const view = draw();
      expect(checkBlocks('modal', view)).toEqual([]);
      // Cut short is within the limits too: the last block still has to be there.
      expect(view.blocks.length).toBeLessThan(100);
    });

    test('the message', () => {
      const { blocks } = purchaseMessage(t, purchase, 'partly-placed');
      expect(checkBlocks('message', blocks)).toEqual([]);
      expect(JSON.stringify(blocks)).not.toMatch(/€|EUR/);
    });
  },
);
