import { afterAll, beforeAll, expect, test } from 'vitest';
import { pathPattern } from '../../src/kernel/tracing.ts';
import { startTracing } from '../../src/tracing/tracing.ts';
import { fillsForm, placed } from '../flows/cancellation/gestures.ts';
import { exported } from '../flows/move/export-lines.ts';
import { recordingLog } from '../support/conditions.ts';
import { openDesk } from '../support/desk.ts';
import type { Desk } from '../support/desk.ts';
import { buys } from '../support/gestures.ts';
import { startTraceCollector } from '../support/trace-collector.ts';

let collector: Awaited<ReturnType<typeof startTraceCollector>>;
let desk: Desk;
beforeAll(async () => {
  collector = await startTraceCollector();
  desk = await openDesk({
    env: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_EXPORTER_OTLP_HEADERS: 'api-key=of%20the%20collector' },
  });
});
afterAll(async () => {
  await desk.close();
  await collector.close();
});

const STEP = 'csp_desk.step';
const stepOf = ({ attributes }: (typeof collector.spans)[number]) =>
  attributes.find(({ key }) => key === STEP)?.value.stringValue;

test('a confirmed purchase is one trace: gesture, service, jobs, calls of Partner Center and the message', async () => {
  const agent = await desk.person('admin.agent');
  await buys(agent, { reference: 'PO secret' });
  await agent.waitsFor(/PO secret[^]*Fulfilled/, '#sales');
  const checkout = () => collector.spans.find(({ name }) => /^POST .*checkout$/.test(name));
  await expect.poll(checkout, { timeout: 15_000 }).toBeDefined();
  const trace = () => collector.spans.filter(({ traceId }) => traceId === checkout()?.traceId);
  await expect.poll(() => trace().map(({ name }) => name), { timeout: 15_000 }).toContain('chat.postMessage');
  const kinds = new Set(trace().map(stepOf));
  for (const kind of ['gesture', 'service', 'job', 'partner-center', 'slack']) expect(kinds).toContain(kind);
  const ids = new Set(trace().map(({ spanId }) => spanId));
  const roots = trace().filter(({ parentSpanId }) => parentSpanId === undefined || !ids.has(parentSpanId));
  expect(roots.map(({ name }) => name)).toEqual(['view_submission purchase.review']);
});

test('a refund and a move are traces too, down to the call that cancels', async () => {
  const agent = await desk.person('admin.agent');
  const order = await placed(desk);
  await fillsForm(agent, order.id);
  await agent.submits('Submit');
  const cancels = () => collector.spans.find(({ name }) => /^PATCH .*orders/.test(name));
  await expect.poll(cancels, { timeout: 15_000 }).toBeDefined();
  const names = () => collector.spans.filter(({ traceId }) => traceId === cancels()?.traceId).map(({ name }) => name);
  await expect.poll(names, { timeout: 15_000 }).toContain('cancellation.submit');

  await agent.types('#sales', '/csp-move fabrikam');
  await agent.waitsFor('Europe/Amsterdam');
  await agent.fills(
    { Title: 'HQ servers', Output: exported({ machine: 'SRV-01', at: desk.clock.now() }) },
    { anyway: true },
  );
  await agent.submits('Begin');
  const planned = () => collector.spans.map(({ name }) => name);
  await expect.poll(planned, { timeout: 15_000 }).toContain('move.create');
});

test('nobody and nothing that somebody typed stands in a trace', () => {
  const everything = collector.texts.join('\n');
  expect(everything).toContain('of the collector');
  for (const word of [
    'abrikam',
    'PO secret',
    'Kim',
    'csp-desk.example',
    'xoxb',
    'Windows Server',
    'Bearer',
    'ordered twice',
    'HQ servers',
    'SRV-01',
  ])
    expect(everything).not.toContain(word);
  const allowed = new Set([STEP, 'csp_desk.correlation_id', 'csp_desk.job_id']);
  for (const { attributes } of collector.spans) for (const { key } of attributes) expect(allowed).toContain(key);
  expect(pathPattern('/v1/customers/5e7f-1/orders/AB12CD?name=Fabrikam')).toBe('/v1/customers/{id}/orders/{id}');
});

test('a collector that refuses, or says nothing, holds nobody up, and takes a bounded measure of memory', async () => {
  collector.behaves('silent');
  const agent = await desk.person('admin.agent');
  await buys(agent, { reference: 'PO-2' });
  await agent.waitsFor(/PO-2[^]*Fulfilled/, '#sales');
  collector.behaves('refuses');
  const log = recordingLog();
  const tracing = startTracing({ endpoint: collector.url, headers: {}, serviceName: 'test', perMille: 1_000 }, log);
  for (let span = 0; span < 6_000; span++) await tracing.span({ kind: 'job', name: 'many' }, async () => undefined);
  await tracing.close();
  expect(log.lines).toMatchObject([{ message: 'The collector of traces does not take them; they are dropped' }]);
  collector.behaves('takes');
});

test('what is not traced is not sent', async () => {
  const settings = { endpoint: collector.url, headers: {}, serviceName: 'test', perMille: 0 };
  const tracing = startTracing(settings, recordingLog());
  await tracing.span({ kind: 'gesture', name: 'x' }, () =>
    tracing.span({ kind: 'job', name: 'y' }, async () => undefined),
  );
  await tracing.close();
  expect(collector.spans.map(({ name }) => name)).not.toContain('y');
});
