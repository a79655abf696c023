import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readBackup, writeBackup } from '../../src/backup/file.ts';
import { restoreInto } from '../../src/backup/restore.ts';
import { snapshot } from '../../src/backup/snapshot.ts';
import { createLedger } from '../../src/ledger/ledger.ts';
import { sealedColumns } from '../../src/sealed-columns.ts';
import { openTestDatabase } from '../support/database.ts';
import { openDesk } from '../support/desk.ts';
import type { Desk } from '../support/desk.ts';
import { buys } from '../support/gestures.ts';
import { ordersOf } from '../support/partner-center-state.ts';

const MINUTE = 60_000;
let desk: Desk;
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'csp-desk-drill-'));
  desk = await openDesk();
});
afterAll(async () => {
  await desk.close();
  await rm(directory, { recursive: true });
});

test('a restored desk goes on with what was under way, and orders nothing that was ordered after the backup', async () => {
  const kim = await desk.person('admin.agent');
  const cart = { kind: 'status-500', match: { method: 'POST', path: '/carts' }, times: 1_000 };
  await desk.partnerCenter('POST', '/faults', cart);
  await buys(kim, { reference: 'PO before' });
  await kim.waitsFor(/PO before[^🛒]*Partner Center/, '#sales');

  const file = join(directory, 'desk.backup');
  const parts = { pool: desk.database.pool, sealed: sealedColumns(''), clock: desk.clock };
  await writeBackup(file, snapshot(parts));

  await desk.partnerCenter('DELETE', '/faults');
  await desk.forward(10 * MINUTE);
  await kim.waitsFor(/PO before[^🛒]*Fulfilled/, '#sales');
  expect(await ordersOf(desk, 'PO before')).toHaveLength(1);
  await desk.partnerCenter('POST', '/faults', cart);

  const database = await openTestDatabase();
  await database.pool.query('DELETE FROM pgboss.queue');
  await restoreInto(database.pool, readBackup(file), { clock: desk.clock, from: 'backup' });
  await desk.moveTo(database);
  const state = async () => (await database.read.purchase.findFirst())?.state;
  await expect.poll(state).toBe('fulfilled');
  expect(await ordersOf(desk, 'PO before')).toHaveLength(1);
  expect(await createLedger({ database, clock: desk.clock }).verify()).toMatchObject({ kind: 'intact' });
});

test('what was not ordered since is ordered, once the list of orders can be believed', async () => {
  const kim = await desk.person('admin.agent');
  await buys(kim, { reference: 'PO open' });
  await kim.waitsFor(/PO open[^🛒]*Partner Center/, '#sales');
  const [restore] = await desk.database.read.restore.findMany();
  await desk.database.pool.query('UPDATE restore SET settled_at = NULL WHERE id = $1', [restore?.id]);
  await desk.restart();
  await desk.partnerCenter('DELETE', '/faults');
  await desk.forward(MINUTE);
  await kim.waitsFor(/PO open[^🛒]*has not said yet/, '#sales');
  expect(await ordersOf(desk, 'PO open')).toHaveLength(0);
  await desk.forward(20 * MINUTE);
  await kim.waitsFor(/PO open[^🛒]*Fulfilled/, '#sales');
  expect(await ordersOf(desk, 'PO open')).toHaveLength(1);
});
