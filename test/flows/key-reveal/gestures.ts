import type { JsonObject } from '../../../src/sandbox/slack/json.ts';
import type { Desk } from '../../support/desk.ts';
import type { Person } from '../../support/slack/person.ts';

export const KEY = /(?:[A-Z0-9]{5}-){4}[A-Z0-9]{5}/;

type Wanted = {
  readonly channel?: string;
  readonly customer?: string;
  readonly software?: string;
  readonly reason?: string;
};

/** Fills in the form and hands it in; the message with the button is then on its way. */
export async function asksForKey(person: Person, wanted: Wanted = {}): Promise<void> {
  const {
    channel = '#sales',
    customer = 'fabrikam',
    software = 'Windows Server 2022 Standard',
    reason = 'INC-4711',
  } = wanted;
  await person.types(channel, `/csp-key ${customer}`);
  await person.fills({ Software: software, Reason: reason });
  await person.submits('Get key');
}

/** @returns the key, as it stands on the screen */
export async function seesKey(person: Person, channel = '#sales'): Promise<string> {
  const seen = await person.waitsFor(KEY, channel);
  return KEY.exec(seen)?.[0] ?? '';
}

type Issued = { readonly productKey: string; readonly times: number };

/** How often Partner Center gave each key. */
export async function issuedKeys(desk: Desk): Promise<readonly Issued[]> {
  return (await desk.partnerCenter('GET', '/issued-keys')) as Issued[];
}

export async function customerId(desk: Desk, domain: string): Promise<string> {
  const { customers } = (await desk.partnerCenter('GET', '/state')) as {
    readonly customers: readonly { readonly id: string; readonly domain: string }[];
  };
  const found = customers.find((customer) => customer.domain === domain);
  if (!found) throw new Error(`The seed has no ${domain}`);
  return found.id;
}

/** An order made past the desk. @returns its ID */
export async function ordered(desk: Desk, domain: string, product: string): Promise<string> {
  const path = `/customers/${await customerId(desk, domain)}/orders`;
  const { id } = (await desk.partnerCenter('POST', path, { lines: [{ product }] })) as { readonly id: string };
  return id;
}

/** A cancellation made past the desk. */
export async function cancelled(desk: Desk, domain: string, orderId: string): Promise<void> {
  await desk.partnerCenter('POST', `/customers/${await customerId(desk, domain)}/orders/${orderId}/cancellation`, {});
}

/** What the ledger has of an action, oldest first. */
export async function ledgerOf(desk: Desk, ...actions: readonly string[]): Promise<string[]> {
  const entries = await desk.database.read.ledgerEntry.findMany({
    where: { action: { in: [...actions] } },
    orderBy: { sequence: 'asc' },
  });
  return entries.map(({ action, outcome }) => `${action} ${outcome}`);
}

/** Lets the five minutes be over: what was to be done then is due now. */
export async function fiveMinutesPass(desk: Desk): Promise<void> {
  await desk.database.pool.query(`UPDATE pgboss.job SET start_after = now() WHERE name = 'key-hide'`);
}

/** Every row of every table but the queue's own bookkeeping, as one text. */
export async function databaseText(desk: Desk): Promise<string> {
  const { rows } = await desk.database.pool.query<{ schema: string; name: string }>(
    `SELECT table_schema AS schema, table_name AS name FROM information_schema.tables
     WHERE table_schema IN ('public', 'pgboss') AND table_type = 'BASE TABLE'`,
  );
  const tables = [];
  for (const { schema, name } of rows) {
    const { rows: content } = await desk.database.pool.query(
      `SELECT row_to_json(t) AS row FROM "${schema}"."${name}" t`,
    );
    tables.push(JSON.stringify(content));
  }
  return tables.join('\n');
}

/** @returns what Slack told the desk of the newest press of a button */
export async function lastPress(desk: Desk, actionId: string): Promise<JsonObject> {
  const { envelopes } = (await desk.slack('/inspector')) as {
    readonly envelopes: readonly { readonly payload: JsonObject }[];
  };
  const press = envelopes.findLast(({ payload }) => JSON.stringify(payload).includes(`"action_id":"${actionId}"`));
  if (!press) throw new Error(`Nobody pressed ${actionId}`);
  return press.payload;
}
