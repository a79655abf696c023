import { appendFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk } from '../support/desk.ts';
import type { Desk } from '../support/desk.ts';
let desk: Desk;
const out = (title: string, text: unknown) => appendFileSync('/tmp/probe-a.txt', `\n##### ${title}\n${typeof text === 'string' ? text : JSON.stringify(text, null, 1)}\n`);
beforeAll(async () => { writeFileSync('/tmp/probe-a.txt', ''); desk = await openDesk(); });
afterAll(async () => {
  out('LOG', desk.log.lines.filter(({ level }) => level !== 'debug' && level !== 'info'));
  const { envelopes } = (await desk.slack('/inspector')) as any;
  out('SLOW', envelopes.filter((e: any) => e.milliseconds > 1000 || e.outcome !== 'acknowledged').map((e: any) => [e.type, e.payload.command ?? e.payload.type, e.outcome, e.milliseconds]));
  await desk.close();
});
const wait = (ms: number) => new Promise((r) => setTimeout(r, ms));
for (const c of ['/csp-buy no such', '/csp-software no such', '/csp-key no such', '/csp-download no such', '/csp-cancel no such order', '/csp-tickets no such', '/csp-tickets', '/csp-help', '/csp-help foo',
  '/csp-buy ' + 'x'.repeat(3500), '/csp-software ' + '<!channel> \u202E' + 'x'.repeat(3500), '/csp-key ' + '<!channel>\u202E' + 'x'.repeat(3500), '/csp-download <!channel>' + 'x'.repeat(3500), '/csp-cancel <!channel>' + 'x'.repeat(3500), '/csp-tickets <!channel>' + 'x'.repeat(3500), '/csp-buy \u202E', '/csp-software \u202E', '/csp-key \u200B', '/csp-cancel \u200B', "/csp-buy %", "/csp-software ' OR 1=1", '/csp-key \\"', '/csp-buy Northwind Traders', '/csp-software northwind', '/csp-buy co', '/csp-key co','/csp-software co','/csp-download a','/csp-tickets co'])
  for (const who of ['admin.agent', 'beheeragent'] as const)
  test(`${who} ${c.slice(0, 40)}`, async () => {
    const kim = await desk.person(who);
    await kim.types('#licensing', c);
    await wait(700);
    const seen = await kim.sees();
    out(`${who} ${c.slice(0, 60)}`, seen.length > 5000 ? seen.slice(0, 5000) + '…' : seen);
    await kim.reloads();
  });
for (const who of ['guest','stranger','newcomer','helpdesk.agent','global.admin','auditor','deactivated','sales.agent'] as const)
  test(`refused ${who}`, async () => {
    const p = await desk.person(who);
    for (const c of ['/csp-buy fabrikam', '/csp-software fabrikam', '/csp-key fabrikam', '/csp-download fabrikam', '/csp-cancel x', '/csp-tickets', '/csp-help']) {
      await p.types(who === 'stranger' ? '#fabrikam-shared' : '#sales', c).catch((e) => out(`${who} ${c}`, String(e)));
      await wait(500);
      out(`${who} ${c}`, await p.sees());
      await p.reloads();
    }
  });
