import { expect, onTestFinished, test } from 'vitest';
import { atOnce, inPieces } from '../../src/kernel/pieces.ts';
import type { Pieces } from '../../src/kernel/pieces.ts';
import { monotonic } from '../../src/kernel/time.ts';

function* working(milliseconds: number): Pieces<string> {
  for (const until = monotonic() + milliseconds; monotonic() < until;) yield;
  return 'done';
}

test('what comes meanwhile goes between the pieces of long work, and not before short work', async () => {
  let others = 0;
  const ticking = setInterval(() => (others += 1), 1);
  onTestFinished(() => clearInterval(ticking));
  const long = await inPieces(working(100));
  expect([long, others > 1]).toEqual(['done', true]);
  const before = others;
  expect([await inPieces(working(0)), others]).toEqual(['done', before]);
  expect([atOnce(working(30)), others]).toEqual(['done', before]);
});

test('work that fails fails whoever waits for it', async () => {
  function* failing(): Pieces<void> {
    yield;
    throw new Error('half way');
  }
  await expect(inPieces(failing())).rejects.toThrow('half way');
});
