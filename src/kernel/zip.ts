import { crc32 } from 'node:zlib';

export type ZipEntry = { readonly name: string; readonly bytes: Uint8Array };

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
/** Names are UTF-8. */
const FLAGS = 0x0800;

/**
 * Puts files into a zip, as they are: what people attach is compressed already. Names lose what would lead out of the folder
 * in which somebody unpacks them, and of two of the same name the second gets a number.
 * Source: PKWARE, APPNOTE.TXT, sections 4.3 and 4.4.
 * @param entries at most 65,535 and 4 GB together
 */
export function zipOf(entries: readonly ZipEntry[], at: Date): Buffer {
  const named = withDistinctNames(entries);
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of named) {
    const fields = commonFields(name, bytes, at);
    const header = Buffer.concat([uint32(LOCAL_HEADER), fields, Buffer.from(name), bytes]);
    central.push(
      uint32(CENTRAL_HEADER),
      uint16(VERSION),
      fields,
      // no comment, one disk, no attributes
      Buffer.alloc(10),
      uint32(offset),
      Buffer.from(name),
    );
    local.push(header);
    offset += header.length;
  }
  const directory = Buffer.concat(central);
  const counts = [uint16(0), uint16(0), uint16(named.length), uint16(named.length)];
  return Buffer.concat([
    ...local,
    directory,
    uint32(END),
    ...counts,
    uint32(directory.length),
    uint32(offset),
    uint16(0),
  ]);
}

/** What the header before a file and the one in the directory share. */
function commonFields(name: string, bytes: Uint8Array, at: Date): Buffer {
  const length = uint32(bytes.length);
  return Buffer.concat([
    uint16(VERSION),
    uint16(FLAGS),
    uint16(0),
    uint16((at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1)),
    uint16(((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate()),
    uint32(crc32(bytes)),
    length,
    length,
    uint16(Buffer.byteLength(name)),
    uint16(0),
  ]);
}

function withDistinctNames(entries: readonly ZipEntry[]): ZipEntry[] {
  const taken = new Set<string>();
  return entries.map(({ name, bytes }) => {
    const plain = name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_').replace(/^\.+/, '_') || '_';
    let distinct = plain;
    for (let number = 2; taken.has(distinct.toLowerCase()); number++)
      distinct = plain.replace(/(\.[^.]*)?$/, (ending) => ` ${number}${ending}`);
    taken.add(distinct.toLowerCase());
    return { name: distinct, bytes };
  });
}

function uint16(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeUInt16LE(value);
  return buffer;
}

function uint32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value >>> 0);
  return buffer;
}
