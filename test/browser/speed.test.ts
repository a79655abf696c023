import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDesk } from '../support/desk.ts';
import type { Desk } from '../support/desk.ts';
import { hasChromium, launchChromium } from './chromium.ts';
import { measurePage } from './measure-page.ts';

describe.skipIf(!hasChromium)('how fast the page is', () => {
  let desk: Desk;
  let browser: Browser;
  beforeAll(async () => {
    [desk, browser] = await Promise.all([openDesk(), launchChromium()]);
  });
  afterAll(async () => {
    await browser.close();
    await desk.close();
  });

  test('it is there within a second, and a command opens its form within 300 ms', async () => {
    const { load, modal } = await measurePage(browser, desk.sandbox.url);
    console.log(`page load ${Math.round(load)} ms, command to open modal ${Math.round(modal)} ms (medians)`);
    expect(load).toBeLessThan(1_000);
    expect(modal).toBeLessThan(300);
  });
});
