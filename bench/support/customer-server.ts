/** A Partner Center that has its answers ready, in a process of its own: ten thousand customers, by pages and one by one; prints its port. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inventCompany } from './companies.ts';

const CUSTOMERS = 10_000;
const PAGE = 500;

const customers = Array.from({ length: CUSTOMERS }, (_, number) => {
  const { id, name, domain } = inventCompany(number);
  return {
    ...{ id, commerceId: id, relationshipToPartner: 'reseller', allowDelegatedAccess: true, customDomains: [domain] },
    companyProfile: { tenantId: id, domain, companyName: name, attributes: { objectType: 'CustomerCompanyProfile' } },
    links: { self: { uri: `/customers/${id}`, method: 'GET', headers: [] } },
    attributes: { objectType: 'Customer' },
  };
});
const pages = Array.from({ length: CUSTOMERS / PAGE }, (_, page) => {
  const items = customers.slice(page * PAGE, (page + 1) * PAGE);
  const token = [{ key: 'MS-ContinuationToken', value: String(page + 1) }];
  const next = { uri: `/customers?size=${PAGE}&seekOperation=Next`, method: 'GET', headers: token };
  const links = (page + 1) * PAGE < CUSTOMERS ? { next } : {};
  return JSON.stringify({ totalCount: PAGE, items, links, attributes: { objectType: 'SeekBasedResourceCollection' } });
});
const details = customers.map((customer) =>
  JSON.stringify({
    ...customer,
    billingProfile: {
      ...{ id: customer.id, email: `billing@${customer.companyProfile.domain}`, culture: 'nl-NL', language: 'nl' },
      defaultAddress: { country: 'NL', city: 'Utrecht', postalCode: '3511', addressLine1: 'Stationsplein 1' },
    },
  }),
);
const at = new Map(customers.map(({ id }, number) => [id, number]));
const token = JSON.stringify({ access_token: 'measured', expires_in: '3600', token_type: 'Bearer' });

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://partner-center');
  const page = Number(request.headers['ms-continuationtoken'] ?? 0);
  const one = at.get(url.pathname.split('/').at(-1) ?? '');
  const body = url.pathname.endsWith('/token') ? token : one === undefined ? pages[page] : details[one];
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(body);
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
