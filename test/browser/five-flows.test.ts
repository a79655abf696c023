import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDesk } from '../support/desk.ts';
import type { Desk } from '../support/desk.ts';
import { placed } from '../flows/cancellation/gestures.ts';
import { hasChromium, launchChromium } from './chromium.ts';
import { openTab } from './tab.ts';
import type { Tab } from './tab.ts';
import { dutch, english } from './words.ts';

const KEY = /^(?:[A-Z0-9]{5}-){4}[A-Z0-9]{5}$/;

const NAME_IN_FOCUS = `(() => {
  const focused = document.activeElement;
  const label = focused?.labels?.[0] ?? document.getElementById(focused?.getAttribute('aria-labelledby')?.split(' ')[0]);
  return (label ?? focused)?.textContent;
})()`;

/** Each look is a command; the product follows the clock within a second. */
const PATIENCE = { interval: 500, timeout: 15_000 };

type State = { readonly orders: readonly { readonly placedThrough: string }[] };

describe.skipIf(!hasChromium)('the five flows in the browser', () => {
  let desk: Desk;
  let browser: Browser;
  beforeAll(async () => {
    [desk, browser] = await Promise.all([openDesk({ followsPage: true }), launchChromium()]);
  });
  afterAll(async () => {
    await browser.close();
    await desk.close();
  });

  describe.each([
    { who: 'kim', words: english },
    { who: 'bas', words: dutch },
  ])('as $who', ({ who, words }) => {
    let tab: Tab;
    beforeAll(async () => {
      tab = await openTab(browser, desk.sandbox.url, who);
    });
    afterAll(() => expect(tab.complaints).toEqual([]));

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

  describe('a return window, from the order to its end', () => {
    let kim: Tab;
    beforeAll(async () => {
      kim = await openTab(browser, desk.sandbox.url, 'kim');
    });
    afterAll(() => expect(kim.complaints).toEqual([]));

    const ordersPlaced = async () => {
      const { orders } = (await desk.partnerCenter('GET', '/state')) as State;
      return orders.filter(({ placedThrough }) => placedThrough === 'api').length;
    };
    const presses = async (...keys: readonly string[]) => {
      for (const key of keys) await kim.page.keyboard.press(key);
    };
    const tabsTo = async (name: string) => {
      await expect
        .poll(
          async () => {
            await presses('Tab');
            return kim.page.evaluate(NAME_IN_FOCUS);
          },
          { ...PATIENCE, interval: 50 },
        )
        .toBe(name);
    };
    const types = (text: string) => kim.page.keyboard.type(text);
    /** What the list says of the order of three, asked anew. */
    const window = async () => {
      await kim.reloads();
      await kim.types('/csp-software fabrikam');
      const list = kim.page.getByRole('article').filter({ hasText: /^Only visible/ });
      return /· 3 × .*\s+(refund window: \d+ days left|window closed)/.exec(await list.innerText())?.[1];
    };
    const moves = async (days: string) => {
      const field = kim.page.getByRole('textbox', { name: 'Days' });
      if (!(await field.isVisible())) await kim.presses('Clock');
      await field.fill(days);
      await field.press('Enter');
    };

    test('it is bought with the keyboard alone, and once, though Partner Center answers 500 after the work', async () => {
      const before = await ordersPlaced();
      const checkout = { method: 'POST', path: '/checkout$' };
      await desk.partnerCenter('POST', '/faults', { kind: 'status-500-after', match: checkout });

      await types('/csp-buy fabri');
      await presses('Enter');
      await kim.page.getByRole('combobox', { name: 'Product' }).waitFor();
      await tabsTo('Product');
      await types('windows server 2025 standard');
      await kim.page.getByRole('option', { name: 'Windows Server 2025 Standard' }).first().waitFor();
      await presses('ArrowDown', 'Enter');
      await kim.page.getByRole('combobox', { name: 'Edition' }).waitFor();
      await tabsTo('Edition');
      await presses('ArrowDown', 'ArrowDown', 'Enter');
      await tabsTo('Quantity');
      await types('3');
      await tabsTo('Review');
      await presses('Enter');
      await kim.page.getByRole('button', { name: 'Place order' }).waitFor();
      await tabsTo('Place order');
      await presses('Enter');
      const message = kim.page.getByRole('article').filter({ hasText: '3 × Windows Server 2025' });
      await message.getByText('● Fulfilled').waitFor();

      expect(await ordersPlaced()).toBe(before + 1);
    });

    test('P6: its window counts down as the clock moves, and is closed after 61 days', async () => {
      const days = async () => Number(/\d+/.exec((await window()) ?? '')?.[0]);
      const before = await days();
      expect(before).toBeGreaterThanOrEqual(59);
      await moves('30');
      await expect.poll(days, PATIENCE).toBe(before - 30);
      await moves('31');
      await expect.poll(window, PATIENCE).toBe('window closed');
      await kim.presses('Clock');
      await kim.sees('61 days ahead.');
      expect(await kim.barriers()).toEqual([]);
    });
  });
});
