import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashOf } from '../../src/ledger/chain.ts';
import { endLine, entryLine, HEADER } from '../../src/ledger/export-lines.ts';
import { verdictWords } from '../../src/ledger/verdict-words.ts';
import { verifyExport } from '../../src/ledger/verify-export.ts';
import { makeExport, piecesOf, textOf } from '../support/ledger-export.ts';

/** `LEDGER_ENTRIES=100000 npx vitest run test/ledger/verify-export.test.ts` is the whole of it, in some minutes. */
const ENTRIES = Number(process.env['LEDGER_ENTRIES'] ?? 400);
const RUNS = ENTRIES > 1_000 ? 60 : 150;
const whole = makeExport(ENTRIES, 96);
const text = textOf(whole.lines);

const verify = (bytes: Buffer, kept = whole.checkpoints.slice(0, 0)) => verifyExport(piecesOf(bytes), kept);
const broken = { kind: 'broken' } as const;
const patience = ENTRIES > 1_000 ? 1_200_000 : 60_000;

test('an export as it was made is intact, however it is cut into pieces', async () => {
  expect(await verify(text)).toMatchObject({ kind: 'intact', entries: ENTRIES, unsigned: 0 });
  const small = makeExport(7, 3);
  for (const size of [1, 2, 63, 700])
    expect(await verifyExport(piecesOf(textOf(small.lines), size))).toMatchObject({
      kind: 'intact',
      entries: 7,
      checkpoints: 3,
    });
});

test('no bit of a small export can be turned unnoticed: every one is tried', async () => {
  const small = textOf(makeExport(2, 2).lines);
  for (let bit = 0; bit < small.length * 8; bit++) {
    const changed = Buffer.from(small);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    const verdict = await verifyExport(one(changed));
    if (verdict.kind === 'intact') throw new Error(`bit ${bit & 7} of byte ${bit >> 3}: ${changed.toString('latin1')}`);
  }
});

describe(`an export of ${ENTRIES} entries`, () => {
  test('any bit that is turned is found', { timeout: patience }, () =>
    each(fc.tuple(fc.nat(text.length - 1), fc.nat(7)), ([at, bit]) => {
      const changed = Buffer.from(text);
      changed[at] = (changed[at] ?? 0) ^ (1 << bit);
      return changed;
    }),
  );

  test('any line that is taken out is found', { timeout: patience }, () =>
    each(fc.nat(whole.lines.length - 1), (at) => textOf(whole.lines.toSpliced(at, 1))),
  );

  test('any two lines that change places are found', { timeout: patience }, () =>
    each(
      fc.tuple(fc.nat(whole.lines.length - 1), fc.nat(whole.lines.length - 1)).filter(([from, to]) => from !== to),
      ([from, to]) => {
        const [one, other] = [whole.lines[from] ?? '', whole.lines[to] ?? ''];
        return textOf(whole.lines.with(from, other).with(to, one));
      },
    ),
  );

  test('wherever it is cut off, that is found', { timeout: patience }, () =>
    each(fc.nat(text.length - 1), (length) => text.subarray(0, length)),
  );

  const each = <T>(places: fc.Arbitrary<T>, change: (place: T) => Buffer) =>
    fc.assert(
      fc.asyncProperty(places, async (place) => {
        expect(await verify(change(place))).toMatchObject(broken);
      }),
      { numRuns: RUNS },
    );
});

