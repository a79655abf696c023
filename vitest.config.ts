import { defineConfig } from 'vitest/config';
import LongestFirst from './test/support/longest-first.ts';

/** What is measured in seconds is measured when nothing else runs. */
const onAQuietMachine = ['test/e2e/process.test.ts'];
const patience = { testTimeout: 60_000, hookTimeout: 60_000, expect: { poll: { timeout: 15_000 } } };
/** Suites that show how the database behaves run on both: PGlite serialises everything, so races show only on a real server. */
const onBothDatabases = [
  'test/{customers,database,directory,jobs}/**/*.test.ts',
  'test/ledger/{checkpoints,ledger}.test.ts',
  'test/backup/{backup,commands}.test.ts',
  'test/slack/delivery.test.ts',
  'test/flows/software/owned.test.ts',
  'test/flows/purchase/records-cart.test.ts',
  'test/flows/pricing/imports.test.ts',
  'test/crash/purchase.test.ts',
];
/** The whole product over the wire: on a server where there is one, which takes half the work off the machine. */
const wire = ['browser', 'crash', 'e2e', 'flows', 'fuzz', 'model', 'permissions'];
const onServer = ['test/backup/drill.test.ts', 'test/i18n/pseudo.test.ts', 'test/tracing/tracing.test.ts'];
/** What a newcomer meets, who has the embedded database. */
const onEmbedded = ['test/e2e/flows.test.ts', 'test/e2e/refused-starts.test.ts'];
const server = Boolean(process.env['TEST_DATABASE_URL']);

/** Takes a quarter of an hour: `npm run crash-matrix`. */
const matrix = process.env['CRASH_MATRIX'] ? [] : ['test/crash/matrix.test.ts'];

export default defineConfig({
  test: {
    // Most of a suite is waiting, for polls and for people: more workers than cores keep the cores busy.
    maxWorkers: 6,
    // A worker loads the product once, not once a suite: no suite changes what modules hold.
    isolate: false,
    // Threads of one process compile PGlite's wasm once, and share it.
    pool: 'threads',
    // They find what the product imports as its own start does, without reading package.json at every import.
    execArgv: ['--import', './test/support/hastened-imports.ts'],
    sequence: { sequencer: LongestFirst },
    reporters: ['default', './test/support/summary-reporter.ts'],
    projects: [
      {
        test: {
          ...patience,
          name: 'embedded',
          include: server
            ? ['test/*.test.ts', `test/!(${wire.join('|')})/**/*.test.ts`, ...onBothDatabases, ...onEmbedded]
            : ['test/**/*.test.ts'],
          exclude: [...onAQuietMachine, ...matrix, ...(server ? onServer : [])],
          globalSetup: ['test/support/global-setup.ts'],
          env: { TEST_DATABASE_URL: '' },
        },
      },
      {
        test: {
          ...patience,
          name: 'alone',
          include: onAQuietMachine,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...patience,
          name: 'postgresql',
          include: [`test/{${wire.join(',')}}/**/*.test.ts`, ...onServer, ...onBothDatabases],
          exclude: [...onEmbedded, ...onAQuietMachine, ...matrix],
          globalSetup: ['test/support/global-setup-postgresql.ts'],
        },
      },
      {
        test: {
          ...patience,
          name: 'postgresql-flows',
          include: ['test/e2e/flows.test.ts'],
          globalSetup: ['test/support/global-setup-postgresql.ts'],
        },
      },
    ],
  },
});
