import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openDatabase } from '../../src/database/database.ts';
import { watchDisk } from '../../src/database/disk.ts';
import { openPGlite } from '../../src/database/pglite.ts';
import { poolOver } from '../../src/database/pools.ts';
import { verifyLedger } from '../../src/ledger/ledger.ts';
import { unpackPreparedDatabase } from '../support/crashing-desk.ts';
import { openDesk } from '../support/desk.ts';
import type { Desk } from '../support/desk.ts';
import { buys, fillsPurchaseForm } from '../support/gestures.ts';
import { noSmallDisks, openSmallDisk } from '../support/small-disk.ts';
import type { SmallDisk } from '../support/small-disk.ts';

const leftOut = noSmallDisks ?? (inject('databaseUrl') ? 'a server looks after its own disk' : null);
if (leftOut) console.warn(`A full disk is not tried: ${leftOut}`);

const MB = 1_000_000;

describe.skipIf(leftOut !== null)('the disk of the embedded database is full', () => {
  let disk: SmallDisk;
  let desk: Desk;

  beforeAll(async () => {
    disk = await openSmallDisk(256);
    const dataDir = join(disk.path, 'desk');
    await unpackPreparedDatabase(join(dataDir, 'database'));
    desk = await openDesk({
      database: await openDatabase({ url: undefined, dataDir, onIdleError: () => undefined }),
    });
  });
  afterAll(async () => {
    await desk.close();
    await disk.close();
  });

  const readiness = async () => (await fetch(`${desk.url()}/health/ready`)).text();
  const freeBytes = async () => {
    const metrics = await (await fetch(`${desk.url()}/metrics`)).text();
    return Number(/csp_desk_disk_free_bytes (\d+)/.exec(metrics)?.[1]);
  };
  const purchases = async () =>
    (await desk.database.read.purchase.findMany({ orderBy: { draftedAt: 'asc' } })).map(({ state }) => state);

  test('people are told that nothing was saved, what was confirmed goes on when there is room, and nothing is done twice', async () => {
    const agent = await desk.person('admin.agent');
    await fillsPurchaseForm(agent, { reference: 'PO-1' });
    await agent.submits('Review');
    await agent.waitsFor('[Place order]');

    await disk.fill(20 * MB);
    await expect.poll(readiness, { timeout: 10_000 }).toBe('not ready: disk\n');
    await agent.submits('Place order');
    expect(await agent.waitsFor('Nothing was saved of your last step')).toMatch(/ref [0-9A-Z]{3}-/);
    expect(JSON.stringify(desk.log.lines)).toContain('The disk of the embedded database is full');
    // Looked at once a second, so it may have been while the disk was still being filled.
    await expect.poll(freeBytes).toBeLessThan(21 * MB);
    expect(await purchases()).toEqual(['drafted']);

    await disk.makeRoom();
    await expect.poll(readiness, { timeout: 10_000 }).toBe('ready\n');
    await agent.closes({ all: true });
    await buys(agent, { reference: 'PO-2' });
    await expect.poll(purchases).toEqual(['drafted', 'fulfilled']);
    expect(await verifyLedger(desk.database.pool)).toMatchObject({ kind: 'intact' });
  });

  test('a server that has no room (53100) is told in the same words, and tries again', async () => {
    const { pool } = desk.database;
    await pool.query(`CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$;
      CREATE TRIGGER no_room BEFORE INSERT ON purchase FOR EACH ROW EXECUTE FUNCTION no_room()`);
    const agent = await desk.person('admin.agent');
    await fillsPurchaseForm(agent, { reference: 'PO-3' });
    await agent.submits('Review');
    await agent.waitsFor('Nothing was saved of your last step');
    await pool.query('DROP TRIGGER no_room ON purchase');
    await agent.closes({ all: true });
    await buys(agent, { reference: 'PO-3' });
    await expect.poll(purchases).toEqual(['drafted', 'fulfilled', 'fulfilled']);
  });

  test('a start without room is refused in words, and leaves everything as it is', async () => {
    await disk.fill(100 * MB);
    const dataDir = join(disk.path, 'other');
    const opening = openDatabase({ url: undefined, dataDir, onIdleError: () => undefined });
    await expect(opening).rejects.toThrow(/^only \d+ MB are free in .*other.*make room there and start again/);
    await disk.makeRoom();
  });

  test('PostgreSQL that finds no room for its log stops for good: it is asked nothing more, and the next start has all that was confirmed', async () => {
    const own = await openSmallDisk(128);
    const directory = join(own.path, 'database');
    await unpackPreparedDatabase(directory);
    const watched = watchDisk(null);
    const first = poolOver(await openPGlite({ dataDir: directory }), watched);
    await first.pool.query('CREATE TABLE kept (id integer)');
    await own.fill(1 * MB);
    let confirmed = 0;
    const write = async () => {
      await first.pool.query(
        `WITH one AS (INSERT INTO kept VALUES ($1) RETURNING id)
        SELECT pg_logical_emit_message(false, 'fills', repeat('x', 2000000)) FROM one`,
        [confirmed],
      );
      confirmed += 1;
    };
    await expect(
      (async () => {
        while (confirmed < 30) await write();
      })(),
    ).rejects.toMatchObject({ code: '53100' });
    expect(watched.broken()).toContain('No space left');
    await expect(write()).rejects.toThrow();
    await first.close();

    await own.makeRoom();
    const second = poolOver(await openPGlite({ dataDir: directory }));
    const { rows } = await second.pool.query<{ count: number }>('SELECT count(*)::integer AS count FROM kept');
    expect(rows).toEqual([{ count: confirmed }]);
    await second.close();
    await own.close();
  });
});
