import { appendFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, test } from 'vitest';
import type { RecoveryPoint } from '../../src/kernel/recovery-points.ts';
import { openCrashingDesk } from '../support/crashing-desk.ts';
import type { CrashingDesk } from '../support/crashing-desk.ts';
import {
  ASKING_POINTS,
  CANCELLING_POINTS,
  diesWhileAsking,
  diesWhileBuying,
  diesWhileCancelling,
  diesWhileOpening,
  FAULT_KINDS,
  OPENING_POINTS,
  PURCHASE_POINTS,
} from './lives.ts';

/** Where the outcome of each cell goes, a line a cell; `npm run crash-matrix` sets it and makes the table. */
const results = process.env['CRASH_MATRIX'];

const lives = [
  { points: PURCHASE_POINTS, dies: diesWhileBuying },
  { points: CANCELLING_POINTS, dies: diesWhileCancelling },
  { points: ASKING_POINTS, dies: diesWhileAsking },
  { points: OPENING_POINTS, dies: diesWhileOpening },
];

/** One desk lives through all of it, as one that runs for years does: what was left behind before must not matter. */
describe.skipIf(!results)('every recovery point × SIGKILL × fault of Partner Center', () => {
  let desk: CrashingDesk;
  beforeAll(async () => {
    desk = await openCrashingDesk();
    await desk.start();
  });
  afterAll(() => desk.close());

  for (const { points, dies } of lives) {
    test.each(points.flatMap((point) => FAULT_KINDS.map((fault) => ({ point, fault }))))(
      '$point × $fault',
      async ({ point, fault }) => {
        const said = await outcome(() => dies(desk, point, fault));
        await desk.partnerCenter('DELETE', '/faults');
        record(point, fault, said);
        if (said !== 'holds') throw new Error(said);
      },
      180_000,
    );
  }
});

async function outcome(cell: () => Promise<void>): Promise<string> {
  try {
    await cell();
    return 'holds';
  } catch (error) {
    return error instanceof Error ? error.message : 'failed';
  }
}

function record(point: RecoveryPoint, fault: string, said: string): void {
  if (results) appendFileSync(results, `${JSON.stringify({ point, fault, said })}\n`);
}
