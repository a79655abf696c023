import { randomUUID } from 'node:crypto';
import { afterEach } from 'vitest';
import { startLocalPartnerCenter } from '../../support/partner-center.ts';
import type { RunningPartnerCenter, StartOptions } from '../../support/partner-center.ts';

export type Reply = {
  readonly status: number;
  readonly body: unknown;
  readonly text: string;
  readonly headers: Headers;
};
export type Ask = (method: string, path: string, body?: object, headers?: Record<string, string>) => Promise<Reply>;

export const PARTNER_CENTER = 'https://api.partnercenter.microsoft.com';
export const GRAPH = 'https://graph.microsoft.com';

const running: RunningPartnerCenter[] = [];
afterEach(async () => {
  for (const partnerCenter of running.splice(0)) await partnerCenter.close();
});

/** Starts a local Partner Center that ends with the test. */
export async function start(options: StartOptions = {}): Promise<RunningPartnerCenter> {
  const partnerCenter = await startLocalPartnerCenter(options);
  running.push(partnerCenter);
  return partnerCenter;
}

export async function requestToken(
  partnerCenter: RunningPartnerCenter,
  form: Record<string, string>,
  endpoint = 'oauth2/token',
): Promise<Reply> {
  const { tenantId, clientId, clientSecret } = partnerCenter.credentials;
  const body = new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...form });
  return read(await fetch(`${partnerCenter.loginUrl}/${tenantId}/${endpoint}`, { method: 'POST', body }));
}

/** A token of App+User, or of the application alone. */
export async function tokenFor(
  partnerCenter: RunningPartnerCenter,
  resource: string,
  who: 'user' | 'app' = 'user',
): Promise<string> {
  const grant = who === 'user' ? await consent(partnerCenter) : { grant_type: 'client_credentials' };
  const { body } = await requestToken(partnerCenter, { resource, ...grant });
  return textAt(body, 'access_token');
}

/** Each signing-in has its own consent, so that none uses up another's refresh token. */
async function consent({ baseUrl }: RunningPartnerCenter): Promise<{ grant_type: string; refresh_token: string }> {
  const { body } = await send(`${baseUrl}/control/partner-center/refresh-tokens`, 'POST', undefined, {});
  return { grant_type: 'refresh_token', refresh_token: textAt(body, 'refreshToken') };
}

/** @returns a function that calls the API with everything a good call has */
export async function signIn(partnerCenter: RunningPartnerCenter, who: 'user' | 'app' = 'user'): Promise<Ask> {
  const token = await tokenFor(partnerCenter, PARTNER_CENTER, who);
  return (method, path, body, headers = {}) =>
    send(`${partnerCenter.url}/v1${path}`, method, body, {
      authorization: `Bearer ${token}`,
      'ms-requestid': randomUUID(),
      'ms-correlationid': randomUUID(),
      accept: 'application/json',
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...headers,
    });
}

export async function send(
  url: string,
  method: string,
  body: object | undefined,
  headers: Record<string, string>,
): Promise<Reply> {
  return read(await fetch(url, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) }));
}

async function read(response: Response): Promise<Reply> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
  return { status: response.status, text, headers: response.headers, body: isJson ? JSON.parse(text) : undefined };
}

export async function customerNamed(ask: Ask, prefix: string): Promise<string> {
  const filter = JSON.stringify({ Field: 'CompanyName', Value: prefix, Operator: 'starts_with' });
  const { body } = await ask('GET', `/customers?size=0&filter=${encodeURIComponent(filter)}`);
  return textAt(body, 'items', 0, 'id');
}

export async function productTitled(ask: Ask, customerId: string, title: string): Promise<string> {
  const { body } = await ask('GET', `/customers/${customerId}/products?targetView=Software`);
  return textAt(
    itemsOf(body).find((product) => at(product, 'title') === title),
    'id',
  );
}

export async function catalogItem(ask: Ask, customerId: string, title: string, skuId = '0001'): Promise<string> {
  const productId = await productTitled(ask, customerId, title);
  const { body } = await ask('GET', `/customers/${customerId}/products/${productId}/skus/${skuId}/availabilities`);
  return textAt(body, 'items', 0, 'catalogItemId');
}

export type Line = {
  title: string;
  quantity?: number;
  billingCycle?: string;
  termDuration?: string;
  friendlyName?: string;
};

export async function makeCart(ask: Ask, customerId: string, ...lines: Line[]): Promise<Reply> {
  const lineItems = [];
  for (const [id, { title, ...line }] of lines.entries()) {
    const catalogItemId = await catalogItem(ask, customerId, title);
    lineItems.push({ id, catalogItemId, quantity: 1, billingCycle: 'one_time', ...line });
  }
  return ask('POST', `/customers/${customerId}/carts`, { lineItems });
}

/** Buys the lines and gives the checkout's answer. */
export async function buy(ask: Ask, customerId: string, ...lines: Line[]): Promise<Reply> {
  const cart = await makeCart(ask, customerId, ...lines);
  return ask('POST', `/customers/${customerId}/carts/${textAt(cart.body, 'id')}/checkout`);
}

/** Buys the lines and gives the id of the first order. */
export async function ordered(ask: Ask, customerId: string, ...lines: Line[]): Promise<string> {
  const checkout = await buy(ask, customerId, ...lines);
  return textAt(checkout.body, 'orders', 0, 'id');
}

/** Follows property names and places into a JSON value. */
export function at(value: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>((inner, step) => (inner as Record<string | number, unknown> | undefined)?.[step], value);
}

export function textAt(value: unknown, ...path: (string | number)[]): string {
  const found = at(value, ...path);
  if (typeof found !== 'string') throw new Error(`No text at ${path.join('.')} of ${JSON.stringify(value)}`);
  return found;
}

export function itemsOf(body: unknown): readonly unknown[] {
  return at(body, 'items') as readonly unknown[];
}
