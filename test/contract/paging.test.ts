import { expect } from 'vitest';
import { all, failureOf, test } from './contract.ts';
import { collection } from './recorded/catalog.ts';

const LIST = 'GET /v1/customers';

const named = (id: string) => ({ id, companyProfile: { companyName: id } });
const next = (uri: string, token?: string) => ({
  links: { next: { uri, method: 'GET', headers: token ? [{ key: 'MS-ContinuationToken', value: token }] : [] } },
});

test('pages follow one another by link and token, under one correlation ID', async ({ scripted, partnerCenter }) => {
  scripted.answers(
    LIST,
    { json: collection([named('a'), named('b')], next('/customers?size=2&seekOperation=Next', 't1')) },
    { json: collection([named('c')], next('/v1/customers?size=2?seekOperation=Next', 't2')) },
    { json: collection([named('d')]) },
  );

  const customers = await all(partnerCenter.customers.list(2));

  expect(customers.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
  const calls = scripted.calls(LIST);
  expect(calls.map(({ query, headers }) => [query, headers['ms-continuationtoken']])).toEqual([
    [{ size: '2' }, undefined],
    [{ size: '2', seekOperation: 'Next' }, 't1'],
    [{ size: '2', seekOperation: 'Next' }, 't2'],
  ]);
  expect(new Set(calls.map(({ headers }) => headers['ms-correlationid'])).size).toBe(1);
  expect(new Set(calls.map(({ headers }) => headers['ms-requestid'])).size).toBe(3);
});

test('a token in the body alone leads on as well', async ({ scripted, partnerCenter }) => {
  scripted.answers(
    LIST,
    { json: collection([named('a')], { continuationToken: 't1' }) },
    { json: collection([named('b')], { continuationToken: '' }) },
  );
  expect(await all(partnerCenter.customers.list(1))).toHaveLength(2);
  expect(scripted.calls(LIST)[1]).toMatchObject({
    query: { size: '1', seekOperation: 'Next' },
    headers: { 'ms-continuationtoken': 't1' },
  });
});

test('whoever stops reading asks for no more pages', async ({ scripted, partnerCenter }) => {
  scripted.answers(LIST, { json: collection([named('a'), named('b')], next('/customers?seekOperation=Next', 't')) });
  for await (const { id } of partnerCenter.customers.list()) {
    if (id === 'b') break;
  }
  expect(scripted.calls(LIST)).toHaveLength(1);
});

test('a collection that leads in a circle ends', async ({ scripted, partnerCenter }) => {
  scripted.answers(LIST, { json: collection([named('a')], next('/customers?seekOperation=Next', 'same')) });
  const failure = await failureOf(all(partnerCenter.customers.list()));
  expect(failure).toMatchObject({ kind: 'malformed' });
  expect(scripted.calls(LIST).length).toBeLessThan(4);
});

test('a next page at another host is not asked for, and an answer sets no header but the continuation', async ({
  scripted,
  partnerCenter,
}) => {
  const headers = [
    { key: 'MS-ContinuationToken', value: 't' },
    { key: 'Authorization', value: 'Bearer other' },
  ];
  scripted.answers(
    LIST,
    { json: collection([named('a')], { links: { next: { uri: '/customers?seekOperation=Next', headers } } }) },
    { json: collection([named('b')], next('https://evil.example/v1/customers')) },
  );
  expect(await failureOf(all(partnerCenter.customers.list()))).toMatchObject({ kind: 'not-found' });
  expect(scripted.calls(LIST)[1]?.headers.authorization).toBe('Bearer access-1');
});
