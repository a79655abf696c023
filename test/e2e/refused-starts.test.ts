import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort, startProduct } from '../support/process.ts';
import { startLocalWorkspace } from '../support/slack/local-workspace.ts';
import { testManifest } from '../support/slack/test-manifest.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'csp-desk-process-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

const start = (env: Readonly<Record<string, string>>) => startProduct({ DATA_DIR: join(directory, 'data'), ...env });

test('a configuration that cannot work ends the start with 78 and one line per problem, without a value', async () => {
  const { exit, output } = await start({
    SLACK_BOT_TOKEN: 'xapp-not-a-bot',
    PARTNER_CENTER_TENANT_ID: 'not-a-guid-at-all',
    LOG_LEVEL: 'loud',
  });
  expect(await exit).toBe(78);
  const lines = output.err.trim().split('\n');
  for (const name of [
    'SLACK_BOT_TOKEN',
    'PARTNER_CENTER_TENANT_ID',
    'LOG_LEVEL',
    'CANCELLATION_POLICY',
    'ENCRYPTION_KEYS',
  ])
    expect(lines.filter((line) => line.startsWith(`${name}: `))).toHaveLength(1);
  expect(output.err).not.toMatch(/xapp-not|not-a-guid|loud/);
});

test('a bot token that Slack refuses is a clear line, not a stack trace', async () => {
  const slack = await startLocalWorkspace({ manifest: testManifest });
  const { exit, output } = await start({
    PORT: await freePort(),
    SANDBOX_PORT: await freePort(),
    SLACK_BOT_TOKEN: 'xoxb-wrong',
    SLACK_APP_TOKEN: 'xapp-wrong',
    SLACK_API_URL: slack.apiUrl,
    DATA_DIR: join(directory, 'third'),
  });
  expect(await exit).toBe(78);
  expect(output.err.trim()).toMatch(/^SLACK_BOT_TOKEN: is refused by Slack \(invalid_auth\)/);
  expect(output.err).not.toContain('xoxb-wrong');
  await slack.close();
});

test('two owners of one data directory: the second says who has it', async () => {
  const first = await start({ PORT: await freePort(), SANDBOX_PORT: await freePort() });
  const second = await start({ PORT: await freePort(), SANDBOX_PORT: await freePort() });
  expect(await second.exit).toBe(78);
  expect(second.output.err).toMatch(/^DATA_DIR: Another process has the database/);
  first.signal('SIGTERM');
  await first.exit;
});
