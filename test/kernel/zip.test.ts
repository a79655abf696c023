import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { zipOf } from '../../src/kernel/zip.ts';

const AT = new Date('2026-11-25T09:00:00Z');

function namesIn(zip: Buffer): string[] {
  const names: string[] = [];
  let at = zip.readUInt32LE(zip.length - 6);
  for (let left = zip.readUInt16LE(zip.length - 12); left > 0; left--) {
    expect(zip.readUInt32LE(at)).toBe(0x02014b50);
    const length = zip.readUInt16LE(at + 28);
    names.push(zip.toString('utf8', at + 46, at + 46 + length));
    at += 46 + length;
  }
  return names;
}

test('a zip opens with another program, and holds what was put in', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zip-'));
  try {
    const bytes = Buffer.from([0, 1, 2, 255]);
    writeFileSync(
      join(folder, 'a.zip'),
      zipOf(
        [
          { name: 'één.bin', bytes },
          { name: 'b.txt', bytes: Buffer.from('two') },
        ],
        AT,
      ),
    );
    const script =
      'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print([(n, z.read(n).hex()) for n in z.namelist()])';
    const read = readWithPython(script, join(folder, 'a.zip'));
    if (read !== null) expect(read.trim()).toBe("[('één.bin', '000102ff'), ('b.txt', '74776f')]");
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** @returns null on a machine without Python: the names are looked at below all the same */
function readWithPython(script: string, path: string): string | null {
  try {
    const env = { ...process.env, PYTHONIOENCODING: 'utf-8' };
    return execFileSync('python3', ['-c', script, path], { encoding: 'utf8', env });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

test('names lead nowhere, and none hides another', () => {
  const bytes = Buffer.from('x');
  const zip = zipOf(
    ['../../etc/passwd', 'a.txt', 'A.txt', 'a.txt', '', 'c:\\x.exe'].map((name) => ({ name, bytes })),
    AT,
  );
  expect(namesIn(zip)).toEqual(['__.._etc_passwd', 'a.txt', 'A 2.txt', 'a 3.txt', '_', 'c__x.exe']);
});
