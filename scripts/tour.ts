/**
 * `npm run tour`: plays the flows in a browser and takes the pictures of docs/tour.md, so that they show the product as
 * it is. Everything it needs is started for it and thrown away afterwards; only the pictures stay.
 */
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { launchChromium } from '../test/browser/chromium.ts';
import { openTab } from '../test/browser/tab.ts';
import type { Tab } from '../test/browser/tab.ts';
import { english, dutch } from '../test/browser/words.ts';
import { startThrowawayDesk } from './throwaway-desk.ts';

const PICTURES = 'docs/tour';
const LARGEST_PICTURE_BYTES = 150_000;
const WIDTH = 1_080;

const desk = await startThrowawayDesk(0);
const browser = await launchChromium();
const open = (who: string, look: Parameters<typeof openTab>[3] = {}) =>
  openTab(browser, desk.url, who, { width: WIDTH, ...look });

/** @param drawer the name of the one drawer that is wanted, instead of the whole page */
async function picture({ page }: Tab, name: string, drawer?: string): Promise<void> {
  const path = join(PICTURES, `${name}.png`);
  await page.mouse.move(0, 0);
  const wanted = drawer === undefined ? page : page.getByRole('complementary', { name: drawer });
  await wanted.screenshot({ path, animations: 'disabled', caret: 'hide' });
  const { size } = await stat(path);
  if (size > LARGEST_PICTURE_BYTES) throw new Error(`${path} has ${size} bytes: too many for a repository`);
  console.log(`${path} (${Math.ceil(size / 1000)} kB)`);
}

async function buying(kim: Tab): Promise<void> {
  await kim.page.getByRole('textbox').fill('/csp');
  await picture(kim, 'commands');
  await kim.types('/csp-buy fabri');
  await kim.chooses(english.product, 'Windows Server 2022 Standard', 'windows server 2022');
  await kim.chooses(english.edition, '16 Core License Pack');
  await kim.fills(english.quantity, '2');
  await kim.fills(english.reference, 'PO 2026-118');
  await picture(kim, 'buying-form');
  await kim.presses(english.review);
  await kim.page.getByRole('button', { name: english.placeOrder }).waitFor();
  await picture(kim, 'buying-review');
  await kim.presses(english.placeOrder);
  await kim.sees(english.fulfilled);
  await picture(kim, 'buying-message');
}

async function software(kim: Tab): Promise<void> {
  await kim.types('/csp-software fabrikam');
  await kim.page.getByRole('button', { name: english.keyOf }).first().waitFor();
  await kim.page.getByText(english.softwareOf).first().scrollIntoViewIfNeeded();
  await picture(kim, 'software');
}

async function key(kim: Tab): Promise<void> {
  await kim.reloads();
  await kim.types('/csp-key fabrikam');
  await kim.chooses(english.software, 'Windows Server 2022 Standard', 'windows server 2022');
  await kim.fills(english.reason, 'INC-4711');
  await picture(kim, 'key-form');
  await kim.presses(english.getKey);
  await kim.page.getByRole('button', { name: english.showKey }).waitFor();
  await picture(kim, 'key-ready');
  await kim.presses(english.showKey);
  await kim.page.locator('pre').waitFor();
  // A picture for everybody shows no key, not even one of the local Partner Center.
  await kim.page.evaluate(`document.querySelector('pre').textContent = 'XXXXX-XXXXX-XXXXX-XXXXX-XXXXX'`);
  await picture(kim, 'key-shown');
  await kim.presses(english.hideNow);
  await kim.seesNot('XXXXX-XXXXX');
}

async function download(kim: Tab): Promise<void> {
  await kim.reloads();
  await kim.types('/csp-download fabrikam');
  await kim.chooses(english.software, 'Office LTSC Standard 2021', 'office');
  await kim.chooses(english.version, 'Office LTSC Standard 2021');
  await kim.chooses(english.language, english.dutch);
  await kim.chooses(english.bit, '64');
  await picture(kim, 'download');
  await kim.page.keyboard.press('Escape');
}

async function cancelling(bas: Tab): Promise<void> {
  const { orders } = (await (await fetch(`${desk.url}/control/partner-center/state`)).json()) as {
    readonly orders: readonly { readonly id: string; readonly placedThrough: string }[];
  };
  await bas.types(`/csp-cancel ${orders.find(({ placedThrough }) => placedThrough === 'api')?.id ?? ''}`);
  await bas.sees(dutch.insideWindow);
  await bas.fills(dutch.refundReason, 'dubbel besteld');
  await bas.fills(dutch.contactPhone, '020 123 4567');
  await bas.page.getByText(dutch.insideWindow).scrollIntoViewIfNeeded();
  await picture(bas, 'cancelling-form');
  await bas.presses(dutch.submit);
  await bas.sees(dutch.keyRevoked);
  await picture(bas, 'cancelling-message');
}

async function behindTheScenes(): Promise<void> {
  const kim = await open('kim', { width: 1_280 });
  await kim.presses('Inspector');
  await kim.page.getByRole('button', { name: /csp-cancel/ }).waitFor();
  await picture(kim, 'inspector', 'Inspector');
  await kim.presses('Partner Center');
  await kim.page.getByRole('tab', { name: 'Faults' }).click();
  await kim.sees('everything works');
  await picture(kim, 'faults', 'Local Partner Center');
  const [dark, phone] = [await open('bo', { dark: true }), await open('bo', { width: 390 })];
  await picture(dark, 'dark');
  await picture(phone, 'phone');
}

try {
  await mkdir(PICTURES, { recursive: true });
  await buying(await open('kim'));
  const kim = await open('kim', { channel: 'C0LICENSING' });
  await software(kim);
  await key(kim);
  await download(kim);
  await cancelling(await open('bas'));
  await behindTheScenes();
} finally {
  await browser.close();
  await desk.close();
}
