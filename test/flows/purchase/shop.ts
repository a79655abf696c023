import { addYears } from 'date-fns/addYears';
import { WebClient } from '@slack/web-api';
import type { Database } from '../../../src/database/database.ts';
import { createDirectory } from '../../../src/directory/directory.ts';
import type { Directory } from '../../../src/directory/directory.ts';
import type { Person } from '../../../src/directory/person.ts';
import { createGraph } from '../../../src/directory/graph.ts';
import { createCustomerFinder } from '../../../src/customers/finder.ts';
import type { CustomerFinder } from '../../../src/customers/finder.ts';
import { assembleApproval } from '../../../src/flows/approval/assembly.ts';
import { createAgreements } from '../../../src/flows/purchase/agreements.ts';
import { createCatalogue } from '../../../src/flows/purchase/catalogue.ts';
import { defineApprovedJob } from '../../../src/flows/purchase/jobs-approval.ts';
import { definePurchaseJobs } from '../../../src/flows/purchase/jobs.ts';
import { findPurchase, stateOf } from '../../../src/flows/purchase/records.ts';
import type { PurchaseRecord } from '../../../src/flows/purchase/records.ts';
import { definePriceJobs } from '../../../src/flows/pricing/jobs.ts';
import { createPrices } from '../../../src/flows/pricing/service.ts';
import { createPurchases } from '../../../src/flows/purchase/service.ts';
import type { PlaceOutcome } from '../../../src/flows/purchase/service.ts';
import { purchaseMessage } from '../../../src/flows/purchase/views-message.ts';
import type { SoftwareCatalogue } from '../../../src/flows/software/service.ts';
import { translatorFor } from '../../../src/i18n/translator.ts';
import { newBytes, newId } from '../../../src/kernel/ids.ts';
import type { Reach, RecoveryPoint } from '../../../src/kernel/recovery-points.ts';
import { createLedger } from '../../../src/ledger/ledger.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import type { Notices } from '../../../src/jobs/notices.ts';
import type { Log } from '../../../src/kernel/log.ts';
import { createPartnerCenter } from '../../../src/partner-center/client.ts';
import type { PartnerCenter } from '../../../src/partner-center/client.ts';
import { openTokenEndpoint } from '../../../src/partner-center/token-endpoint.ts';
import { openSandbox } from '../../../src/sandbox/sandbox.ts';
import { SEEDED_CHANNELS } from '../../../src/sandbox/slack/state/seed.ts';
import { parseKeyRing } from '../../../src/secrets/key-ring.ts';
import { createRefreshTokenStore } from '../../../src/secrets/refresh-tokens.ts';
import { createSecrets } from '../../../src/secrets/secrets.ts';
import type { Secrets } from '../../../src/secrets/secrets.ts';
import { createChannels } from '../../../src/slack/channels.ts';
import { createDelivery } from '../../../src/slack/delivery.ts';
import { createUserGroups } from '../../../src/slack/user-groups.ts';
import { createSlackUsers } from '../../../src/slack/users.ts';
import { movableClock } from '../../support/partner-center.ts';
import type { MovableClock } from '../../support/partner-center.ts';
import { silentLog } from '../../support/silent-log.ts';
import { createSteppedJobs, Killed } from '../../support/stepped-jobs.ts';
import type { SteppedJobs } from '../../support/stepped-jobs.ts';

export type Edition = { readonly product: string; readonly term?: string; readonly cycle?: string };

/** Perpetual software and a subscription: a cart with both gives two orders. */
export const WINDOWS: Edition = { product: 'Windows Server 2022 Standard' };
export const CALS: Edition = { product: 'Windows Server 2022 CAL' };
export const SQL: Edition = { product: 'SQL Server Standard Subscription', term: 'P1Y', cycle: 'annual' };

export type LocalOrder = {
  readonly id: string;
  readonly customerId: string;
  readonly status: string;
  readonly lines: readonly { readonly number: number; readonly quantity: number; readonly friendlyName: string }[];
};

