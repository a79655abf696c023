import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { median } from '../../bench/support/statistics.ts';
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
    const { loads, modals } = await measurePage(browser, desk.sandbox.url, 3);
    console.log(
      `page load ${Math.round(median(loads))} ms, command to open modal ${Math.round(median(modals))} ms (medians)`,
    );
    expect(median(loads)).toBeLessThan(1_000);
    expect(median(modals)).toBeLessThan(300);
  });
});
