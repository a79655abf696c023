import { addMinutes } from 'date-fns/addMinutes';
import { isWithinInterval } from 'date-fns/isWithinInterval';

/** What Partner Center records of somebody taking a key or a download link ("Auditing resources"). */
export const WATCHED_OPERATIONS: readonly string[] = ['get_software_key', 'get_software_download_link'];

export type Access = {
  readonly operation: string;
  readonly at: Date;
  readonly applicationId?: string | undefined;
};

/** What the ledger of the desk has about the same customer. */
export type Deed = { readonly action: string; readonly at: Date };

/** The clocks of two systems, and the minutes between taking a key in the portal and handing it in. */
const ASIDE_MINUTES = 15;
const HAND_IN_MINUTES = 60;

const BY_US: Readonly<Record<string, readonly string[]>> = {
  get_software_key: ['key.reveal', 'key.handOver'],
  get_software_download_link: ['download.link'],
};
const BROUGHT: Readonly<Record<string, readonly string[]>> = {
  get_software_key: ['key.handIn'],
  get_software_download_link: ['download.handIn'],
};

/**
 * Was this access made through the desk? By its own application where the ledger has it, too; or by a person in the portal who
 * then handed in what they took.
 */
export function isExplained(access: Access, deeds: readonly Deed[], ownApplicationId: string): boolean {
  const { operation, at, applicationId } = access;
  const near = (actions: readonly string[], before: number, after: number) =>
    deeds.some((deed) => {
      const interval = { start: addMinutes(at, -before), end: addMinutes(at, after) };
      return actions.includes(deed.action) && isWithinInterval(deed.at, interval);
    });
  const own = applicationId?.toLowerCase() === ownApplicationId.toLowerCase();
  return own
    ? near(BY_US[operation] ?? [], ASIDE_MINUTES, ASIDE_MINUTES)
    : near(BROUGHT[operation] ?? [], ASIDE_MINUTES, HAND_IN_MINUTES);
}
