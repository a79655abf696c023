import type { Browser } from 'playwright-core';
import { openTab } from './tab.ts';

/** In the page itself: from the Enter that sends a command to the first frame with a dialog in it. */
const WATCH = `(() => {
  window.opened = new Promise((resolve) => {
    let pressed = 0;
    addEventListener('keydown', ({ key }) => { if (key === 'Enter') pressed = performance.now(); }, true);
    const look = () => {
      if (document.querySelector('[role=dialog]')) resolve(performance.now() - pressed);
      else requestAnimationFrame(look);
    };
    look();
  });
})()`;

/**
 * Measures what a person waits for, as the browser sees it.
 * @returns milliseconds, of each time: from navigation to a page that can be typed into, and from command to open modal
 */
export async function measurePage(
  browser: Browser,
  baseUrl: string,
  times: number,
): Promise<{ readonly loads: readonly number[]; readonly modals: readonly number[] }> {
  const loads: number[] = [];
  const modals: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const { page, types } = await openTab(browser, baseUrl, 'kim');
    loads.push(await page.evaluate<number>('performance.now()'));
    await page.evaluate(WATCH);
    await types('/csp-buy fabrikam');
    modals.push(await page.evaluate<number>('window.opened'));
    await page.context().close();
  }
  return { loads, modals };
}
