import { afterAll, beforeAll, describe, test } from 'vitest';
import { openCrashingDesk, pointsToTest } from '../support/crashing-desk.ts';
import type { CrashingDesk } from '../support/crashing-desk.ts';
import { diesWhileBuying, PURCHASE_POINTS } from './lives.ts';

describe('killed between two steps of a purchase and started again: exactly one order, and the person is told', () => {
  let desk: CrashingDesk;
  beforeAll(async () => {
    desk = await openCrashingDesk();
    await desk.start();
  });
  afterAll(() => desk.close());

  test.each(pointsToTest(PURCHASE_POINTS))('%s', (point) => diesWhileBuying(desk, point, 'none'));
});
