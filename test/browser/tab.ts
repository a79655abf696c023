import type { Browser, Page } from 'playwright-core';
import { barriersOn } from './barriers.ts';

/** A person at the page: everything is done by clicking and typing, and found by what a screen reader would say. */
export type Tab = {
  readonly page: Page;
  readonly reloads: () => Promise<void>;
  readonly types: (text: string) => Promise<void>;
  readonly fills: (label: string, text: string) => Promise<void>;
  /** Types into a menu and clicks the option; the whole of its text is not needed. */
  readonly chooses: (label: string, option: string, typed?: string) => Promise<void>;
  readonly presses: (button: string) => Promise<void>;
  readonly sees: (text: string | RegExp) => Promise<void>;
  readonly seesNot: (text: string | RegExp) => Promise<void>;
  /** The serious violations that axe finds on the screen as it stands. */
  readonly barriers: () => Promise<readonly string[]>;
  /** What the browser complained about: blocked by the page's own policy, or thrown. */
  readonly complaints: readonly string[];
};

type Look = { readonly channel?: string; readonly width?: number; readonly dark?: boolean };

/** @param who a handle of the seed, such as `kim` */
export async function openTab(browser: Browser, baseUrl: string, who: string, look: Look = {}): Promise<Tab> {
  const context = await browser.newContext({
    viewport: { width: look.width ?? 1280, height: 800 },
    colorScheme: look.dark === true ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  const channel = look.channel === undefined ? '' : `&channel=${look.channel}`;
  await page.goto(`${baseUrl}/?person=${who}${channel}`);
  const composer = page.getByRole('textbox', { name: /^Message / });
  await composer.waitFor();
  const modal = page.getByRole('dialog').last();

  return {
    page,
    complaints,
    reloads: async () => {
      await page.reload();
      await composer.waitFor();
    },
    types: async (text) => {
      await composer.fill(text);
      await composer.press('Enter');
    },
    fills: (label, text) => modal.getByRole('textbox', { name: label, exact: true }).fill(text),
    chooses: async (label, option, typed) => {
      const menu = modal.getByRole('combobox', { name: label, exact: true });
      await menu.click();
      if (typed !== undefined) await menu.fill(typed);
      await page.getByRole('option', { name: option }).first().click();
      await page.getByRole('listbox').waitFor({ state: 'hidden' });
    },
    presses: (button) => page.getByRole('button', { name: button, exact: true }).last().click(),
    sees: (text) => page.getByText(text).last().waitFor(),
    seesNot: (text) => page.getByText(text).first().waitFor({ state: 'hidden' }),
    barriers: () => barriersOn(page),
  };
}
