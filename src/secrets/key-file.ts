import { chmod, link, mkdir, open, readFile, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { newBytes, newId, newReference } from '../kernel/ids.ts';

const OWNER_ONLY = 0o600;

/** `text` is in the syntax of ENCRYPTION_KEYS; `made` is true for the process whose key it is. */
export type KeyFile = { readonly path: string; readonly text: string; readonly made: boolean };

/**
 * The encryption key of an installation that was given none: made once, kept under the data directory, readable by its
 * owner alone. When two processes start together, both end with the key of the one that came first.
 */
export async function ensureKeyFile(dataDir: string): Promise<KeyFile> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const path = keyFilePath(dataDir);

  const existing = await readKey(path);
  if (existing !== undefined) return { path, text: existing, made: false };
  const made = await placeOnce(path, dataDir, newKey());
  const text = await readKey(path);
  if (text === undefined) throw new Error('The file of encryption keys went away while it was being made');
  return { path, text, made };
}

export function keyFilePath(dataDir: string): string {
  return join(dataDir, 'encryption-keys');
}

/** @returns what is in the key file; undefined where there is none */
export function readKeyFile(dataDir: string): Promise<string | undefined> {
  return readKey(keyFilePath(dataDir));
}

/** The ID is unique to this key, so that data sealed with a lost one is told from data that was altered. */
function newKey(): string {
  return `${newReference()}:${newBytes(32).toString('base64')}`;
}

async function readKey(path: string): Promise<string | undefined> {
  try {
    const text = await readFile(path, 'utf8');
    if ((await stat(path)).mode & 0o077) await chmod(path, OWNER_ONLY);
    return text.trim();
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** Written aside and made durable first, then linked into place: `link` fails where somebody was faster, and is never half done. */
async function placeOnce(path: string, dataDir: string, text: string): Promise<boolean> {
  const aside = join(dataDir, `.encryption-keys-${newId()}`);
  await writeDurably(aside, `${text}\n`);
  try {
    await link(aside, path);
    await syncDirectory(dataDir);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await unlink(aside);
  }
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', OWNER_ONLY);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return; // a directory cannot be opened there, and need not be
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
