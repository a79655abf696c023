import { expect, onTestFinished, test } from 'vitest';
import { atOnce, inPieces } from '../../src/kernel/pieces.ts';
import type { Pieces } from '../../src/kernel/pieces.ts';
import { monotonic } from '../../src/kernel/time.ts';

/** Each piece is as long as nobody else should wait. */
function* working(pieces: number): Pieces<string> {
  for (let piece = 0; piece < pieces; piece++) {
    for (const until = monotonic() + 20; monotonic() < until;);
    yield;
  }
  return 'done';
}

test('others go between the pieces of long work, and not before work that is short or done in one go', async () => {
  let [others, isOver] = [0, false];
  const other = () => {
    others += 1;
    if (!isOver) setImmediate(other);
  };
  onTestFinished(() => void (isOver = true));
  other();
  expect(await inPieces(working(4))).toBe('done');
  expect(others).toBeGreaterThanOrEqual(4);
  const before = others;
  expect(await inPieces(working(0))).toBe('done');
  expect(atOnce(working(2))).toBe('done');
  expect(others).toBe(before);
});

test('work that fails fails whoever waits for it', async () => {
  function* failing(): Pieces<void> {
    yield;
    throw new Error('half way');
  }
  await expect(inPieces(failing())).rejects.toThrow('half way');
});
