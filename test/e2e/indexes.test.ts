import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import pg from 'pg';
import { databaseOver } from '../../src/database/database.ts';
import { openServerPool } from '../../src/database/pools.ts';
import { createServerDatabase } from '../support/database.ts';
import { asksForKey } from '../flows/key-reveal/gestures.ts';
import { openDesk } from '../support/desk.ts';
import type { Desk } from '../support/desk.ts';
import { buys } from '../support/gestures.ts';

const server = inject('databaseUrl');

/** Settings and the like, of which there are a few rows however long the desk runs; and the tables of pg-boss itself. */
const SMALL = [
  'approval_rule',
  'key_rules',
  'key_rules_draft',
  'margin_rule',
  'reminder_times',
  'price_market',
  'ledger_key',
  'lease',
  'restore',
  'sealed_with',
  'drift_watch',
  'team_digest_rules',
  'local_grant',
  'partner_group',
  'sync_run',
];
/** Read through at a start and once a day, for what is sealed with an older key. */
const AT_THE_START = [
  'credential',
  'download_link',
  'envelope',
  'form_reply',
  'handed_in_key',
  'key_ending',
  'key_request',
  'ticket_file',
];

const DUE = `SELECT 1 FROM pgboss.job WHERE state < 'completed' AND start_after <= now()`;

/** With sequential reading made as dear as can be, PostgreSQL does it only where no index helps: whatever is read so has none. */
describe.skipIf(!server)('every query has an index', () => {
  let desk: Desk;
  let url: string;
  beforeAll(async () => {
    url = await createServerDatabase(server ?? '');
    const reluctant = new URL(url);
    reluctant.searchParams.set('options', '-c enable_seqscan=off');
    desk = await openDesk({ database: databaseOver(openServerPool(reluctant.href, () => undefined)) });
  });
  afterAll(() => desk.close());

  test('in what people do every day no table that grows is read through', async () => {
    const [kim, admin] = [await desk.person('admin.agent'), await desk.person('global.admin')];
    await buys(kim, { reference: 'PO indexed' });
    await kim.waitsFor(/PO indexed[^🛒]*Fulfilled/, '#sales');
    await kim.types('#sales', '/csp-software fabrikam');
    await kim.waitsFor('4 × · order');
    await asksForKey(kim);
    await kim.waitsFor('[Show key]', '#sales');
    await kim.presses('Show key');
    await kim.presses('Hide now');
    await kim.types('#sales', '/csp-tickets mine');
    await admin.types('#sales', '/csp-admin');
    // A day goes by, with all its rounds.
    await desk.forward(25 * 60 * 60_000);
    await kim.types('#sales', '/csp-help');

    await expect.poll(async () => (await desk.database.pool.query(DUE)).rowCount).toBe(0);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query<{ name: string; times: string }>(
      `SELECT relname AS name, seq_scan AS times FROM pg_stat_user_tables WHERE schemaname = 'public' AND seq_scan > 0`,
    );
    await client.end();
    // What is read at each start shows that reading is counted.
    expect(rows.map(({ name }) => name)).toContain('key_request');
    const readThrough = rows.filter(
      ({ name, times }) => !SMALL.includes(name) && (!AT_THE_START.includes(name) || Number(times) > 2),
    );
    expect(readThrough).toEqual([]);
  });
});
