/** How slow the local Partner Center is, in milliseconds. */
export type Delays = {
  /** from checkout until an order is completed and its entitlements, keys and downloads exist */
  readonly fulfilment: number;
  /** until a new order shows in lists; up to 15 minutes at Microsoft ("Get all of a customer's orders") */
  readonly orderList: number;
  /** until a new order can be read by its id */
  readonly orderById: number;
  readonly cartLife: number;
  /** how long availabilities keep their ids ("Get an availability by ID": fetch right before the cart) */
  readonly availabilityLife: number;
  /** how long an MS-RequestId is remembered; Microsoft does not say */
  readonly replayMemory: number;
  /** how long a replaced refresh token may be used once more, for an answer that was lost on the way */
  readonly refreshGrace: number;
};

/** Good for a person trying it; checks set their own. */
export const defaultDelays: Delays = {
  fulfilment: 3_000,
  orderList: 5_000,
  orderById: 0,
  cartLife: 15 * 60_000,
  availabilityLife: 24 * 3_600_000,
  replayMemory: 3_600_000,
  refreshGrace: 60_000,
};

/** The two built-in return policies; which one the stand-in applies is switched through its control interface. */
export type CancellationPolicy = 'programme' | 'current';

/** What the control interface may change while the server runs. */
export type Settings = {
  readonly delays: Delays;
  /** per customer, or in all where no customer is named; Microsoft's resource pages say 500; 0 is without limit */
  readonly callsPerMinute: number;
  /** entries on a page of Graph's, where the caller names no `$top` */
  readonly graphPageSize: number;
};

export type SettingsHolder = {
  readonly read: () => Settings;
  readonly change: (change: Partial<Omit<Settings, 'delays'>> & { readonly delays?: Partial<Delays> }) => void;
};

export function holdSettings(start: Settings): SettingsHolder {
  let settings = start;
  return {
    read: () => settings,
    change: ({ delays, ...change }) => {
      settings = { ...settings, ...change, delays: { ...settings.delays, ...delays } };
    },
  };
}
