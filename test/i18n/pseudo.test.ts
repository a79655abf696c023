import { IntlMessageFormat } from 'intl-messageformat';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogues } from '../../src/i18n/catalogue.ts';
import type { MessageKey } from '../../src/i18n/catalogue.ts';
import { asText, isList, isObject } from '../../src/sandbox/slack/json.ts';
import type { Json } from '../../src/sandbox/slack/json.ts';
import { openDesk } from '../support/desk.ts';
import type { Desk } from '../support/desk.ts';
import type { Person } from '../support/slack/person.ts';

/**
 * A language in which each message stands between ⟦ and ⟧ and is as much longer as other languages are than English: what stands outside
 * is in no catalogue, and what has lost its ⟧ was cut because Slack shows no more of it.
 */
function pseudo(message: string): string {
  const longest = Math.max(...branches(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst()));
  return `⟦${message}${'·'.repeat(Math.max(0, Math.ceil(longest * 0.3) - 2))}⟧`;
}

/** Of the message format parser. */
const LITERAL = 0;

type Parsed = ReturnType<IntlMessageFormat['getAst']>;

/** How many letters of its own a message has. */
function branches(elements: Parsed): number[] {
  return elements.reduce<number[]>(
    (lengths, element) => {
      if ('options' in element) {
        const inner = Math.max(...Object.values(element.options).flatMap((option) => branches(option.value)));
        return lengths.map((length) => length + inner);
      }
      const kind: number = element.type;
      const own = kind === LITERAL && 'value' in element ? element.value.length : 0;
      return lengths.map((length) => length + own);
    },
    [0],
  );
}

const LANGUAGE = 'qps';
let desk: Desk;
let kim: Person;
let gina: Person;

beforeAll(async () => {
  const keys = Object.keys(catalogues.en) as MessageKey[];
  Reflect.set(catalogues, LANGUAGE, Object.fromEntries(keys.map((key) => [key, pseudo(catalogues.en[key])])));
  desk = await openDesk();
  for (const who of ['admin.agent', 'global.admin'])
    await desk.slack(`/people/${who}@csp-desk.example`, { locale: 'qps-NL' });
  [kim, gina] = [await desk.person('admin.agent'), await desk.person('global.admin')];
}, 180_000);
afterAll(async () => {
  Reflect.deleteProperty(catalogues, LANGUAGE);
  await desk.close();
});

/** Every text of a payload for Slack, with where it stands. */
function textsIn(content: Json | undefined, path = ''): readonly (readonly [path: string, text: string])[] {
  if (isList(content)) return content.flatMap((each, index) => textsIn(each, `${path}[${index}]`));
  if (!isObject(content)) return [];
  const type = asText(content['type']);
  if (type === 'plain_text' || type === 'mrkdwn') return [[path, asText(content['text'])]];
  return Object.entries(content).flatMap(([name, value]) => textsIn(value, `${path}.${name}`));
}

/** What is left of a text without the messages in it; they can stand in one another. */
function outside(text: string): string {
  const without = text.replace(/⟦[^⟦⟧]*⟧/g, '');
  return without === text ? text : outside(without);
}

/** Customers, products, people, commands and signs are data; months and the words of a list come from the locale. */
const DATA =
  /`|\/csp-\w+|\b[A-Z][a-z]+ 20\d\d\b|\b(?:or|and)\b|\S+@csp-desk\.example|CSP Desk|Fabrikam B\.V\.|fabrikam\.nl|Windows Server[^⟦]*|Kim Alvarez|Gina \w+|<[^>]*>|[0-9a-f-]{36}|€|EUR|\b[A-Z]{2}\b|\w+Agents|[\d\s.,:;·•*_×–—()[\]%/&|‹›✅⚠️…-]+/g;

/** @returns the texts on the screen that are in no catalogue, or were cut */
async function strays(person: Person): Promise<readonly string[]> {
  const { modals, home } = await person.screen();
  const homeBlocks = home ? [{ blocks: home.blocks }] : [];
  const shown = [...modals, ...homeBlocks] as unknown as Json[];
  const texts = shown.flatMap((view) => {
    const { title, submit, close, blocks } = view as { readonly [name: string]: Json };
    const bare = (
      [
        ['title', title],
        ['submit', submit],
        ['close', close],
      ] as const
    ).flatMap(([name, text]) => (typeof text === 'string' ? [[name, text] as const] : []));
    return [...bare, ...textsIn(blocks ?? [])];
  });
  return texts.flatMap(([path, text]) => (outside(text).replace(DATA, '').trim() === '' ? [] : `${path}: ${text}`));
}

const marked = (key: MessageKey) => pseudo(catalogues.en[key]);

test.each<[string, MessageKey]>([
  ['/csp-buy fabrikam', 'purchase.form.title'],
  ['/csp-key fabrikam', 'keyReveal.title'],
  ['/csp-download fabrikam', 'downloadLink.title'],
  ['/csp-cancel', 'cancellation.form.title'],
])('%s says nothing that is in no catalogue, and cuts nothing', async (command, title) => {
  await kim.types('#sales', command);
  await kim.waitsFor(`── ${marked(title)} ──`);
  await expect.poll(async () => (await kim.sees()).includes(marked('common.loading'))).toBe(false);
  expect(await strays(kim)).toEqual([]);
  await kim.closes({ all: true });
});

test('neither does any section of the settings, nor the Home tab', async () => {
  await gina.types('#sales', '/csp-admin');
  await gina.waitsFor(`── ${marked('administration.title')} ──`);
  expect(await strays(gina)).toEqual([]);
  const { modals } = await gina.screen();
  const sections = textsIn((modals.at(-1)?.blocks ?? []) as unknown as Json).flatMap(([path, text]) =>
    path.includes('accessory') ? text : [],
  );
  expect(sections.length).toBeGreaterThan(5);
  const found: string[] = [];
  for (const open of sections) {
    await gina.presses(open);
    await expect.poll(async () => (await gina.screen()).modals.at(-1)?.title).not.toBe(marked('administration.title'));
    found.push(...(await strays(gina)).map((stray) => `${open} ${stray}`));
    await gina.closes();
    await gina.types('#sales', '/csp-admin');
    await gina.waitsFor(open);
  }
  expect(found).toEqual([]);
  await gina.closes();
  await gina.opensHome();
  await gina.waitsFor(/⟦/);
  expect(await strays(gina)).toEqual([]);
});
