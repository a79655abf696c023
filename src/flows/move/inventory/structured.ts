import type { Pieces } from '../../../kernel/pieces.ts';
import type { LicenceRecord } from '../licence.ts';
import { recordOf } from './rows.ts';

/** As many levels as an export has, and some. */
const DEEPEST = 8;
/** So many are looked at before others may have the thread. */
const ELEMENTS_AT_ONCE = 100;

/** The records of a JSON text. @returns null where it is none */
export function* readJson(text: string): Pieces<{ readonly records: LicenceRecord[]; readonly left: number } | null> {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return null;
  }
  const records: LicenceRecord[] = [];
  let left = 0;
  function* visit(value: unknown, depth: number): Pieces<void> {
    if (depth > DEEPEST || value === null || typeof value !== 'object') return void (left += 1);
    if (Array.isArray(value)) {
      for (const [at, each] of value.entries()) {
        if (at % ELEMENTS_AT_ONCE === 0) yield;
        yield* visit(each, depth + 1);
      }
      return;
    }
    const members = Object.entries(value).map(([name, member]): [string, string] => [
      name.toLowerCase(),
      plain(member),
    ]);
    const record = recordOf(new Map(members));
    if (record) return void records.push(record);
    const inner = Object.values(value).filter((member) => Array.isArray(member));
    if (inner.length === 0) left += 1;
    for (const member of inner) yield* visit(member, depth + 1);
  }
  yield* visit(content, 0);
  return { records, left };
}

/** ConvertTo-Json of old versions writes a date as an object with its text in `value` or `DateTime`. */
function plain(member: unknown): string {
  if (typeof member === 'string' || typeof member === 'number') return String(member);
  if (member === null || typeof member !== 'object' || !('value' in member)) return '';
  return typeof member.value === 'string' ? member.value : '';
}

const TAG = /<(\/?)([A-Za-z_][\w.-]{0,80})((?:\s[^<>]{0,4000})?)(\/?)>([^<]{0,4000})/g;
const ATTRIBUTE = /([A-Za-z_][\w.-]{0,80})\s{0,4}=\s{0,4}(?:"([^"]{0,2000})"|'([^']{0,2000})')/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * The records of a computer information list (.cilx) of VAMT: `Computer` holds `Product`s; what is said of them, as attribute
 * or as element, is read by its name. Source: VAMT, "Import and export VAMT data".
 */
export function* readCilx(text: string): Pieces<LicenceRecord[]> {
  const records: LicenceRecord[] = [];
  let computer = new Map<string, string>();
  let product: Map<string, string> | null = null;
  let seen = 0;
  for (const [, closing, name = '', attributes = '', , content = ''] of text.matchAll(TAG)) {
    if (seen++ % ELEMENTS_AT_ONCE === 0) yield;
    const tag = name.toLowerCase();
    if (tag === 'computer') computer = new Map();
    if (tag === 'product' && closing === '') product = new Map();
    if (tag === 'product' && closing !== '' && product) {
      const machine = computer.get('fullyqualifieddomainname') ?? computer.get('name') ?? '';
      const record = recordOf(new Map([...product, ['machine', machine]]));
      if (record) records.push(record);
      product = null;
    }
    if (closing !== '') continue;
    const facts = product ?? computer;
    for (const [, key = '', double, single] of attributes.matchAll(ATTRIBUTE))
      setOnce(facts, tag === 'sku' && key.toLowerCase() === 'id' ? 'skuid' : key, double ?? single ?? '');
    if (content.trim() !== '') setOnce(facts, tag, content.trim());
  }
  return records;
}

function setOnce(facts: Map<string, string>, name: string, value: string): void {
  const key = name.toLowerCase();
  if (!facts.has(key))
    facts.set(
      key,
      value.replace(/&(amp|lt|gt|quot|apos);/g, (_, entity: string) => ENTITIES[entity] ?? ''),
    );
}
