import { expect, test } from 'vitest';
import { audit } from '../../scripts/soak/audit.ts';
import type { Evidence } from '../../scripts/soak/audit.ts';
import { createDice } from '../../scripts/soak/dice.ts';
import { openDiary } from '../../scripts/soak/diary.ts';
import type { Diary } from '../../scripts/soak/diary.ts';
import { flatness } from '../../scripts/soak/memory.ts';
import { readOptions } from '../../scripts/soak/options.ts';
import { held } from '../../scripts/soak/report.ts';

const PURCHASE = '11111111-1111-4111-8111-111111111111';
const TICKET = '22222222-2222-4222-8222-222222222222';

const diary = (): Diary => ({
  ...openDiary(),
  purchases: new Map([['S1-1', 'confirmed']]),
  drafted: new Set(['S1-2']),
  cancellations: new Map([['ORDER-P', 'confirmed']]),
  notCancelled: new Set(['ORDER-Q']),
});

const kept = (kind: string, subjectId: string, timestamp: string) => ({
  ...{ kind, subjectId, timestamp },
  ...{ place: 'C1', channelId: 'C1', sentHash: 'a hash' },
});

/** One purchase and one cancellation that went as they should. */
const good: Evidence = {
  purchases: [
    {
      ...{ id: PURCHASE, reference: 'S1-1', state: 'fulfilled', waiting: null },
      lines: [{ number: 0, marker: 'S1-1 [abc]', orderId: 'ORDER-A' }],
    },
    {
      ...{ id: 'draft', reference: 'S1-2', state: 'drafted', waiting: null },
      lines: [{ number: 0, marker: 'S1-2 [def]', orderId: null }],
    },
  ],
  orders: [
    { id: 'ORDER-A', placedThrough: 'api', status: 'completed', cancellations: 0, markers: ['S1-1 [abc]'] },
    { id: 'ORDER-P', placedThrough: 'portal', status: 'cancelled', cancellations: 1, markers: ['Windows Server'] },
    { id: 'ORDER-Q', placedThrough: 'portal', status: 'completed', cancellations: 0, markers: ['Windows Server'] },
  ],
  tickets: [{ id: TICKET, number: 1, orderId: 'ORDER-P', state: 'cancelled', waiting: null }],
  serviceRequests: [],
  kept: [kept('purchase', PURCHASE, '1.1'), kept('ticket', TICKET, '1.2')],
  standing: [
    { channelId: 'C1', ts: '1.1', words: `S1-1 ● Fulfilled Order ORDER-A ${PURCHASE}` },
    { channelId: 'C1', ts: '1.2', words: `T-1 ● Cancelled in Partner Center Order ORDER-P ${TICKET}` },
    { channelId: 'C1', ts: '1.3', words: 'something that is about no subject' },
  ],
  jobs: [],
  ledger: 'intact',
  placedEntries: new Map([[`purchase:${PURCHASE}`, 1]]),
  keysFound: [],
  fell: [],
};
const [bought, draft] = good.purchases;
const [order, ...portal] = good.orders;
const [ticket] = good.tickets;
const [purchaseMessage, ticketMessage] = good.kept;
const [purchaseWords, ticketWords] = good.standing;
if (!bought || !draft || !order || !ticket || !purchaseMessage || !ticketMessage || !purchaseWords || !ticketWords)
  throw new Error('The sound case is not complete');

test('where everything went as it should, nothing is found', () => {
  expect(audit(diary(), good)).toEqual([]);
});

