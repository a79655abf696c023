import type { Revealed } from '../../kernel/revealed.ts';
import type { PartnerCenter } from '../../partner-center/client.ts';
import { PartnerCenterFailure } from '../../partner-center/errors.ts';
import type { Software, SoftwareVersion } from '../software/service.ts';

/** A key by what it is for: the version of an order line of a customer. */
export type KeyWanted = {
  readonly customerId: string;
  readonly orderId: string;
  readonly lineItemId: string;
  readonly productId: string;
  readonly skuId: string;
};

export type Withheld =
  /** P14, or there is none any more */
  | { readonly kind: 'revoked' | 'none' }
  /** Partner Center says no; `correlationId`: by which Microsoft finds its refusal */
  | { readonly kind: 'withheld'; readonly correlationId: string };

export type Taken = { readonly kind: 'taken'; readonly key: Revealed } | Withheld;

/** Where keys come from. It asks nobody's right: that is for the service that shows one. */
export type KeySource = {
  /** @returns whether the key could be had now, without having it. @throws PartnerCenterFailure */
  readonly look: (wanted: KeyWanted) => Promise<{ readonly kind: 'there' } | Withheld>;
  /** @returns the key, to be shown at once and kept nowhere. @throws PartnerCenterFailure where it may be had later */
  readonly take: (wanted: KeyWanted) => Promise<Taken>;
};

type Parts = { readonly partnerCenter: Pick<PartnerCenter, 'keys'>; readonly software: Pick<Software, 'find'> };

export function createKeySource({ partnerCenter, software }: Parts): KeySource {
  /** Asked of Partner Center anew: what was cancelled between asking and looking has no key any more. */
  async function find(wanted: KeyWanted): Promise<{ readonly kind: 'there'; readonly link: string } | Withheld> {
    const { customerId, orderId, lineItemId, productId, skuId } = wanted;
    const owned = await software.find(customerId, `${orderId}:${lineItemId}`, { fresh: true });
    const isIt = (version: SoftwareVersion) => version.productId === productId && version.skuId === skuId;
    const key = owned?.versions.find(isIt)?.key;
    if (owned?.state === 'cancelled' || key?.kind === 'revoked') return { kind: 'revoked' };
    if (owned?.state !== 'active' || key?.kind !== 'available') return { kind: 'none' };
    return { kind: 'there', link: key.link };
  }

  return {
    look: find,

    async take(wanted) {
      const found = await find(wanted);
      if (found.kind !== 'there') return found;
      try {
        return { kind: 'taken', key: await partnerCenter.keys.get(found.link) };
      } catch (error) {
        const final = error instanceof PartnerCenterFailure && (error.kind === 'refused' || error.kind === 'not-found');
        if (!final) throw error;
        return { kind: 'withheld', correlationId: error.correlationId };
      }
    },
  };
}
