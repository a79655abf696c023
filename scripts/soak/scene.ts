import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newBytes, newId } from '../../src/kernel/ids.ts';
import type { Database } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/database.ts';
import { postgresPrograms, startThrowawayPostgres } from '../throwaway-postgres.ts';
import { openBalancer } from './balancer.ts';
import type { Customer } from './deeds.ts';
import { createInstance } from './instances.ts';
import type { Instance } from './instances.ts';
import type { Options } from './options.ts';
import { startStandIns } from './stand-ins.ts';
import type { StandIns } from './stand-ins.ts';
import { createSupervisor } from './supervisor.ts';
import type { Supervisor } from './supervisor.ts';

export type Scene = {
  readonly standIns: StandIns;
  readonly instances: readonly [Instance, ...Instance[]];
  readonly supervisor: Supervisor;
  /** those who have signed, so that they can be sold to */
  readonly customers: readonly [Customer, ...Customer[]];
  /** logs of the instances and of what is known of them */
  readonly folder: string;
  /** for whoever looks from outside; the database must be up */
  readonly openDatabase: () => Promise<Database>;
  readonly close: (keepLogs: boolean) => Promise<void>;
};

const MORE_CUSTOMERS = 300;

/** Brings everything up: PostgreSQL, the stand-ins, the instances, and a way for Slack to reach them. */
export async function setScene({ instances: count, transport }: Options): Promise<Scene> {
  const programs = postgresPrograms();
  if (!programs) throw new Error('No PostgreSQL is installed here: two instances need one to share');
  const folder = await mkdtemp(join(tmpdir(), 'csp-desk-soak-'));
  const postgres = await startThrowawayPostgres(programs, true);
  const standIns = await startStandIns();
  const customers = await prepare(standIns);
  const { SLACK_APP_TOKEN: appToken = '', ...variables } = standIns.variables;
  const way: Record<string, string> =
    transport === 'socket' ? { SLACK_APP_TOKEN: appToken } : { SLACK_SIGNING_SECRET: standIns.signingSecret };
  const env = {
    ...variables,
    ...way,
    DATABASE_URL: postgres.url,
    ENCRYPTION_KEYS: `soak:${newBytes(32).toString('base64')}`,
    LOG_LEVEL: 'warn',
  };
  const first = await createInstance('instance-1', { env, folder, inspected: true });
  const others = Array.from({ length: count - 1 }, (_, index) =>
    createInstance(`instance-${index + 2}`, { env, folder }),
  );
  const instances: Scene['instances'] = [first, ...(await Promise.all(others))];
  const supervisor = createSupervisor(instances, postgres);
  for (const instance of instances) await supervisor.bringUp(instance);
  const open = () => openDatabase({ url: postgres.url, dataDir: '', onIdleError: () => undefined });
  await letManyKeysOut(open);
  const balancer = transport === 'http' ? await openBalancer(instances) : undefined;
  if (balancer) await standIns.ask('POST', '/workspace/control/request-url', { url: `${balancer.url}/slack/events` });
  return {
    ...{ standIns, instances, supervisor, customers, folder },
    openDatabase: open,
    async close(keepLogs) {
      await Promise.all(instances.filter(({ running }) => running()).map((each) => each.kill()));
      await balancer?.close();
      await standIns.stop();
      await postgres.stop();
      if (!keepLogs) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Slack takes as much as comes, and one more person may buy without asking. */
async function prepare({ ask }: StandIns): Promise<Scene['customers']> {
  // So many commands a second are more than Slack lets one app answer ("Rate limits"): its limits come as a fault, for seconds.
  await ask('POST', '/workspace/control/rate-limits', { enabled: false });
  const groups = ['SalesAgents', 'AdminAgents'];
  await ask('PUT', '/control/partner-center/people/sales.agent@csp-desk.example', { groups });
  await ask('POST', '/control/partner-center/customers', { count: MORE_CUSTOMERS });
  const { customers } = (await ask('GET', '/control/partner-center/state')) as {
    readonly customers: readonly (Customer & {
      readonly relationship: string;
      readonly segment: string;
      readonly agreement: { readonly kind: string };
    })[];
  };
  const [one, ...others] = customers
    .filter(
      ({ relationship, agreement, segment }) =>
        relationship === 'reseller' && agreement.kind !== 'none' && segment === 'commercial',
    )
    .map(({ id, domain }) => ({ id, domain }));
  if (!one) throw new Error('The seed has no customers');
  return [one, ...others];
}

/** How many keys a person may see is not what is looked at here; and a key hides itself after a minute. */
async function letManyKeysOut(open: () => Promise<Database>): Promise<void> {
  const database = await open();
  await database.read.keyRules.create({
    data: {
      ...{ id: 1, channelId: null, teamId: 'T', perPersonHour: 100_000, perCustomerDay: 100_000, coolDownMinutes: 1 },
      ...{ visibleMinutes: 1, changedBy: newId(), changedAt: new Date() },
    },
  });
  await database.close();
}
