import { asOneCall } from './http.ts';
import type { Api, CallContext } from './http.ts';
import { itemsOf, pagesOf } from './paging.ts';
import type { PageMark, ReadPage } from './paging.ts';
import { customer, customerDetail } from './schemas/customer.ts';
import type { Customer, CustomerDetail } from './schemas/customer.ts';

export type Customers = {
  /**
   * Customers whose name or domain begins with the text, whatever its case; the API can match nothing but beginnings.
   * Those found by name come first. At most a hundred; none for an empty text.
   */
  readonly search: (text: string, context?: CallContext) => Promise<readonly Customer[]>;
  /** @param size customers a page, 1 to 500 */
  readonly list: (size?: number, context?: CallContext) => AsyncIterable<Customer>;
  /**
   * All customers by pages, for a reading that is interrupted and goes on later.
   * @param from the mark of the page to begin with
   */
  readonly pages: (from?: PageMark, size?: number, context?: CallContext) => AsyncIterable<ReadPage<Customer>>;
  /** @param id tenant ID */
  readonly get: (id: string, context?: CallContext) => Promise<CustomerDetail>;
};

const MOST_FOUND = 100;
const LARGEST_PAGE = 500;

/** Source: "Get a list of customers", "Get a customer by name", "Get a customer by ID". */
export function customersOf(api: Api): Customers {
  async function beginning(field: 'CompanyName' | 'Domain', text: string, context?: CallContext): Promise<Customer[]> {
    const filter = JSON.stringify({ Field: field, Value: text, Operator: 'starts_with' });
    const found: Customer[] = [];
    for await (const each of itemsOf(api, { path: ['customers'], query: { size: '0', filter } }, customer, context)) {
      found.push(each);
      if (found.length === MOST_FOUND) break;
    }
    return found;
  }

  return {
    async search(text, context = {}) {
      const oneCall = asOneCall(context);
      const wanted = text.trim();
      if (wanted === '') return [];
      const found = await Promise.all([
        beginning('CompanyName', wanted, oneCall),
        beginning('Domain', wanted, oneCall),
      ]);
      return [...new Map(found.flat().map((each) => [each.id, each])).values()].slice(0, MOST_FOUND);
    },
    list: (size = LARGEST_PAGE, context) =>
      itemsOf(api, { path: ['customers'], query: { size: String(size) } }, customer, context),
    pages: (from, size = LARGEST_PAGE, context) =>
      pagesOf(api, { path: ['customers'], query: { size: String(size) } }, customer, context, from),
    get: (id, context) => api.get({ path: ['customers', id] }, customerDetail, context),
  };
}
