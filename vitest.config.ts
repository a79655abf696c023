import { defineConfig } from 'vitest/config';

const patience = { testTimeout: 60_000, hookTimeout: 60_000 };
/** Suites that touch a database run on both: PGlite serialises everything, so races show only on a real server. */
const onBothDatabases = [
  'test/{database,directory,jobs,ledger,flows}/**/*.test.ts',
  'test/slack/delivery.test.ts',
  'test/e2e/{purchase,two-instances}.test.ts',
  'test/crash/**/*.test.ts',
];
const withoutDatabase = ['test/flows/**/{rules,rules-*,return-policy,inventory}.test.ts'];

export default defineConfig({
  test: {
    // Most of a suite is waiting, for polls and for people: more workers than cores keep the cores busy.
    maxWorkers: 4,
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
          exclude: withoutDatabase,
          globalSetup: ['test/support/global-setup-postgresql.ts'],
        },
      },
    ],
  },
});
