import { expect } from 'vitest';
import { READING } from '../../src/partner-center/retry.ts';
import { connect, CUSTOMER, distinct, failureOf, IMPATIENT, test } from './contract.ts';
import { customerDetail } from './recorded/catalog.ts';

const READ = `GET /v1/customers/${CUSTOMER}`;
const GUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

test('every request carries token, request ID and correlation ID', async ({ scripted, partnerCenter }) => {
  scripted.answers(READ, { json: customerDetail, headers: { 'MS-CorrelationId': 'g1,g1', 'MS-RequestId': 'r1' } });
  await partnerCenter.customers.get(CUSTOMER);
  await partnerCenter.customers.get(CUSTOMER, { correlationId: 'c0ffee00-0000-4000-8000-000000000009' });

  const calls = scripted.calls(READ);
  for (const { headers } of calls) {
    expect(headers).toMatchObject({ authorization: 'Bearer access-1', accept: 'application/json' });
    expect(headers['ms-requestid']).toMatch(GUID);
    expect(headers['ms-correlationid']).toMatch(GUID);
  }
  expect(distinct(calls, 'ms-requestid')).toBe(2);
  expect(calls[1]?.headers['ms-correlationid']).toBe('c0ffee00-0000-4000-8000-000000000009');
});

test('a dropped connection is tried again under the same request ID', async ({ scripted, partnerCenter }) => {
  scripted.answers(READ, { drop: true }, { json: customerDetail, cut: 20 }, { json: customerDetail });
  await partnerCenter.customers.get(CUSTOMER);
  const calls = scripted.calls(READ);
  expect(calls).toHaveLength(3);
  expect(distinct(calls, 'ms-requestid')).toBe(1);
});

test('an answer that says "later" is tried again under a new request ID and the same correlation ID', async ({
  scripted,
  partnerCenter,
}) => {
  const busy = { statusCode: 429, message: 'Rate limit is exceeded. Try again in 0 seconds.' };
  scripted.answers(
    READ,
    { status: 429, headers: { 'retry-after': '0' }, json: busy },
    { status: 500, json: { code: '800003' } },
    { json: customerDetail },
  );
  await partnerCenter.customers.get(CUSTOMER);
  const calls = scripted.calls(READ);
  expect(distinct(calls, 'ms-requestid')).toBe(3);
  expect(distinct(calls, 'ms-correlationid')).toBe(1);
});

test('Retry-After is waited for', async ({ scripted, partnerCenter }) => {
  const arrivals: number[] = [];
  scripted.answers(
    READ,
    () => (arrivals.push(performance.now()), { status: 429, headers: { 'retry-after': '1' } }),
    () => (arrivals.push(performance.now()), { json: customerDetail }),
  );
  await partnerCenter.customers.get(CUSTOMER);
  const [first = 0, second = 0] = arrivals;
  expect(second - first).toBeGreaterThanOrEqual(990);
});

test('a wait longer than a person can be kept is left to the caller', async ({ scripted, partnerCenter }) => {
  const busy = { statusCode: 429, message: 'Rate limit is exceeded. Try again in 57 seconds.' };
  scripted.answers(READ, { status: 429, headers: { 'retry-after': '57' }, json: busy });
  const failure = await failureOf(partnerCenter.customers.get(CUSTOMER));
  expect(failure).toMatchObject({ kind: 'throttled', retryAfterSeconds: 57, description: busy.message });
  expect(scripted.calls(READ)).toHaveLength(1);
});

test('it gives up after four sends', async ({ scripted, partnerCenter }) => {
  scripted.answers(READ, { status: 503, raw: '<html>Service Unavailable</html>' });
  const failure = await failureOf(partnerCenter.customers.get(CUSTOMER));
  expect(failure).toMatchObject({ kind: 'unreachable', status: 503, code: undefined, description: undefined });
  expect(scripted.calls(READ)).toHaveLength(READING.sends);
});

test('a server that does not answer is given up in time, and so is one that waits for a connection to it', async ({
  scripted,
}) => {
  const reading = { ...READING, answer: 300, total: 450 };
  const { partnerCenter } = connect(scripted, { reading, limits: { connections: 1 } });
  scripted.answers(READ, { json: customerDetail });
  await partnerCenter.customers.get(CUSTOMER);

  const late = Promise.withResolvers<{ json: object }>();
  scripted.answers(READ, () => late.promise);
  const two = [partnerCenter.customers.get(CUSTOMER), partnerCenter.customers.get(CUSTOMER)];
  const failures = await Promise.all(two.map(failureOf));

  expect(failures.map(({ kind }) => kind)).toEqual(['unreachable', 'unreachable']);
  late.resolve({ json: customerDetail });
  await partnerCenter.close();
});

test('an answer larger than any should be is not taken in, nor asked for again', async ({ scripted }) => {
  const { partnerCenter } = connect(scripted, { ...IMPATIENT, limits: { answerBytes: 1_000 } });
  scripted.answers(READ, { json: { ...customerDetail, commerceId: 'x'.repeat(1_000) } });
  expect(await failureOf(partnerCenter.customers.get(CUSTOMER))).toMatchObject({ kind: 'malformed' });
  expect(scripted.calls(READ)).toHaveLength(1);
  await partnerCenter.close();
});

test.for([
  ['an empty body', '', 'unreadable: empty body'],
  ['a body that is no JSON', '<html>', 'unreadable: not JSON'],
  ['JSON of another kind', '[1]', 'unreadable: whole body'],
  ['a field of another kind', '{"id":7}', 'unreadable: id'],
] as const)('%s is malformed, and says where', async ([, raw, description], { scripted, partnerCenter }) => {
  scripted.answers(READ, { raw });
  expect(await failureOf(partnerCenter.customers.get(CUSTOMER))).toMatchObject({ kind: 'malformed', description });
});

test('a byte order mark before the body is no obstacle', async ({ scripted, partnerCenter }) => {
  scripted.answers(READ, { raw: `\uFEFF${JSON.stringify(customerDetail)}` });
  expect((await partnerCenter.customers.get(CUSTOMER)).name).toBe('Fabrikam');
});

test.for([
  [400, { code: 2002, description: 'Quantity' }, { kind: 'refused', reason: 'quantity', code: '2002' }],
  [400, { code: '900118' }, { kind: 'not-found', reason: 'customer-unknown' }],
  [401, { code: '900420' }, { kind: 'unauthorized', reason: 'token-audience' }],
  [403, { code: '900329' }, { kind: 'unauthorized', reason: 'needs-user-token' }],
  [403, { code: '20002' }, { kind: 'refused', reason: 'no-relationship' }],
  [404, undefined, { kind: 'not-found', reason: undefined, code: undefined }],
  [417, { code: '800036' }, { kind: 'refused', code: '800036' }],
  [409, ['odd'], { kind: 'conflict', code: undefined }],
] as const)('%i with %j', async ([status, json, expected], { scripted, partnerCenter }) => {
  scripted.answers(READ, { status, json });
  const failure = await failureOf(partnerCenter.customers.get(CUSTOMER));
  expect(failure).toMatchObject({ status, message: 'A call to Partner Center failed', ...expected });
  expect(failure.requestId).toMatch(GUID);
});
