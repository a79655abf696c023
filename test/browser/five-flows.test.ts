import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openDesk } from '../support/desk.ts';
import type { Desk } from '../support/desk.ts';
import { placed } from '../flows/cancellation/gestures.ts';
import { hasChromium, launchChromium } from './chromium.ts';
import { openTab } from './tab.ts';
import type { Tab } from './tab.ts';
import { dutch, english } from './words.ts';

const KEY = /^(?:[A-Z0-9]{5}-){4}[A-Z0-9]{5}$/;

describe.skipIf(!hasChromium).each([
  { who: 'kim', words: english },
  { who: 'bas', words: dutch },
])('the five flows in the browser, as $who', ({ who, words }) => {
  let desk: Desk;
  let browser: Browser;
  let tab: Tab;
  beforeAll(async () => {
    [desk, browser] = await Promise.all([openDesk(), launchChromium()]);
    tab = await openTab(browser, desk.sandbox.url, who);
  });
  beforeEach(() => tab.reloads());
  afterAll(async () => {
    expect(tab.complaints).toEqual([]);
    await browser.close();
    await desk.close();
  });

  test('P1: software is bought by clicking and typing', async () => {
    await tab.types('/csp-buy fabri');
    await tab.chooses(words.product, 'Windows Server 2022 Standard', 'windows server 2022');
    await tab.chooses(words.edition, '16 Core License Pack');
    await tab.fills(words.quantity, '0');
    await tab.presses(words.review);
    await tab.page.getByRole('alert').waitFor();
    expect(await tab.barriers()).toEqual([]);
    await tab.fills(words.quantity, '2');
    await tab.fills(words.reference, 'PO 2026-118');
    await tab.presses(words.review);
    await tab.page.getByRole('button', { name: words.placeOrder }).waitFor();
    expect(await tab.barriers()).toEqual([]);
    await tab.presses(words.placeOrder);
    await tab.sees(words.fulfilled);
    expect(await tab.barriers()).toEqual([]);
  });

  test('P2: the software of a customer is listed, for this person alone', async () => {
    await tab.types('/csp-software fabrikam');
    await tab.sees(words.softwareOf);
    await tab.sees('Only visible to you');
    await tab.page.getByRole('button', { name: words.keyOf }).first().waitFor();
    expect(await tab.barriers()).toEqual([]);
  });

  test('P4: a key is asked for, shown, and hidden again', async () => {
    await tab.types('/csp-key fabrikam');
    await tab.chooses(words.software, 'Windows Server 2022 Standard', 'windows server 2022');
    await tab.fills(words.reason, 'INC-4711');
    expect(await tab.barriers()).toEqual([]);
    await tab.presses(words.getKey);
    await tab.presses(words.showKey);
    const key = tab.page.locator('pre').last();
    await expect.poll(() => key.textContent()).toMatch(KEY);
    expect(await tab.barriers()).toEqual([]);
    await tab.presses(words.hideNow);
    await expect.poll(() => tab.page.locator('pre').count()).toBe(0);
  });

  test('P5: a download is chosen by version, language and bit', async () => {
    await tab.types('/csp-download fabrikam');
    await tab.chooses(words.software, 'Office LTSC Standard 2021', 'office');
    await tab.chooses(words.version, 'Office LTSC Standard 2021');
    await tab.chooses(words.language, words.dutch);
    await tab.chooses(words.bit, '64');
    expect(await tab.barriers()).toEqual([]);
    await tab.presses(words.getLink);
    await tab.page.getByRole('link', { name: words.download }).waitFor();
    expect(await tab.barriers()).toEqual([]);
  });

  test('P12, P13: an order is cancelled, with a file beside it', async () => {
    const order = await placed(desk);
    await tab.types('/csp-cancel');
    await tab.fills(words.customerOrDomain, 'fabrikam.nl');
    await tab.fills(words.order, order.id);
    await tab.page.keyboard.press('Enter');
    await tab.sees(words.insideWindow);
    await tab.fills(words.refundReason, 'ordered twice');
    await tab.fills(words.amount, '100.00');
    await tab.fills(words.contactPhone, '020 123 4567');
    await tab.page.locator('input[type=file]').setInputFiles({
      name: 'invoice.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4'),
    });
    await tab.page.getByRole('button', { name: 'Remove invoice.pdf' }).waitFor();
    expect(await tab.barriers()).toEqual([]);
    await tab.presses(words.submit);
    await tab.sees(words.keyRevoked);
    expect(await tab.barriers()).toEqual([]);
  });

  test('P7: what this person may do is told in the language of that person', async () => {
    await tab.types('/csp-help');
    await tab.page.getByText('/csp-download').last().waitFor();
    expect(await tab.barriers()).toEqual([]);
  });
});
