import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isLocalRequest } from '../../../src/sandbox/slack/loopback.ts';
import { parseManifest, readManifest } from '../../../src/sandbox/slack/manifest.ts';
import { startLocalWorkspace } from '../../support/slack/local-workspace.ts';
import { testManifest } from '../../support/slack/test-manifest.ts';

describe('what survives a restart', () => {
  test('history, files and secrets do; what one person alone was shown does not', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'csp-desk-slack-'));
    const before = await startLocalWorkspace({ manifest: testManifest, dataDir });
    const kim = await before.person('admin.agent');
    await kim.types('#sales', 'here before the restart');
    await kim.types('#sales', '/csp-nothing');
    await before.close();

    const after = await startLocalWorkspace({ manifest: testManifest, dataDir });
    const seen = await (await after.person('admin.agent')).sees('#sales');
    expect(seen).toContain('here before the restart');
    expect(seen).not.toContain('not a valid command');
    expect(after.credentials).toEqual(before.credentials);
    await after.close();
    rmSync(dataDir, { recursive: true });
  });
});

describe('who may use the workspace', () => {
  test('a page of somebody else in the same browser may not', () => {
    const allowed = (headers: { host?: string; origin?: string }) => isLocalRequest({ headers });
    expect(allowed({ host: '127.0.0.1:3100' })).toBe(true);
    expect(allowed({ host: 'localhost:3100', origin: 'http://localhost:3100' })).toBe(true);
    expect(allowed({ host: '127.0.0.1:3100', origin: 'https://evil.example' })).toBe(false);
    expect(allowed({ host: '127.0.0.1:3100', origin: 'http://127.0.0.1:8080' })).toBe(false);
    expect(allowed({ host: 'rebound.example:3100' })).toBe(false);
    expect(allowed({})).toBe(false);
  });

  test('a rebound name is refused over a real socket', async () => {
    const workspace = await startLocalWorkspace({ manifest: testManifest });
    const asked = request(`${workspace.baseUrl}/workspace/api/people`, { headers: { host: 'rebound.example' } }).end();
    const [response] = (await once(asked, 'response')) as [{ statusCode: number; resume: () => void }];
    response.resume();
    expect(response.statusCode).toBe(403);
    await workspace.close();
  });

  test('a person sees the channels that person is in, and cannot write elsewhere', async () => {
    const workspace = await startLocalWorkspace({ manifest: testManifest });
    const [guest, stranger] = [await workspace.person('guest'), await workspace.person('stranger')];
    const names = async (person: typeof guest) => (await person.screen()).channels.map(({ name }) => name);
    expect(await names(guest)).toEqual(['#sales', '@CSP Desk']);
    expect(await names(stranger)).toEqual(['#fabrikam-shared', '@CSP Desk']);
    await expect(guest.types('#general', 'hello')).rejects.toThrow('not in #general');
    await workspace.close();
  });

  test('what a person types is escaped, so nobody can be called by a trick', async () => {
    const workspace = await startLocalWorkspace({ manifest: testManifest });
    const kim = await workspace.person('admin.agent');
    await kim.types('#sales', '<!channel> & <@U0ANN000000>');
    expect(await kim.sees('#sales')).toContain('<!channel> & <@U0ANN000000>');
    await workspace.close();
  });
});

describe('the manifest', () => {
  test("the product's own is one that Slack's workspace can enforce", () => {
    const manifest = readManifest('manifest.yml');
    expect(manifest.commands.map(({ command }) => command)).toContain('/csp-buy');
    expect(manifest.botScopes).toContain('chat:write');
  });

  test('a command without its slash is refused', () => {
    const text = 'display_information: { name: X }\nfeatures: { slash_commands: [{ command: buy }] }';
    expect(() => parseManifest(text)).toThrow();
  });
});
