import { afterAll, beforeAll, expect, test } from 'vitest';
import { createImporting } from '../../../src/flows/move/importing.ts';
import type { KeyEndings } from '../../../src/flows/move/importing.ts';
import { completed } from '../../../src/flows/move/inventory/gather.ts';
import { readFleet } from '../../../src/flows/move/records-fleet.ts';
import { pageOfMachines } from '../../../src/flows/move/records-machines.ts';
import { advanceMove, createMove, figuresOfOne, findMove, holdMove } from '../../../src/flows/move/records.ts';
import type { MoveRecord } from '../../../src/flows/move/records.ts';
import type { ImportKind } from '../../../src/flows/move/rules-import.ts';
import { DEFAULT_SETTINGS } from '../../../src/flows/move/rules-settings.ts';
import { createMoveKeys } from '../../../src/flows/move/service-keys.ts';
import type { Database } from '../../../src/database/database.ts';
import { newId } from '../../../src/kernel/ids.ts';
import { createLedger } from '../../../src/ledger/ledger.ts';
import { openTestDatabase } from '../../support/database.ts';
import { movableClock } from '../../support/partner-center.ts';
import { exported, results } from './export-lines.ts';
import { gather } from './at-once.ts';

const notices = { tell: async () => undefined, changed: async () => undefined };
const clock = movableClock();
const customerId = newId();
/** The ending of the one key that was shown here. */
const known: KeyEndings = {
  find: async (_, ending) => new Set(ending === '8XDDG' ? ['order-1:1'] : []),
  known: async (_, ids) => new Set(ids.filter((id) => id === 'order-1:1')),
};

let database: Database;
let importing: ReturnType<typeof createImporting>;
let keys: ReturnType<typeof createMoveKeys>;
let personId: string;
beforeAll(async () => {
  database = await openTestDatabase();
  const ledger = createLedger({ database, clock });
  importing = createImporting({ ledger, notices, keyEndings: known, clock });
  keys = createMoveKeys({ database, ledger, notices, clock });
  personId = newId();
  const slack = { slackTeamId: 'T1', slackUserId: 'U1', name: 'Kim', locale: 'en-GB', zone: 'UTC' };
  await database.read.person.create({ data: { id: personId, ...slack, seenAt: clock.now() } });
});
afterAll(() => database.close());

async function begun(title: string): Promise<MoveRecord> {
  const now = clock.now();
  return createMove(database.read, {
    ...DEFAULT_SETTINGS,
    workDays: [...DEFAULT_SETTINGS.workDays],
    ...{ id: newId(), viewKey: newId(), title, zone: 'Europe/Amsterdam', state: 'gathering', personId, teamId: 'T1' },
    ...{ channelId: 'C1', customerId, customerName: 'Fabrikam', createdAt: now, updatedAt: now },
    keys: {
      create: [
        {
          ...{ id: newId(), productKind: 'windows-server', edition: 'standard', orderId: 'order-1', lineNumber: 1 },
          title: 'Windows Server 2022 Standard',
        },
      ],
    },
  });
}

async function brings(move: MoveRecord, text: string, kind: ImportKind = 'inventory') {
  const gathered = gather([{ file: null, machine: null, text }], kind);
  const records = completed(gathered.records, { machine: null, capturedAt: null }, clock.now());
  const keyOf = await importing.keyKnowledge(move.customerId, move.keys, records);
  const id = newId();
  return database.transaction(async (tx) => {
    const held = await holdMove(tx, move.id);
    if (!held) throw new Error('no move');
    const asked = { id, viewKey: id, moveId: move.id, personId, kind, state: 'waiting', askedAt: clock.now() };
    await tx.moveImport.create({ data: asked });
    return importing.take(tx, held, id, { gathered, records, keyOf });
  });
}

const names = (count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => `PC-${String(index + from).padStart(5, '0')}`);
const ago = (minutes: number) => new Date(clock.now().getTime() - minutes * 60_000);

