import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../src/kernel/ids.ts';
import { codesOf } from '../../../src/ledger/codes.ts';
import { createLedger } from '../../../src/ledger/ledger.ts';
import { verifyExport } from '../../../src/ledger/verify-export.ts';
import { readCheckpointFile } from '../../../src/ledger/checkpoint-file.ts';
import { exportLedger } from '../../../src/ledger/export.ts';
import { OVER } from '../../../src/flows/audit/erasing.ts';
import { mayBecome as ticketMayBecome, TICKET_STATES } from '../../../src/flows/cancellation/rules.ts';
import { mayBecome as moveMayBecome, MOVE_STATES } from '../../../src/flows/move/rules.ts';
import { BEING_PLACED, ON_THEIR_WAY, PURCHASE_STATES } from '../../../src/flows/purchase/rules.ts';
import { dumpDatabase } from '../../support/leak-scan.ts';
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
  desk = await openDesk({ env: { LEDGER_CHECKPOINT_FILE: checkpointFile, LEDGER_CHECKPOINT_CHANNEL: 'C0LICENSING' } });
  [kim, audra, gina] = [
    await desk.person('admin.agent'),
    await desk.person('auditor'),
    await desk.person('global.admin'),
  ];
});
afterAll(() => desk.close());

const entries = (where: object) => desk.database.read.ledgerEntry.findMany({ where, orderBy: { sequence: 'asc' } });

