import type { PartnerCenter } from '../partner-center/client.ts';
import { PartnerCenterFailure } from '../partner-center/errors.ts';

export type FoundCustomer = { readonly id: string; readonly name: string; readonly domain: string };
export type CustomerFacts = FoundCustomer & { readonly country: string | undefined };

export type Lookup =
  | { readonly kind: 'found'; readonly customer: FoundCustomer }
  | { readonly kind: 'none' }
  | { readonly kind: 'several'; readonly customers: readonly FoundCustomer[] };

/** Finds customers for the forms: by the beginning of a name or domain, or by tenant ID (P12: "tenant GUID or domain name"). */
export type CustomerFinder = {
  /** @returns at most `limit`, for a menu; none for fewer than two letters */
  readonly search: (text: string, limit: number) => Promise<readonly FoundCustomer[]>;
  /** @returns the one customer a text names exactly: tenant ID, domain or whole name, whatever its case */
  readonly resolve: (text: string) => Promise<Lookup>;
  /** @returns null where Partner Center knows no such customer of ours */
  readonly get: (id: string) => Promise<CustomerFacts | null>;
};

const GUID = /^\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?$/i;
const MIN_LETTERS = 2;

export function createCustomerFinder(partnerCenter: PartnerCenter): CustomerFinder {
  async function get(id: string): Promise<CustomerFacts | null> {
    try {
      const { name, domain, country } = await partnerCenter.customers.get(id);
      return { id, name, domain, country };
    } catch (error) {
      const unknown =
        error instanceof PartnerCenterFailure && (error.kind === 'not-found' || error.reason === 'no-relationship');
      if (unknown || isBadId(error)) return null;
      throw error;
    }
  }

  return {
    get,

    async search(text, limit) {
      const wanted = domainOf(text);
      if (wanted.length < MIN_LETTERS) return [];
      const byId = tenantId(wanted);
      if (byId) return [await get(byId)].filter((customer) => customer !== null);
      return (await partnerCenter.customers.search(wanted)).slice(0, limit);
    },

    async resolve(text) {
      const wanted = domainOf(text);
      const byId = tenantId(wanted);
      if (byId) {
        const customer = await get(byId);
        return customer ? { kind: 'found', customer } : { kind: 'none' };
      }
      if (wanted.length < MIN_LETTERS) return { kind: 'none' };
      const found = await partnerCenter.customers.search(wanted);
      const same = found.filter(({ name, domain }) => [name, domain].some((known) => sameText(known, wanted)));
      const [only, ...others] = same.length > 0 ? same : found;
      if (!only) return { kind: 'none' };
      return others.length === 0
        ? { kind: 'found', customer: only }
        : { kind: 'several', customers: [only, ...others] };
    },
  };
}

/** People paste what they have: an address with its protocol and path, a GUID in braces. */
function domainOf(text: string): string {
  const trimmed = text.trim();
  return /^https?:\/\//i.test(trimmed) || /^[^\s/]+\.[^\s/]+\//.test(trimmed)
    ? (trimmed.replace(/^https?:\/\//i, '').split('/')[0] ?? '')
    : trimmed;
}

function tenantId(text: string): string | undefined {
  return GUID.exec(text)?.[1]?.toLowerCase();
}

function sameText(left: string, right: string): boolean {
  return left.localeCompare(right, undefined, { sensitivity: 'accent' }) === 0;
}

function isBadId(error: unknown): boolean {
  return error instanceof PartnerCenterFailure && error.kind === 'refused' && error.reason === 'customer-unknown';
}
