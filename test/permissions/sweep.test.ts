import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actions } from '../../src/directory/actions.ts';
import type { Role } from '../../src/directory/person.ts';
import type { JsonObject } from '../../src/sandbox/slack/json.ts';
import { asksForKey } from '../flows/key-reveal/gestures.ts';
import { openDesk } from '../support/desk.ts';
import type { Desk, Who } from '../support/desk.ts';
import { asksToBuy, buys } from '../support/gestures.ts';
import { gestureOf } from './payloads.ts';
import type { Gesture, Sender } from './payloads.ts';
import { noteRegistrations } from './registrations.ts';
import type { Registration } from './registrations.ts';
import { jobs, rules } from './rules.ts';

/** Every kind of user and every role, with what each holds and why it is refused where that is not enough. */
const PEOPLE: readonly (readonly [who: Who, roles: readonly Role[], why: string])[] = [
  ['newcomer', [], 'no-role'],
  ['guest', [], 'guest'],
  ['stranger', [], 'foreign'],
  ['deactivated', [], 'deactivated'],
  ['admin.agent', ['AdminAgent'], 'needs-role'],
  ['sales.agent', ['SalesAgent'], 'needs-role'],
  ['helpdesk.agent', ['HelpdeskAgent'], 'needs-role'],
  ['global.admin', ['GlobalAdmin'], 'needs-role'],
  ['approver', ['SalesAgent', 'Approver'], 'needs-role'],
  ['auditor', ['Auditor'], 'needs-role'],
];

const notes = noteRegistrations();
let desk: Desk;
let recorded: readonly Gesture[];
let registered: readonly Registration[];
const senders = new Map<Who, Sender>();
const subjects: Record<string, string> = {};

beforeAll(async () => {
  desk = await openDesk();
  registered = [...new Map(notes.noted.map((each) => [nameOf(each), each])).values()];
  notes.end();
});
afterAll(() => desk.close());

const nameOf = ({ kind, id }: Registration) => `${kind} ${id}`;

/** What the listener is likely to be about; where it is nothing of that kind, the customer. */
function subjectOf({ id }: Registration, { id: userId }: Sender): string {
  const [, role] = /^people\.\w+ (\w+)$/.exec(id) ?? [];
  if (id.startsWith('people.')) return role === undefined ? userId : `${userId} ${role}`;
  return subjects[id.split('.')[0] ?? ''] ?? subjects['customer'] ?? '';
}

test('whatever the product listens to has a right that it needs, and nothing else has', () => {
  expect(Object.keys(rules).toSorted(), 'a line for each in rules.ts').toEqual(registered.map(nameOf).toSorted());
});

test('for whom each job works: the desk, or somebody whose right is asked anew', async () => {
  const { rows } = await desk.database.pool.query<{ name: string }>('SELECT name FROM pgboss.queue');
  expect(Object.keys(jobs).toSorted(), 'a line for each in rules.ts').toEqual(rows.map(({ name }) => name).toSorted());
});