test('a purchase is made and its key shown: what the rest looks for', async () => {
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
  expect(await entries({ action: 'key.reveal', outcome: 'shown' })).toHaveLength(1);
});

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

  test('what the ledger keeps as a code is read as words', async () => {
    const ann = await desk.person('sales.agent');
    await ann.types('#sales', '/csp-key fabrikam');
    await ann.waitsFor('needs the role Admin agent');
    await ann.closes();
    await audra.types('#sales', '/csp-audit');
    expect(await audra.waitsFor('Wanted a product key and may not')).toContain('why: another role');
    await audra.closes();
    const looksLikeCode = /^[a-z]+(-[a-z]+)+$/;
    const unworded = (await entries({ action: { not: 'job.retry' } })).flatMap((entry) =>
      Object.entries(entry.details as object)
        .filter(([, value]) => looksLikeCode.test(String(value)))
        .filter(([name, value]) => !codesOf(entry, name).some((code) => code === value)),
    );
    expect(unworded).toEqual([]);
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
  await gina.waitsFor('Ledger checkpoint 1', '#licensing');
  await gina.types('#sales', '/csp-admin');
  await gina.presses('Open Ledger');
  const { publicKey } = await desk.database.read.ledgerKey.findFirstOrThrow();
  expect(await gina.waitsFor('Checkpoint *1*')).toContain(publicKey);
  await gina.presses('Use another key', { confirm: true });
  expect(await gina.waitsFor('one more is to be signed')).toContain('Another key signs from now on.');
  await gina.closes();
  await desk.forward(QUARTER);
  await expect.poll(async () => (await readCheckpointFile(checkpointFile)).kept.length).toBe(2);
  expect((await gina.sees('#licensing')).match(/Ledger checkpoint 1/g)).toHaveLength(1);
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

describe('erasing somebody who asked for it', () => {
  const chooses = async (who: string) => {
    await gina.types('#sales', '/csp-admin');
    await gina.presses('Open People’s data');
    await gina.fills({ Person: (await gina.options('Person', who))[0] ?? '' });
    await gina.submits('Next');
  };
  const kimInTheDesk = () =>
    desk.database.read.person.findFirstOrThrow({ where: { email: 'admin.agent@csp-desk.example' } });

  test('not yourself, and not while Microsoft may still need the contact', async () => {
    const { id: personId, name, slackTeamId: teamId } = await kimInTheDesk();
    const contact = { contactName: name, contactEmail: 'admin.agent@csp-desk.example', contactPhone: '+31 6 1' };
    const about = { customerId: newId(), customerName: 'Fabrikam', customerDomain: 'fabrikam.nl', orderId: 'order-x' };
    const asked = {
      orderTitle: 'x',
      refundReason: 'x',
      requestedMinor: 1n,
      currency: 'EUR',
      issueType: 'x',
      impact: 'x',
    };
    const at = { submittedAt: new Date(0), stateAt: new Date(0), updatedAt: new Date(0) };
    const ticket = {
      id: newId(),
      viewKey: newId(),
      state: 'asked',
      personId,
      teamId,
      channelId: 'C',
      title: 'x',
      route: 'request',
    };
    await desk.database.read.ticket.create({ data: { ...ticket, ...about, ...asked, ...contact, ...at } });
    await chooses('Kim');
    await gina.waitsFor('One ticket of this person is open.');
    await gina.closes();
    await desk.database.read.ticket.update({ where: { id: ticket.id }, data: { state: 'closed' } });
    const gone = await desk.database.read.person.findFirstOrThrow({
      where: { email: 'global.admin@csp-desk.example' },
    });
    await chooses(gone.name);
    await gina.waitsFor('You cannot erase yourself.');
    await gina.closes();
  });

  test('nothing names them any more, the chain verifies, and whoever comes back is somebody new', async () => {
    const known = await kimInTheDesk();
    const { id, name, slackUserId, slackTeamId } = known;
    const named = [{ kind: 'person', id: slackUserId, name }];
    const rule = {
      approvals: 1,
      approvers: named,
      escalateTo: named,
      expireHours: 1,
      createdBy: id,
      createdAt: new Date(0),
    };
    await desk.database.read.approvalRule.create({
      data: { id: newId(), kind: 'cancellation', endedAt: new Date(0), ...rule },
    });
    const seen = {
      at: new Date(0),
      operation: 'get_software_key',
      principal: known.email,
      explained: true,
      archivedAt: new Date(0),
    };
    await desk.database.read.auditArchive.create({ data: { id: newId(), details: { by: known.email }, ...seen } });
    const alert = { alertKey: newId(), kind: 'refusals', at: new Date(0), details: { kind: 'refusals', name } };
    await desk.database.read.securityAlert.create({ data: { id: newId(), ...alert } });
    await desk.database.read.localGrant.create({
      data: { id: newId(), holder: known.email ?? '', role: 'Approver', grantedAt: new Date(0), boundTo: slackUserId },
    });

    await chooses('Kim');
    const asked = await gina.waitsFor('This cannot be undone');
    expect(asked).toContain('with one right given at this desk, and the contact details on one ticket');
    await gina.submits('Erase');
    await gina.waitsFor('Erased. The ledger can be verified as before.');
    await gina.closes();

    const tables = (await dumpDatabase(desk.database.pool)).filter(({ name: table }) =>
      table.startsWith('table public.'),
    );
    for (const text of [name, known.email ?? '', slackUserId])
      expect(
        tables.filter(({ content }) => content.includes(text)).map(({ name: table }) => table),
        text,
      ).toEqual([]);
    expect(await createLedger(desk).verify()).toMatchObject({ kind: 'intact' });
    expect(await entries({ action: 'person.erase', outcome: 'erased' })).toMatchObject([
      { subject: `person:${id}`, details: { grants: 1, tickets: 1 } },
    ]);

    await kim.types('#sales', '/csp-help');
    await kim.waitsFor('Admin agent');
    const again = await desk.database.read.person.findFirstOrThrow({ where: { slackTeamId, slackUserId } });
    expect(again.id).not.toBe(id);
    await audra.types('#sales', '/csp-audit fabrikam');
    expect(await audra.waitsFor('Saw the product key')).toContain('*An erased person*\nSaw the product key');
    await audra.closes();
    const bas = await desk.person('beheeragent');
    await bas.types('#sales', '/csp-software fabrikam');
    expect(await bas.waitsFor('productcode laatst getoond')).toMatch(
      /laatst getoond op [^\n]* aan een gewiste persoon/,
    );
  });

  test('where nothing is to be done any more is as the flows say', () => {
    const ends = <State extends string>(states: readonly State[], mayBecome: (from: State, to: State) => boolean) =>
      states.filter((from) => !states.some((to) => mayBecome(from, to)));
    expect(ends(TICKET_STATES, ticketMayBecome).toSorted()).toEqual(OVER.tickets.toSorted());
    expect(ends(MOVE_STATES, moveMayBecome).toSorted()).toEqual(OVER.moves.toSorted());
    const kept = PURCHASE_STATES.filter((state) => !BEING_PLACED.some((each) => each === state));
    const over = kept.filter((state) => !ON_THEIR_WAY.some((each) => each === state) && state !== 'awaiting-approval');
    expect(over.toSorted()).toEqual(OVER.purchases.toSorted());
  });
});

async function files() {
  const { files: all } = (await desk.slack('/history')) as { files: { name: string; base64: string }[] };
  return all.filter(({ name }) => name.startsWith('ledger.'));
}
async function* one(bytes: Buffer) {
  yield bytes;
}