describe('the first bad entry is named, and why', () => {
  const { lines, checkpoints } = makeExport(10, 4);
  /** the line of the entry with that number: before it stand the header and the checkpoints after 4 and 8 */
  const lineOf = (entry: number) => entry + Math.floor((entry - 1) / 4);
  const altered = (entry: number, from: string, to: string) =>
    lines.with(lineOf(entry), (lines[lineOf(entry)] ?? '').replace(from, to));
  const said = async (changed: readonly string[]) => verifyExport(one(textOf(changed)));

  test.each([
    ['altered', altered(6, 'INC-6', 'INC-7'), { why: 'hash', sequence: 6, line: 8 }],
    ['missing', lines.toSpliced(lineOf(6), 1), { why: 'gap', sequence: 7, line: 8 }],
    [
      'not in its place',
      lines.with(lineOf(6), lines[lineOf(7)] ?? '').with(lineOf(7), lines[lineOf(6)] ?? ''),
      { why: 'reordered', sequence: 7 },
    ],
    ['there twice', lines.toSpliced(lineOf(6), 0, lines[lineOf(6)] ?? ''), { why: 'reordered', sequence: 6 }],
    ['no JSON', lines.with(lineOf(6), 'what is this'), { why: 'unparsable', line: 8 }],
    ['half a line', altered(6, '"reason"', '\n"reason"'), { why: 'unparsable', line: 8 }],
    [
      'a checkpoint with a made-up signature',
      lines.with(5, (lines[5] ?? '').replace(/[0-9a-f]{2}"}$/, '00"}')),
      { why: 'bad-signature', line: 6, sequence: 4 },
    ],
    ['a checkpoint that is missing', lines.toSpliced(5, 1), { why: 'gap', line: 10, sequence: 8 }],
    ['the end cut off', lines.slice(0, 9), { why: 'truncated', sequence: 7 }],
    ['nothing', [], { why: 'not-an-export', line: 1 }],
    ['something else', ['{"a":1}'], { why: 'not-an-export', line: 1 }],
    ['a last line of its own', lines.with(-1, endLine({ entries: 11n, checkpoints: 3, head: '0' })), { why: 'totals' }],
  ])('%s', async (_, changed, expected) => {
    const verdict = await said(changed);
    expect(verdict).toMatchObject({ ...broken, ...expected });
    expect(verdictWords(verdict, [])).toMatch(/^NOT INTACT\. Line \d+/);
  });

  test('an entry that was replaced together with its hash is told by the next', async () => {
    const content = {
      actor: 'desk',
      action: 'key.hide',
      outcome: 'hidden',
      subject: 'x',
      customerId: null,
      details: {},
    };
    const previousHash = (JSON.parse(lines[lineOf(5)] ?? '') as { readonly hash: string }).hash;
    const forged = { ...content, sequence: 6n, at: new Date(0), previousHash };
    const changed = lines.with(lineOf(6), entryLine({ ...forged, hash: hashOf(forged) }));
    expect(await said(changed)).toMatchObject({ why: 'previous-hash', sequence: 7 });
  });

  test('a chain that was written anew, with a key of its own, does not agree with a checkpoint kept outside', async () => {
    const anew = textOf(makeExport(10, 4, 8).lines);
    expect(await verifyExport(one(anew))).toMatchObject({ kind: 'intact' });
    expect(await verifyExport(one(anew), checkpoints)).toMatchObject({ why: 'checkpoint-differs', sequence: 4 });
  });

  test('a checkpoint signed with a key that the chain does not name is nobody’s', async () => {
    const foreign = makeExport(10, 4, 8).lines[5] ?? '';
    const head = (JSON.parse(foreign) as { readonly checkpoint: { readonly head: string } }).checkpoint.head;
    expect(head).not.toBe(checkpoints[0]?.head);
    expect(await said(lines.with(5, foreign))).toMatchObject({ line: 6 });
  });

  test('an export and its checkpoints cut off together are told by the checkpoint kept outside', async () => {
    const { lines: shorter, checkpoints: fewer } = makeExport(8, 4);
    expect(await verifyExport(one(textOf(shorter)), fewer)).toMatchObject({ kind: 'intact', entries: 8 });
    expect(await verifyExport(one(textOf(shorter)), checkpoints)).toMatchObject({ why: 'truncated', sequence: 8 });
  });
});

test('an empty ledger is intact', async () => {
  const lines = [HEADER, endLine({ entries: 0n, checkpoints: 0, head: '0'.repeat(64) })];
  expect(await verify(textOf(lines))).toMatchObject({ kind: 'intact', entries: 0, checkpoints: 0 });
});

async function* one(bytes: Buffer) {
  yield bytes;
}
