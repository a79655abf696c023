import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { spanToTell } from '../../../src/flows/drift/rules-team.ts';
import { eventually } from '../../support/conditions.ts';
import { openDesk } from '../../support/desk.ts';
import type { Desk } from '../../support/desk.ts';
import type { Person } from '../../support/slack/person.ts';

describe('when the team is told', () => {
  const set = new Date('2026-11-20T10:00:00Z');
  const at = (text: string, last: string | null) =>
    spanToTell(
      new Date(text),
      { zone: 'Europe/Amsterdam', morningHour: 9 },
      last === null ? null : new Date(last),
      set,
    );

  test('not before nine in the morning of whoever set it', () => {
    expect(at('2026-11-25T07:59:00Z', null)).toBeNull();
    expect(at('2026-11-25T08:00:00Z', null)).toEqual({
      day: '2026-11-25',
      after: set,
      until: new Date('2026-11-25T08:00:00Z'),
    });
  });

  test('what was found since the last time, and only once a day', () => {
    const last = '2026-11-24T08:00:00.000Z';
    expect(at('2026-11-25T12:00:00Z', last)?.after).toEqual(new Date(last));
    expect(at('2026-11-25T12:00:00Z', '2026-11-25T08:00:00.000Z')).toBeNull();
  });

  test('after a long silence no more than a week', () => {
    expect(at('2027-02-01T12:00:00Z', '2026-11-25T08:00:00.000Z')?.after).toEqual(new Date('2027-01-25T08:00:00Z'));
  });
});

describe('over the wire', () => {
  let desk: Desk;
  let gina: Person;
  const HOUR_MS = 60 * 60 * 1000;

  beforeAll(async () => {
    desk = await openDesk();
    gina = await desk.person('global.admin');
  });
  afterAll(() => desk.close());

  const digests = () => desk.database.read.teamDigest.count();
  /** The round of the digest comes once more, as it does every half hour. */
  async function roundIsDone(): Promise<void> {
    const { rows } = await desk.database.pool.query<{ id: string }>(
      `UPDATE pgboss.job SET start_after = now() WHERE name = 'team-digest' AND state = 'created' RETURNING id`,
    );
    await eventually(async () => {
      const left = await desk.database.pool.query(
        `SELECT 1 FROM pgboss.job WHERE id = $1 AND state IN ('created', 'retry', 'active')`,
        [rows[0]?.id],
      );
      return left.rowCount === 0;
    });
  }
  async function toTheNextMorning(): Promise<void> {
    const now = desk.clock.now();
    const noon = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1, 22);
    desk.clock.advance(noon - now.getTime());
  }

  test('a Global admin says in which channel; one in which the app is not is refused at its field', async () => {
    await gina.types('#general', '/csp-admin');
    await gina.waitsFor('Team digest');
    await opensSection();
    await gina.fills({ Channel: 'C0RANDOM001' });
    await gina.submits('Save');
    await gina.waitsFor('CSP Desk is not a member of this channel');
    await gina.fills({ Channel: 'C0LICENSING' });
    await gina.submits('Save');
    expect(await gina.waitsFor('Saved. The next digest')).toMatch(/Channel\*\nnone → .*C0LICENSING/);
    await gina.submits('Save');
    await gina.waitsFor('This holds already. Nothing was changed.');
    await gina.presses('Back');
    await gina.waitsFor('Open Team digest');
    await gina.closes();
    const row = await desk.database.read.teamDigestRules.findUnique({ where: { id: 1 } });
    expect(row?.channelId).toMatch(/^C/);
    expect(await desk.database.read.ledgerEntry.count({ where: { action: 'settings.teamDigest' } })).toBe(1);
    await gina.types('#general', '/csp-audit');
    await gina.waitsFor('Said in which channel the team reads its digest');
    await gina.waitsFor('now: #C0LICENSING');
    await gina.closes();
  });

  test('where there is nothing to say nothing is said; what was done past the desk is told once, the next morning', async () => {
    await toTheNextMorning();
    await roundIsDone();
    expect(await digests()).toBe(0);

    const foundAt = desk.clock.now();
    const finding = { kind: 'ordered-there', customerId: 'c', customerName: 'Fabrikam B.V.', orderId: 'order-past-us' };
    await desk.database.read.driftFinding.create({ data: { ...finding, title: 'Office LTSC Standard 2021', foundAt } });
    await desk.database.read.auditArchive.create({
      data: {
        ...{ id: 'past-us', at: foundAt, archivedAt: foundAt, operation: 'get_software_key', explained: false },
        ...{ customerId: 'c', customerName: 'Fabrikam B.V.', principal: 'somebody@partner.example', details: {} },
      },
    });
    await roundIsDone();
    expect(await digests()).toBe(0);
    await toTheNextMorning();
    await roundIsDone();
    const seen = await gina.waitsFor('Done in Partner Center, not at this desk, since the last time', '#licensing');
    expect(seen).toContain('Office LTSC Standard 2021 for Fabrikam B.V.: ordered there, order order-past-us');
    expect(seen).toContain('a key of Fabrikam B.V., by somebody@partner.example');
    expect(await digests()).toBe(1);

    desk.clock.advance(HOUR_MS);
    await roundIsDone();
    await toTheNextMorning();
    await roundIsDone();
    expect(await digests()).toBe(1);
  });

  async function opensSection(): Promise<void> {
    await gina.presses('Open Team digest');
    await gina.waitsFor('Leave it empty if nobody should get it.');
  }
});
