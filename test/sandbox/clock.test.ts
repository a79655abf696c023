import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openMovableClock } from '../../src/sandbox/clock.ts';
import { openSandbox } from '../../src/sandbox/sandbox.ts';
import { silentLog } from '../support/silent-log.ts';

const noon = { now: () => new Date('2026-11-23T12:00:00Z') };

describe('the clock of the stand-ins', () => {
  test('is moved forward, and stays there after a restart: history never lies in the future', () => {
    const directory = mkdtempSync(join(tmpdir(), 'csp-desk-clock-'));
    const file = join(directory, 'sandbox', 'clock.json');
    openMovableClock(noon, file).advance(90);
    const after = openMovableClock(noon, file);
    expect(after.now().toISOString()).toBe('2026-11-23T13:30:00.000Z');
    expect(after.ahead()).toBe(90);
    rmSync(directory, { recursive: true });
  });

  test('is moved over HTTP, forward only, by a page of its own only; Slack and Partner Center both follow', async () => {
    const sandbox = await openSandbox({
      port: 0,
      dataDir: ':memory:',
      manifestPath: 'manifest.yml',
      clock: noon,
      log: silentLog,
    });
    const move = (body: object, headers: Record<string, string> = {}) =>
      fetch(`${sandbox.url}/control/clock`, { method: 'POST', body: JSON.stringify(body), headers });
    const nowAt = async (path: string) =>
      ((await (await fetch(`${sandbox.url}${path}`)).json()) as { now: string }).now;

    expect((await move({ advanceMinutes: -5 })).status).toBe(400);
    expect((await move({ advanceMinutes: 1e12 })).status).toBe(400);
    expect((await move({ advanceMinutes: 60 }, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await fetch(`${sandbox.url}/control/clock`, { method: 'DELETE' })).status).toBe(405);
    expect((await move({ advanceMinutes: 60 })).status).toBe(200);
    for (const path of ['/control/clock', '/control/partner-center/state', '/workspace/api/people/kim/screen']) {
      expect(await nowAt(path)).toBe('2026-11-23T13:00:00.000Z');
    }
    await sandbox.close();
  });
});
