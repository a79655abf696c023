import { readConfig } from '../../src/config.ts';
import type { Database } from '../../src/database/database.ts';
import { followClock } from '../../src/followed-clock.ts';
import { newBytes } from '../../src/kernel/ids.ts';
import type { Reach } from '../../src/kernel/recovery-points.ts';
import { startDesk } from '../../src/main.ts';
import { openSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { recordingLog } from './conditions.ts';
import { openTestDatabase } from './database.ts';
import { movableClock } from './partner-center.ts';
import type { MovableClock } from './partner-center.ts';
import { dumpDatabase, findKeys } from './leak-scan.ts';
import { openPerson } from './slack/person.ts';
import type { Person } from './slack/person.ts';

/** The people of the local directory, by the part of their e-mail before the @. */
export type Who =
  | 'admin.agent'
  | 'beheeragent'
  | 'sales.agent'
  | 'helpdesk.agent'
  | 'global.admin'
  | 'approver'
  | 'auditor'
  | 'guest'
  | 'deactivated'
  | 'stranger'
  | 'newcomer';

export type Transport = 'socket' | 'http';

type Settings = Readonly<Record<string, string>>;

/** Enough for races. A start opens as many as it may, and each costs a server forty milliseconds. */
const MOST_CONNECTIONS = 4;

/** The whole product, running against the stand-ins over real sockets, with people at Slack. */
export type Desk = {
  readonly person: (who: Who) => Promise<Person>;
  readonly database: Database;
  readonly clock: MovableClock;
  /** Moves the clock and brings forward what waits, as the local workspace does when somebody moves its clock. */
  readonly forward: (milliseconds: number) => Promise<void>;
  readonly sandbox: Sandbox;
  /** where the product's own HTTP server listens */
  readonly url: () => string;
  readonly log: ReturnType<typeof recordingLog>;
  /** Asks the control interface of the local Partner Center. */
  readonly partnerCenter: (method: string, path: string, body?: object) => Promise<unknown>;
  /** Asks the control interface of the local workspace. */
  readonly slack: (path: string, body?: object) => Promise<unknown>;
  /** Stops the product and starts it again on the same database, as an upgrade does. */
  readonly restart: () => Promise<void>;
  /** Stops the product, and starts it on another database, as after a restore. */
  readonly moveTo: (database: Database) => Promise<void>;
  readonly close: () => Promise<void>;
};

async function openFrugalDatabase(): Promise<Database> {
  const database = await openTestDatabase();
  const { options } = database.pool;
  options.max = Math.min(options.max ?? MOST_CONNECTIONS, MOST_CONNECTIONS);
  return database;
}

export async function openDesk(
  options: {
    readonly transport?: Transport;
    /** settings of its own; a function is told those that lead to the stand-ins, to put something in between */
    readonly env?: Settings | ((sandbox: Settings) => Settings | Promise<Settings>);
    readonly reach?: Reach;
    /** instead of a new one; closed with the desk */
    readonly database?: Database;
    /** the product follows the clock that is moved on the page of the workspace */
    readonly followsPage?: true;
  } = {},
): Promise<Desk> {
  const clock = movableClock();
  const log = recordingLog();
  const sandbox = await openSandbox({
    port: 0,
    dataDir: ':memory:',
    manifestPath: 'manifest.yml',
    clock,
    log: recordingLog(),
    delays: { fulfilment: 0, orderList: 0 },
    callsPerMinute: 0,
  });
  let database = options.database ?? (await openFrugalDatabase());
  const { transport = 'socket' } = options;
  const variables = {
    ...sandbox.variables,
    ENCRYPTION_KEYS: `test:${newBytes(32).toString('base64')}`,
    PORT: '0',
    ...(typeof options.env === 'function' ? await options.env(sandbox.variables) : options.env),
  };
  if (transport === 'http') delete (variables as Record<string, string>)['SLACK_APP_TOKEN'];
  const read = readConfig(
    transport === 'http' ? { ...variables, SLACK_SIGNING_SECRET: sandbox.signingSecret } : variables,
  );
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  const { config } = read;
  let jump: (milliseconds: number) => Promise<void> = async () => undefined;
  const onJump = (tell: typeof jump) => void (jump = tell);
  const followed = options.followsPage ? await followClock(`${sandbox.url}/control/clock`, log) : null;
  const start = async () => {
    const running = await startDesk(config, {
      log,
      clock,
      database,
      onJump,
      ...(options.reach && { reach: options.reach }),
      ...(followed && { clock: followed, onJump: followed.onJump }),
    });
    if (transport === 'http')
      await ask('POST', '/workspace/control/request-url', { url: `${running.url}/slack/events` });
    return running;
  };

  async function ask(method: string, path: string, body?: object): Promise<unknown> {
    const json = body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const response = await fetch(`${sandbox.url}${path}`, { method, ...json });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status} ${text}`);
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  }

  /** Every suite ends with it: no key that was handed out stands anywhere but in the message it was shown in, which is gone. */
  async function assertNoKeyLeaked(metrics: string): Promise<void> {
    const issued = (await ask('GET', '/control/partner-center/issued-keys')) as readonly {
      readonly productKey: string;
    }[];
    const history = (await ask('GET', '/workspace/control/history')) as {
      readonly postings: unknown;
      readonly files: unknown;
    };
    const haystacks = [
      { name: 'metrics', content: metrics },
      { name: 'log', content: JSON.stringify(log.lines) },
      { name: 'messages', content: JSON.stringify(history.postings) },
      { name: 'files in Slack', content: JSON.stringify(history.files) },
      ...(await dumpDatabase(database.pool)),
    ];
    const found = findKeys(
      issued.map(({ productKey }) => productKey),
      haystacks,
    );
    if (found.length > 0) throw new Error(`A product key stands in clear in: ${found.join(', ')}`);
  }

  /** So that a person can be forgotten, who is behind an ID there: the ledger keeps what it holds for ever. */
  async function assertNobodyNamedInLedger(): Promise<void> {
    const { rows } = await database.pool.query<{ action: string; outcome: string; named: string }>(
      `SELECT DISTINCT entry.action, entry.outcome, person.name AS named FROM ledger_entry AS entry JOIN person
       ON strpos(entry.details::text, person.name) > 0 OR strpos(entry.details::text, person.email) > 0
       OR strpos(entry.details::text, person.slack_user_id) > 0`,
    );
    if (rows.length > 0) throw new Error(`The ledger names people: ${JSON.stringify(rows)}`);
  }

  await ask('POST', '/workspace/control/rate-limits', { enabled: false });
  let desk = await start();
  const people = new Map<Who, Promise<Person>>();

  return {
    person: (who) => {
      const known = people.get(who) ?? openPerson(sandbox.url, `${who}@csp-desk.example`);
      people.set(who, known);
      return known;
    },
    get database() {
      return database;
    },
    clock,
    sandbox,
    url: () => desk.url,
    log,
    partnerCenter: (method, path, body) => ask(method, `/control/partner-center${path}`, body),
    slack: (path, body) => ask(body ? 'POST' : 'GET', `/workspace/control${path}`, body),
    forward: async (milliseconds) => {
      clock.advance(milliseconds);
      await jump(milliseconds);
    },
    restart: async () => {
      await desk.stop();
      desk = await start();
    },
    moveTo: async (other) => {
      await desk.stop();
      await database.close();
      database = other;
      desk = await start();
    },
    close: async () => {
      followed?.stop();
      const metrics = await fetch(`${desk.url}/metrics`);
      await desk.stop();
      await assertNoKeyLeaked(await metrics.text());
      await assertNobodyNamedInLedger();
      await Promise.all([...people.values()].map(async (person) => (await person).leaves()));
      await sandbox.close();
      await database.close();
    },
  };
}
