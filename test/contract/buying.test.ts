import { describe, expect } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { CUSTOMER, failureOf, test } from './contract.ts';
import * as recorded from './recorded/buying.ts';
import { collection } from './recorded/catalog.ts';
import { provisioning } from './recorded/software.ts';

const CARTS = `/v1/customers/${CUSTOMER}/carts`;
const ORDERS = `/v1/customers/${CUSTOMER}/orders`;
const CHECKOUT = `POST ${CARTS}/${recorded.CART}/checkout`;
const LINE = { catalogItemId: 'DG7GEXAMPLE1:0001:DG7GAVAIL001', quantity: 2, billingCycle: 'one_time' };

describe('cart', () => {
  test('lines are numbered in the order given; the cart says when it expires', async ({ scripted, partnerCenter }) => {
    scripted.answers(`POST ${CARTS}`, { status: 201, json: recorded.cart });
    const requestId = newId();

    const lines = [LINE, { ...LINE, termDuration: 'P1Y', friendlyName: 'PO 2026-118' }];
    const cart = await partnerCenter.carts.create(CUSTOMER, lines, { requestId });

    expect(cart).toMatchObject({ id: recorded.CART, status: 'active', lines: [{ number: 0, quantity: 2 }] });
    expect(cart.expiresAt).toEqual(new Date('2026-11-22T10:15:00.123Z'));
    const [sent] = scripted.calls(`POST ${CARTS}`);
    expect(JSON.parse(sent?.body ?? '')).toEqual({
      lineItems: [
        { id: 0, ...LINE },
        { id: 1, ...LINE, termDuration: 'P1Y', friendlyName: 'PO 2026-118' },
      ],
    });
    expect(sent?.headers).toMatchObject({ 'content-type': 'application/json', 'ms-requestid': requestId });
  });

  test('a cart that was created with a bad line says which', async ({ scripted, partnerCenter }) => {
    scripted.answers(`POST ${CARTS}`, { status: 201, json: recorded.cartWithBadLine });
    const { lines } = await partnerCenter.carts.create(CUSTOMER, [LINE], { requestId: newId() });
    expect(lines.map(({ number, error }) => ({ number, code: error?.code }))).toEqual([
      { number: 0, code: undefined },
      { number: 1, code: 'catalog_item_id_is_not_valid' },
    ]);
  });

  test('a cart of another state than any known is read', async ({ scripted, partnerCenter }) => {
    scripted.answers(`GET ${CARTS}/${recorded.CART}`, { json: { ...recorded.cart, status: 'BeingLookedAt' } });
    expect((await partnerCenter.carts.get(CUSTOMER, recorded.CART)).status).toBe('being_looked_at');
  });
});

