import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RecoveryPoint } from '../../src/kernel/recovery-points.ts';
import { openCrashingDesk, pointsToTest } from '../support/crashing-desk.ts';
import type { CrashingDesk } from '../support/crashing-desk.ts';
import { buys } from '../support/gestures.ts';

const points: readonly RecoveryPoint[] = [
  'purchase: requested',
  'purchase: cart made, not recorded',
  'purchase: cart recorded',
  'purchase: about to check out',
  'purchase: checked out, not recorded',
  'purchase: placed',
  'purchase: fulfilled',
  'message: posted, not recorded',
];

type State = { readonly orders: readonly { readonly lines: readonly { readonly friendlyName?: string }[] }[] };

describe('killed between two steps of a purchase and started again: exactly one order, and the person is told', () => {
  let desk: CrashingDesk;
  beforeAll(async () => {
    desk = await openCrashingDesk();
    await desk.start();
  });
  afterAll(() => desk.close());

  test.each(pointsToTest(points))('%s', async (point) => {
    const reference = `PO ${points.indexOf(point)}-${point.length}`;
    await desk.crashesAt(point);
    const kim = await desk.person('admin.agent');
    // The process may die before Slack has its answer; the person then sees Slack's own complaint, and the order stands.
    const buying = buys(kim, { reference }).catch(() => undefined);
    await desk.died();
    await buying;
    await desk.start();
    await kim.waitsFor(new RegExp(`${reference}[^🛒]*Fulfilled`), '#sales');
    const { orders } = (await desk.partnerCenter('GET', '/state')) as State;
    const marked = orders.filter(({ lines }) => lines.some(({ friendlyName }) => friendlyName?.startsWith(reference)));
    expect(marked).toHaveLength(1);
    expect((await kim.sees('#sales')).split(reference)).toHaveLength(2);
  });
});
