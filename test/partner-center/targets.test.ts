import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressesOf } from '../../src/partner-center/targets.ts';

const local = addressesOf('http://127.0.0.1:3100/partner-center');
const real = addressesOf('https://api.partnercenter.microsoft.com');

test.for([
  ['/customers/1', '/customers/1'],
  ['customers/1', '/customers/1'],
  ['/v1/customers/1', '/customers/1'],
  ['/customers?size=1?seekOperation=Next', '/customers?size=1&seekOperation=Next'],
  ['/products/P:1/skus/0001/x/T1B=/y?country=US', '/products/P:1/skus/0001/x/T1B=/y?country=US'],
  ['/customers/1#part', '/customers/1'],
] as const)('a link %s leads to %s, with and without a path before it', ([uri, path]) => {
  expect(real.pathOfLink(uri)).toBe(`/v1${path}`);
  expect(local.pathOfLink(uri)).toBe(`/partner-center/v1${path}`);
});

test('an absolute link, or one with the path of the base, is the same link', () => {
  expect(real.pathOfLink('https://api.partnercenter.microsoft.com/v1/orders')).toBe('/v1/orders');
  for (const uri of [
    '/partner-center/v1/orders',
    '/partner-center/orders',
    'http://127.0.0.1:3100/partner-center/v1/orders',
  ]) {
    expect(local.pathOfLink(uri)).toBe('/partner-center/v1/orders');
  }
});

test.for([
  'https://evil.example/v1/customers',
  'http://api.partnercenter.microsoft.com/v1/customers',
  'https://api.partnercenter.microsoft.com.evil.example/v1/x',
  'https://api.partnercenter.microsoft.com:444/v1/x',
  'https://user:password@api.partnercenter.microsoft.com/v1/x',
  'javascript:alert(1)',
  'data:text/plain,x',
  '/../login/x',
  '/customers/../../control',
  '/customers/%2e%2e/%2E%2E/control',
  '/..\\..\\control',
  '../..//evil.example@',
  '../..//evil.example/v1/customers',
])('a link out of the API is none: %s', (uri) => {
  expect(real.pathOfLink(uri)).toBeUndefined();
});

test('whatever a link says, what is asked for stays at this host and under its base', () => {
  const piece = fc.constantFrom(
    '/',
    '..',
    '.',
    'v1',
    'customers',
    '%2e%2e',
    '\\',
    '?',
    '#',
    '@',
    ':',
    'http:',
    '//evil.example',
    '\t',
  );
  const link = fc.oneof(
    fc.webUrl(),
    fc.string(),
    fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
  );
  fc.assert(
    fc.property(link, (uri) => {
      const path = local.pathOfLink(uri);
      if (path === undefined) return;
      const target = new URL(`http://127.0.0.1:3100${path}`);
      expect(target.host).toBe('127.0.0.1:3100');
      expect(target.pathname.startsWith('/partner-center/v1/')).toBe(true);
      expect(target.pathname + target.search).toBe(path);
    }),
    { numRuns: 2_000 },
  );
});

test('an identifier is one segment, and never another path', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('', '.', '..', '%2e%2e')),
      (id) => {
        const path = real.pathOf({ path: ['customers', id, 'orders'] });
        if (['', '.', '..'].includes(id)) expect(path).toBeUndefined();
        else expect(path?.split('/').map(decodeURIComponent)).toEqual(['', 'v1', 'customers', id, 'orders']);
      },
    ),
  );
});

test('text that is no Unicode is refused in a path and repaired in a query, never an exception', () => {
  expect(real.pathOf({ path: ['customers', '\ud800'] })).toBeUndefined();
  expect(real.pathOf({ path: ['customers'], query: { filter: '\ud800' } })).toBe('/v1/customers?filter=%EF%BF%BD');
});

test('a query is decoded to what was asked', () => {
  const filter = '{"Value":"a&b=c d+é%\\""}';
  const path = real.pathOf({ path: ['customers'], query: { size: '0', filter } });
  expect(Object.fromEntries(new URL(path ?? '', 'https://x').searchParams)).toEqual({ size: '0', filter });
});
