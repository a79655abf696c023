import { Pool } from 'undici';
import type { Dispatcher } from 'undici';
import { newId } from '../kernel/ids.ts';
import type { Log } from '../kernel/log.ts';
import type { Clock } from '../kernel/time.ts';
import { failureIn } from './answers.ts';
import type { AccessTokens } from './auth.ts';
import { PartnerCenterFailure } from './errors.ts';
import type { CallContext } from './http.ts';

/** What the partner pays, as Microsoft publishes it a market. */
export type PriceSheets = {
  /**
   * The price sheet of software of a market as it stands now: CSV, or a zip with the CSV in it, while it arrives.
   * @param market ISO 3166 country
   * @throws PartnerCenterFailure at once where it is refused, and while it is read where it breaks off or does not end
   */
  readonly software: (market: string, context?: CallContext) => Promise<AsyncIterable<Uint8Array>>;
};

export type PriceSheetLimits = {
  readonly bytes: number;
  /** for the beginning of an answer, and between two pieces of it */
  readonly silenceMilliseconds: number;
  readonly totalMilliseconds: number;
};

/** The sample of "Get a price sheet", of online services, the largest there are, has some 42 MB. */
export const PRICE_SHEET_LIMITS: PriceSheetLimits = {
  bytes: 64 * 1024 * 1024,
  silenceMilliseconds: 60_000,
  totalMilliseconds: 10 * 60_000,
};

/** Whom the token is for: the price sheets are a service of their own, whatever host they are reached at. */
export const PRICES_AUDIENCE = 'https://api.partner.microsoft.com';

const REFUSAL_BYTES = 64 * 1024;

type Parts = {
  readonly url: string;
  readonly tokens: AccessTokens;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits?: PriceSheetLimits | undefined;
};

/**
 * Source: "Get a price sheet": App+User only, the user an Admin or Sales agent. Whoever asks does so in a job, which comes
 * again; here only a refused token is replaced, once.
 */
export function openPriceSheets({ url, tokens, clock, log, limits = PRICE_SHEET_LIMITS }: Parts): PriceSheets & {
  readonly close: () => Promise<void>;
} {
  const { origin, pathname } = new URL(url);
  const prefix = pathname.replace(/\/+$/, '');
  const pool = new Pool(origin, {
    connections: 2,
    headersTimeout: limits.silenceMilliseconds,
    bodyTimeout: limits.silenceMilliseconds,
  });

  async function ask(path: string, token: string, ids: Ids): Promise<Dispatcher.ResponseData> {
    try {
      return await pool.request({
        method: 'GET',
        path,
        headers: {
          authorization: `Bearer ${token}`,
          accept: 'application/octet-stream, text/csv, */*',
          'ms-requestid': ids.requestId,
          'ms-correlationid': ids.correlationId,
        },
        signal: AbortSignal.timeout(limits.totalMilliseconds),
      });
    } catch {
      throw new PartnerCenterFailure({ kind: 'unreachable', description: 'no price sheet came', ...ids });
    }
  }

  let closed: Promise<void> | undefined;
  return {
    async software(market, context = {}) {
      const ids = { requestId: newId(), correlationId: context.correlationId ?? newId() };
      if (!/^[A-Za-z]{2}$/.test(market)) throw new PartnerCenterFailure({ kind: 'not-found', ...ids });
      const view = `(Market='${market.toLowerCase()}',PricesheetView='software')`;
      const path = `${prefix}/v1.0/sales/pricesheets${view}/$value`;
      const first = await tokens.current();
      let answer = await ask(path, first, ids);
      if (answer.statusCode === 401) {
        await answer.body.dump();
        answer = await ask(path, await tokens.insteadOf(first), ids);
      }
      const { statusCode: status, headers, body } = answer;
      log.debug({ market, status, ...ids }, 'price sheet asked for');
      if (status === 200) return bounded(body, limits.bytes, ids);
      const text = await beginningOf(body);
      throw new PartnerCenterFailure({
        ...failureIn({ kind: 'answer', status, headers, body: text }, clock.now()),
        ...ids,
      });
    },
    close: () => (closed ??= pool.close()),
  };
}

type Ids = { readonly requestId: string; readonly correlationId: string };

async function* bounded(body: AsyncIterable<Uint8Array>, most: number, ids: Ids): AsyncGenerator<Uint8Array> {
  let size = 0;
  try {
    for await (const chunk of body) {
      size += chunk.length;
      if (size > most) break;
      yield chunk;
    }
  } catch {
    throw new PartnerCenterFailure({ kind: 'unreachable', description: 'the price sheet broke off', ...ids });
  }
  if (size > most) throw new PartnerCenterFailure({ kind: 'malformed', description: 'larger than any sheet', ...ids });
}

async function beginningOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    chunks.push(chunk);
    if (size > REFUSAL_BYTES) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}
