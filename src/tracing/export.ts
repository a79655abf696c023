import { request } from 'undici';
import type { Log } from '../kernel/log.ts';
import { monotonic } from '../kernel/time.ts';
import type { SpanKind, Step } from '../kernel/tracing.ts';

export type ExportSettings = {
  /** base of the collector; traces go to `/v1/traces` under it */
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly serviceName: string;
};

export type FinishedSpan = Step & {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentId: string | undefined;
  readonly failed: boolean;
  /** milliseconds since 1970, and those it took */
  readonly startedAt: number;
  readonly took: number;
};

/** What a collector that is away or slow may cost: after that, spans are dropped. */
const MOST_WAITING = 2_000;
const BATCH = 500;
const EVERY_MS = 2_000;
const PATIENCE_MS = 5_000;
const TOLD_AGAIN_MS = 60_000;

/** Sends finished spans by OTLP over HTTP in its JSON form, in batches, one at a time. What is not taken is dropped. */
export function openExport(settings: ExportSettings, log: Log) {
  const url = `${settings.endpoint.replace(/\/+$/, '')}/v1/traces`;
  const headers = { ...settings.headers, 'content-type': 'application/json' };
  let waiting: FinishedSpan[] = [];
  let sending: Promise<void> | undefined;
  let dropped = 0;
  let told = -Infinity;
  const timer = setInterval(flush, EVERY_MS);
  timer.unref();

  function flush(): void {
    if (sending || waiting.length === 0) return;
    const [batch, rest] = [waiting.slice(0, BATCH), waiting.slice(BATCH)];
    waiting = rest;
    sending = send(batch).finally(() => {
      sending = undefined;
      if (waiting.length >= BATCH) flush();
    });
  }

  async function send(batch: readonly FinishedSpan[]): Promise<void> {
    let why: string;
    try {
      const body = JSON.stringify(inOtlp(settings.serviceName, batch));
      const limits = { headersTimeout: PATIENCE_MS, bodyTimeout: PATIENCE_MS };
      const answer = await request(url, { method: 'POST', headers, body, ...limits });
      await answer.body.dump();
      if (answer.statusCode < 300) return;
      why = `status ${answer.statusCode}`;
    } catch (error) {
      why = error instanceof Error && 'code' in error ? String(error.code) : 'no answer';
    }
    drop(batch.length, why);
  }

  function drop(count: number, why: string): void {
    dropped += count;
    if (monotonic() - told < TOLD_AGAIN_MS) return;
    told = monotonic();
    log.warn({ dropped, why }, 'The collector of traces does not take them; they are dropped');
  }

  return {
    add: (span: FinishedSpan): void => {
      if (waiting.length >= MOST_WAITING) return drop(1, 'too many wait');
      waiting.push(span);
      if (waiting.length >= BATCH) flush();
    },
    /** Sends what is left, once. */
    close: async (): Promise<void> => {
      clearInterval(timer);
      await sending;
      flush();
      await sending;
    },
  };
}

/** `SPAN_KIND_…` of OTLP. */
const KINDS: Readonly<Record<SpanKind, number>> = {
  gesture: 2,
  service: 1,
  job: 5,
  'partner-center': 3,
  graph: 3,
  slack: 3,
};
const FAILED = 2;
const NANOSECONDS_A_MS = 1e6;

/** Source: OpenTelemetry, "OTLP Specification", *JSON Protobuf Encoding*: IDs in hex, 64-bit numbers as text. */
function inOtlp(serviceName: string, batch: readonly FinishedSpan[]): object {
  const spans = batch.map(({ traceId, spanId, parentId, name, kind, startedAt, took, failed, attributes = {} }) => ({
    ...{ traceId, spanId, name, kind: KINDS[kind] },
    ...(parentId !== undefined && { parentSpanId: parentId }),
    startTimeUnixNano: nanoseconds(startedAt),
    endTimeUnixNano: nanoseconds(startedAt + took),
    attributes: inPairs({ ...attributes, 'csp_desk.step': kind }),
    status: failed ? { code: FAILED } : {},
  }));
  const resource = { attributes: inPairs({ 'service.name': serviceName }) };
  return { resourceSpans: [{ resource, scopeSpans: [{ scope: { name: 'csp-desk' }, spans }] }] };
}

function inPairs(attributes: Readonly<Record<string, string>>): object[] {
  return Object.entries(attributes).map(([key, stringValue]) => ({ key, value: { stringValue } }));
}

/** A number has not enough digits for the nanoseconds since 1970. */
function nanoseconds(milliseconds: number): string {
  const whole = Math.floor(milliseconds);
  const rest = Math.floor((milliseconds - whole) * NANOSECONDS_A_MS);
  return `${whole}${String(rest).padStart(6, '0')}`;
}
