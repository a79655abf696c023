import type { App } from '@slack/bolt';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startSocketApp } from '../support/slack/bolt-app.ts';
import { startLocalWorkspace } from '../support/slack/local-workspace.ts';
import type { LocalWorkspace } from '../support/slack/local-workspace.ts';
import { registerGallery } from '../support/slack/gallery-app.ts';
import { registerSample } from '../support/slack/sample-app.ts';
import type { Heard } from '../support/slack/sample-app.ts';
import { testManifest } from '../support/slack/test-manifest.ts';
import { hasChromium, launchChromium } from './chromium.ts';
import { openTab } from './tab.ts';
import type { Tab } from './tab.ts';

describe.skipIf(!hasChromium)('what an app shows, and what a person does with it', () => {
  const proof = fileURLToPath(new URL('../../LICENSE', import.meta.url));
  const heard: Heard = { names: [], submissions: [] };
  const gallery: object[] = [];
  let workspace: LocalWorkspace;
  let app: App;
  let browser: Browser;
  let kim: Tab;
  beforeAll(async () => {
    [workspace, browser] = await Promise.all([startLocalWorkspace({ manifest: testManifest }), launchChromium()]);
    app = await startSocketApp(workspace, (one) => {
      registerSample(one, heard);
      registerGallery(one, gallery);
    });
    kim = await openTab(browser, workspace.baseUrl, 'kim');
  });
  beforeEach(() => kim.reloads());
  afterAll(async () => {
    expect(kim.complaints).toEqual([]);
    await browser.close();
    await app.stop();
    await workspace.close();
  });

  const fillsForm = async () => {
    await kim.types('/csp-buy');
    await kim.chooses('Customer', 'Contoso Ltd', 'conto');
    await kim.chooses('Product', 'SQL Server 2022');
    await kim.chooses('Edition', 'Perpetual');
  };

  test('everything can be done with the keyboard alone', async () => {
    const { page } = kim;
    const presses = async (...keys: readonly string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await page.keyboard.type('/csp-b');
    await presses('Tab', 'Enter');
    await page.getByRole('dialog', { name: 'Buy software' }).waitFor();
    await expect.poll(() => page.evaluate('document.activeElement?.getAttribute("role")')).toBe('combobox');
    await page.keyboard.type('fabri');
    await page.getByRole('option', { name: /Fabrikam/ }).waitFor();
    await presses('ArrowDown', 'Enter', 'Tab', 'ArrowDown', 'Enter');
    await page.getByRole('combobox', { name: 'Edition' }).waitFor();
    await presses('Tab', 'ArrowDown', 'ArrowDown', 'Enter', 'Tab');
    await page.keyboard.type('3');
    await presses('Enter');
    await page.getByRole('button', { name: 'Place order' }).waitFor();
    expect(JSON.stringify(heard.submissions.at(-1))).toMatch(/Fabrikam.*Windows Server 2022.*One year.*"value":"3"/);
    await presses('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  });

  test('an error of the client and one of the app stand at their field; what was entered stays', async () => {
    await fillsForm();
    await kim.presses('Review');
    await kim.sees('Please complete this required field.');
    await kim.fills('Quantity', '13');
    await kim.presses('Review');
    await kim.sees('Not thirteen.');
    expect(await kim.barriers()).toEqual([]);
    expect(await kim.page.getByRole('textbox', { name: 'Quantity' }).inputValue()).toBe('13');
    await kim.fills('Quantity', '14');
    await kim.presses('Review');
    await kim.sees('We had some trouble connecting. Try again?');
  });

  test('a form that is closed tells the app, where the app wants to know', async () => {
    heard.names.length = 0;
    await kim.types('/csp-buy');
    await kim.page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(() => heard.names).toEqual(['closed']);
  });

  test('a file is dragged into a form, and taken out again', async () => {
    await kim.types('/csp-buy');
    await dragsFile(kim.page, kim.page.locator('.drop-zone'), proof);
    await kim.page.getByRole('button', { name: 'Remove LICENSE' }).click();
    await kim.seesNot('LICENSE');
  });

  test('a dangerous button asks first, a menu holds the rest, and dates are shown in the zone of the reader', async () => {
    heard.names.length = 0;
    await fillsForm();
    await kim.fills('Quantity', '1');
    await kim.presses('Review');
    await kim.presses('Place order');
    await kim.sees('Asked at 12/31/1969 7:00 PM');
    await kim.presses('Cancel order');
    await kim.page.getByRole('alertdialog').getByRole('button', { name: 'No' }).click();
    await kim.presses('Cancel order');
    expect(await kim.barriers()).toEqual([]);
    await kim.page.getByRole('alertdialog').getByRole('button', { name: 'Yes' }).click();
    await expect.poll(() => heard.names).toEqual(['cancel']);
    await kim.presses('More actions');
    await kim.page.getByRole('menuitem', { name: 'Archive' }).click();
    await expect.poll(() => heard.names).toEqual(['cancel', 'more']);
  });

  test('every kind of input holds what is entered, and every kind of block is drawn', async () => {
    const { page } = kim;
    // A menu for several stays open, for the next one.
    const choosesAll = async (label: string, ...options: readonly string[]) => {
      await page.getByRole('combobox', { name: label }).click();
      for (const name of options) await page.getByRole('option', { name }).click();
      await page.keyboard.press('Escape');
      await page.getByRole('listbox').waitFor({ state: 'hidden' });
    };
    await kim.types('/csp-help');
    await choosesAll('Languages', 'Dutch', 'French', 'English');
    await page.getByRole('button', { name: 'Remove Dutch' }).click();
    await choosesAll('Languages', 'English');
    await choosesAll('Approvers', 'Bo Lindqvist');
    await page.getByText('64', { exact: true }).click();
    await page.getByText('Access licences').click();
    await page.getByLabel('Day').fill('2027-01-21');
    await page.getByLabel('Hour').fill('14:05');
    await page.getByLabel('Moment').fill('2027-01-21T14:05');
    await kim.fills('Description', 'two\nlines');
    await kim.chooses('Channel', '#licensing', 'lic');
    await kim.fills('Contact email', 'kim');
    expect(await kim.barriers()).toEqual([]);
    await kim.presses('Send');
    await page.getByRole('alert').waitFor();
    await kim.fills('Contact email', 'kim@csp-desk.example');
    await kim.presses('Send');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    expect(JSON.stringify(gallery.at(-1))).toMatch(
      /french.*english.*U0BO.*"64".*access licences.*2027-01-21.*14:05.*1800558300.*kim@csp.*two\\nlines.*C0LICENSING/,
    );
    await page.getByRole('img', { name: 'machines left against their deadlines' }).waitFor();
    await expect.poll(() => page.evaluate(`document.querySelector('img.picture').naturalWidth`)).toBe(2);
    await page.getByRole('button', { name: 'Copy' }).first().waitFor();
    expect(await page.getByRole('row').count()).toBe(2);
    expect(await kim.barriers()).toEqual([]);
  });

  test('a developer sees what was sent, how fast it was answered, and what was wrong with it', async () => {
    await kim.presses('Inspector');
    const drawer = kim.page.getByRole('complementary', { name: 'Inspector' });
    await drawer
      .getByRole('button', { name: /\/csp-buy .*acknowledged/ })
      .first()
      .click();
    await drawer.getByText('"trigger_id"').first().waitFor();
    await drawer.getByRole('button', { name: 'Trouble only' }).click();
    await drawer
      .getByRole('button', { name: /answer to view_submission/ })
      .first()
      .waitFor();
    expect(await kim.barriers()).toEqual([]);
  });

  test('the Home tab is drawn by the app when it is opened', async () => {
    await kim.page.getByRole('button', { name: 'CSP Desk' }).click();
    await kim.page.getByRole('button', { name: 'Home', exact: true }).click();
    await kim.sees('Nothing needs you.');
    expect(await kim.barriers()).toEqual([]);
  });
});

/** As the desktop does it: the file comes over the page, and is let go. */
async function dragsFile(page: Page, onto: Locator, path: string): Promise<void> {
  await onto.scrollIntoViewIfNeeded();
  const box = await onto.boundingBox();
  const client = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  const at = { x: (box?.x ?? 0) + 8, y: (box?.y ?? 0) + 8 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await client.send('Input.dispatchDragEvent', { type, ...at, data });
  }
}
