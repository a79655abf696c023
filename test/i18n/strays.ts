import { asText, isList, isObject } from '../../src/sandbox/slack/json.ts';
import type { Json } from '../../src/sandbox/slack/json.ts';
import type { Person } from '../support/slack/person.ts';

/** Every text of a payload for Slack, with where it stands. */
export function textsIn(content: Json | undefined, path = ''): readonly (readonly [path: string, text: string])[] {
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

/** Customers, products, people, IDs, commands and signs are data; months and the words of a list come from the locale. */
const DATA = new RegExp(
  [
    /`[^`]*`|\/csp-\w+|<[^>]*>|\p{Extended_Pictographic}|[\d\s.,:;·•*_×–—()[\]%/&|‹›⚠…→●○✓✕"“”-]+/u,
    /\b[A-Z][a-z]+ 20\d\d\b|\b[A-Z][a-z]{2} \d{1,2}, 20\d\d\b|\b(?:AM|PM)\b|\b(?:or|and)\b|\bDutch \(Netherlands\)|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\b/,
    /\S+@csp-desk\.example|CSP Desk|Fabrikam B\.V\.|fabrikam\.nl|(?:Ann|Kim|Gil|Bo|Bas) [A-Z]\w+|\b[A-Z]{2,3}\b|€|EUR|(?:Old|Order) approvers|Sales team|\w+Agents/,
    /(?:Windows Server|SQL Server|Office|Visio|Project)[^⟦⟧·]*|\b(?=\w*\d)\w{6,}\b|SRV-\d\d|[0-9a-f-]{36}|Europe\/\w+/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gu',
);

const isStray = (text: string) => outside(text).replace(DATA, '').trim() !== '';

/** @returns the texts in the windows, the Home tab and the messages of the app that are in no catalogue, or were cut */
export async function strays(person: Person): Promise<readonly string[]> {
  const { modals, home, channels } = await person.screen();
  const said = channels.flatMap(({ messages }) => messages.filter(({ author }) => author.kind === 'app'));
  const bare = [
    ...modals.flatMap(({ title, submit, close }) => [title, submit ?? '', close]),
    ...said.map(({ text }) => text),
  ].map((text) => ['text', text] as const);
  const blocks = [...modals, ...(home ? [home] : []), ...said].map((each) => each.blocks);
  return [...bare, ...textsIn(blocks as unknown as Json)].flatMap(([path, text]) =>
    isStray(text) ? [`${path}: ${text}`] : [],
  );
}
