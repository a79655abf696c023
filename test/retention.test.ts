import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../src/database/database.ts';
import { newId } from '../src/kernel/ids.ts';
import { removeOld } from '../src/retention.ts';
import { openTestDatabase } from './support/database.ts';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const BEFORE = new Date('2026-01-01T00:00:00Z');

test('what is old goes, in batches; what is younger, or was not told yet, stays', async () => {
  await database.pool
    .query(`INSERT INTO drift_finding (kind, customer_id, customer_name, order_id, title, found_at, report_id)
    SELECT 'ordered', 'c', 'C', 'O' || i, '', '2025-12-31T00:00:00Z'::timestamptz, CASE WHEN i > 1 THEN gen_random_uuid() END
    FROM generate_series(1, 1202) AS i`);
  const alert = (at: string) => ({ id: newId(), alertKey: newId(), kind: 'k', at: new Date(at), details: {} });
  await database.read.securityAlert.createMany({
    data: [alert('2025-12-31T23:59:59Z'), alert('2026-01-01T00:00:00Z')],
  });
  await removeOld(database, BEFORE);
  expect(await database.read.driftFinding.findMany({ select: { orderId: true } })).toEqual([{ orderId: 'O1' }]);
  expect(await database.read.securityAlert.findMany({ select: { at: true } })).toEqual([{ at: BEFORE }]);
});

test('of every table it is said how long it is kept', () => {
  const tables = [...readFileSync('prisma/schema.prisma', 'utf8').matchAll(/@@map\("(\w+)"\)/g)].map(
    ([, name]) => name,
  );
  const [, section = ''] = readFileSync('docs/operations.md', 'utf8').split('## Retention');
  const named = new Set([...(section.split('\n## ')[0] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name));
  expect(tables.filter((name) => !named.has(name))).toEqual([]);
});
