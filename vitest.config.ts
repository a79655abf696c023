import { defineConfig } from 'vitest/config';

const patience = { testTimeout: 60_000, hookTimeout: 60_000 };
/** Suites that touch a database run on both: PGlite serialises everything, so races show only on a real server. */
const onBothDatabases = [
  'test/{database,directory,jobs,ledger,flows,secrets,slack}/**/*.test.ts',
  'test/{e2e,crash}/**/*.test.ts',
];

export default defineConfig({
  test: {
    maxWorkers: 2,
    reporters: ['default', './test/support/summary-reporter.ts'],
    projects: [
      {
        test: {
          ...patience,
          name: 'embedded',
          include: ['test/**/*.test.ts'],
          globalSetup: ['test/support/global-setup.ts'],
          env: { TEST_DATABASE_URL: '' },
        },
      },
      {
        test: {
          ...patience,
          name: 'postgresql',
          include: onBothDatabases,
          globalSetup: ['test/support/global-setup-postgresql.ts'],
        },
      },
    ],
  },
});
