import type { CustomerFinder, FoundCustomer } from '../../customers/finder.ts';
import type { Database } from '../../database/database.ts';
import { actions } from '../../directory/actions.ts';
import type { Directory, Person, Refusal } from '../../directory/directory.ts';
import { newId } from '../../kernel/ids.ts';
import { redacted } from '../../kernel/redaction.ts';
import { deeds } from '../../ledger/deeds.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { AuditExportQueue, ExportFormat } from './jobs-export.ts';
import { doerOf, findPerson, namesOf, searchPeople } from './people.ts';
import type { Doer, KnownPerson, Names } from './people.ts';
import { findEntries, subjectsOfOrder } from './records.ts';
import type { AuditEntry, Criteria, Page } from './records.ts';
import { actionsOf, ENTRIES_A_PAGE, momentsOf } from './rules.ts';
import type { AuditFilter } from './rules.ts';

export type { ExportFormat } from './jobs-export.ts';
export type { Doer, KnownPerson, Names } from './people.ts';
export type { Page } from './records.ts';

/** An entry with who and whom it is about, and no product key however it came into a text. */
export type ListedEntry = AuditEntry & {
  readonly by: Doer;
  readonly customerName: string | null;
  /** of the people whose IDs stand in the details */
  readonly names: Names;
};

export type AuditList = {
  readonly kind: 'listed';
  readonly filter: AuditFilter;
  /** what the filter names, for whoever reads it */
  readonly named: { readonly person: Doer | null; readonly customer: FoundCustomer | null };
  readonly entries: readonly ListedEntry[];
  readonly newer: bigint | null;
  readonly older: bigint | null;
};

/** What a text typed with the command names. */
export type Understood =
  | { readonly kind: 'understood'; readonly filter: AuditFilter }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'several'; readonly count: number };

export type Audit = ReturnType<typeof createAudit>;
export type AuditReader = ReturnType<typeof createAuditReader>;

type ReaderParts = { readonly database: Database; readonly customers: Pick<CustomerFinder, 'get'> };

const ALL_ACTIONS = [...new Set([...Object.keys(deeds), ...Object.keys(actions)])];

/** Reads the ledger with names beside the IDs; asks nobody's right: that is for the service. */
export function createAuditReader({ database, customers }: ReaderParts) {
  async function criteriaOf(filter: AuditFilter, zone: string): Promise<Criteria> {
    const { actor, customerId, order, group } = filter;
    return {
      actor,
      customerId,
      ...(order !== undefined && { subjects: await subjectsOfOrder(database, order) }),
      ...(group !== undefined && group !== 'refusals' && { actions: actionsOf(group, ALL_ACTIONS) }),
      ...(group === 'refusals' && { outcome: 'refused' }),
      ...momentsOf(filter, zone),
    };
  }

  async function named(entries: readonly AuditEntry[]): Promise<readonly ListedEntry[]> {
    const names = await namesOf(database, [
      ...entries.flatMap(({ actor, subject }) => [actor, subject.slice(subject.indexOf(':') + 1)]),
      ...entries.flatMap(({ details }) => Object.values(details).flat().filter(isText)),
    ]);
    const ids = [...new Set(entries.flatMap(({ customerId }) => customerId ?? []))];
    const rows = await database.read.customer.findMany({
      where: { id: { in: ids } },
      select: { id: true, name: true },
    });
    const customerNames = new Map(rows.map(({ id, name }) => [id, name]));
    return entries.map((entry) => ({
      ...entry,
      details: Object.fromEntries(Object.entries(entry.details).map(([name, value]) => [name, withoutKeys(value)])),
      by: doerOf(entry.actor, names),
      customerName: customerNames.get(entry.customerId ?? '') ?? null,
      names,
    }));
  }

  return {
    /** @param zone in which the days of the filter are meant */
    async read(filter: AuditFilter, zone: string, page: Page, limit: number): Promise<readonly ListedEntry[]> {
      return named(await findEntries(database, await criteriaOf(filter, zone), page, limit));
    },

    async describe({ actor, customerId }: AuditFilter): Promise<AuditList['named']> {
      const person = actor === undefined ? null : doerOf(actor, await namesOf(database, [actor]));
      const customer = customerId === undefined ? null : await customers.get(customerId);
      return { person, customer };
    },
  };
}

