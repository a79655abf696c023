import type { TestProject } from 'vitest/node';

/** The suites of this project each make a database of their own on the server that TEST_DATABASE_URL names. */
export function setup(project: TestProject): void {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url) throw new Error('Run these suites with npm run test:postgres');
  project.provide('databaseUrl', url);
  project.provide('databaseImage', '');
  project.provide('alsoOnServer', false);
}
