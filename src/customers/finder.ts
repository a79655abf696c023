import type { Database } from '../database/database.ts';
import type { Log } from '../kernel/log.ts';
import { isRecent } from '../kernel/dates.ts';
import { tidy } from '../kernel/text.ts';
import { pause } from '../kernel/time.ts';
import type { Clock } from '../kernel/time.ts';
import type { PartnerCenter } from '../partner-center/client.ts';
import { PartnerCenterFailure } from '../partner-center/errors.ts';
import { createAsking } from './asking.ts';
import { fold } from './fold.ts';
import { keepDetail, markGone } from './records.ts';
import { namedExactly, searchCustomers } from './search.ts';
import { isComplete } from './sync.ts';
import { recordUse } from './use.ts';

export type FoundCustomer = { readonly id: string; readonly name: string; readonly domain: string };
export type CustomerFacts = FoundCustomer & { readonly country: string | undefined };

export type Lookup =
  | { readonly kind: 'found'; readonly customer: FoundCustomer }
  | { readonly kind: 'none' }
  | { readonly kind: 'several'; readonly customers: readonly FoundCustomer[] };

/**
 * Finds customers for the forms, in the local copy: by any part of a name or domain, typing errors forgiven, or by tenant ID
 * (P12: "tenant GUID or domain name"). What the copy does not have Partner Center is asked for.
 */
export type CustomerFinder = {
  /**
   * @param teamId the Slack team whose most used customers come first
   * @returns at most `limit`, for a menu; none for fewer than two letters
   */
  readonly search: (text: string, limit: number, teamId?: string) => Promise<readonly FoundCustomer[]>;
  /** @returns the one customer a text names: by tenant ID, domain or whole name, whatever its case, or as the only one that begins so */
  readonly resolve: (text: string) => Promise<Lookup>;
  /** @returns null where Partner Center knows no such customer of ours */
  readonly get: (id: string) => Promise<CustomerFacts | null>;
  /** The team works with this customer: it stands higher in its menus from now on. */
  readonly used: (teamId: string, customerId: string) => Promise<void>;
};

const GUID = /^\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?$/i;
const MIN_LETTERS = 2;
/** Slack waits three seconds for a menu; what is found later is there at the next letter. */
const MENU_PATIENCE_MS = 1_500;
const DETAIL_HOURS = 1;
const MOST_NAMED = 100;
/** Longer than any name; Partner Center is not asked for a whole page of text. */
const LONGEST = 120;

type Parts = {
  readonly database: Database;
  readonly partnerCenter: PartnerCenter;
  readonly clock: Clock;
  readonly log: Log;
};

export function createCustomerFinder({ database, partnerCenter, clock, log }: Parts): CustomerFinder {
  const ask = createAsking({ database, partnerCenter, clock });
  let complete = false;

  /** Until everything was read once, the copy alone says nothing about who is missing. */
  const everythingIsKept = async () => (complete ||= await isComplete(database));

  async function get(id: string): Promise<CustomerFacts | null> {
    const known = tenantId(id);
    const kept = known ? await database.read.customer.findUnique({ where: { id: known } }) : null;
    if (kept?.detailAt && !kept.goneAt && isRecent(kept.detailAt, clock.now(), DETAIL_HOURS)) {
      const { name, domain, country } = kept;
      return { id: kept.id, name, domain, country: country ?? undefined };
    }
    try {
      const detail = await partnerCenter.customers.get(id);
      await database.transaction((tx) => keepDetail(tx, detail, clock.now()));
      const { name, domain, country } = detail;
      return { id: detail.id, name, domain, country };
    } catch (error) {
      if (!isUnknown(error)) throw error;
      if (kept) await database.transaction((tx) => markGone(tx, kept.id, clock.now()));
      return null;
    }
  }

  /** For a menu: a Partner Center that is slow or away leaves what is known here. */
  async function askQuickly(text: string): Promise<readonly FoundCustomer[]> {
    const asking = ask(text).catch((error: unknown) => {
      log.warn({ err: error instanceof Error ? error.message : 'unknown' }, 'Partner Center could not be searched');
      return [];
    });
    const inTime = new AbortController();
    const tooLate = pause(MENU_PATIENCE_MS, inTime.signal).then((): readonly FoundCustomer[] => []);
    return Promise.race([asking, tooLate]).finally(() => inTime.abort());
  }

  return {
    get,
    used: (teamId, customerId) => recordUse(database, teamId, customerId, clock.now()),

    async search(typed, limit, teamId) {
      const name = domainOf(typed);
      const byId = tenantId(name);
      if (byId) return [await get(byId)].filter((customer) => customer !== null);
      const wanted = { text: fold(name), limit, teamId };
      if (wanted.text.length < MIN_LETTERS) return [];
      const local = await searchCustomers(database, wanted);
      if (local.literal > 0 && (await everythingIsKept())) return local.customers;
      const asked = await askQuickly(name);
      if (asked.length === 0) return local.customers;
      // Once more, now that they are kept: in the order of everything else.
      const { customers } = await searchCustomers(database, wanted);
      return distinct([...customers, ...asked]).slice(0, limit);
    },

    async resolve(typed) {
      const name = domainOf(typed);
      const byId = tenantId(name);
      if (byId) {
        const customer = await get(byId);
        return customer ? { kind: 'found', customer } : { kind: 'none' };
      }
      const text = fold(name);
      if (text.length < MIN_LETTERS) return { kind: 'none' };
      const exactly = await namedExactly(database.read, text, MOST_NAMED);
      if (exactly.length > 0 && (await everythingIsKept())) return oneOf(exactly);
      const asked = await ask(name);
      const now = await namedExactly(database.read, text, MOST_NAMED);
      if (now.length > 0) return oneOf(now);
      const { customers } = await searchCustomers(database, { text, limit: MOST_NAMED });
      return oneOf(distinct([...customers.filter((customer) => begins(customer, text)), ...asked]));
    },
  };
}

function oneOf(found: readonly FoundCustomer[]): Lookup {
  const [only, ...others] = found.toSorted((left, right) => left.name.localeCompare(right.name));
  if (!only) return { kind: 'none' };
  return others.length === 0 ? { kind: 'found', customer: only } : { kind: 'several', customers: [only, ...others] };
}

function begins({ name, domain }: FoundCustomer, text: string): boolean {
  return fold(name).startsWith(text) || fold(domain).startsWith(text);
}

function distinct(customers: readonly FoundCustomer[]): FoundCustomer[] {
  return [...new Map(customers.map(({ id, name, domain }) => [id, { id, name, domain }])).values()];
}

/** People paste what they have: an address with its protocol and path, a GUID in braces. */
function domainOf(text: string): string {
  const trimmed = tidy(text).slice(0, LONGEST).toWellFormed();
  return /^https?:\/\//i.test(trimmed) || /^[^\s/]+\.[^\s/]+\//.test(trimmed)
    ? (trimmed.replace(/^https?:\/\//i, '').split('/')[0] ?? '')
    : trimmed;
}

function tenantId(text: string): string | undefined {
  return GUID.exec(text)?.[1]?.toLowerCase();
}

function isUnknown(error: unknown): boolean {
  if (!(error instanceof PartnerCenterFailure)) return false;
  const { kind, reason } = error;
  return kind === 'not-found' || reason === 'no-relationship' || (kind === 'refused' && reason === 'customer-unknown');
}
