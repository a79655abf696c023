import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRegistry } from '../../src/metrics/registry.ts';
import { canaryKey, isReadable, spellingsOf } from '../support/canaries.ts';

const outcome = { outcome: ['ok', 'refused'] };

test('every series stands from the beginning, in the format of Prometheus', async () => {
  const registry = createRegistry();
  const calls = registry.counter({ name: 'calls_total', help: 'Calls.', labels: outcome });
  const seconds = registry.histogram({ name: 'call_seconds', help: 'Seconds.', labels: {}, bounds: [0.1, 1] });
  registry.gauge({ name: 'queue_jobs', help: 'Jobs.', labels: {} }, async () => [{ labels: {}, value: 7 }]);
  calls.add({ outcome: 'refused' });
  for (const value of [0.05, 0.1, 0.5, 3]) seconds.observe({}, value);
  expect(await registry.render()).toBe(`# HELP calls_total Calls.
# TYPE calls_total counter
calls_total{outcome="ok"} 0
calls_total{outcome="refused"} 1
# HELP call_seconds Seconds.
# TYPE call_seconds histogram
call_seconds_bucket{le="0.1"} 2
call_seconds_bucket{le="1"} 3
call_seconds_bucket{le="+Inf"} 4
call_seconds_sum 3.65
call_seconds_count 4
# HELP queue_jobs Jobs.
# TYPE queue_jobs gauge
queue_jobs 7
`);
});

test('what cannot be read now is left out, and the rest is told', async () => {
  const registry = createRegistry();
  registry.gauge({ name: 'broken', help: 'Broken.', labels: {} }, () => Promise.reject(new Error('no database')));
  registry.counter({ name: 'calls_total', help: 'Calls.', labels: {} }).add({});
  expect(await registry.render()).toContain('calls_total 1\n');
});

test('a label carries only what was named for it: no key, no customer, however many are put in', async () => {
  await fc.assert(
    fc.asyncProperty(canaryKey, fc.string(), async (key, customer) => {
      const registry = createRegistry();
      const counter = registry.counter({ name: 'a_total', help: 'A.', labels: outcome });
      const histogram = registry.histogram({ name: 'b', help: 'B.', labels: { queue: () => ['one'] }, bounds: [1] });
      registry.gauge({ name: 'c', help: 'C.', labels: outcome }, () => [{ labels: { outcome: key }, value: 1 }]);
      for (const text of [...spellingsOf(key), `x${customer}`]) {
        counter.add({ outcome: text });
        histogram.observe({ queue: text }, 1);
      }
      const written = await registry.render();
      expect(isReadable(key, written)).toBe(false);
      expect(written).toContain(`a_total{outcome="other"} ${spellingsOf(key).length + 1}\n`);
      expect(written.split('\n').length).toBeLessThan(30);
    }),
    { numRuns: 30 },
  );
});
