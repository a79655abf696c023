import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lockDirectory } from '../../src/database/directory-lock.ts';
import { checkpointLine } from '../../src/ledger/export-lines.ts';
import { makeExport, textOf } from '../support/ledger-export.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'csp-desk-ledger-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** As somebody who has nothing but the export: no database, no keys, no settings. */
function ledger(...parameters: string[]): Promise<{ readonly code: number; readonly said: string }> {
  return new Promise((resolve) => {
    const env = { PATH: process.env['PATH'] ?? '', DATA_DIR: join(folder, 'data') };
    execFile(process.execPath, ['bin/csp-desk.js', 'ledger', ...parameters], { env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, said: out + err }),
    );
  });
}

const write = async (name: string, content: string | Buffer) => {
  await writeFile(join(folder, name), content);
  return join(folder, name);
};

test('verify: 0 intact, 1 not, 2 could not be found out; each in words', async () => {
  const { lines, checkpoints } = makeExport(20, 10);
  const good = await write('good', textOf(lines));
  const bad = await write('bad', textOf(lines.with(7, (lines[7] ?? '').replace('INC', 'inc'))));
  const kept = await write('kept', `${checkpoints.map(checkpointLine).join('\n')}\n`);
  const shorter = await write('shorter', textOf(makeExport(10, 10).lines));
  const [intact, broken, cut, absent, asked] = await Promise.all([
    ledger('verify', good, '--checkpoint', kept),
    ledger('verify', bad),
    ledger('verify', shorter, '--checkpoint', kept),
    ledger('verify', join(folder, 'absent')),
    ledger('verify'),
  ]);
  expect(intact).toMatchObject({
    code: 0,
    said: expect.stringMatching(/20 entries[^]*2 checkpoints kept outside[^]*INTACT\.\n$/) as string,
  });
  expect(broken).toMatchObject({
    code: 1,
    said: expect.stringContaining('NOT INTACT. Line 8, entry 7: the entry was altered') as string,
  });
  expect(cut).toMatchObject({ code: 1, said: expect.stringContaining('the end is cut off') as string });
  expect(absent).toMatchObject({ code: 2, said: expect.stringContaining('no such file') as string });
  expect(asked).toMatchObject({ code: 2, said: expect.stringContaining('Usage') as string });
});

test('export: while the desk runs on the embedded database it says what to do, and leaves nothing half written', async () => {
  const lock = lockDirectory(join(folder, 'data', 'database'));
  const refused = await ledger('export', join(folder, 'export'));
  lock.release();
  expect(refused).toMatchObject({ code: 2, said: expect.stringContaining('CSP Desk is running') as string });
  expect(await readdir(folder)).not.toContain('export.part');
});
