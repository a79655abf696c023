import type { Revealed } from '../../kernel/revealed.ts';
import type { PartnerCenter } from '../../partner-center/client.ts';
import { PartnerCenterFailure } from '../../partner-center/errors.ts';
import type { KeyPlace, Software, SoftwareVersion } from '../software/service.ts';
import type { KeyEndings } from './endings.ts';
import type { HandedInKeys, KeyWanted } from './handed-in.ts';

export type { KeyWanted } from './handed-in.ts';

export type Withheld =
  /** P14, or there is none any more */
  | { readonly kind: 'revoked' | 'none' }
  /** Partner Center says no; `correlationId`: by which Microsoft finds its refusal */
  | { readonly kind: 'withheld'; readonly correlationId: string };

/** The key itself, or that somebody has to hand it in first. */
export type Taken = { readonly kind: 'taken'; readonly key: Revealed } | { readonly kind: 'not-handed-in' } | Withheld;

/** Where keys come from. It asks nobody's right: that is for the service that shows one. */
export type KeySource = {
  /** @returns whether the key could be had now, without having it. @throws PartnerCenterFailure */
  readonly look: (wanted: KeyWanted) => Promise<{ readonly kind: 'there' | 'not-handed-in' } | Withheld>;
  /** @returns the key, to be shown at once. @throws PartnerCenterFailure where it may be had later */
  readonly take: (wanted: KeyWanted) => Promise<Taken>;
};

type Parts = {
  readonly partnerCenter: Pick<PartnerCenter, 'keys'>;
  readonly software: Pick<Software, 'find'>;
  readonly handedIn: HandedInKeys;
  readonly endings: KeyEndings;
  readonly route: 'api' | 'portal';
};

export function createKeySource({ partnerCenter, software, handedIn, endings, route }: Parts): KeySource {
  /** Asked of Partner Center anew: what was cancelled between asking and looking has no key any more (P14). */
  async function placeOf(wanted: KeyWanted): Promise<KeyPlace> {
    const { customerId, orderId, lineItemId, productId, skuId } = wanted;
    const owned = await software.find(customerId, `${orderId}:${lineItemId}`, { fresh: true });
    const isIt = (version: SoftwareVersion) => version.productId === productId && version.skuId === skuId;
    if (owned?.state === 'cancelled') return { kind: 'revoked' };
    return (owned?.state === 'active' && owned.versions.find(isIt)?.key) || { kind: 'none' };
  }

  /** What the pages of Partner Center show its interface need not tell of. */
  async function look(wanted: KeyWanted): ReturnType<KeySource['look']> {
    const place = await placeOf(wanted);
    if (place.kind === 'revoked') return { kind: 'revoked' };
    if (route === 'portal') return { kind: (await handedIn.has(wanted)) ? 'there' : 'not-handed-in' };
    return { kind: place.kind === 'available' ? 'there' : 'none' };
  }

  async function taking(wanted: KeyWanted): Promise<Taken> {
    const place = await placeOf(wanted);
    if (place.kind === 'revoked') return { kind: 'revoked' };
    if (route === 'portal') {
      const key = await handedIn.open(wanted);
      return key ? { kind: 'taken', key } : { kind: 'not-handed-in' };
    }
    return place.kind === 'available' ? fetchKey(place.link) : { kind: 'none' };
  }

  async function fetchKey(link: string): Promise<Taken> {
    try {
      return { kind: 'taken', key: await partnerCenter.keys.get(link) };
    } catch (error) {
      const final = error instanceof PartnerCenterFailure && (error.kind === 'refused' || error.kind === 'not-found');
      if (!final) throw error;
      return { kind: 'withheld', correlationId: error.correlationId };
    }
  }

  return {
    look,

    async take(wanted) {
      const taken = await taking(wanted);
      if (taken.kind === 'taken') await endings.remember(wanted, taken.key);
      return taken;
    },
  };
}
