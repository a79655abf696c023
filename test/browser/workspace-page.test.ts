import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startLocalWorkspace } from '../support/slack/local-workspace.ts';
import type { LocalWorkspace } from '../support/slack/local-workspace.ts';
import { testManifest } from '../support/slack/test-manifest.ts';
import { hasChromium, launchChromium } from './chromium.ts';
import { openTab } from './tab.ts';

describe.skipIf(!hasChromium)('the page of the workspace', () => {
  let workspace: LocalWorkspace;
  let browser: Browser;
  beforeAll(async () => {
    [workspace, browser] = await Promise.all([startLocalWorkspace({ manifest: testManifest }), launchChromium()]);
  });
  afterAll(async () => {
    await browser.close();
    await workspace.close();
  });
  const open = (who: string, look?: Parameters<typeof openTab>[3]) => openTab(browser, workspace.baseUrl, who, look);

  test('everything it loads comes from the workspace itself, under a strict policy', async () => {
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on('request', (one) => asked.push(new URL(one.url()).origin));
    const response = await page.goto(workspace.baseUrl);
    await page.getByRole('link', { name: /Kim Alvarez/ }).click();
    await page.getByRole('textbox').waitFor();
    expect(new Set(asked)).toEqual(new Set([workspace.baseUrl]));
    const policy = response?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'self'");
    expect(policy).not.toContain('unsafe');
  });

  test('a rebound name gets neither the page nor its parts, and nothing else of the disk is served', async () => {
    const statusOf = async (path: string, host?: string) => {
      const asking = request(`${workspace.baseUrl}${path}`, { ...(host && { headers: { host } }) }).end();
      const [answer] = (await once(asking, 'response')) as [IncomingMessage];
      answer.resume();
      return answer.statusCode;
    };
    expect(await statusOf('/', 'rebound.example')).toBe(403);
    expect(await statusOf('/assets/index.js', 'rebound.example')).toBe(403);
    expect(await statusOf('/assets/..%2findex.html')).toBe(404);
    expect(await statusOf('/')).toBe(200);
  });

  test('a link to a message opens the page where the message stands, for whoever follows it', async () => {
    const page = await browser.newPage();
    await page.goto(`${workspace.baseUrl}/archives/C0LICENSING/p1700000000000100`);
    await page.getByRole('link', { name: /Kim Alvarez/ }).click();
    await page.getByRole('heading', { name: 'licensing' }).first().waitFor();
    await page.close();
  });

  test('a slash offers the commands of the manifest; arrow keys choose, Enter takes one and then runs it', async () => {
    const { page, barriers } = await open('kim');
    const composer = page.getByRole('textbox');
    await composer.press('/');
    await page.getByRole('option', { name: /\/csp-buy \[customer\]/ }).waitFor();
    expect(await barriers()).toEqual([]);
    await page.keyboard.press('ArrowDown');
    expect(await page.getByRole('option', { selected: true }).textContent()).toContain('/csp-help');
    await page.keyboard.press('Enter');
    expect(await composer.inputValue()).toBe('/csp-help ');
    await page.keyboard.press('Enter');
    await page.getByText('/csp-help failed with the error "dispatch_failed"').waitFor();
  });

  test('an unknown command is answered in the words of Slack, to one person, until the page is loaded anew', async () => {
    const [kim, bo] = [await open('kim'), await open('bo')];
    await kim.types('/csp-nothing');
    await kim.sees(/\/csp-nothing is not a valid command/);
    await kim.sees('Only visible to you');
    await bo.seesNot(/csp-nothing/);
    await kim.reloads();
    await kim.seesNot(/csp-nothing/);
  });

  test('what one person says, another sees at once: as unread elsewhere, and in its thread', async () => {
    const [kim, bo] = [await open('kim'), await open('bo', { channel: 'C0GENERAL01' })];
    await bo.page.getByRole('button', { name: /^#?\s*sales/ }).waitFor();
    await kim.types('*Who* orders for <Fabrikam>?');
    await bo.page.getByRole('button', { name: /sales.*unread/ }).click();
    await bo.sees('orders for <Fabrikam>?');
    expect(await bo.page.locator('.message strong', { hasText: 'Who' }).count()).toBe(1);
    const message = bo.page.getByRole('article').filter({ hasText: 'Fabrikam' }).last();
    await message.hover();
    await message.getByRole('button', { name: 'Reply in thread' }).click();
    await bo.page.getByRole('textbox', { name: 'Reply…' }).fill('I do.');
    await bo.page.keyboard.press('Enter');
    await bo.page.getByRole('complementary', { name: 'Thread' }).getByText('I do.').waitFor();
    expect(await bo.barriers()).toEqual([]);
    await kim.page.getByRole('button', { name: '1 reply' }).click();
    await kim.page.getByRole('complementary', { name: 'Thread' }).getByText('I do.').waitFor();
    await bo.page.getByRole('textbox', { name: 'Reply…' }).fill('/csp-buy');
    await bo.page.keyboard.press('Enter');
    await bo.sees('/csp-buy is not supported in threads. Sorry!');
    await bo.page.getByRole('button', { name: /general/ }).click();
    await kim.types('And for Contoso?');
    await bo.page.getByRole('button', { name: /sales.*unread/ }).click();
    await bo.page.getByRole('separator').getByText('New').waitFor();
  });

  test('in the dark, and at the width of a phone, it can still be read and used', async () => {
    const phone = await open('ann', { width: 390, dark: true });
    expect(await phone.barriers()).toEqual([]);
    await phone.page.getByRole('button', { name: 'Back to the channels' }).click();
    await phone.page.getByRole('button', { name: /general/ }).click();
    await phone.page.getByRole('heading', { name: '#general', level: 1 }).waitFor();
    await phone.page.getByRole('button', { name: /^You are Ann/ }).click();
    await phone.page.getByRole('menuitemradio', { name: /Bas de Vries/ }).waitFor();
    expect(await phone.barriers()).toEqual([]);
  });
});

describe.skipIf(!hasChromium)('when the workspace is started anew', () => {
  test('the page finds back to it, and the history is still there', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'csp-desk-page-'));
    const browser = await launchChromium();
    const before = await startLocalWorkspace({ manifest: testManifest, dataDir });
    const kim = await openTab(browser, before.baseUrl, 'kim');
    await kim.types('here before the restart');
    await kim.sees('here before the restart');
    await before.close();
    await kim.sees(/The workspace is away/);

    const after = await startLocalWorkspace({ manifest: testManifest, dataDir });
    const bo = await openTab(browser, after.baseUrl, 'bo');
    await bo.sees('here before the restart');
    await browser.close();
    await after.close();
    rmSync(dataDir, { recursive: true });
  });
});
