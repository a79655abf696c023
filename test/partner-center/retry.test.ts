import fc from 'fast-check';
import { expect, test } from 'vitest';
import { READING, waitBefore, WRITING } from '../../src/partner-center/retry.ts';

const patience = fc.constantFrom(READING, WRITING);

test('a wait is never shorter than asked for and never ends after the time there is', () => {
  const retryAfterSeconds = fc.option(fc.nat({ max: 200 }), { nil: undefined });
  fc.assert(
    fc.property(
      patience,
      fc.integer({ min: 1, max: 6 }),
      fc.double({ min: 0, max: 120_000, noNaN: true }),
      retryAfterSeconds,
      (policy, sends, elapsed, asked) => {
        const wait = waitBefore(policy, { sends, elapsed, retryAfterSeconds: asked });
        if (sends >= policy.sends) expect(wait).toBeUndefined();
        if (wait === undefined) return;
        expect(wait).toBeGreaterThanOrEqual((asked ?? 0) * 1000);
        expect(elapsed + wait).toBeLessThan(policy.total);
      },
    ),
  );
});

test('waits grow, to a limit, and differ so that many who failed together do not come back together', () => {
  const waits = Array.from({ length: 50 }, () => waitBefore(READING, { sends: 1, elapsed: 0 }));
  expect(new Set(waits).size).toBeGreaterThan(10);
  const longest = waitBefore({ ...READING, sends: 99 }, { sends: 40, elapsed: 0 });
  expect(longest).toBeGreaterThanOrEqual(READING.longestWait / 2);
  expect(longest).toBeLessThanOrEqual(READING.longestWait);
});
