export const CHANNELS = [
  'kms-client',
  'mak',
  'retail',
  'oem',
  'evaluation',
  'ad-based',
  'kms-host',
  'subscription',
  'unknown',
] as const;
export type Channel = (typeof CHANNELS)[number];

export const STATUSES = [
  'unlicensed',
  'licensed',
  'oob-grace',
  'oot-grace',
  'non-genuine-grace',
  'notification',
  'extended-grace',
  'unknown',
] as const;
export type LicenceStatus = (typeof STATUSES)[number];

export const PRODUCT_KINDS = ['windows-client', 'windows-server', 'office', 'other'] as const;
export type ProductKind = (typeof PRODUCT_KINDS)[number];

/** More than any licence is called. */
export const LONGEST_NAME = 300;

/** One product on one machine, as one capture told it. Windows and Office have separate clocks, so each is a record of its own. */
export interface LicenceRecord {
  /** As told; upper-cased for comparing only. */
  readonly machine: string;
  readonly kind: ProductKind;
  /** The name as the output tells it. */
  readonly product: string;
  readonly activationId: string | null;
  readonly channel: Channel;
  readonly status: LicenceStatus;
  /** Trust minutes, never days; null where the output tells none. */
  readonly minutesLeft: number | null;
  /** The last five characters, the only part of a key that is kept. */
  readonly partialKey: string | null;
  readonly kmsHost: string | null;
  /** Such as `0xC004F074`, as told. */
  readonly reason: string | null;
  /** Asked for where the output does not tell it. */
  readonly capturedAt: Date | null;
}
