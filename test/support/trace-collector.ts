import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const span = z.object({
  traceId: z.string().regex(/^[0-9a-f]{32}$/),
  spanId: z.string().regex(/^[0-9a-f]{16}$/),
  parentSpanId: z.string().optional(),
  name: z.string().min(1),
  kind: z.int().min(1).max(5),
  startTimeUnixNano: z.string().regex(/^\d{19}$/),
  endTimeUnixNano: z.string().regex(/^\d{19}$/),
  attributes: z.array(z.object({ key: z.string(), value: z.object({ stringValue: z.string() }) })),
  status: z.object({ code: z.literal(2).optional() }),
});
const body = z.strictObject({
  resourceSpans: z.array(
    z.strictObject({
      resource: z.object({ attributes: z.array(z.unknown()) }),
      scopeSpans: z.array(
        z.strictObject({ scope: z.object({ name: z.string() }), spans: z.array(z.strictObject(span.shape)) }),
      ),
    }),
  ),
});

export type CollectedSpan = z.output<typeof span>;

/** An OpenTelemetry collector as far as traces go: takes what the specification says, and refuses anything else. */
export async function startTraceCollector() {
  const spans: CollectedSpan[] = [];
  const texts: string[] = [];
  let behaviour: 'takes' | 'refuses' | 'silent' = 'takes';
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (behaviour === 'silent') return;
      const text = Buffer.concat(chunks).toString();
      const right = request.url === '/v1/traces' && request.headers['content-type'] === 'application/json';
      const read = right ? body.safeParse(JSON.parse(text)) : undefined;
      if (behaviour === 'refuses' || !read?.success) return void response.writeHead(400).end();
      texts.push(text, JSON.stringify(request.headers));
      spans.push(...read.data.resourceSpans.flatMap((each) => each.scopeSpans.flatMap((scope) => scope.spans)));
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    texts,
    behaves: (how: typeof behaviour) => void (behaviour = how),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
