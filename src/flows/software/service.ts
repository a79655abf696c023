import type { CustomerFinder, FoundCustomer } from '../../customers/finder.ts';
import type { Database } from '../../database/database.ts';
import type { Action, Directory, Person, Refusal } from '../../directory/directory.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { PartnerCenter } from '../../partner-center/client.ts';
import { createHoldings } from './holdings.ts';
import type { SoftwareCatalogue } from './holdings.ts';
import type { OwnedSoftware } from './owned.ts';
import { cancellations, historyOf, takings } from './records.ts';
import type { History, Taken } from './records.ts';
import { isFound, keyState, offersOf, pageOf, passes, refundWindow } from './rules.ts';
import type { KeyState, Offer, Page, RefundUntil, RefundWindow, SoftwareFilter } from './rules.ts';

export type { Freshness, SoftwareCatalogue } from './holdings.ts';
export type { KeyPlace, OwnedSoftware, SoftwareVersion } from './owned.ts';

/** A line of the list, as one person may see it. */
export type ListedSoftware = {
  readonly software: OwnedSoftware;
  readonly window: RefundWindow;
  readonly key: KeyState;
  /** the last time its key was revealed at this desk */
  readonly taken: Taken | undefined;
  /** where it was cancelled through this desk */
  readonly cancelledAt: Date | undefined;
  /** what this person may do with it now */
  readonly offers: readonly Offer[];
};

export type SoftwareList = Page<ListedSoftware> & {
  readonly kind: 'listed';
  readonly customer: FoundCustomer;
  readonly filter: SoftwareFilter;
  readonly search: string | undefined;
  /** of all, whatever the filter */
  readonly owned: number;
  /** something here could be done by somebody with another role */
  readonly withheld: boolean;
  readonly mayBuy: boolean;
  readonly at: Date;
};

export type SoftwareDetails = {
  readonly kind: 'details';
  readonly customer: FoundCustomer;
  readonly line: Omit<ListedSoftware, 'offers'>;
  /** every line of its order, itself included */
  readonly orderLines: readonly OwnedSoftware[];
  /** one page of it, newest first */
  readonly history: History;
  readonly mayBuy: boolean;
  readonly at: Date;
};

/** Which lines of the list are meant. */
export type Selection = { readonly filter: SoftwareFilter; readonly search?: string | undefined };

export type Software = ReturnType<typeof createSoftware>;

type Parts = {
  readonly database: Database;
  readonly directory: Directory;
  readonly ledger: Ledger;
  readonly partnerCenter: PartnerCenter;
  readonly customers: CustomerFinder;
  readonly catalogue: SoftwareCatalogue;
  readonly refundUntil: RefundUntil;
  /** where keys are to be had (PARTNER_CENTER_KEYS) */
  readonly keys: 'api' | 'portal';
  readonly clock: Clock;
};

type Held = OwnedSoftware & { readonly cancelledAt?: Date | undefined };

const HISTORY_LENGTH = 10;

const ACTION_OF: Readonly<Record<Offer, Action>> = {
  key: 'key.reveal',
  download: 'download.link',
  cancel: 'order.cancel',
};

/** What was bought for a customer (P2), and what a person may do with it (P7). */
export function createSoftware(parts: Parts) {
  const { database, directory, customers, refundUntil, clock } = parts;
  const { owned, find, forget } = createHoldings(parts);

  /** May this person look at software at all? */
  const begin = (person: Person) => directory.authorize(person, 'software.view', { subject: 'desk', customerId: null });

  const mayView = (person: Person, customerId: string) =>
    directory.authorize(person, 'software.view', { subject: `customer:${customerId}`, customerId });

  /** @param asked a page from 0; one that is not there (any more) gives the nearest */
  async function list(
    person: Person,
    customerId: string,
    { page, filter, search }: Selection & { readonly page: number },
  ): Promise<SoftwareList | Refusal | { readonly kind: 'unknown-customer' }> {
    const right = await mayView(person, customerId);
    if (right.kind === 'refused') return right;
    const customer = await customers.get(customerId);
    if (!customer) return { kind: 'unknown-customer' };

    const [all, may] = await Promise.all([held(customerId), directory.allowed(person)]);
    const at = clock.now();
    const fitting = select(all, { filter, search }, at);
    const shown = pageOf(fitting, page);
    const lines = await linesOf(customerId, shown.rows, at);
    const rows = lines.map((line) => ({ ...line, offers: line.offers.filter((offer) => may.has(ACTION_OF[offer])) }));
    const withheld = lines.some((line, index) => line.offers.length > (rows[index]?.offers.length ?? 0));
    const facts = { customer, filter, search, owned: all.length, withheld, mayBuy: may.has('purchase.draft'), at };
    return { kind: 'listed', ...shown, rows, ...facts };
  }

  const select = (all: readonly Held[], { filter, search }: Selection, at: Date) =>
    all.filter((one) => isFound(search, one) && passes(filter, one, refundWindow(one, refundUntil, at), at));

  /** What the desk has seen cancelled is: Partner Center's lists may need a quarter of an hour to say so. */
  async function held(customerId: string): Promise<readonly Held[]> {
    const [all, cancelledAt] = await Promise.all([owned(customerId), cancellations(database, customerId)]);
    return all.map((one) => {
      const at = cancelledAt(one);
      return at ? { ...one, state: 'cancelled', cancelledAt: at } : one;
    });
  }

  /** The lines themselves, for a file: every one that fits, with what the desk knows of it. Asks nobody's right. */
  async function lines(customerId: string, selection: Selection): Promise<readonly ListedSoftware[]> {
    const at = clock.now();
    return linesOf(customerId, select(await held(customerId), selection, at), at);
  }

  /** Everything about one line, for whoever may look: `gone` where the customer has no such line. */
  async function details(
    person: Person,
    customerId: string,
    softwareId: string,
    before?: bigint,
  ): Promise<SoftwareDetails | Refusal | { readonly kind: 'gone' }> {
    const right = await mayView(person, customerId);
    if (right.kind === 'refused') return right;
    const customer = await customers.get(customerId);
    const all = customer ? await held(customerId) : [];
    const software = all.find(({ id }) => id === softwareId);
    if (!customer || !software) return { kind: 'gone' };
    const at = clock.now();
    const [[line], history] = await Promise.all([
      linesOf(customerId, [software], at),
      historyOf(parts, customerId, software, { limit: HISTORY_LENGTH, before }),
    ]);
    if (!line) return { kind: 'gone' };
    const orderLines = all.filter(({ orderId }) => orderId === software.orderId);
    const mayBuy = (await directory.allowed(person)).has('purchase.draft');
    return { kind: 'details', customer, line, orderLines, history, mayBuy, at };
  }

  /** The lines with what the desk itself knows of them, and with what somebody who may everything could do. */
  async function linesOf(customerId: string, software: readonly Held[], at: Date): Promise<readonly ListedSoftware[]> {
    const taken = await takings(database, customerId, software);
    return software.map(({ cancelledAt, ...one }) => {
      const window = refundWindow(one, refundUntil, at);
      const key = keyState(
        one.state,
        one.versions.map((version) => version.key.kind),
        parts.keys,
      );
      return {
        software: one,
        window,
        key,
        taken: taken.get(one.id),
        cancelledAt,
        offers: offersOf({ state: one.state, window, key }),
      };
    });
  }

  return { begin, mayView, list, lines, details, owned, find, forget };
}
