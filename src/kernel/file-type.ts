/** What the first bytes of a file say it is, whatever it is called. `binary`: none of these. */
export type FileType =
  | 'pdf'
  | 'png'
  | 'jpeg'
  | 'gif'
  | 'webp'
  | 'zip'
  | 'office'
  | 'text'
  | 'page'
  | 'program'
  | 'binary';

/** How much of a file must be seen to say what it is. */
export const TELLING_BYTES = 4_096;

const SIGNATURES: readonly (readonly [FileType, string])[] = [
  ['pdf', '%PDF-'],
  ['png', '\x89PNG\r\n\x1A\n'],
  ['jpeg', '\xFF\xD8\xFF'],
  ['gif', 'GIF8'],
  ['zip', 'PK\x03\x04'],
  ['zip', 'PK\x05\x06'],
  // Word, Excel and Outlook before 2007
  ['office', '\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1'],
  // Windows, Linux, macOS in both orders and its bundles (as Java's classes), WebAssembly, a shortcut, a script
  ['program', 'MZ'],
  ['program', '\x7FELF'],
  ['program', '\xFE\xED\xFA\xCE'],
  ['program', '\xFE\xED\xFA\xCF'],
  ['program', '\xCE\xFA\xED\xFE'],
  ['program', '\xCF\xFA\xED\xFE'],
  ['program', '\xCA\xFE\xBA\xBE'],
  ['program', '\0asm'],
  ['program', 'L\0\0\0\x01\x14\x02\0'],
  ['program', '#!'],
];

/** @param begins at least the first bytes, up to TELLING_BYTES of them */
export function fileTypeOf(begins: Uint8Array): FileType {
  const head = Buffer.from(begins.buffer, begins.byteOffset, Math.min(begins.length, TELLING_BYTES));
  const found = SIGNATURES.find(([, signature]) => head.subarray(0, signature.length).toString('latin1') === signature);
  if (found) return found[0];
  if (head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP') return 'webp';
  const text = readable(head);
  if (text === null) return 'binary';
  return /^\s*<(!doctype html|html|head|script)\b/i.test(text) ? 'page' : 'text';
}

/** Every character has to be one; the last may be cut in two. @returns null where it is no text */
function readable(head: Buffer): string | null {
  if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder('utf-16le').decode(head);
  if (head.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
  } catch {
    // What an old console or editor wrote in a code page of its own; a program has bytes that no text has.
    return head.every(isOfText) ? head.toString('latin1') : null;
  }
}

/** Tab, line feed, vertical tab, form feed, carriage return, escape. */
const CONTROLS_OF_TEXT = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b]);

function isOfText(byte: number): boolean {
  return byte >= 0x20 ? byte !== 0x7f : CONTROLS_OF_TEXT.has(byte);
}

const BY_ENDING: ReadonlyMap<string, readonly FileType[]> = new Map<string, readonly FileType[]>([
  ['pdf', ['pdf']],
  ['png', ['png']],
  ['jpg', ['jpeg']],
  ['jpeg', ['jpeg']],
  ['gif', ['gif']],
  ['webp', ['webp']],
  ['zip', ['zip']],
  ...['docx', 'xlsx', 'pptx', 'odt', 'ods'].map((ending) => [ending, ['zip']] as const),
  ...['doc', 'xls', 'ppt', 'msg'].map((ending) => [ending, ['office']] as const),
  ...['txt', 'csv', 'eml', 'log', 'md', 'json', 'xml'].map((ending) => [ending, ['text']] as const),
]);

/** Endings by which a system runs what is in the file, text as it may be. */
const RUNS = new Set([
  'exe',
  'com',
  'scr',
  'msi',
  'bat',
  'cmd',
  'ps1',
  'vbs',
  'js',
  'jse',
  'wsf',
  'hta',
  'jar',
  'lnk',
  'sh',
]);

/** Why a file is not taken as a document: a program, whatever it is called, or something else than its name says. */
export type FileRefusal = 'program' | 'disguised' | 'unknown-type';

/**
 * Fetches a file that somebody brought.
 * @param owner the Slack user who must have uploaded it: an ID alone gives nobody somebody else's file
 * @throws where the file may be had later
 */
export type TakeFile = (
  slackFileId: string,
  owner: string,
) => Promise<
  | { readonly kind: 'taken'; readonly bytes: Uint8Array }
  | {
      readonly kind: 'problem';
      readonly problem: FileRefusal | 'gone' | 'not-yours' | 'empty' | 'too-large' | 'not-readable';
    }
>;

/** @returns null where name and content agree that it is a document or a picture */
export function refusalOfFile(name: string, type: FileType): FileRefusal | null {
  const ending = /\.([a-z0-9]+)\s*$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  if (type === 'program' || RUNS.has(ending)) return 'program';
  const allowed = BY_ENDING.get(ending);
  if (allowed) return allowed.includes(type) ? null : 'disguised';
  return type === 'binary' || type === 'page' ? 'unknown-type' : null;
}
