import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { newBytes } from '../../src/kernel/ids.ts';
import { systemClock } from '../../src/kernel/time.ts';
import { appendCheckpoints, readCheckpointFile } from '../../src/ledger/checkpoint-file.ts';
import { createCheckpoints } from '../../src/ledger/checkpoints.ts';
import type { Checkpoints, KeptCheckpoint } from '../../src/ledger/checkpoints.ts';
import { exportLedger } from '../../src/ledger/export.ts';
import { createLedger } from '../../src/ledger/ledger.ts';
import { verifyExport } from '../../src/ledger/verify-export.ts';
import { parseKeyRing } from '../../src/secrets/key-ring.ts';
import { createSecrets } from '../../src/secrets/secrets.ts';
import { openTestDatabase } from '../support/database.ts';

let database: Database;
let folder: string;
let checkpoints: Checkpoints;
let does: () => Promise<void>;
beforeAll(async () => {
  database = await openTestDatabase();
  ({ checkpoints, does } = deskWith(ringOf()));
  folder = await mkdtemp(join(tmpdir(), 'csp-desk-checkpoints-'));
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

const clock = systemClock;
const ringOf = () => {
  const ring = parseKeyRing(`test:${newBytes(32).toString('base64')}`);
  if (ring.kind === 'unusable') throw new Error(ring.problem);
  return createSecrets(ring);
};
const deskWith = (sealing: ReturnType<typeof ringOf>) => {
  const ledger = createLedger({ database, clock });
  const checkpoints = createCheckpoints({ database, ledger, secrets: sealing, clock });
  const details = { quantity: 2, note: 'naïve “quotes”', ratio: 0.25 };
  const does = () =>
    database.transaction((tx) =>
      ledger.append(tx, { actor: 'x', action: 'key.hide', outcome: 'hidden', subject: 'x', customerId: null, details }),
    );
  return { checkpoints, does };
};

async function exported(): Promise<Buffer> {
  const pieces: string[] = [];
  for await (const lines of exportLedger(database)) pieces.push(lines);
  return Buffer.from(pieces.join(''));
}
async function* one(bytes: Buffer) {
  yield bytes;
}

test('the head is signed once, however many ask at the same time, and only when the chain has grown', async () => {
  expect(await checkpoints.sign()).toBeNull();
  await does();
  const signed = await Promise.all(Array.from({ length: 6 }, () => checkpoints.sign()));
  // The second entry is the one that names the key.
  expect(signed.filter((each) => each !== null)).toMatchObject([{ number: 1, sequence: 2n }]);
  expect(await checkpoints.sign()).toBeNull();
  await does();
  expect(await checkpoints.sign()).toMatchObject({ number: 2, sequence: 3n });
  expect(await verifyExport(one(await exported()))).toMatchObject({ kind: 'intact', entries: 3, checkpoints: 2 });
});

test('the private key is nowhere in clear, and what was signed cannot be changed in the database', async () => {
  const [row] = (await database.pool.query<{ sealed: string }>('SELECT sealed FROM ledger_key')).rows;
  expect(row?.sealed).toMatch(/^v1\.test\./);
  for (const statement of [
    'UPDATE ledger_checkpoint SET number = 9',
    'DELETE FROM ledger_checkpoint',
    'TRUNCATE ledger_checkpoint',
    "UPDATE ledger_key SET public_key = 'x'",
    'DELETE FROM ledger_key',
  ])
    await expect(database.pool.query(statement), statement).rejects.toThrow();
});

test('another key signs where the former cannot be opened or somebody changes it; the ledger names each', async () => {
  const anew = deskWith(ringOf());
  expect(await anew.checkpoints.sign({ withKey: 'existing' })).toBeNull();
  await does();
  expect(await anew.checkpoints.sign({ withKey: 'existing' })).toBeNull();
  const third = await anew.checkpoints.sign();
  expect(third).toMatchObject({ number: 3 });
  await does();
  await anew.checkpoints.changeKey('3f1c1d9e-0000-4000-8000-000000000001');
  await anew.checkpoints.sign();
  const verdict = await verifyExport(one(await exported()));
  expect(verdict).toMatchObject({ kind: 'intact', checkpoints: 5, unsigned: 0 });
  expect(verdict.kind === 'intact' && new Set(verdict.keys).size).toBe(3);
  const named = await database.read.ledgerEntry.findMany({ where: { action: 'ledger.key' } });
  expect(named.map(({ outcome }) => outcome)).toEqual(['made', 'changed', 'changed']);
  expect(await database.read.ledgerKey.count({ where: { sealed: { not: null } } })).toBe(1);
});

test('the file gets each checkpoint once, also after a crash in the middle of a line', async () => {
  const path = join(folder, 'kept');
  await appendCheckpoints(path, checkpoints);
  const whole = await readFile(path);
  await appendCheckpoints(path, checkpoints);
  expect(await readFile(path)).toEqual(whole);
  await writeFile(path, whole.subarray(0, whole.length - 40));
  await appendCheckpoints(path, checkpoints);
  const { kept, others } = await readCheckpointFile(path);
  expect({ numbers: kept.map(({ number }) => number), others }).toEqual({ numbers: [1, 2, 3, 4, 5], others: 1 });
  await appendFile(path, '{"checkpoint":{},"signature":"00"}\n');
  expect((await readCheckpointFile(path)).others).toBe(2);
  expect(await verifyExport(one(await exported()), kept)).toMatchObject({ kind: 'intact' });

  await writeFile(path, whole);
});

test('after a restore the file goes on from where the restored database does, and keeps what it had', async () => {
  const path = join(folder, 'restored');
  await appendCheckpoints(path, checkpoints);
  const before = await readFile(path, 'utf8');
  const anew = {
    after: async (number: number, limit: number) => (await checkpoints.after(number, limit)).map(another),
  };
  const another = (each: KeptCheckpoint) => (each.number < 4 ? each : { ...each, signature: '0'.repeat(128) });
  await appendCheckpoints(path, anew);
  const lines = (await readFile(path, 'utf8')).split('\n');
  expect(lines.slice(0, 5).join('\n')).toBe(before.trimEnd());
  expect(lines.slice(5, -1).map((line) => line.includes('"number":4') || line.includes('"number":5'))).toEqual([
    true,
    true,
  ]);
});

test('whoever has the database cuts the end off or writes an entry anew: the checkpoints kept outside tell', async () => {
  const { kept } = await readCheckpointFile(join(folder, 'kept'));
  const asSuperuser = async (...statements: readonly string[]) => {
    await database.pool.query('ALTER TABLE ledger_entry DISABLE TRIGGER USER');
    await database.pool.query('ALTER TABLE ledger_checkpoint DISABLE TRIGGER USER');
    for (const statement of statements) await database.pool.query(statement);
  };
  await asSuperuser("UPDATE ledger_entry SET details = '{}' WHERE sequence = 3");
  expect(await verifyExport(one(await exported()))).toMatchObject({ kind: 'broken', sequence: 3, why: 'hash' });
  await asSuperuser('DELETE FROM ledger_checkpoint WHERE sequence > 2', 'DELETE FROM ledger_entry WHERE sequence > 2');
  expect(await verifyExport(one(await exported()))).toMatchObject({ kind: 'intact', entries: 2 });
  expect(await verifyExport(one(await exported()), kept)).toMatchObject({ kind: 'broken', why: 'truncated' });
});
