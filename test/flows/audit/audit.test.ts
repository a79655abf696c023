import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../src/kernel/ids.ts';
import { createLedger } from '../../../src/ledger/ledger.ts';
import { verifyExport } from '../../../src/ledger/verify-export.ts';
import { readCheckpointFile } from '../../../src/ledger/checkpoint-file.ts';
import { exportLedger } from '../../../src/ledger/export.ts';
import { openDesk } from '../../support/desk.ts';
import type { Desk } from '../../support/desk.ts';
import { buys } from '../../support/gestures.ts';
import type { Person } from '../../support/slack/person.ts';

const QUARTER = 16 * 60_000;
const checkpointFile = join(tmpdir(), `csp-desk-checkpoints-${newId()}`);

let desk: Desk;
let kim: Person;
let audra: Person;
let gina: Person;
beforeAll(async () => {
  desk = await openDesk({ env: { LEDGER_CHECKPOINT_FILE: checkpointFile } });
  [kim, audra, gina] = [
    await desk.person('admin.agent'),
    await desk.person('auditor'),
    await desk.person('global.admin'),
  ];
  await buys(kim, { reference: 'PO 1' });
  await kim.waitsFor('Fulfilled');
  await kim.types('#sales', '/csp-key fabrikam');
  await kim.fills({
    Software: (await kim.options('Software'))[0] ?? '',
    Reason: 'INC-1 AAAAA-BBBBB-CCCCC-DDDDD-EEEEE',
  });
  await kim.submits('Get key');
  await kim.presses('Show key');
  await kim.waitsFor('Hide now');
  await kim.presses('Hide now');
});
afterAll(() => desk.close());

const entries = (where: object) => desk.database.read.ledgerEntry.findMany({ where, orderBy: { sequence: 'asc' } });

describe('the audit', () => {
  test('P7: for Auditors and Global admins; whoever else asks is refused, and that is in the ledger', async () => {
    await kim.types('#sales', '/csp-audit');
    await kim.waitsFor('Auditor');
    await kim.closes();
    expect((await entries({ action: 'audit.view' })).map(({ outcome }) => outcome)).toEqual(['refused']);
  });

  test('an Auditor sees who saw what in words, and never a key; that they looked is in the ledger, once', async () => {
    await audra.types('#sales', '/csp-audit fabrikam');
    const seen = await audra.waitsFor('Saw the product key');
    expect(seen).toContain('Customer: Fabrikam B.V.');
    expect(seen).toMatch(/Kim[^]*Saw the product key/);
    expect(seen).toContain('reason: INC-1 •••••');
    expect(seen).not.toContain('AAAAA');
    expect(await entries({ action: 'audit.search' })).toMatchObject([{ outcome: 'looked', subject: 'ledger' }]);
    await audra.closes();
  });

  test('it is searched by person, group and day; what cannot be is said at its field', async () => {
    await audra.types('#sales', '/csp-audit');
    await audra.waitsFor('Everything in the ledger');
    await audra.presses('Older ›');
    await audra.waitsFor('A price sheet was taken in');
    await audra.presses('‹ Newer');
    await audra.waitsFor('Saw the product key');
    expect(await entries({ action: 'audit.search' })).toHaveLength(2);
    await audra.presses('Search');
    await audra.fills({ Person: (await audra.options('Person', 'Kim'))[0] ?? '', 'What was done': 'Product keys' });
    await audra.fills({ From: '2026-11-28', 'Until, that day included': '2026-11-27' });
    await audra.submits('Search');
    await audra.waitsFor('This day is before the first one');
    await audra.fills({ From: '2020-01-01', 'Until, that day included': '2020-01-02' });
    await audra.submits('Search');
    await audra.waitsFor('Nothing in the ledger fits this search.');
    await audra.presses('Search');
    await audra.fills({ 'Until, that day included': '2030-01-01' });
    await audra.submits('Search');
    const seen = await audra.waitsFor('What: Product keys');
    expect(seen).toContain('The product key was taken off the screen');
    expect(seen).not.toContain('Bought software');
    await audra.closes();
  });

  test('by order: what was done with it, from the purchase on; a text that names nothing says so', async () => {
    const { orderId } = await desk.database.read.purchaseLine.findFirstOrThrow({ where: { orderId: { not: null } } });
    const order = orderId ?? '';
    await audra.types('#sales', `/csp-audit ${order}`);
    expect(await audra.waitsFor('Microsoft delivered the order')).toContain(`Order: ${order}`);
    await audra.closes();
    await audra.types('#sales', '/csp-audit nobody at all');
    await audra.waitsFor('is called “nobody at all”');
    await audra.closes();
  });

  test('exported as CSV and JSON lines by direct message, without a key; in Dutch for who reads Dutch', async () => {
    await gina.types('#sales', '/csp-audit kim');
    await gina.waitsFor('Everything in the ledger');
    await gina.closes();
    await gina.types('#sales', '/csp-audit admin.agent@csp-desk.example');
    await gina.waitsFor('Person: Kim');
    await gina.presses('Export CSV');
    await gina.waitsFor('The file is being made');
    await gina.presses('Export JSON lines');
    await gina.waitsFor('There is no product key in the file', '@CSP Desk');
    await gina.closes();
    await expect
      .poll(async () => (await files()).map(({ name }) => name).sort())
      .toEqual(['ledger.csv', 'ledger.jsonl']);
    const [csv = '', lines = ''] = (await files())
      .toSorted((one, other) => one.name.localeCompare(other.name))
      .map(({ base64 }) => Buffer.from(base64, 'base64').toString());
    expect(csv).toContain('Saw the product key');
    expect(csv + lines).not.toContain('AAAAA');
    const shown = lines
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { said: string; details: { reason?: string } });
    expect(shown.find(({ said }) => said === 'Saw the product key')?.details.reason).toBe('INC-1 •••••');
    expect((await entries({ action: 'audit.export' })).map(({ details }) => details)).toMatchObject([
      { format: 'csv' },
      { format: 'json' },
    ]);
  });
});

