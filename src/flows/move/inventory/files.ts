import { unzipSync } from 'fflate';
import type { UnzipFileInfo } from 'fflate';
import { machineName } from './tokens.ts';

/** A text that was brought. */
export type NamedText = {
  /** the file it stood in; null where it was pasted */
  readonly file: string | null;
  /** the machine it is of where it does not say so: of several files in a zip each is called after its machine */
  readonly machine: string | null;
  readonly text: string;
};

export type ReadFiles =
  | { readonly kind: 'texts'; readonly texts: readonly NamedText[] }
  | { readonly kind: 'problem'; readonly problem: 'broken-zip' | 'nothing-in-zip' | 'too-large' };

/** Endings of what an inventory may be brought in. */
export const INVENTORY_ENDINGS = ['csv', 'txt', 'json', 'cilx', 'zip', 'log'] as const;
const IN_A_ZIP = /\.(?:csv|txt|json|cilx|log)$/i;

/** Of everything together once it is unzipped; a hundred thousand rows of the export. */
const MOST_BYTES = 48 * 1024 * 1024;
const MOST_FILES = 2_000;

/** The texts of a file: of itself, or of what is in it where it is a zip, such as one output a machine. */
export function textsOf(name: string, bytes: Uint8Array): ReadFiles {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isZip) return { kind: 'texts', texts: [{ file: name, machine: null, text: decoded(bytes) }] };
  let [size, count] = [0, 0];
  const isWanted = ({ name: inside, originalSize }: UnzipFileInfo) => {
    if (!IN_A_ZIP.test(inside)) return false;
    size += originalSize;
    count += 1;
    // What is too much is not unpacked: the sizes are those of the directory, and nothing is written beyond them.
    return size <= MOST_BYTES && count <= MOST_FILES;
  };
  try {
    const files = Object.entries(unzipSync(bytes, { filter: isWanted }));
    if (size > MOST_BYTES || count > MOST_FILES) return { kind: 'problem', problem: 'too-large' };
    if (files.length === 0) return { kind: 'problem', problem: 'nothing-in-zip' };
    const machineIn = (file: string) => (files.length > 1 ? machineName(file.replace(/^.*[\\/]|\.[^.]*$/g, '')) : null);
    const texts = files.map(([file, content]) => ({ file, machine: machineIn(file), text: decoded(content) }));
    return { kind: 'texts', texts };
  } catch {
    return { kind: 'problem', problem: 'broken-zip' };
  }
}

/** UTF-8; UTF-16 as old PowerShell writes with `>`; else a single-byte code page, in which what is looked for is ASCII. */
function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