test('a thousand machines are written at once, come back as they went, and brought again change nothing', async () => {
  const move = await begun('Everything');
  const at = ago(60);
  const text = exported(...names(1_000).map((machine, index) => ({ machine, at, minutes: 10_000 + index })));
  expect(await brings(move, text)).toMatchObject({ state: 'done', machinesAdded: 1_000, productsChanged: 1_000 });
  expect(await figuresOfOne(database.read, move.id)).toMatchObject({ machines: 1_000, of: { 'to-go': 1_000 } });
  const version = (await findMove(database.read, move.id))?.version;
  expect(await brings(move, text)).toMatchObject({ state: 'repeated', machinesAdded: 0, productsChanged: 0 });
  expect((await findMove(database.read, move.id))?.version).toBe(version);

  const { machines, place } = await pageOfMachines(database.read, move, {
    ...{ filter: 'all', page: 999 },
    looking: { now: clock.now(), riskDays: 7 },
  });
  expect(place).toMatchObject({ total: 1_000, page: place.pages - 1 });
  expect(machines.at(-1)?.name).toBe('PC-01000');
});

test('two who bring at once: neither loses what it brought', async () => {
  const move = await begun('At once');
  const at = ago(60);
  const [first, second] = [names(50), names(50, 26)].map((some) =>
    exported(...some.map((machine) => ({ machine, at }))),
  );
  await Promise.all([brings(move, first ?? ''), brings(move, second ?? '')]);
  expect(await readFleet(database.read, move.id)).toHaveLength(75);
});

test('a machine is done by the MAK of the move; by another one it is not', async () => {
  const move = await begun('Whose key');
  await brings(move, exported(...['A', 'B'].map((machine) => ({ machine, at: ago(60) }))));
  await brings(
    move,
    results({ machine: 'A', at: ago(5), mak: '8XDDG' }, { machine: 'B', at: ago(5), mak: 'YYYYY' }),
    'results',
  );
  expect((await figuresOfOne(database.read, move.id)).of).toMatchObject({ done: 1, 'to-go': 1 });
});

test('waves pause at an activation limit, and go on where it was looked at; a fifth of failures pauses as well', async () => {
  const move = await begun('Waves');
  const machines = names(10);
  await brings(move, exported(...machines.map((machine) => ({ machine, at: ago(60) }))));
  const startedAt = ago(30);
  await advanceMove(database.read, move.id, 'gathering', 'planned', { now: startedAt });
  await advanceMove(database.read, move.id, 'planned', 'running', { now: startedAt, startedAt });
  const failed = (index: number, code: string) =>
    results({ machine: machines[index] ?? '', at: ago(10), code, step: 'activate' });
  await brings(move, failed(0, '0xC004C020'), 'results');
  expect(await findMove(database.read, move.id)).toMatchObject({ state: 'paused', pauseReason: 'activation-limit' });

  const resumedAt = ago(8);
  await advanceMove(database.read, move.id, 'paused', 'running', { now: resumedAt, resumedAt, pauseReason: null });
  const done = (index: number) => ({ machine: machines[index] ?? '', at: ago(5), mak: '8XDDG' });
  await brings(move, results(done(1), done(2), done(3), done(4)), 'results');
  expect((await findMove(database.read, move.id))?.state).toBe('running');
  await brings(move, results({ ...done(5), mak: undefined, code: '0x80070005', step: 'install' } as never), 'results');
  expect(await findMove(database.read, move.id)).toMatchObject({ state: 'paused', pauseReason: 'failure-rate' });
});

test('P14: the moves that use the key of an order are told of, with their machines; cancelled, the key is marked once', async () => {
  const move = await begun('Told');
  await brings(move, exported(...['X', 'Y', 'Z'].map((machine) => ({ machine, at: ago(60) }))));
  await brings(move, results({ machine: 'X', at: ago(5), mak: '8XDDG' }), 'results');
  const [found] = await keys.movesUsingKey({ orderId: 'order-1', lines: [1] });
  expect(found).toMatchObject({ title: 'Told', installed: 1, toGo: 2 });
  expect(await keys.movesUsingKey({ orderId: 'order-1', lines: [2] })).toEqual([]);
  for (const _ of [1, 2])
    await database.transaction((tx) => keys.orderCancelled(tx, { orderId: 'order-1', lines: [] }));
  expect((await findMove(database.read, move.id))?.keys[0]?.cancelledAt).not.toBeNull();
  const told = { action: 'move.key', subject: `move:${move.id}` };
  expect(await database.read.ledgerEntry.count({ where: told })).toBe(1);
});
