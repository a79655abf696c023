import type { ProductKind } from '../licence.ts';

/** When a product loses its activation: at an instant, already lost, never (a KMS host's own key), or nobody knows. */
export type Clock = Date | 'lost' | 'never' | 'unknown';

/** A product that is still to be moved. Windows and Office on one machine have separate clocks. */
export type PlanProduct = {
  readonly kind: Exclude<ProductKind, 'other'>;
  readonly clock: Clock;
  /** the KMS host from which it renews; null: from none, such as one activated by Active Directory */
  readonly kmsHost: string | null;
  /** which MAK it gets; null where none is chosen */
  readonly key: string | null;
};

/** A machine that is still to be moved: all its products in one step. */
export type PlanMachine = {
  readonly id: string;
  readonly name: string;
  readonly isRarelyOnline: boolean;
  /** it is the KMS host itself */
  readonly isHost: boolean;
  readonly products: readonly PlanProduct[];
};

/** How many machines a KMS host has to count before it activates any of that kind. */
export type KmsThresholds = { readonly client: number; readonly server: number; readonly office: number };

/** Source: Microsoft, "Planning for KMS activation"; Office counts on its own. */
export const KMS_THRESHOLDS: KmsThresholds = { client: 25, server: 5, office: 5 };

export type Fleet = {
  readonly machines: readonly PlanMachine[];
  /** how many activations each MAK has left; a key that is not in it has nobody counted */
  readonly activations: ReadonlyMap<string, number>;
  readonly thresholds?: KmsThresholds;
};

export type PlanSettings = {
  /** the first instant at which a wave may begin */
  readonly from: Date;
  /** IANA, the customer's; all days and hours are of this zone */
  readonly zone: string;
  /** ISO days of the week, 1 is Monday; at least one */
  readonly workDays: readonly number[];
  /** minutes after midnight, from before until */
  readonly workFrom: number;
  readonly workUntil: number;
  /** a wave has to be over so long before the first deadline in it */
  readonly marginHours: number;
  /** the first wave has at least one machine and at most so many; 0: no pilot */
  readonly pilotSize: number;
  readonly waveSize: number;
  /** from the end of a wave to the start of the next, at least */
  readonly hoursBetween: number;
};

export type WaveKind = 'pilot' | 'regular' | 'rarely-online' | 'host';

export type PlannedWave = {
  /** from 1 on */
  readonly number: number;
  readonly kind: WaveKind;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** in the order in which they go */
  readonly machines: readonly PlanMachine[];
};
