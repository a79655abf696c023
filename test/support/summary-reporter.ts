import type { Reporter, TestModule } from 'vitest/node';

/** Ends a run with one plain line that any tool can read: `123 passed, 0 failed, 4 skipped`. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const count = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) count[test.result().state]++;
      // A file that cannot be loaded has no tests, and has failed all the same.
      if (!module.ok() && [...module.children.allTests()].every((test) => test.result().state !== 'failed'))
        count.failed++;
    }
    console.log(`${count.passed} passed, ${count.failed + count.pending} failed, ${count.skipped} skipped`);
  }
}