describe('P7: who lacks the right', () => {
  beforeAll(async () => {
    const [kim, ann] = [await desk.person('admin.agent'), await desk.person('sales.agent')];
    await buys(kim, {});
    await kim.waitsFor('Fulfilled');
    await kim.reloads();
    await asksForKey(kim);
    await kim.waitsFor('Show key');
    await asksToBuy(ann, {});
    await ann.waitsFor('Waiting for approval');
    // A grant by e-mail is theirs from the first time they are seen.
    for (const who of ['approver', 'auditor'] as const) {
      await (await desk.person(who)).types('#sales', '/csp-help');
      await (await desk.person(who)).waitsFor('only visible to you');
    }
    const { envelopes } = (await desk.slack('/inspector')) as { readonly envelopes: readonly Gesture[] };
    recorded = envelopes.filter(({ type }) => type === 'interactive');
    for (const [who] of PEOPLE) {
      const { person } = await (await desk.person(who)).screen();
      senders.set(who, person);
    }
    const { read } = desk.database;
    subjects['approval'] = (await read.approval.findFirstOrThrow()).id;
    subjects['purchase'] = (await read.purchase.findFirstOrThrow({ where: { state: 'fulfilled' } })).id;
    subjects['keyReveal'] = (await read.keyRequest.findFirstOrThrow()).id;
    subjects['customer'] = (await read.purchase.findFirstOrThrow()).customerId;
  }, 180_000);

  /** Everything that is recorded, but for who was seen, what the ledger says, and what comes and goes by itself. */
  const ASIDE =
    /^(_prisma.*|person|ledger_.*|directory_match|partner_group|lease|envelope|sync_run|customer|customer_use|security_alert|price.*|form_reply|picture|seen_order|drift_.*)$/;

  async function fingerprint(): Promise<Record<string, string | null>> {
    const { pool } = desk.database;
    const tables = await pool.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
    );
    const prints: Record<string, string | null> = {};
    for (const { name } of tables.rows.filter((table) => !ASIDE.test(table.name))) {
      const { rows } = await pool.query<{ print: string | null }>(
        `SELECT md5(string_agg(row::text, ' ' ORDER BY row::text)) AS print FROM "${name}" AS row`,
      );
      prints[name] = rows[0]?.print ?? null;
    }
    return prints;
  }

  /** Writes of the desk at Partner Center. */
  async function writes(): Promise<number> {
    const calls = (await desk.partnerCenter('GET', '/calls')) as readonly { method: string; path: string }[];
    return calls.filter(({ method, path }) => method !== 'GET' && path.startsWith('/partner-center/')).length;
  }

  async function lastEntry(): Promise<bigint> {
    const entry = await desk.database.read.ledgerEntry.findFirst({ orderBy: { sequence: 'desc' } });
    return entry?.sequence ?? 0n;
  }

  async function sends(who: Who, { type, payload }: Gesture): Promise<JsonObject> {
    return (await desk.person(who)).sendsRaw(type, payload, { trigger: true });
  }

  /**
   * Everybody who lacks it, at the first listener that asks for a right. The table of rights is one, so at the others somebody
   * without a role, a guest, and one who holds another role are enough.
   */
  function lacking(name: string, index: number): typeof PEOPLE {
    const rule = rules[name];
    if (!rule || rule.how === 'heard') return PEOPLE.slice(0, 1);
    const needed: readonly Role[] = actions[rule.action].roles;
    const all = PEOPLE.filter(([, roles]) => !roles.some((role) => needed.includes(role)));
    const first = registered
      .map(nameOf)
      .find((other) => rules[other]?.how === 'asks' && rules[other].action === rule.action);
    if (first === name) return all;
    const others = all.slice(2);
    return [...all.slice(0, 2), ...others.slice(index % others.length, (index % others.length) + 1)];
  }

  test('is refused by every command, button, menu, form and event, in the ledger, and nothing changes', async () => {
    const [before, written] = [await fingerprint(), await writes()];
    for (const [index, registration] of registered.entries()) {
      const name = nameOf(registration);
      const people = lacking(name, index);
      const since = await lastEntry();
      const offered = await Promise.all(
        people.map(async ([who]) => {
          const sender = senders.get(who);
          const gesture = sender && gestureOf(registration, sender, subjectOf(registration, sender));
          const answer = gesture ? await sends(who, gesture) : {};
          return JSON.stringify(answer['body'] ?? {}).includes('"options":[{') ? who : [];
        }),
      );
      expect(offered.flat(), `${name} offers something`).toEqual([]);
      if (rules[name]?.how === 'asks')
        await expect
          .poll(() => refusals(name, since), { interval: 30, timeout: 20_000, message: name })
          .toEqual(expect.arrayContaining(people.map(([who, , why]) => `${who} ${why}`)));
    }
    expect(await fingerprint()).toEqual(before);
    expect(await writes()).toBe(written);
  }, 240_000);

  async function refusals(name: string, since: bigint): Promise<readonly string[]> {
    const rule = rules[name];
    const { rows } = await desk.database.pool.query<{ user: string; why: string }>(
      `SELECT DISTINCT person.slack_user_id AS user, entry.details->>'why' AS why FROM ledger_entry AS entry
       JOIN person ON person.id::text = entry.actor WHERE entry.sequence > $1 AND entry.outcome = 'refused' AND entry.action = $2`,
      [since, rule?.how === 'asks' ? rule.action : ''],
    );
    const names = new Map([...senders].map(([who, { id }]) => [id, who]));
    return rows.flatMap(({ user, why }) => {
      const who = names.get(user);
      return who ? `${who} ${why}` : [];
    });
  }

  test('changes nothing with what an Admin agent and a Sales agent sent, either', async () => {
    const [before, written] = [await fingerprint(), await writes()];
    expect(recorded.length).toBeGreaterThan(10);
    for (const { type, payload } of recorded) {
      await Promise.all(
        PEOPLE.slice(0, 4).map(async ([who]) => {
          const { id, teamId } = senders.get(who) ?? { id: '', teamId: '' };
          await sends(who, { type, payload: { ...payload, user: { id, team_id: teamId }, team: { id: teamId } } });
        }),
      );
    }
    expect(await fingerprint()).toEqual(before);
    expect(await writes()).toBe(written);
  });
});
