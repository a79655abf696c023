import { Unzip, UnzipInflate } from 'fflate';

export type UnzipProblem = 'no-csv' | 'broken' | 'too-large';

export class NotUnzipped extends Error {
  readonly problem: UnzipProblem;
  constructor(problem: UnzipProblem) {
    super(`A zip was not taken: ${problem}`);
    this.problem = problem;
  }
}

/** Deflate grows data by a factor of a thousand at most: so much at a time keeps a bomb small until it is seen. */
const PIECE = 16 * 1024;

/**
 * The first CSV file in a zip, while it arrives. What is in other files is thrown away unread.
 * @param most bytes, however small the zip is
 * @throws NotUnzipped
 */
export async function* unzipped(chunks: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const seen: { state: 'looking' | 'reading' | 'done'; problem: UnzipProblem | undefined } = {
    state: 'looking',
    problem: undefined,
  };
  let size = 0;

  const unzip = new Unzip((file) => {
    if (seen.state !== 'looking' || !/\.(csv|txt)$/i.test(file.name)) return;
    seen.state = 'reading';
    file.ondata = (error, data, final) => {
      // Noted, not thrown: fflate catches what is thrown here and calls again with it.
      if (error) seen.problem ??= 'broken';
      size += data?.length ?? 0;
      if (size > most) seen.problem ??= 'too-large';
      if (seen.problem) return;
      ready.push(data);
      if (final) seen.state = 'done';
    };
    file.start();
  });
  unzip.register(UnzipInflate);

  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length && seen.state !== 'done'; at += PIECE) {
      push(chunk.subarray(at, at + PIECE), false);
      yield* ready.splice(0);
    }
    if (seen.state === 'done') return;
  }
  push(new Uint8Array(0), true);
  yield* ready.splice(0);
  if (seen.state !== 'done') throw new NotUnzipped(seen.state === 'looking' ? 'no-csv' : 'broken');

  function push(piece: Uint8Array, final: boolean): void {
    try {
      unzip.push(piece, final);
    } catch {
      seen.problem ??= 'broken';
    }
    if (seen.problem) throw new NotUnzipped(seen.problem);
  }
}
