export type Channel =
  | 'kms-client'
  | 'mak'
  | 'retail'
  | 'oem'
  | 'evaluation'
  | 'ad-based'
  | 'kms-host'
  | 'subscription'
  | 'unknown';

export type LicenceStatus =
  | 'unlicensed'
  | 'licensed'
  | 'oob-grace'
  | 'oot-grace'
  | 'non-genuine-grace'
  | 'notification'
  | 'extended-grace'
  | 'unknown';

export type ProductKind = 'windows-client' | 'windows-server' | 'office' | 'other';

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
