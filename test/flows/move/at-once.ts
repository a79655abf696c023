import { atOnce } from '../../../src/kernel/pieces.ts';
import { gather as gatherInPieces } from '../../../src/flows/move/inventory/gather.ts';
import { readInventory as readInventoryInPieces } from '../../../src/flows/move/inventory/read.ts';
import { mergeFleet as mergeFleetInPieces } from '../../../src/flows/move/fleet/merge.ts';
import { planMove as planMoveInPieces } from '../../../src/flows/move/plan/plan.ts';
import { readResults as readResultsInPieces } from '../../../src/flows/move/results/read.ts';

/** What the product does piece by piece, in one go. */
export const gather = (...given: Parameters<typeof gatherInPieces>) => atOnce(gatherInPieces(...given));
export const readInventory = (...given: Parameters<typeof readInventoryInPieces>) =>
  atOnce(readInventoryInPieces(...given));
export const readResults = (...given: Parameters<typeof readResultsInPieces>) => atOnce(readResultsInPieces(...given));
export const planMove = (...given: Parameters<typeof planMoveInPieces>) => atOnce(planMoveInPieces(...given));
export const mergeFleet = (...given: Parameters<typeof mergeFleetInPieces>) => atOnce(mergeFleetInPieces(...given));
