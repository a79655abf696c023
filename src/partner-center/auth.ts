import { onlyForward } from '../kernel/time.ts';
import type { Clock } from '../kernel/time.ts';
import type { IssuedToken, TokenEndpoint } from './token-endpoint.ts';

/**
 * Keeps the refresh token. `withToken` gives the present one and stores the next one, if any, before it returns; no two
 * uses run at the same time, in any process.
 */
export type RefreshTokenStore = {
  readonly withToken: <T>(
    use: (current: string) => Promise<{ readonly next?: string | undefined; readonly result: T }>,
  ) => Promise<T>;
};

export type AccessTokens = {
  /** @returns a token good for some minutes yet */
  readonly current: () => Promise<string>;
  /** @returns another token than the one that was refused */
  readonly insteadOf: (refused: string) => Promise<string>;
};

/** Whom the tokens of the REST API are for: Partner Center refuses any other audience, whatever host it is reached at. */
export const API_AUDIENCE = 'https://api.partnercenter.microsoft.com';

const MARGIN_MILLISECONDS = 5 * 60_000;

/** Access tokens for App+User calls. However many callers wait for one, one refresh is made. */
export function keepAccessTokens(parts: {
  readonly endpoint: TokenEndpoint;
  readonly audience: string;
  readonly refreshTokens: RefreshTokenStore;
  readonly clock: Clock;
}): AccessTokens {
  const { endpoint, audience, refreshTokens } = parts;
  const time = onlyForward(parts.clock);
  let kept: { readonly token: string; readonly until: number } | undefined;
  let refreshing: Promise<string> | undefined;

  async function refresh(): Promise<string> {
    const issued = await refreshTokens.withToken(async (current) => {
      const result = await endpoint.request({ kind: 'refresh-token', refreshToken: current }, audience);
      return result.refreshToken === current ? { result } : { next: result.refreshToken, result };
    });
    kept = { token: issued.accessToken, until: goodUntil(issued, time.now()) };
    return kept.token;
  }

  async function current(): Promise<string> {
    if (kept && time.now().getTime() < kept.until) return kept.token;
    refreshing ??= refresh().finally(() => {
      refreshing = undefined;
    });
    return refreshing;
  }

  return {
    current,
    insteadOf(refused) {
      if (kept?.token === refused) kept = undefined;
      return current();
    },
  };
}

/** A margin for the calls under way; half the life of a token that lives shorter than two margins. */
function goodUntil({ lifeSeconds }: IssuedToken, now: Date): number {
  const life = lifeSeconds * 1_000;
  return now.getTime() + life - Math.min(MARGIN_MILLISECONDS, life / 2);
}