/** Placing purchases as the product does, job by job, against the stand-ins over HTTP. */
export type Shop = {
  /** what flows are made of, for those that come beside purchases */
  readonly parts: {
    readonly database: Database;
    readonly directory: Directory;
    readonly ledger: Ledger;
    readonly notices: Notices;
    readonly partnerCenter: PartnerCenter;
    readonly customers: CustomerFinder;
    readonly catalogue: SoftwareCatalogue;
    readonly refundUntil: () => null;
    readonly secrets: Secrets;
    readonly jobs: SteppedJobs;
    readonly clock: MovableClock;
    readonly log: Log;
    readonly reach: Reach;
  };
  readonly database: Database;
  readonly clock: MovableClock;
  readonly jobs: SteppedJobs;
  readonly ledger: Ledger;
  readonly ann: Person;
  readonly purchases: ReturnType<typeof createPurchases>;
  /** Asks the control interface of the local Partner Center. */
  readonly partnerCenter: (method: string, path: string, body?: object) => Promise<unknown>;
  /** What was posted in the local workspace. */
  readonly slack: (path: string, body?: object) => Promise<unknown>;
  /** A purchase that waits for its review to be confirmed. */
  readonly drafts: (lines: readonly Edition[], reference?: string) => Promise<string>;
  /** Ann confirms the review. */
  readonly confirms: (id: string) => Promise<PlaceOutcome>;
  readonly buys: (lines: readonly Edition[], reference?: string) => Promise<string>;
  readonly find: (id: string) => Promise<PurchaseRecord>;
  readonly orders: () => Promise<readonly LocalOrder[]>;
  /** The message of a purchase, as it would be drawn now. */
  readonly words: (id: string) => Promise<string>;
  readonly killAt: (point: RecoveryPoint | undefined) => void;
  /** Time passes, for the desk and the stand-ins. */
  readonly later: (milliseconds: number) => Promise<void>;
  /** Lets jobs run, and time pass, until nothing is left to do. */
  readonly settles: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const MINUTE = 60_000;
const IMPATIENT = { answer: 20_000, total: 60_000, sends: 2, firstWait: 1, longestWait: 2 };

/** Of what another flow of the same desk is made. */
export type ShopParts = {
  readonly database: Database;
  readonly directory: ReturnType<typeof createDirectory>;
  readonly ledger: Ledger;
  readonly notices: ReturnType<typeof createDelivery>;
  readonly partnerCenter: ReturnType<typeof createPartnerCenter>;
  readonly customers: ReturnType<typeof createCustomerFinder>;
  readonly catalogue: ReturnType<typeof createCatalogue>;
  readonly clock: MovableClock;
  readonly log: typeof silentLog;
  readonly reach: Reach;
  readonly jobs: SteppedJobs;
  readonly secrets: ReturnType<typeof createSecrets>;
  readonly client: WebClient;
  readonly approvals: ReturnType<typeof assembleApproval>['approvals'];
  readonly approving: ReturnType<typeof assembleApproval>;
  readonly slack: { readonly botToken: string; readonly apiUrl: string };
};

/** @param also defines the queues of another flow, before the jobs are opened */
export async function openShop(database: Database, retries = 8, also?: (parts: ShopParts) => void): Promise<Shop> {
  const clock = movableClock();
  const sandbox = await openSandbox({
    port: 0,
    dataDir: ':memory:',
    manifestPath: 'manifest.yml',
    clock,
    log: silentLog,
    delays: { fulfilment: 0, orderList: 0 },
    callsPerMinute: 0,
  });
  const variable = (name: string) => sandbox.variables[name] ?? '';
  const account = {
    url: variable('PARTNER_CENTER_URL'),
    loginUrl: variable('PARTNER_CENTER_LOGIN_URL'),
    pricesUrl: variable('PARTNER_CENTER_PRICES_URL'),
    tenantId: variable('PARTNER_CENTER_TENANT_ID'),
    clientId: variable('PARTNER_CENTER_CLIENT_ID'),
    clientSecret: variable('PARTNER_CENTER_CLIENT_SECRET'),
  };
  const ring = parseKeyRing(`test:${newBytes(32).toString('base64')}`);
  if (ring.kind === 'unusable') throw new Error('The key ring cannot be used');
  const secrets = createSecrets(ring);
  const refreshTokens = createRefreshTokenStore({
    database,
    secrets,
    clock,
    configured: variable('PARTNER_CENTER_REFRESH_TOKEN'),
    tenantId: account.tenantId,
  });
  const log = silentLog;
  const partnerCenter = createPartnerCenter({
    ...account,
    refreshTokens,
    clock,
    log,
    timeouts: { reading: IMPATIENT, writing: IMPATIENT },
  });
  const endpoint = openTokenEndpoint({ ...account, clock, log });
  const graph = createGraph({ url: variable('MICROSOFT_GRAPH_URL'), endpoint, clock });
  const client = new WebClient(variable('SLACK_BOT_TOKEN'), {
    slackApiUrl: variable('SLACK_API_URL'),
    retryConfig: { retries: 0 },
  });

  let dyingAt: RecoveryPoint | undefined;
  const reach = (point: RecoveryPoint) => {
    if (point !== dyingAt) return;
    dyingAt = undefined;
    throw new Killed();
  };
  const jobs = createSteppedJobs(database, clock, retries);
  const ledger = createLedger({ database, clock });
  const delivery = createDelivery({ database, jobs, client, clock, log, reach });
  const catalogue = createCatalogue({ partnerCenter, clock });
  const customers = createCustomerFinder({ database, partnerCenter, clock, log });
  const { team_id: teamId = '' } = await client.auth.test();
  const slackUsers = createSlackUsers({ client, homeTeam: teamId, allowedTeams: [teamId], clock });
  const directory = createDirectory({
    database,
    ledger,
    graph,
    slackUsers,
    bootstrapAdmins: [],
    clock,
    log,
    tenantId: variable('PARTNER_CENTER_TENANT_ID'),
  });
  const parts = {
    database,
    directory,
    ledger,
    notices: delivery,
    partnerCenter,
    customers,
    catalogue,
    clock,
    log,
    reach,
    jobs,
    refundUntil: () => null,
  };
  const queues = definePurchaseJobs(parts);
  const agreements = createAgreements({ partnerCenter, clock });
  const priceQueues = definePriceJobs({ ...parts, takeFile: async () => ({ kind: 'problem', problem: 'gone' }) });
  const prices = createPrices({ database, directory, queues: priceQueues, clock });
  // The shop sells without price sheets: none is there, and none is asked for.
  const never = { askedAt: addYears(clock.now(), 10) };
  await database.read.priceMarket.createMany({
    data: ['NL', 'GB', 'US', 'DE'].map((market) => ({ market, ...never })),
  });
  const returnTerms = () => null;
  const approving = assembleApproval({
    ...parts,
    userGroups: createUserGroups(client),
    channels: createChannels(client),
  });
  const { approvals } = approving;
  const purchasing = { ...parts, queues, agreements, prices, returnTerms, approvals };
  const approved = defineApprovedJob({ ...purchasing, approval: () => purchases.approval });
  const purchases = createPurchases({ ...purchasing, approved });
  approving.register('purchase', purchases.approval.handler);
  const find = async (id: string) => {
    const purchase = await findPurchase(database.read, id);
    if (!purchase) throw new Error(`There is no purchase ${id}`);
    return purchase;
  };
  const paint = async (id: string) => {
    const purchase = await find(id);
    const content = purchaseMessage(translatorFor('en-GB', 'UTC'), purchase, stateOf(purchase));
    return { content, owner: purchase.person.slackUserId };
  };
  delivery.paint('purchase', paint);
  const slack = { botToken: variable('SLACK_BOT_TOKEN'), apiUrl: variable('SLACK_API_URL') };
  also?.({ ...parts, secrets, client, slack, approvals, approving });
  await jobs.open();

  async function ask(method: string, path: string, body?: object): Promise<unknown> {
    const json = body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const response = await fetch(`${sandbox.url}${path}`, { method, ...json });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status} ${text}`);
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  }
  await ask('POST', '/workspace/control/rate-limits', { enabled: false });
  // In both groups, so that her orders need no approval.
  const groups = ['SalesAgents', 'AdminAgents'];
  await ask('PUT', '/control/partner-center/people/sales.agent@csp-desk.example', { groups });
  const { user } = await client.users.lookupByEmail({ email: 'sales.agent@csp-desk.example' });
  const ann = await directory.identify(teamId, user?.id ?? '');
  const channelId = SEEDED_CHANNELS.find(({ name }) => name === 'sales')?.id ?? '';
  const found = await customers.resolve('fabrikam.nl');
  if (found.kind !== 'found') throw new Error('The seed has no Fabrikam');
  const { customer } = found;
  const products = await catalogue.products(customer.id);

  async function offered({ product, term, cycle }: Edition) {
    const { id: productId, title: productTitle } = products.find(({ title }) => title === product) ?? {
      id: '',
      title: '',
    };
    const editions = await catalogue.editions(customer.id, productId);
    for (const { id: skuId, title: skuTitle } of editions) {
      const terms = await catalogue.terms(customer.id, productId, skuId);
      const fits = terms.find(({ duration, billingCycle }) => duration === term && (!cycle || billingCycle === cycle));
      if (!fits) continue;
      const { billingCycle } = fits;
      const termDuration = term ?? null;
      return {
        productId,
        productTitle,
        skuId,
        skuTitle,
        termDuration,
        billingCycle,
        quantity: 1,
        kind: 'software',
      };
    }
    throw new Error(`${product} is not sold so`);
  }

  // Looked up before any trouble begins.
  const offers = new Map<Edition, Awaited<ReturnType<typeof offered>>>();
  for (const edition of [WINDOWS, CALS, SQL]) offers.set(edition, await offered(edition));
  const line = (edition: Edition, number: number) => {
    const offer = offers.get(edition);
    if (!offer) throw new Error(`${edition.product} is none of the editions here`);
    return { number, ...offer };
  };

  async function drafts(lines: readonly Edition[], reference?: string): Promise<string> {
    const id = newId();
    const now = clock.now();
    const mark = `[desk ${id.replaceAll('-', '').slice(0, 16)}]`;
    await database.read.purchase.create({
      data: {
        id,
        viewKey: `view ${id}`,
        state: 'drafted',
        personId: ann.id,
        teamId,
        channelId,
        customerId: customer.id,
        customerName: customer.name,
        country: 'NL',
        currency: 'EUR',
        poReference: reference ?? null,
        marker: reference ? `${reference} ${mark}` : mark,
        draftedAt: now,
        updatedAt: now,
        lines: { create: lines.map(line) },
      },
    });
    return id;
  }

  const confirms = (id: string) => purchases.place(ann, id);

  async function later(milliseconds: number): Promise<void> {
    clock.advance(milliseconds);
    await jobs.bringForward(milliseconds);
  }

  async function settles(): Promise<void> {
    for (let rounds = 0; rounds < 1_000; rounds += 1) {
      let idle = true;
      for (const name of jobs.names()) while ((await jobs.step(name)) !== 'idle') idle = false;
      const { rows } = await database.pool.query<{ readonly wait: string | null }>(
        `SELECT extract(epoch FROM min(start_after) - now()) AS wait FROM pgboss.job WHERE state IN ('created', 'retry')`,
      );
      const wait = rows[0]?.wait ?? null;
      if (idle && wait === null) return;
      await later(Math.max(5 * MINUTE, Number(wait) * 1_000));
    }
    throw new Error('It never comes to rest');
  }

  return {
    parts: { ...parts, secrets },
    database,
    clock,
    jobs,
    ledger,
    ann,
    purchases,
    partnerCenter: (method, path, body) => ask(method, `/control/partner-center${path}`, body),
    slack: (path, body) => ask(body ? 'POST' : 'GET', `/workspace/control${path}`, body),
    drafts,
    confirms,
    buys: async (lines, reference) => {
      const id = await drafts(lines, reference);
      await confirms(id);
      return id;
    },
    find,
    orders: async () =>
      ((await ask('GET', '/control/partner-center/state')) as { readonly orders: readonly LocalOrder[] }).orders,
    words: async (id) => JSON.stringify((await paint(id)).content),
    killAt: (point) => {
      dyingAt = point;
    },
    later,
    settles,
    close: async () => {
      await jobs.close();
      await Promise.all([partnerCenter.close(), graph.close(), endpoint.close()]);
      await sandbox.close();
    },
  };
}
