import { softwareName, usableSoftware } from '../../owned-software/usable.ts';
import type { OwnedSoftware } from '../software/service.ts';
import { KEYED_KINDS } from './fleet/keys.ts';
import { kindOf } from './inventory/tokens.ts';

/** Software of a customer whose MAK activates Windows or Office; what has no key at all, such as a CAL, does not. */
export function keyable(owned: readonly OwnedSoftware[]): readonly OwnedSoftware[] {
  return usableSoftware(owned).filter(
    (software) =>
      KEYED_KINDS.some((kind) => kind === kindOf(softwareName(software))) &&
      !/\bCALs?\b/i.test(softwareName(software)) &&
      (software.versions.length === 0 || software.versions.some(({ key }) => key.kind !== 'none')),
  );
}
