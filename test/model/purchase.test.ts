import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openShop } from '../flows/purchase/shop.ts';
import { openTestDatabase } from '../support/database.ts';
import { moves } from './commands.ts';
import type { Known } from './commands.ts';
import { checkTruths, comeToRest } from './truths.ts';

/** `npm run model` orders thousands; the gate does with a few, of which the seed is printed where one fails. */
const RUNS = Number(process.env['MODEL_RUNS'] ?? 5);
const SEED = Number(process.env['MODEL_SEED'] ?? 20_261_125);
/** So many on one database: both sides only ever grow. */
const BATCH = 50;

test(
  `P1: ${RUNS} random histories of people, retries, duplicates, faults and restarts: ordered once, none lost, all told the truth`,
  async () => {
    for (let done = 0; done < RUNS; done += BATCH) {
      const shop = await openShop(await openTestDatabase(), 4);
      const seed = SEED + done;
      const histories = fc.commands(moves, { maxCommands: 40, size: 'max' });
      const property = fc.asyncProperty(histories, async (history) => {
        await shop.partnerCenter('DELETE', '/faults');
        await shop.partnerCenter('PATCH', '/settings', { delays: CALM });
        const known: Known = { drafted: [], confirmed: new Set() };
        await fc.asyncModelRun(() => ({ model: known, real: shop }), history);
        await comeToRest(known, shop);
        await checkTruths(known, shop);
      });
      await fc.assert(property, { seed, numRuns: Math.min(BATCH, RUNS - done), endOnFailure: RUNS <= BATCH });
      expect(await shop.ledger.verify()).toMatchObject({ kind: 'intact' });
      await shop.close();
      await shop.database.close();
      if (RUNS > BATCH) console.log(`${Math.min(done + BATCH, RUNS)} of ${RUNS} histories hold (seed ${seed})`);
    }
  },
  60_000 + RUNS * 5_000,
);

const CALM = { fulfilment: 0, orderList: 0, orderById: 0, replayMemory: 3_600_000 };
