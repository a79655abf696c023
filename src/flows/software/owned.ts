import type { ArtifactLink } from '../../partner-center/schemas/entitlement.ts';
import type { SoftwareState } from './rules.ts';

/** Whether there is a key, and where Partner Center keeps it. */
export type KeyPlace =
  | { readonly kind: 'available'; readonly link: ArtifactLink }
  /** some software has none: the media carries it, or it is a mere right of access */
  | { readonly kind: 'none' }
  /** P14: after a cancellation; `reason` as Partner Center says it */
  | { readonly kind: 'revoked'; readonly reason?: string | undefined };

/** A version that may be installed, each with a key of its own: the one bought, and the older ones that come with it (P3). */
export type SoftwareVersion = {
  /** `<productId>:<skuId>` */
  readonly id: string;
  readonly productId: string;
  readonly skuId: string;
  readonly title: string;
  readonly key: KeyPlace;
};

/** An order line of software bought for a customer: what P2 calls the customer's *Software* list is made of these. */
export type OwnedSoftware = {
  /** `<orderId>:<lineNumber>`, the same for ever; at most 75 characters */
  readonly id: string;
  readonly orderId: string;
  readonly lineNumber: number;
  readonly productId: string;
  readonly skuId: string;
  /** the product's, such as `Windows Server 2022 Standard` */
  readonly title: string;
  /** the edition's, such as `16 Core License Pack`, where it says more */
  readonly edition: string | undefined;
  /** as bought; 0 for a cancelled line whose quantity Partner Center no longer tells */
  readonly quantity: number;
  /** undefined while Partner Center does not show its order yet */
  readonly orderedAt: Date | undefined;
  readonly perpetual: boolean;
  readonly expiresAt: Date | undefined;
  readonly subscriptionId: string | undefined;
  /** Partner Center's own date, subscriptions only; it wins over any policy */
  readonly cancellableUntil: Date | undefined;
  /** false for Linux plans, which a partner may never cancel */
  readonly cancellable: boolean;
  /** `pending`: ordered, and not yet there to be used */
  readonly state: SoftwareState;
  readonly versions: readonly SoftwareVersion[];
};
