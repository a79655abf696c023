import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../../src/database/database.ts';
import { defineDraftRetention } from '../../../src/flows/purchase/jobs-retention.ts';
import { adoptCart, changeCart, dropCart, findCart, unfinishedCart } from '../../../src/flows/purchase/records-cart.ts';
import { CART_DAYS, withLine } from '../../../src/flows/purchase/rules-cart.ts';
import type { CartLine } from '../../../src/flows/purchase/rules-cart.ts';
import { newId } from '../../../src/kernel/ids.ts';
import { openTestDatabase } from '../../support/database.ts';

const NOW = new Date('2026-11-25T12:00:00Z');
const LONG_AGO = new Date(NOW.getTime() - (CART_DAYS + 1) * 86_400_000);
const CONTENT = { customerId: 'fabrikam', poReference: 'PO', note: null };
const line = (number: number): CartLine => ({ number, productId: 'P', productTitle: 'Product', quantity: '5' });

let database: Database;
let [ann, bo] = ['', ''];
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  [ann, bo] = [newId(), newId()];
  for (const id of [ann, bo]) {
    const data = { id, slackTeamId: 'T', slackUserId: id, name: id, locale: 'en', zone: 'UTC', seenAt: NOW };
    await database.read.person.create({ data });
  }
});

const adds = (personId: string, viewKey: string, number: number, at = NOW) =>
  changeCart(database, { viewKey, personId }, CONTENT, (lines) => withLine(lines, line(number)), at);
const offered = (personId: string, otherThan = newId()) =>
  unfinishedCart(database.read, { personId, customerId: CONTENT.customerId }, otherThan, NOW);

async function purchaseIn(state: string, at: Date, viewKey = newId()): Promise<string> {
  const id = newId();
  await database.read.purchase.create({
    data: {
      ...{ id, viewKey, state, personId: ann, teamId: 'T', channelId: 'C', marker: newId() },
      ...{ customerId: 'fabrikam', customerName: 'Fabrikam', country: 'NL', currency: 'EUR' },
      ...{ draftedAt: at, updatedAt: at },
    },
  });
  return id;
}

/** The round of a day. */
async function sweeps(): Promise<void> {
  const rounds: (() => Promise<unknown>)[] = [];
  const recurring = {
    every: (_minutes: number, _name: string, work: () => Promise<unknown>) => void rounds.push(work),
  };
  defineDraftRetention({ database, recurring, clock: { now: () => NOW } });
  for (const round of rounds) await round();
}

test('two deliveries of one gesture, at the same time, keep one line', async () => {
  const view = newId();
  await Promise.all([adds(ann, view, 0), adds(ann, view, 0)]);
  expect(await findCart(database.read, view, ann)).toMatchObject({ ...CONTENT, lines: [line(0)] });
});

test('an order left unfinished is offered to whoever began it, and can be taken up in another form', async () => {
  const [left, anew] = [newId(), newId()];
  await adds(ann, left, 0);
  await adds(ann, anew, 7);
  expect(await offered(ann, anew)).toMatchObject({ viewKey: left });
  expect(await adoptCart(database, ann, { from: left, to: anew }, NOW)).toMatchObject({ lines: [line(0)] });
  expect(await findCart(database.read, left, ann)).toBeNull();
  expect(await adoptCart(database, ann, { from: left, to: anew }, NOW)).toMatchObject({ lines: [line(0)] });
});

test("nobody else's order is seen, taken up or thrown away", async () => {
  const left = newId();
  await adds(ann, left, 0);
  expect(await offered(bo)).toBeNull();
  expect(await adoptCart(database, bo, { from: left, to: newId() }, NOW)).toBeNull();
  await database.transaction((tx) => dropCart(tx, left, bo));
  expect(await findCart(database.read, left, ann)).not.toBeNull();
});

test('an order of long ago is not offered, and goes with the drafts that nobody confirmed, whoever began them', async () => {
  const [left, fresh] = [newId(), newId()];
  await adds(ann, left, 0, LONG_AGO);
  await adds(bo, fresh, 0);
  const old = await purchaseIn('drafted', LONG_AGO);
  const others = [await purchaseIn('drafted', NOW), await purchaseIn('requested', LONG_AGO)];
  expect(await offered(ann)).toBeNull();
  await sweeps();
  expect(await findCart(database.read, left, ann)).toBeNull();
  expect(await findCart(database.read, fresh, bo)).not.toBeNull();
  const kept = await database.read.purchase.findMany({ where: { id: { in: [old, ...others] } }, select: { id: true } });
  expect(kept.map(({ id }) => id).sort()).toEqual(others.sort());
});

test('a gesture that arrives after the order was asked for leaves nothing behind', async () => {
  const viewKey = newId();
  await purchaseIn('requested', NOW, viewKey);
  await adds(ann, viewKey, 0);
  expect(await findCart(database.read, viewKey, ann)).toBeNull();
});

test('a form that is told to be closed after its order was thrown away does not bring it back', async () => {
  const view = newId();
  const closes = () =>
    changeCart(database, { viewKey: view, personId: ann }, CONTENT, (lines) => withLine(lines, line(1)), NOW, {
      ifThere: true,
    });
  await adds(ann, view, 0);
  await closes();
  expect((await findCart(database.read, view, ann))?.lines).toEqual([line(0), line(1)]);
  await dropCart(database.read, view, ann);
  expect(await closes()).toEqual([]);
  expect(await findCart(database.read, view, ann)).toBeNull();
});
