import fc from 'fast-check';
import type { Json, JsonObject } from '../../src/sandbox/slack/json.ts';

/** What breaks programs: the ends of ranges, what is no text, what a database refuses, what hides in a prototype. */
const NASTY: readonly Json[] = [
  ...[
    '',
    ' ',
    '\u0000',
    '\ud800',
    '‮',
    '💥'.repeat(40),
    'x'.repeat(20_000),
    '<!channel>',
    '%00',
    "'; DROP TABLE person; --",
  ],
  ...[
    '__proto__',
    'constructor',
    '{}',
    '[]',
    'null',
    '-1',
    '1e309',
    '٣',
    '2026-13-45',
    '../../etc/passwd',
    '${7*7}',
    '\r\nset-cookie: x',
  ],
  ...[null, true, false, 0, -1, 1.5, 2 ** 53, [], {}, [[]], [null], { value: null }, { id: {} }, { type: 'modal' }],
];

const nasty = (): fc.Arbitrary<Json> =>
  fc.oneof(
    fc.constantFrom(...NASTY),
    fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>,
    fc.string({ unit: 'binary' }),
  );

/** The payload with something else in up to four of its places, or without them. */
export function mutated(payload: JsonObject): fc.Arbitrary<JsonObject> {
  const places = placesIn(payload);
  const gone = fc.constant(undefined);
  const change = fc.record({ at: fc.nat(places.length - 1), to: fc.oneof({ weight: 4, arbitrary: nasty() }, gone) });
  return fc
    .array(change, { minLength: 1, maxLength: 4 })
    .map((changes) =>
      changes.reduce((changed, { at, to }) => put(changed, places[at] ?? [], to) as JsonObject, payload),
    );
}

type Path = readonly string[];

function placesIn(value: Json, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return path.length > 0 ? [path] : [];
  return [
    ...(path.length > 0 ? [path] : []),
    ...Object.entries(value).flatMap(([name, each]) => placesIn(each ?? null, [...path, name])),
  ];
}

function put(value: Json, [name, ...rest]: Path, to: Json | undefined): Json {
  if (name === undefined) return to ?? null;
  if (typeof value !== 'object' || value === null) return value;
  const copy = structuredClone(value) as { [name: string]: Json };
  if (rest.length > 0) copy[name] = put((Object.hasOwn(copy, name) && copy[name]) || null, rest, to);
  else if (to === undefined) Reflect.deleteProperty(copy, name);
  else Object.defineProperty(copy, name, { value: to, enumerable: true, configurable: true, writable: true });
  return copy;
}

/** What may be entered in an input of that type, and what may not. */
export function entry(type: string): fc.Arbitrary<Json> {
  const option = fc.record({ text: fc.constant({ type: 'plain_text', text: 'x' }), value: nasty() });
  const right = fc.oneof(
    fc.record({ type: fc.constant(type), value: nasty() }),
    fc.record({ type: fc.constant(type), selected_option: fc.oneof(option, nasty()) }),
    fc.record({ type: fc.constant(type), selected_options: fc.oneof(fc.array(option, { maxLength: 3 }), nasty()) }),
    fc.record({
      type: fc.constant(type),
      selected_users: nasty(),
      selected_conversation: nasty(),
      selected_date: nasty(),
    }),
    fc.record({ type: fc.constant(type), files: fc.oneof(fc.array(nasty(), { maxLength: 3 }), nasty()) }),
  ) as fc.Arbitrary<Json>;
  return fc.oneof({ weight: 4, arbitrary: right }, nasty());
}
