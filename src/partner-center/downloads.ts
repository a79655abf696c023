import type { Clock } from '../kernel/time.ts';
import type { Api, CallContext } from './http.ts';
import { allOf } from './paging.ts';
import { downloadOption, signedLink } from './schemas/download.ts';
import type { DownloadLink, DownloadOption } from './schemas/download.ts';

export type Downloads = {
  /** Every version, language and bit of an edition (P3), in the order to show them; it can be hundreds. */
  readonly options: (
    customerId: string,
    productId: string,
    skuId: string,
    context?: CallContext,
  ) => Promise<readonly DownloadOption[]>;
  /** Has a link made that works for whoever holds it, for a limited time: ask late (P5). */
  readonly link: (option: Pick<DownloadOption, 'link'>, context?: CallContext) => Promise<DownloadLink>;
};

/** Source: "Get a list of download options for a SKU", of 2018. */
export function downloadsOf(api: Api, clock: Clock): Downloads {
  return {
    async options(customerId, productId, skuId, context) {
      const path = ['customers', customerId, 'products', productId, 'skus', skuId, 'downloadoptions'];
      const options = await allOf(api, { path }, downloadOption, context);
      return options.toSorted((left, right) => left.rank - right.rank);
    },
    async link(option, context) {
      const url = await api.follow(option.link, signedLink, context);
      return { url, issuedAt: clock.now() };
    },
  };
}
