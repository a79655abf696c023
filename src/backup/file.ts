import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { BackupRefused, line } from './lines.ts';
import type { End, Line } from './lines.ts';

/**
 * Writes a backup to a file that only its owner may read; under its name it is whole and on the disk.
 * @throws BackupRefused where there is such a file already
 */
export async function writeBackup(path: string, lines: AsyncIterable<Line>): Promise<End> {
  if (await stat(path).catch(() => null)) throw new BackupRefused(`${path} is there already: choose another name.`);
  const aside = `${path}.part`;
  let end: End | undefined;
  async function* text() {
    for await (const each of lines) {
      if (each.kind === 'end') end = each;
      yield `${JSON.stringify(each)}\n`;
    }
  }
  try {
    await pipeline(Readable.from(text()), createGzip(), createWriteStream(aside, { mode: 0o600 }));
    const file = await open(aside, 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
    if (!end) throw new Error('A backup ended without its end');
    await rename(aside, path);
    return end;
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}

/** @throws BackupRefused at the place from which on it cannot be read */
export async function* readBackup(path: string): AsyncGenerator<Line> {
  const clear = createGunzip();
  const reading = pipeline(createReadStream(path), clear).catch((error: unknown) => error);
  try {
    for await (const text of textLines(clear)) yield line.parse(JSON.parse(text));
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new BackupRefused(
      missing ? `There is no file ${path}.` : `${path} is not a whole backup: it is damaged, or something else.`,
      { cause: error },
    );
  } finally {
    clear.destroy();
    await reading;
  }
}

async function* textLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let pieces: Buffer[] = [];
  for await (const chunk of chunks) {
    let from = 0;
    for (let to = chunk.indexOf(10); to !== -1; to = chunk.indexOf(10, from)) {
      yield Buffer.concat([...pieces, chunk.subarray(from, to)]).toString('utf8');
      pieces = [];
      from = to + 1;
    }
    pieces.push(chunk.subarray(from));
  }
  const rest = Buffer.concat(pieces).toString('utf8');
  if (rest !== '') yield rest;
}
