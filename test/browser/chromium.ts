import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

const KNOWN_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
] as const;

const executablePath = KNOWN_PATHS.find((path) => existsSync(path));

/** Whether this machine has a browser. Where checks must be complete, a missing one is a failure. */
export const hasChromium = executablePath !== undefined;

if (!hasChromium) {
  const words = 'the browser tests, because no Chromium is installed here (Debian: apt-get install chromium)';
  if (process.env['CI'] === 'true') throw new Error(`Cannot run ${words}.`);
  console.log(`Left out: ${words}.`);
}

/** Starts the machine's own Chromium, without a window. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: executablePath ?? '',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--in-process-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
