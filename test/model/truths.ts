import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { PurchaseRecord } from '../../src/flows/purchase/records.ts';
import { lineMarker } from '../../src/flows/purchase/rules-lines.ts';
import type { LocalOrder, Shop } from '../flows/purchase/shop.ts';
import type { Known } from './commands.ts';

const ENDS = ['fulfilled', 'partly-fulfilled', 'refused', 'cancelled'];

/** The trouble ends, time passes, and people let the desk go on wherever it stopped. */
export async function comeToRest(known: Known, shop: Shop): Promise<void> {
  await shop.partnerCenter('DELETE', '/faults');
  await shop.jobs.restart();
  for (let turns = 0; turns < 5; turns += 1) {
    await shop.settles();
    const outcomes = await Promise.all([...known.confirmed].map((id) => shop.purchases.retry(shop.ann, id)));
    if (!outcomes.some(({ kind }) => kind === 'resumed')) return;
  }
}

/** Whatever happened on the way: what must be true of every purchase in the end. */
export async function checkTruths(known: Known, shop: Shop): Promise<void> {
  const orders = await shop.orders();
  const { postings } = (await shop.slack('/history')) as { readonly postings: readonly Posting[] };
  for (const id of known.drafted) {
    const purchase = await shop.find(id);
    const facts = { state: purchase.state, waiting: purchase.waiting, lines: purchase.lines.map(({ state }) => state) };
    if (!known.confirmed.has(id)) {
      expect(placedOf(purchase, orders).flat(), 'what nobody confirmed is not ordered').toEqual([]);
      continue;
    }
    expect(ENDS, `none is lost: ${JSON.stringify(facts)}`).toContain(purchase.state);
    placedOf(purchase, orders).forEach((found, index) => {
      const line = purchase.lines[index];
      expect(found.length, 'ordered once at most').toBeLessThanOrEqual(1);
      expect(found[0] ?? null, `desk and Partner Center agree: ${JSON.stringify(facts)}`).toBe(line?.orderId ?? null);
    });
    await checkLedger(purchase, shop);
    await checkMessage(purchase, shop, postings);
  }
}

/** By line: the orders in Partner Center that carry its marker. */
function placedOf({ marker, lines }: PurchaseRecord, orders: readonly LocalOrder[]): string[][] {
  return lines.map(({ number }) =>
    orders.flatMap(({ id, lines: those }) =>
      those.filter(({ friendlyName }) => friendlyName === lineMarker(marker, number)).map(() => id),
    ),
  );
}

async function checkLedger({ id, lines, state }: PurchaseRecord, shop: Shop): Promise<void> {
  const entries = (await shop.ledger.about(`purchase:${id}`, 50)).filter(({ action }) => action === 'purchase.place');
  const outcomes = entries.map(({ outcome }) => outcome);
  expect(
    outcomes.filter((outcome) => outcome === 'requested'),
    'asked for once',
  ).toHaveLength(1);
  const placed = entries.filter(({ outcome }) => outcome === 'placed' || outcome === 'partly-placed');
  expect(placed.length, 'placed once at most').toBeLessThanOrEqual(1);
  const ordered = new Set(lines.flatMap(({ orderId }) => orderId ?? []));
  const told = new Set(JSON.stringify(placed.map(({ details }) => details)).match(/(?<="orderId":")[^"]+/g));
  expect(told, 'the ledger names the orders').toEqual(ordered);
  if (state !== 'cancelled') expect(outcomes, 'the ledger says how it ended').toContain(state);
}

/** One message, which says what is true. */
async function checkMessage(
  { id, state, lines }: PurchaseRecord,
  shop: Shop,
  postings: readonly Posting[],
): Promise<void> {
  const messages = await shop.database.read.slackMessage.findMany({ where: { kind: 'purchase', subjectId: id } });
  expect(messages, 'one message').toHaveLength(1);
  const words = await shop.words(id);
  const hash = createHash('sha256').update(words).digest('hex');
  expect(messages[0]?.sentHash, 'the message was brought up to date').toBe(hash);
  expect(words.includes('Nothing was ordered'), words).toBe(state === 'refused');
  expect(words.includes('took only a part'), words).toBe(
    lines.some((line) => line.state === 'refused') && state !== 'refused',
  );
  for (const { orderId } of lines) if (orderId) expect(words).toContain(orderId);
  const posted = postings.filter(({ what, message }) => what === 'posted' && JSON.stringify(message).includes(id));
  expect(posted.length, 'posted once').toBe(1);
}

type Posting = { readonly what: string; readonly message: unknown };
