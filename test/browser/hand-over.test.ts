import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asksForKey, KEY } from '../flows/key-reveal/gestures.ts';
import { makesPage } from '../flows/hand-over/gestures.ts';
import { openDesk } from '../support/desk.ts';
import type { Desk } from '../support/desk.ts';
import { barriersOn } from './barriers.ts';
import { hasChromium, launchChromium } from './chromium.ts';

describe.skipIf(!hasChromium)('the one-time page in a browser', () => {
  let desk: Desk;
  let browser: Browser;
  beforeAll(async () => {
    [desk, browser] = await Promise.all([openDesk(), launchChromium()]);
  });
  afterAll(async () => {
    await browser.close();
    await desk.close();
  });

  /** A customer's browser: the checks for barriers need scripts, which the page itself must do without. */
  async function opened(link: string, javaScriptEnabled: boolean) {
    const context = await browser.newContext({
      javaScriptEnabled,
      bypassCSP: javaScriptEnabled,
      viewport: { width: 360, height: 740 },
    });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(link);
    return { page, complaints };
  }

  test.each([true, false])('it is read once, by keyboard, with scripts %s, without a barrier', async (scripts) => {
    const kim = await desk.person('admin.agent');
    await kim.reloads();
    await asksForKey(kim);
    const { link, passphrase } = await makesPage(kim);
    const { page, complaints } = await opened(link, scripts);
    const field = page.getByRole('textbox', { name: 'Passphrase' });
    const checked = async () => expect(scripts ? await barriersOn(page) : []).toEqual([]);
    await checked();

    await field.fill('wrong');
    await field.press('Enter');
    await page.getByRole('alert').getByText('That is not the passphrase').waitFor();
    expect(await field.inputValue()).toBe('');
    await field.fill(passphrase.toLowerCase());
    await page.getByRole('button', { name: 'Show the product key' }).dblclick();
    await page.getByRole('heading', { name: 'Your product key' }).waitFor();
    expect(await page.locator('.key').textContent()).toMatch(KEY);
    await checked();
    expect((await page.locator('.key').boundingBox())?.width).toBeLessThan(360);

    await page.goto(link);
    await field.fill(passphrase);
    await field.press('Enter');
    await page.getByText('was shown here already').waitFor();
    expect(await page.content()).not.toMatch(KEY);
    // Its own policy lets its own look through.
    await page.setViewportSize({ width: 1000, height: 700 });
    expect((await page.locator('main').boundingBox())?.width).toBe(38 * 16);
    expect(complaints.filter((text) => !/40[0-9]|410/.test(text))).toEqual([]);
    await page.context().close();
  });
});
