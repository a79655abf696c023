import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../src/kernel/time.ts';
import { openSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { silentLog } from '../support/silent-log.ts';
import { hasChromium, launchChromium } from './chromium.ts';
import { openTab } from './tab.ts';
import type { Tab } from './tab.ts';

describe.skipIf(!hasChromium)('behind the scenes', () => {
  let sandbox: Sandbox;
  let browser: Browser;
  let kim: Tab;
  beforeAll(async () => {
    const parts = { port: 0, dataDir: ':memory:', manifestPath: 'manifest.yml', clock: systemClock, log: silentLog };
    [sandbox, browser] = await Promise.all([openSandbox(parts), launchChromium()]);
    kim = await openTab(browser, sandbox.url, 'kim');
  });
  afterAll(async () => {
    expect(kim.complaints).toEqual([]);
    await browser.close();
    await sandbox.close();
  });
  const ask = async (path: string) => (await fetch(`${sandbox.url}${path}`)).json();

  test('the local Partner Center shows its orders and customers, and cancels past the product', async () => {
    await kim.presses('Partner Center');
    const drawer = kim.page.getByRole('complementary', { name: 'Local Partner Center' });
    await drawer.getByRole('searchbox').fill('visio');
    await drawer.getByText('Fabrikam B.V.').waitFor();
    expect(await kim.barriers()).toEqual([]);
    await drawer.getByRole('button', { name: 'Cancel in the portal' }).first().click();
    await drawer.getByText('cancelled', { exact: true }).first().waitFor();
    await drawer.getByRole('tab', { name: 'Customers' }).click();
    await drawer.getByRole('searchbox').fill('northwind');
    await drawer.getByText('no agreement').waitFor();
    await drawer.getByRole('button', { name: 'Accept the agreement' }).click();
    await drawer.getByText('agreement accepted').waitFor();
    expect(await kim.barriers()).toEqual([]);
  });

  test('a fault is ordered with one press, and forgotten again', async () => {
    const drawer = kim.page.getByRole('complementary', { name: 'Local Partner Center' });
    await drawer.getByRole('tab', { name: 'Faults' }).click();
    await drawer
      .getByRole('button', { name: /does the work, then the line breaks/ })
      .first()
      .click();
    await drawer.getByText('drop-after', { exact: true }).first().waitFor();
    expect(await kim.barriers()).toEqual([]);
    expect(await ask('/control/partner-center/faults')).toMatchObject([{ kind: 'drop-after', times: 1 }]);
    await drawer.getByLabel('Kind').selectOption('finds a login without a second factor');
    await drawer.getByRole('button', { name: 'Order', exact: true }).click();
    await drawer.getByText('without-mfa', { exact: true }).waitFor();
    await drawer.getByRole('button', { name: 'Forget them all' }).click();
    await drawer.getByText('everything works').waitFor();
  });

  test('the clock is moved forward, and the workspace follows', async () => {
    await kim.types('before the jump');
    await kim.presses('Clock');
    await kim.page.getByRole('button', { name: '30 days' }).click();
    await kim.sees('30 days ahead.');
    expect(await kim.barriers()).toEqual([]);
    await kim.types('after the jump');
    await kim.sees('after the jump');
    const { now } = (await ask('/control/clock')) as { readonly now: string };
    expect(Math.round((Date.parse(now) - Date.now()) / 86_400_000)).toBe(30);
    expect(await kim.page.getByRole('separator').allTextContents()).toContain('Today');
    expect(await kim.page.getByRole('separator').count()).toBe(2);
  });
});
