import { subscribe, unsubscribe } from 'node:diagnostics_channel';

/** The time in which at least one answer of the outside is awaited: several at once count once. */
export type Outside = { readonly waited: () => number; readonly reset: () => void; readonly close: () => void };

export function watchOutside(): Outside {
  let underWay = 0;
  let since = 0;
  let total = 0;
  const begins = () => {
    if (underWay++ === 0) since = performance.now();
  };
  const ends = () => {
    if (underWay > 0 && --underWay === 0) total += performance.now() - since;
  };
  subscribe('undici:request:create', begins);
  subscribe('undici:request:trailers', ends);
  subscribe('undici:request:error', ends);
  return {
    waited: () => total,
    reset: () => {
      total = 0;
    },
    close: () => {
      unsubscribe('undici:request:create', begins);
      unsubscribe('undici:request:trailers', ends);
      unsubscribe('undici:request:error', ends);
    },
  };
}
