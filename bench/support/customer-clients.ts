import { Agent } from 'node:http';
import axios from 'axios';
import { Pool } from 'undici';
import { systemClock } from '../../src/kernel/time.ts';
import { createPartnerCenter } from '../../src/partner-center/client.ts';
import { pageOf } from '../../src/partner-center/schemas/collection.ts';
import { customer, customerDetail } from '../../src/partner-center/schemas/customer.ts';
import { silentLog } from '../../test/support/silent-log.ts';

export type CustomerClient = {
  /** reads every page. @returns how many customers there are */
  readonly list: () => Promise<number>;
  readonly get: (id: string) => Promise<unknown>;
  readonly close: () => Promise<void>;
};

const CONNECTIONS = 16;
const FIRST_PAGE = '/v1/customers?size=500';
const NEXT_PAGE = `${FIRST_PAGE}&seekOperation=Next`;

/** The client of the product. */
export function ownClient(url: string): CustomerClient {
  const client = createPartnerCenter({
    ...{ url, loginUrl: url, pricesUrl: url, tenantId: 'tenant', clientId: 'client', clientSecret: 'secret' },
    refreshTokens: { withToken: async (use) => (await use('refresh')).result },
    ...{ clock: systemClock, log: silentLog },
  });
  return {
    async list() {
      let count = 0;
      for await (const { items } of client.customers.pages()) count += items.length;
      return count;
    },
    get: (id) => client.customers.get(id),
    close: client.close,
  };
}

/** What the public TypeScript client is built on, with our validation. */
export function axiosClient(url: string): CustomerClient {
  const httpAgent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const http = axios.create({ baseURL: url, httpAgent, headers: { authorization: 'Bearer measured' } });
  const page = pageOf(customer);
  return {
    async list() {
      let count = 0;
      for (let token: string | undefined; ;) {
        const headers = token === undefined ? {} : { 'MS-ContinuationToken': token };
        const { data } = await http.get<unknown>(token === undefined ? FIRST_PAGE : NEXT_PAGE, { headers });
        const { items, links } = page.parse(data);
        count += items.length;
        token = links?.next?.headers?.[0]?.value ?? undefined;
        if (token === undefined) return count;
      }
    },
    get: async (id) => customerDetail.parse((await http.get<unknown>(`/v1/customers/${id}`)).data),
    close: async () => httpAgent.destroy(),
  };
}

/** The limit: sends, receives, parses, looks at nothing. */
export function rawClient(url: string): CustomerClient {
  const pool = new Pool(url, { connections: CONNECTIONS });
  type Page = {
    readonly items: readonly unknown[];
    readonly links: { readonly next?: { headers: { value: string }[] } };
  };
  const ask = async (path: string, more: Readonly<Record<string, string>> = {}) => {
    const headers = { authorization: 'Bearer measured', ...more };
    return (await pool.request({ method: 'GET', path, headers })).body.json();
  };
  return {
    async list() {
      let count = 0;
      for (let token: string | undefined; ;) {
        const headers = token === undefined ? {} : { 'ms-continuationtoken': token };
        const { items, links } = (await ask(token === undefined ? FIRST_PAGE : NEXT_PAGE, headers)) as Page;
        count += items.length;
        token = links.next?.headers[0]?.value;
        if (token === undefined) return count;
      }
    },
    get: (id) => ask(`/v1/customers/${id}`),
    close: () => pool.close(),
  };
}
