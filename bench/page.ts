import { startThrowawayDesk } from '../scripts/throwaway-desk.ts';
import { hasChromium, launchChromium } from '../test/browser/chromium.ts';
import { measurePage } from '../test/browser/measure-page.ts';
import type { Benchmark, Measured, Row } from './support/benchmark.ts';
import { inMilliseconds, median, percentile } from './support/statistics.ts';

const TIMES = 20;

export const benchmark: Benchmark = {
  title: 'The page of the local workspace',
  description:
    'What a person waits for, as Chromium sees it, on the whole product with the embedded database and both stand-ins. *Page load*: from ' +
    'navigation, with nothing in the cache of the browser, until the composer can be typed into. *Command to open modal*: from the Enter ' +
    `that sends \`/csp-buy fabrikam\` to the first frame with the form in it. ${TIMES} times each, after one that is not counted.`,
  measure,
};

async function measure(): Promise<Measured> {
  if (!hasChromium) return { kind: 'left-out', reason: 'no Chromium is installed here.' };
  const [desk, browser] = await Promise.all([startThrowawayDesk(0), launchChromium()]);
  try {
    await measurePage(browser, desk.url, 1);
    const { loads, modals } = await measurePage(browser, desk.url, TIMES);
    return {
      kind: 'table',
      columns: ['what', 'median', '95th percentile', 'goal (median)'],
      rows: [row('page load', loads, '1,000 ms'), row('command to open modal', modals, '300 ms')],
    };
  } finally {
    await browser.close();
    await desk.close();
  }
}

function row(what: string, values: readonly number[], goal: string): Row {
  return [what, inMilliseconds(median(values)), inMilliseconds(percentile(values, 95)), `under ${goal}`];
}
