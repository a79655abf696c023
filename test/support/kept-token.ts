import type { RefreshTokenStore } from '../../src/partner-center/auth.ts';

/** A refresh token in memory, replaced as Entra replaces it. */
export type KeptToken = RefreshTokenStore & { readonly kept: () => string };

export function keepToken(first: string): KeptToken {
  let token = first;
  let last: Promise<unknown> = Promise.resolve();
  return {
    kept: () => token,
    withToken(use) {
      const mine = last.then(async () => {
        const { next, result } = await use(token);
        token = next ?? token;
        return result;
      });
      last = mine.catch(() => undefined);
      return mine;
    },
  };
}