describe('checkout', () => {
  test('it sends no body, and says that it sends none', async ({ scripted, partnerCenter }) => {
    scripted.answers(CHECKOUT, { status: 201, json: { orders: [recorded.order], orderErrors: [] } });
    const { orders } = await partnerCenter.carts.checkout(CUSTOMER, recorded.CART, { requestId: newId() });
    expect(orders[0]).toMatchObject({ id: recorded.ORDER, status: 'pending', customerId: CUSTOMER });
    const [sent] = scripted.calls(CHECKOUT);
    expect(sent?.headers['content-length']).toBe('0');
    expect(sent?.headers['content-type']).toBeUndefined();
  });

  test('201 with failed orders beside placed ones tells both', async ({ scripted, partnerCenter }) => {
    const orderErrors = [{ orderGroupId: '1', code: 800020, description: 'Not eligible' }];
    scripted.answers(CHECKOUT, { status: 201, json: { orders: [recorded.order], orderErrors } });
    const result = await partnerCenter.carts.checkout(CUSTOMER, recorded.CART, { requestId: newId() });
    expect(result.orders).toHaveLength(1);
    expect(result.errors).toEqual([
      { orderGroup: '1', code: '800020', reason: 'not-for-sale', description: 'Not eligible' },
    ]);
  });

  test('201 with neither orders nor errors leaves it uncertain whether there is an order', async ({
    scripted,
    partnerCenter,
  }) => {
    scripted.answers(CHECKOUT, { status: 201, json: {} });
    const failure = await failureOf(partnerCenter.carts.checkout(CUSTOMER, recorded.CART, { requestId: newId() }));
    expect(failure).toMatchObject({ kind: 'uncertain', status: 201 });
  });

  test.for([
    { status: 403, code: 13605, kind: 'refused', reason: 'agreement-not-accepted' },
    { status: 409, code: '800060', kind: 'conflict', reason: 'order-in-progress' },
    { status: 409, code: '800064', kind: 'conflict', reason: 'cart-in-progress' },
    { status: 400, code: '800065', kind: 'conflict', reason: 'cart-submitted' },
    { status: 404, code: '800008', kind: 'not-found', reason: 'cart-unknown' },
    { status: 403, code: '900121', kind: 'refused', reason: 'credit' },
    { status: 403, code: '800069', kind: 'refused', reason: 'risk' },
    { status: 400, code: '2006', kind: 'refused', reason: undefined },
  ])(
    '$status/$code is $kind ($reason), asked once',
    async ({ status, code, kind, reason }, { scripted, partnerCenter }) => {
      scripted.answers(CHECKOUT, { status, json: { code, description: 'No.', data: [], source: 'PartnerFD' } });
      const failure = await failureOf(partnerCenter.carts.checkout(CUSTOMER, recorded.CART, { requestId: newId() }));
      expect(failure).toMatchObject({ kind, status, code: String(code), description: 'No.' });
      expect(failure.reason).toBe(reason);
      expect(scripted.calls(CHECKOUT)).toHaveLength(1);
    },
  );
});

describe('orders', () => {
  test('both shapes of order ID, a status nobody knows yet, and a date without its Z', async ({
    scripted,
    partnerCenter,
  }) => {
    scripted.answers(`GET ${ORDERS}`, { json: collection([recorded.order, recorded.oldOrder]) });
    const [order, old] = await partnerCenter.orders.list(CUSTOMER);
    expect(order?.createdAt).toEqual(new Date('2026-11-22T10:01:02.003Z'));
    expect(order?.lines[0]).toMatchObject({ number: 0, quantity: 2, transactionType: 'new', term: undefined });
    expect(old).toMatchObject({ alternateId: '0123456789ab', status: 'po_upload_complete' });
    expect(old?.id).toHaveLength(33);
  });

  test('prices are asked for and are money', async ({ scripted, partnerCenter }) => {
    scripted.answers(`GET ${ORDERS}/${recorded.ORDER}`, ({ query }) => ({
      json: query['include_price'] === 'true' ? recorded.pricedOrder : recorded.order,
    }));
    const priced = await partnerCenter.orders.get(CUSTOMER, recorded.ORDER, { includePrice: true });
    expect(priced.total).toEqual({ minor: 183_640, currency: 'EUR' });
    expect(priced.lines[0]?.price).toEqual({ minor: 183_640, currency: 'EUR' });
    expect((await partnerCenter.orders.get(CUSTOMER, recorded.ORDER)).total).toBeUndefined();
  });

  test('provisioning status is compared without regard to case', async ({ scripted, partnerCenter }) => {
    const items = [provisioning, { lineItemNumber: 1, status: 'FULFILLED' }];
    scripted.answers(`GET ${ORDERS}/${recorded.ORDER}/provisioningstatus`, { json: collection(items) });
    expect(await partnerCenter.orders.provisioning(CUSTOMER, recorded.ORDER)).toEqual([
      { lineNumber: 0, status: 'prefulfillment_pending', quantities: [{ quantity: 2, status: 'fulfilled' }] },
      { lineNumber: 1, status: 'fulfilled', quantities: [] },
    ]);
  });
});
