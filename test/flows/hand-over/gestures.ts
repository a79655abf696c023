import type { Entry, Person } from '../../support/slack/person.ts';

export const LINK = /https?:\/\/[^\s]+\/handover\/(?:en|nl)\/[A-Za-z0-9_-]{32}/;
const PASSPHRASE = /\b[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}\b/;
export const MAKE = 'Make a one-time page for the customer';

export type MadePage = { readonly link: string; readonly passphrase: string };

/** Presses the button of a message about a key, fills in the form and copies what is shown once. */
export async function makesPage(person: Person, terms: Readonly<Record<string, Entry>> = {}): Promise<MadePage> {
  await person.presses(MAKE);
  await person.fills({ 'Language of the page': 'English', ...terms });
  await person.submits('Make page');
  const seen = await person.waitsFor(LINK);
  const page = { link: LINK.exec(seen)?.[0] ?? '', passphrase: PASSPHRASE.exec(seen)?.[0] ?? '' };
  await person.closes();
  return page;
}

export type Answer = { readonly status: number; readonly text: string; readonly headers: Headers };

/** What a customer's browser does with the form of the page. */
export async function opens({ link }: Pick<MadePage, 'link'>, passphrase: string): Promise<Answer> {
  const response = await fetch(link, { method: 'POST', body: new URLSearchParams({ passphrase }), redirect: 'error' });
  return { status: response.status, text: await response.text(), headers: response.headers };
}

export async function looks({ link }: Pick<MadePage, 'link'>, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(link, { redirect: 'error', ...init });
  return { status: response.status, text: await response.text(), headers: response.headers };
}