test('the head is signed every quarter of an hour in which something was done, and kept in the file', async () => {
  await desk.forward(QUARTER);
  await expect
    .poll(async () => (await readCheckpointFile(checkpointFile).catch(() => ({ kept: [] }))).kept.length)
    .toBe(1);
  await gina.types('#sales', '/csp-admin');
  await gina.presses('Open Ledger');
  const { publicKey } = await desk.database.read.ledgerKey.findFirstOrThrow();
  expect(await gina.waitsFor('Checkpoint *1*')).toContain(publicKey);
  await gina.presses('Use another key', { confirm: true });
  await gina.waitsFor('one more is to be signed');
  await gina.closes();
  await desk.forward(QUARTER);
  await expect.poll(async () => (await readCheckpointFile(checkpointFile)).kept.length).toBe(2);
  const pieces: string[] = [];
  for await (const piece of exportLedger(desk.database)) pieces.push(piece);
  const text = Buffer.from(pieces.join(''));
  const { kept } = await readCheckpointFile(checkpointFile);
  expect(await verifyExport(one(text), kept)).toMatchObject({ kind: 'intact', checkpoints: 2 });
  expect((await readFile(checkpointFile, 'utf8')).split('\n')).toHaveLength(3);
});

test('each way to look is read from an index, however large the ledger is', async () => {
  const { statementFor } = await import('../../../src/flows/audit/records.ts');
  const ledger = createLedger(desk);
  expect(await ledger.verify()).toMatchObject({ kind: 'intact' });
  const none = { from: null, before: null, low: null, high: null };
  for (const [criteria, index] of [
    [{ actor: 'x' }, 'actor_sequence'],
    [{ customerId: 'x' }, 'customer_id_sequence'],
    [{ subjects: ['order:x', 'purchase:y'] }, 'subject_sequence'],
    [{ actions: ['key.reveal', 'key.hide'] }, 'action_sequence'],
    [{ outcome: 'refused' }, 'outcome_sequence'],
    [{}, 'pkey'],
  ] as const) {
    const { text, values } = statementFor({ ...none, ...criteria }, { kind: 'older', than: 90_000n }, 13);
    const client = await desk.database.pool.connect();
    await client.query(
      'BEGIN; SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_sort = on',
    );
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values);
    await client.query('ROLLBACK');
    client.release();
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain(index);
  }
});

async function files() {
  const { files: all } = (await desk.slack('/history')) as { files: { name: string; base64: string }[] };
  return all.filter(({ name }) => name.startsWith('ledger.'));
}
async function* one(bytes: Buffer) {
  yield bytes;
}
