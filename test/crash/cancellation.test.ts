import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openCrashingDesk, pointsToTest } from '../support/crashing-desk.ts';
import type { CrashingDesk } from '../support/crashing-desk.ts';
import { ASKING_POINTS, CANCELLING_POINTS, diesWhileAsking, diesWhileCancelling, diesWhileOpening } from './lives.ts';

describe('killed between two steps of a cancellation, or of handing over a key, and started again', () => {
  let desk: CrashingDesk;
  beforeAll(async () => {
    desk = await openCrashingDesk();
    await desk.start();
    // A key that was shown, so that there is one to look for in the files of the database at the end.
    const kim = await desk.person('admin.agent');
    await kim.types('#licensing', '/csp-key fabrikam');
    await kim.fills({ Software: 'Windows Server 2022 Standard', Reason: 'INC-4711' });
    await kim.submits('Get key');
    await kim.presses('Show key');
    await kim.waitsFor('[Hide now]', '#licensing');
    expect(await desk.partnerCenter('GET', '/issued-keys')).toHaveLength(1);
  });
  afterAll(() => desk.close());

  test.each(pointsToTest(CANCELLING_POINTS))('%s: exactly one cancellation, and the person is told', (point) =>
    diesWhileCancelling(desk, point, 'none'),
  );
  test.each(pointsToTest(ASKING_POINTS))('%s: exactly one request to Microsoft', (point) =>
    diesWhileAsking(desk, point, 'none'),
  );
  // The other points are shown without a process to kill (test/flows/key-reveal/once.test.ts) and in the matrix.
  test.skipIf(inject('alsoOnServer'))('page: opened, not sent: the key is shown to nobody', () =>
    diesWhileOpening(desk, 'page: opened, not sent', 'none'),
  );
});
