import { defineConfig } from 'vitest/config';

/** What is measured in seconds is measured when nothing else runs. */
const onAQuietMachine = ['test/e2e/process.test.ts', 'test/browser/speed.test.ts'];
const patience = { testTimeout: 60_000, hookTimeout: 60_000 };
/** Suites that touch a database run on both: PGlite serialises everything, so races show only on a real server. */
const onBothDatabases = [
  'test/{customers,database,directory,jobs,ledger}/**/*.test.ts',
  'test/slack/delivery.test.ts',
  'test/flows/software/owned.test.ts',
  'test/flows/purchase/records-cart.test.ts',
  'test/flows/pricing/imports.test.ts',
  'test/flows/key-reveal/once.test.ts',
  'test/e2e/two-instances.test.ts',
  'test/crash/**/*.test.ts',
];
/** The whole product over the wire, which every run sees on the embedded database: on a server by `npm run test:postgres`. */
const alsoOnServer = [
  'test/flows/approval/service.test.ts',
  'test/flows/cancellation/trouble.test.ts',
  'test/flows/key-reveal/troubles.test.ts',
  'test/e2e/purchase.test.ts',
];

/** Takes a quarter of an hour: `npm run crash-matrix`. */
const matrix = process.env['CRASH_MATRIX'] ? [] : ['test/crash/matrix.test.ts'];

export default defineConfig({
  test: {
    // Most of a suite is waiting, for polls and for people: more workers than cores keep the cores busy.
    maxWorkers: 6,
    // A worker loads the product once, not once a suite: no suite changes what modules hold.
    isolate: false,
    reporters: ['default', './test/support/summary-reporter.ts'],
    projects: [
      {
        test: {
          ...patience,
          name: 'embedded',
          include: ['test/**/*.test.ts'],
          exclude: [...onAQuietMachine, ...matrix],
          globalSetup: ['test/support/global-setup.ts'],
          env: { TEST_DATABASE_URL: '' },
        },
      },
      {
        test: {
          ...patience,
          name: 'alone',
          include: onAQuietMachine,
          globalSetup: ['test/support/global-setup.ts'],
          env: { TEST_DATABASE_URL: '' },
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...patience,
          name: 'postgresql',
          include: onBothDatabases,
          exclude: matrix,
          globalSetup: ['test/support/global-setup-postgresql.ts'],
        },
      },
      {
        test: {
          ...patience,
          name: 'postgresql-wire',
          include: alsoOnServer,
          globalSetup: ['test/support/global-setup-postgresql.ts'],
        },
      },
    ],
  },
});
