/** What was read of a text in lines: each without its end, and whether it had one. */
export type Line = { readonly bytes: Buffer; readonly ended: boolean };

const NEWLINE = 0x0a;

/** Cuts what arrives in pieces into lines, the bytes of each as they came; all those of a piece at once. */
export async function* linesOf(pieces: AsyncIterable<Buffer>): AsyncGenerator<readonly Line[]> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of pieces) {
    const text = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    const lines: Line[] = [];
    let from = 0;
    for (let to = text.indexOf(NEWLINE); to >= 0; to = text.indexOf(NEWLINE, from)) {
      lines.push({ bytes: text.subarray(from, to), ended: true });
      from = to + 1;
    }
    rest = text.subarray(from);
    yield lines;
  }
  if (rest.length > 0) yield [{ bytes: rest, ended: false }];
}
