import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { html } from '../../src/kernel/html.ts';
import { addressOf, readForm } from '../../src/web/form-request.ts';
import { limitRate } from '../../src/web/rate-limit.ts';
import { movableClock } from '../support/partner-center.ts';

test('words in markup stay words', () => {
  const name = '<script>alert("x")</script>';
  expect(html`<p title="${name}">${name}${html`<b>${1}</b>`}${false}${undefined}</p>`.markup).toBe(
    '<p title="&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;">&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;<b>1</b></p>',
  );
});

test('so many times a minute each, and again in the next', () => {
  const clock = movableClock();
  const may = limitRate(2, clock);
  expect([may('a'), may('a'), may('a'), may('b')]).toEqual([true, true, false, true]);
  clock.advance(60_000);
  expect(may('a')).toBe(true);
});

test('a form is read as a browser sends it; anything else is refused, and who asks is whom the proxy saw', async () => {
  const server = createServer((request, response) => {
    const who = addressOf(request);
    void readForm(request).then((body) => {
      const kind = body.kind === 'form' ? body.fields.get('a') : body.kind;
      response.writeHead(200, { connection: 'close' }).end(JSON.stringify([kind, who]));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const send = async (body: string, headers: Readonly<Record<string, string>> = {}) =>
    await (await fetch(url, { method: 'POST', body, headers })).json();
  const form = { 'content-type': 'application/x-www-form-urlencoded' };

  expect(await send('a=1%202', form)).toEqual(['1 2', '127.0.0.1']);
  expect(await send('a=1', { 'content-type': 'text/plain' })).toEqual(['not-a-form', '127.0.0.1']);
  expect(await send(`a=${'x'.repeat(5_000)}`, form)).toEqual(['too-large', '127.0.0.1']);
  expect(await send('a=1', { ...form, 'x-forwarded-for': '6.6.6.6, 203.0.113.9' })).toEqual(['1', '203.0.113.9']);
  server.close();
});
