import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ensureKeyFile } from '../../src/secrets/key-file.ts';
import { parseKeyRing } from '../../src/secrets/key-ring.ts';

let parent: string;
let dataDir: string;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'csp-desk-keys-'));
  dataDir = join(parent, 'data');
});
afterEach(() => rm(parent, { recursive: true, force: true }));

const permissions = async (path: string) => (await stat(path)).mode & 0o777;

describe('the key file of an installation without ENCRYPTION_KEYS', () => {
  test('is made once, for its owner alone, and is the same ever after', async () => {
    const first = await ensureKeyFile(dataDir);
    expect(first.made).toBe(true);
    expect(parseKeyRing(first.text).kind).toBe('key-ring');
    expect(await permissions(first.path)).toBe(0o600);
    expect(await permissions(dataDir)).toBe(0o700);

    expect(await ensureKeyFile(dataDir)).toEqual({ ...first, made: false });
    expect(await readdir(dataDir)).toEqual(['encryption-keys']);
  });

  test('a dozen starts at once end with one key, made by one of them', async () => {
    const files = await Promise.all(Array.from({ length: 12 }, () => ensureKeyFile(dataDir)));
    expect(new Set(files.map((file) => file.text)).size).toBe(1);
    expect(files.filter((file) => file.made)).toHaveLength(1);
    expect(await readdir(dataDir)).toEqual(['encryption-keys']);
  });

  test('two processes that start at once end with one key', async () => {
    const module = new URL('../../src/secrets/key-file.ts', import.meta.url).href;
    const script = `import(${JSON.stringify(module)}).then(async (m) => console.log((await m.ensureKeyFile(${JSON.stringify(dataDir)})).text))`;
    const run = () => promisify(execFile)(process.execPath, ['-e', script]);
    const outputs = await Promise.all([run(), run(), run()]);
    const onDisk = (await readFile(join(dataDir, 'encryption-keys'), 'utf8')).trim();
    for (const { stdout } of outputs) expect(stdout.trim()).toBe(onDisk);
  });

  test('one that others could read, after a restore for instance, is closed again', async () => {
    const { path } = await ensureKeyFile(dataDir);
    await chmod(path, 0o644);
    await ensureKeyFile(dataDir);
    expect(await permissions(path)).toBe(0o600);
  });

  test('one that somebody damaged is not replaced: what it sealed would be lost', async () => {
    const { path } = await ensureKeyFile(dataDir);
    await writeFile(path, 'damaged');
    expect(await ensureKeyFile(dataDir)).toMatchObject({ text: 'damaged', made: false });
    expect(await readFile(path, 'utf8')).toBe('damaged');
  });
});
