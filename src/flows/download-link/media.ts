import { onlyForward } from '../../kernel/time.ts';
import type { Clock } from '../../kernel/time.ts';
import type { PartnerCenter } from '../../partner-center/client.ts';
import { PartnerCenterFailure } from '../../partner-center/errors.ts';
import type { DownloadOption } from '../../partner-center/schemas/download.ts';
import type { OwnedSoftware } from '../software/service.ts';

/** What can be downloaded of software a customer owns, kept for some minutes: a menu asks for it at every letter. */
export type Media = {
  /** Of every version that comes with it; the same file stands in it once. @throws PartnerCenterFailure */
  readonly files: (customerId: string, software: OwnedSoftware) => Promise<readonly DownloadOption[]>;
};

const KEEP_MS = 5 * 60_000;
const MAX_KEPT = 500;

type Parts = { readonly partnerCenter: Pick<PartnerCenter, 'downloads'>; readonly clock: Clock };

export function createMedia({ partnerCenter, clock }: Parts): Media {
  const time = onlyForward(clock);
  const kept = new Map<string, { readonly value: Promise<readonly DownloadOption[]>; readonly until: number }>();

  async function read(customerId: string, { productId, skuId, versions }: OwnedSoftware) {
    const owned = [{ productId, skuId }, ...versions];
    const products = [...new Map(owned.map((each) => [`${each.productId}:${each.skuId}`, each])).values()];
    const files = await Promise.all(products.map((each) => optionsOf(customerId, each)));
    return [
      ...new Map(
        files
          .flat()
          .toReversed()
          .map((file) => [sameFile(file), file]),
      ).values(),
    ].toReversed();
  }

  /** A version that is only ever part of another may have no downloads of its own. */
  async function optionsOf(customerId: string, { productId, skuId }: { productId: string; skuId: string }) {
    try {
      return await partnerCenter.downloads.options(customerId, productId, skuId);
    } catch (error) {
      const none = error instanceof PartnerCenterFailure && (error.kind === 'not-found' || error.kind === 'refused');
      if (none) return [];
      throw error;
    }
  }

  return {
    files(customerId, software) {
      const now = time.now().getTime();
      const key = `${customerId} ${software.id}`;
      const known = kept.get(key);
      if (known && known.until > now) return known.value;
      if (kept.size >= MAX_KEPT) kept.clear();
      const value = read(customerId, software);
      kept.set(key, { value, until: now + KEEP_MS });
      value.catch(() => kept.delete(key));
      return value;
    },
  };
}

function sameFile({ version, languageCode, bit, fileType }: DownloadOption): string {
  return JSON.stringify([version, languageCode, bit, fileType]);
}