type Parts = {
  readonly database: Database;
  readonly directory: Directory;
  readonly ledger: Ledger;
  readonly customers: CustomerFinder;
  readonly reader: AuditReader;
  readonly queue: AuditExportQueue;
};

/** Who did and saw what. An Auditor sees that a key was shown, and never the key: it is not in the ledger. */
export function createAudit({ database, directory, ledger, customers, reader, queue }: Parts) {
  const authorize = (person: Person, { customerId }: AuditFilter = {}) =>
    directory.authorize(person, 'audit.view', { subject: 'ledger', customerId: customerId ?? null });

  /** That somebody looked, and for what: once a search, not once a page. */
  const record = (person: Person, filter: AuditFilter, format?: ExportFormat) => {
    const { actor, customerId, ...rest } = filter;
    return {
      ...{ actor: person.id, subject: 'ledger', customerId: customerId ?? null },
      details: { person: actor, ...rest, format },
    };
  };

  return {
    /** What is typed with the command: an order, a person, or the beginning of a customer. */
    async understand(person: Person, text: string): Promise<Understood | Refusal> {
      const right = await authorize(person);
      if (right.kind === 'refused') return right;
      if (text === '') return { kind: 'understood', filter: {} };
      const order = await database.read.ledgerEntry.findFirst({ where: { subject: `order:${text}` } });
      if (order) return { kind: 'understood', filter: { order: text } };
      const named = await findPerson(database, text);
      if (named) return { kind: 'understood', filter: { actor: named.id } };
      const found = await customers.resolve(text);
      if (found.kind === 'found') return { kind: 'understood', filter: { customerId: found.customer.id } };
      return found.kind === 'none' ? { kind: 'unknown' } : { kind: 'several', count: found.customers.length };
    },

    async list(person: Person, filter: AuditFilter, page: Page): Promise<AuditList | Refusal> {
      const right = await authorize(person, filter);
      if (right.kind === 'refused') return right;
      if (page.kind === 'newest')
        await database.transaction((tx) =>
          ledger.append(tx, { action: 'audit.search', outcome: 'looked', ...record(person, filter) }),
        );
      const found = await reader.read(filter, person.zone, page, ENTRIES_A_PAGE + 1);
      const more = found.length > ENTRIES_A_PAGE;
      const entries = page.kind === 'newer' ? found.slice(-ENTRIES_A_PAGE) : found.slice(0, ENTRIES_A_PAGE);
      const [hasNewer, hasOlder] = page.kind === 'newer' ? [more, true] : [page.kind === 'older', more];
      return {
        ...{ kind: 'listed', filter, named: await reader.describe(filter), entries },
        newer: hasNewer ? (entries[0]?.sequence ?? null) : null,
        older: hasOlder ? (entries.at(-1)?.sequence ?? null) : null,
      };
    },

    /** What the filter names, for the form in which it is changed. */
    async describe(person: Person, filter: AuditFilter) {
      const right = await authorize(person, filter);
      return right.kind === 'refused' ? right : { kind: 'described' as const, named: await reader.describe(filter) };
    },

    /** The entries as a file, by direct message. */
    async export(
      person: Person,
      filter: AuditFilter,
      format: ExportFormat,
    ): Promise<{ readonly kind: 'asked' } | Refusal> {
      const right = await authorize(person, filter);
      if (right.kind === 'refused') return right;
      const exportId = newId();
      await database.transaction(async (tx) => {
        await ledger.append(tx, { action: 'audit.export', outcome: 'requested', ...record(person, filter, format) });
        await queue.enqueue(tx, exportId, { exportId, personId: person.id, filter, format });
      });
      return { kind: 'asked' };
    },

    /** For the menu *Person*; nobody for whoever may not. */
    async people(person: Person, text: string): Promise<readonly KnownPerson[]> {
      return (await mayLook(person)) ? searchPeople(database, text) : [];
    },

    /** For the menu *Customer*: Auditors have no other way to customers. */
    async customers(person: Person, text: string, limit: number): Promise<readonly FoundCustomer[]> {
      return (await mayLook(person)) ? customers.search(text, limit, person.teamId) : [];
    },
  };

  async function mayLook(person: Person): Promise<boolean> {
    return (await directory.allowed(person)).has('audit.view');
  }
}

/** Somebody may have typed a key where a reason was asked for. */
function withoutKeys(value: unknown): unknown {
  if (isText(value)) return redacted(value);
  if (Array.isArray(value)) return value.map(withoutKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withoutKeys(member)]));
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
