import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { configurationDocument } from '../scripts/configuration-document.ts';
import { neededStandIns, readConfig, settings } from '../src/config.ts';

const key = Buffer.alloc(32, 7).toString('base64');
const guid = '11111111-2222-3333-4444-555555555555';
const complete = {
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_APP_TOKEN: 'xapp-1',
  PARTNER_CENTER_TENANT_ID: guid,
  PARTNER_CENTER_CLIENT_ID: guid,
  PARTNER_CENTER_CLIENT_SECRET: 'secret-of-the-app',
  PARTNER_CENTER_REFRESH_TOKEN: 'refresh-of-the-agent',
  CANCELLATION_POLICY: 'programme',
  ENCRYPTION_KEYS: `2026:${key}`,
};

const problemsOf = (env: Record<string, string | undefined>) => {
  const read = readConfig(env);
  return 'problems' in read ? Object.fromEntries(read.problems.map(({ name, advice }) => [name, advice])) : {};
};

test('docs/configuration.md is what the table says; run npm run docs where it is not', () => {
  expect(readFileSync('docs/configuration.md', 'utf8')).toBe(configurationDocument());
});

test('a complete configuration is read, over Socket Mode where there is an app token and over HTTP otherwise', () => {
  expect(readConfig(complete)).toMatchObject({ config: { slack: { transport: { kind: 'socket' } } } });
  const { SLACK_APP_TOKEN: _, ...http } = { ...complete, SLACK_SIGNING_SECRET: 'signing-secret' };
  expect(readConfig(http)).toMatchObject({ config: { slack: { transport: { kind: 'http' } } } });
});

test('a real Partner Center without a return policy is refused, naming the choices: a wrong window loses money', () => {
  const { CANCELLATION_POLICY: advice = '' } = problemsOf({ ...complete, CANCELLATION_POLICY: undefined });
  for (const choice of ['programme', 'current', 'JSON file']) expect(advice).toContain(choice);
});

describe('every problem is one line that names the setting and never its value', () => {
  test.each([
    ['SLACK_BOT_TOKEN', 'xapp-wrong-kind-of-token'],
    ['SLACK_APP_TOKEN', 'xoxb-wrong-kind-of-token'],
    ['PARTNER_CENTER_TENANT_ID', 'csp-desk.example'],
    ['PARTNER_CENTER_URL', 'ftp://somewhere-else'],
    ['PORT', '70000'],
    ['PORT', 'three-thousand'],
    ['PARTNER_CENTER_KEYS', 'by-carrier-pigeon'],
    ['DATABASE_URL', 'mysql://user:hunter2@host/db'],
    ['ENCRYPTION_KEYS', 'too-short-to-be:QUJD'],
    ['LOG_LEVEL', 'shouting'],
    ['BOOTSTRAP_GRANTS', 'auditor@csp-desk.example:Emperor'],
  ])('%s: %s', (name, value) => {
    const problems = problemsOf({ ...complete, [name]: value });
    expect(Object.keys(problems)).toEqual([name]);
    expect(problems[name]).not.toContain('\n');
    expect(JSON.stringify(problems)).not.toContain(value);
  });

  test.each(Object.keys(complete))('without %s', (name) => {
    expect(Object.keys(problemsOf({ ...complete, [name]: undefined }))).toEqual([name]);
    expect(Object.keys(problemsOf({ ...complete, [name]: '  ' }))).toEqual([name]);
  });
});

test('stand-ins are needed only for what is not configured at all', () => {
  expect(neededStandIns({})).toEqual({ slack: true, partnerCenter: true });
  expect(neededStandIns({ SLACK_SIGNING_SECRET: 'x' })).toEqual({ slack: false, partnerCenter: true });
  expect(neededStandIns(complete)).toEqual({ slack: false, partnerCenter: false });
});

test('secrets are marked as such, so that the document says so', () => {
  const secret = Object.entries(settings)
    .filter(([, setting]) => setting.secret)
    .map(([name]) => name);
  expect(secret).toEqual(
    expect.arrayContaining(['SLACK_BOT_TOKEN', 'PARTNER_CENTER_CLIENT_SECRET', 'ENCRYPTION_KEYS', 'DATABASE_URL']),
  );
});