const planted: readonly (readonly [incident: string, rule: string, change: Partial<Evidence>])[] = [
  [
    'a confirmed purchase that is not there',
    'lost',
    { purchases: [draft], orders: portal, kept: [ticketMessage], placedEntries: new Map() },
  ],
  ['a purchase that never ended', 'lost', { purchases: [{ ...bought, state: 'checking-out' }, draft] }],
  ['an order that Partner Center does not have', 'lost', { orders: portal }],
  ['an order placed twice', 'doubled', { orders: [order, { ...order, id: 'ORDER-B' }, ...portal] }],
  [
    'an order that the desk does not know it placed',
    'doubled',
    {
      purchases: [
        { ...bought, state: 'refused', lines: bought.lines.map((line) => ({ ...line, orderId: null })) },
        draft,
      ],
    },
  ],
  ['one form that became two purchases', 'doubled', { purchases: [bought, { ...bought, id: 'another' }, draft] }],
  [
    'an order that nobody confirmed',
    'doubled',
    { orders: [...good.orders, { ...order, id: 'ORDER-B', markers: ['S1-2 [def]'] }] },
  ],
  [
    'an order of which no purchase knows',
    'doubled',
    { orders: [...good.orders, { ...order, id: 'ORDER-B', markers: ['S9-9 [xyz]'] }] },
  ],
  ['a purchase placed twice by the ledger', 'doubled', { placedEntries: new Map([[`purchase:${PURCHASE}`, 2]]) }],
  ['a cancellation that is not there', 'lost', { tickets: [], kept: [purchaseMessage] }],
  ['a cancellation that never ended', 'lost', { tickets: [{ ...ticket, state: 'cancelling' }] }],
  [
    'an order cancelled twice',
    'doubled',
    { orders: good.orders.map((each) => (each.id === 'ORDER-P' ? { ...each, cancellations: 2 } : each)) },
  ],
  [
    'a cancellation that nobody handed in',
    'doubled',
    { orders: good.orders.map((each) => (each.id === 'ORDER-Q' ? { ...each, cancellations: 1 } : each)) },
  ],
  [
    'a cancellation said, and not done',
    'wrong message',
    { orders: good.orders.map((each) => ({ ...each, cancellations: 0 })) },
  ],
  ['Microsoft asked twice for one ticket', 'doubled', { serviceRequests: ['[T-1] Refund', '[T-1] Refund'] }],
  ['a message posted twice', 'doubled', { standing: [...good.standing, { ...purchaseWords, ts: '1.4' }] }],
  ['a message that does not stand in Slack', 'lost', { standing: [ticketWords] }],
  [
    'a message that was begun and never finished',
    'lost',
    { kept: [{ ...purchaseMessage, sentHash: 'posting' }, ticketMessage] },
  ],
  ['a thing of which no message tells', 'lost', { kept: [ticketMessage], standing: [ticketWords] }],
  [
    'a message that says what was true before',
    'wrong message',
    { standing: [{ ...purchaseWords, words: `S1-1 ○ Being placed ${PURCHASE}` }, ticketWords] },
  ],
  ['a job that is left', 'left undone', { jobs: [{ queue: 'purchase-place', state: 'retry', count: 1, said: '' }] }],
  ['a ledger that was broken', 'broken', { ledger: 'broken' }],
  ['a key in clear', 'broken', { keysFound: ['table public.form_reply'] }],
  ['an instance that fell', 'broken', { fell: ['instance-1 ended with 1'] }],
];

test.each(planted)('%s is found', (_, rule, change) => {
  const found = audit(diary(), { ...good, ...change });
  expect(found.map((each) => each.rule)).toContain(rule);
});

test('who was told that nothing was done, and it was done, was told wrongly; an answer that was lost may mean either', () => {
  const told = (words: 'denied' | 'unknown') => ({
    ...diary(),
    purchases: new Map([['S1-1', words]]),
    cancellations: new Map([['ORDER-P', words]]),
  });
  expect(audit(told('denied'), good).map(({ rule, subject }) => `${rule} ${subject}`)).toEqual([
    'wrong message S1-1',
    'wrong message ORDER-P',
  ]);
  expect(audit(told('unknown'), good)).toEqual([]);
  const nothing = { ...good, purchases: [], tickets: [], orders: [], kept: [], standing: [], placedEntries: new Map() };
  expect(audit(told('unknown'), nothing)).toEqual([]);
});

test('a soak holds where nothing was found, everything came to rest and memory is flat', () => {
  const options = readOptions([]);
  if (!options) throw new Error('The defaults cannot be read');
  const run = {
    ...{
      options,
      diary: diary(),
      evidence: good,
      violations: [],
      troubles: new Map(),
      tookMs: 1_800_000,
      settledMs: 1,
      cpu: [],
    },
    ...{ supervised: { kills: 0, immediate: 0, fast: 0, startsRepeated: 0 }, heap: null },
    resident: { middle: 200, last: 219, growth: 0.095 },
  };
  expect(held(run)).toBe(true);
  expect(held({ ...run, settledMs: null })).toBe(false);
  const grown = { ...run, resident: { middle: 200, last: 221, growth: 0.105 } };
  expect(held(grown)).toBe(false);
  expect(held({ ...grown, tookMs: 60_000 })).toBe(true);
  expect(held({ ...run, violations: [{ rule: 'lost', subject: 'S1-1', words: '' }] })).toBe(false);
});

test('memory that grows in the last third is seen, whatever it did at first', () => {
  const looks = (values: readonly number[]) => values.map((value, index) => ({ atMs: index * 1_000, value }));
  expect(flatness(looks([100, 150, 200, 200, 200, 200, 201, 199, 200]))?.growth).toBeCloseTo(0, 2);
  expect(flatness(looks([200, 200, 200, 200, 200, 200, 240, 240, 240]))?.growth).toBeCloseTo(0.2, 2);
  expect(flatness([])).toBeNull();
});

test('the same seed is the same chance, and each part has its own', () => {
  const rolls = (seed: number, part: string) => {
    const dice = createDice(seed).fork(part);
    return Array.from({ length: 5 }, () => dice.upTo(1_000));
  };
  expect(rolls(1, 'people')).toEqual(rolls(1, 'people'));
  expect(rolls(1, 'people')).not.toEqual(rolls(1, 'weather'));
  expect(rolls(1, 'people')).not.toEqual(rolls(2, 'people'));
});

test('what cannot be meant is refused: more instances than Slack has sockets for, no time at all, an unknown transport', () => {
  for (const wrong of [
    '--instances=6',
    '--instances=1.5',
    '--minutes=0',
    '--rate=fast',
    '--transport=post',
    '--quickly',
  ])
    expect(readOptions([wrong])).toBeNull();
  expect(readOptions(['--minutes', '2', '--seed', '7'])).toMatchObject({ minutes: 2, seed: 7, rate: 20, instances: 2 });
});
