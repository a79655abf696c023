import { cancellation } from '../../src/i18n/en/cancellation.ts';
import { common } from '../../src/i18n/en/common.ts';
import { purchase } from '../../src/i18n/en/purchase.ts';
import type { Screen } from '../../src/sandbox/slack/protocol/screen.ts';
import { readScreen, readView } from '../../test/support/slack/on-screen.ts';
import type { Person } from '../../test/support/slack/person.ts';
import type { Ending, Told } from './diary.ts';

/** Words, without what is put into them, that say that it is done. */
const CONFIRMED = [
  purchase['purchase.review.requested'],
  purchase['purchase.review.already'],
  cancellation['cancellation.form.submitted'],
  cancellation['cancellation.form.already'],
  common['common.handedIn'],
].map(
  (words) =>
    words
      .replace(/\{\w+\}/g, '')
      .split(/[;.]/)[0]
      ?.trim() ?? words,
);
const DENIED = /nothing was (ordered|cancelled|recorded|changed|done)|for sale to this customer/i;
const NOT_YET = [
  common['common.loading'],
  purchase['purchase.review.placing'],
  cancellation['cancellation.form.submitting'],
];
const has = (words: string, any: readonly string[]) => any.some((each) => words.includes(each));
const PATIENCE_MS = 12_000;
const LOOK_MS = 120;
const MOST_PRESSES = 3;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Hands in the form on top as somebody does who wants it done: where Slack says that there was trouble they press again.
 * @returns what they were told in the end
 */
export async function handsIn(person: Person, button: string): Promise<Told> {
  let told: Told | 'trouble' = 'trouble';
  for (let press = 0; press < MOST_PRESSES && told === 'trouble'; press++) {
    try {
      await person.submits(button);
    } catch (error) {
      // Before the first press nothing was asked for; after it nobody knows.
      if (press === 0) throw error;
      return 'unknown';
    }
    told = await verdict(person);
  }
  return told === 'trouble' ? 'unknown' : told;
}

async function verdict(person: Person): Promise<Told | 'trouble'> {
  const until = performance.now() + PATIENCE_MS;
  while (performance.now() < until) {
    const screen = await person.screen();
    const modal = screen.modals.at(-1);
    if (!modal) return 'confirmed';
    const words = readView(modal, screen.person);
    if (modal.warning !== null) return 'trouble';
    if (Object.keys(modal.errors).length > 0) return 'denied';
    if (!modal.busy && !has(words, NOT_YET)) {
      if (has(words, CONFIRMED)) return 'confirmed';
      return DENIED.test(words) ? 'denied' : 'unknown';
    }
    await pause(LOOK_MS);
  }
  return 'unknown';
}

/** Waits until a command was answered: by a form, or by words below it. @throws where nothing came */
export async function seesAnswer(person: Person, since: number): Promise<string> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const screen = await person.screen();
    const answer = answerOn(screen, since);
    if (answer !== undefined) return answer;
    if (performance.now() > until) throw new Error('a command without an answer');
    await pause(LOOK_MS);
  }
}

/** What somebody has before them who gives up: words that say why, a form that never fills itself, or nothing. */
export function whatStands(screen: Screen, since: number): Ending {
  const modal = screen.modals.at(-1);
  if (modal && has(readView(modal, screen.person), NOT_YET)) return 'waiting';
  return modal || screen.notices.length > 0 || answerOn(screen, since) !== undefined ? 'told' : 'silent';
}

function answerOn(screen: Screen, since: number): string | undefined {
  const modal = screen.modals.at(-1);
  if (modal) {
    const words = readView(modal, screen.person);
    return has(words, NOT_YET) ? undefined : words;
  }
  const isNew = screen.channels.some(({ messages }) =>
    messages.some(({ ephemeral, ts }) => ephemeral && Number(ts) > since),
  );
  return isNew ? readScreen(screen) : undefined;
}
