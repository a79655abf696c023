import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeFleet } from '../../../src/flows/move/fleet/merge.ts';
import { withoutMarks } from '../../../src/flows/move/inventory/cleaning.ts';
import { completed, gather } from '../../../src/flows/move/inventory/gather.ts';
import type { GatheredRecord } from '../../../src/flows/move/inventory/gather.ts';
import { cleaned, maskKeys } from '../../../src/flows/move/inventory/masking.ts';
import { planMove } from '../../../src/flows/move/plan/plan.ts';
import type { Plan } from '../../../src/flows/move/plan/plan.ts';
import type { ImportKind } from '../../../src/flows/move/rules-import.ts';
import { atOnce } from '../../../src/kernel/pieces.ts';
import type { Pieces } from '../../../src/kernel/pieces.ts';
import { coreTimeOf } from '../../support/cpu-time.ts';
import { exported, results } from './export-lines.ts';
import { client, SETTINGS } from './plan/fleets.ts';

const MACHINES = 10_000;
/** Milliseconds of a core that nobody else gets. */
const LONGEST = 50;
/** The first time is slower than any other, and the collecting of garbage may fall into any piece. */
const TRIES = 3;
const DAY = 86_400_000;

const at = new Date('2026-11-25T10:00:00Z');
const names = Array.from({ length: MACHINES }, (_, number) => `SRV-${number}`);
const csv = () => exported(...names.map((machine) => ({ machine, at })));
const json = () =>
  JSON.stringify(
    names.map((Machine) => ({ Machine, CapturedAt: at, Name: 'Windows(R), Server', LicenseStatus: 1, ID: '1' })),
  );
const slmgr = () =>
  names
    .map((name) => `Computer: ${name}\n\nName: Windows(R), Server\nDescription: VOLUME_KMSCLIENT channel\nStatus: x\n`)
    .join('\n');

function* gathering(text: string, kind: ImportKind = 'inventory'): Pieces<readonly GatheredRecord[]> {
  const { records } = yield* gather([{ file: null, machine: null, text }], kind);
  expect(records).toHaveLength(MACHINES);
  return records;
}
const merging = (text: string) => {
  const records = completed(atOnce(gathering(text)), { machine: null, capturedAt: null }, at);
  let ids = 0;
  const context = { keyOf: () => 'unknown' as const, newId: () => `id-${(ids += 1)}` };
  return () => mergeFleet(atOnce(mergeFleet([], records, context)).changed, records, context);
};
const planning = (waveSize: number, kind: Plan['kind']) => {
  const due = (place: number) => new Date(SETTINGS.from.getTime() + (20 + ((place * 7) % 155)) * DAY);
  const machines = names.map((name, place) => client(name, due(place)));
  return function* () {
    const plan = yield* planMove({ machines, activations: new Map() }, { ...SETTINGS, waveSize });
    expect(plan.kind).toBe(kind);
  };
};

describe(`with ${MACHINES} machines nobody else waits long for the thread`, () => {
  test.each<[string, () => () => Pieces<unknown>]>([
    ['reading the export', () => () => gathering(csv())],
    ['reading it as JSON', () => () => gathering(json())],
    ['reading what slmgr wrote', () => () => gathering(slmgr())],
    ['reading results', () => () => gathering(results(...names.map((machine) => ({ machine, at }))), 'results')],
    ['merging what is known already', () => merging(csv())],
    ['planning', () => planning(200, 'planned')],
    ['finding what would make a plan possible', () => planning(50, 'impossible')],
  ])('%s', (_, prepare) => {
    const begin = prepare();
    let [longest, left] = [Infinity, TRIES];
    for (; longest > LONGEST && left > 0; left--) longest = longestOf(begin());
    expect(longest).toBeLessThan(LONGEST);
  });
});

function longestOf(pieces: Pieces<unknown>): number {
  let longest = 0;
  for (let done: boolean | undefined = false; !done;)
    longest = Math.max(
      longest,
      coreTimeOf(() => void ({ done } = pieces.next())),
    );
  return longest;
}

test('a text that is cleaned piece by piece is cleaned as in one: no key is cut in two', () => {
  const piece = fc.constantFrom(
    ...[
      'D8N9P-8T3GX-XXXXX-4PFRW-VDYBN',
      'D8N9P8T3GXXXXXX4PFRWVDYBN',
      'D8N9P 8T3GX XXXXX 4PFRW VDYBN',
      '\u200B',
      '\r\n',
    ],
    ...[
      'D8N9P-8T3GX-XX\n> XXX-4PFRW-VDYBN',
      ':',
      ', ',
      '"',
      '\\',
      '\uD83D\uDE00',
      '\uD83D',
      '-',
      'Name: ',
      '087656427',
    ],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.integer({ min: 1, max: 40 }), (parts, size) => {
      const text = parts.join('');
      expect(atOnce(cleaned(text, size))).toEqual(maskKeys(withoutMarks(text)));
    }),
    { numRuns: 300 },
  );
});
