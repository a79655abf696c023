import { addMinutes } from 'date-fns/addMinutes';
import { describe, expect, test } from 'vitest';
import { isExplained } from '../../../src/flows/key-audit/rules.ts';

const AT = new Date('2026-11-20T13:00:00Z');
const OURS = '11111111-2222-3333-4444-555555555555';
const deed = (action: string, minutes: number) => ({ action, at: addMinutes(AT, minutes) });

describe('an access that Partner Center recorded', () => {
  test.each([
    ['by us, as the ledger has it', OURS, [deed('key.reveal', 2)], true],
    ['by us, for a page of a customer', OURS.toUpperCase(), [deed('key.handOver', -1)], true],
    ['with our application, of which the ledger knows nothing', OURS, [], false],
    ['with our application, an hour from what the ledger has', OURS, [deed('key.reveal', 60)], false],
    ['in the portal', 'Partner Center Web Application', [deed('key.reveal', 0)], false],
    ['in the portal, and handed in afterwards', 'Partner Center Web Application', [deed('key.handIn', 10)], true],
    ['in the portal, long after something was handed in', undefined, [deed('key.handIn', -60)], false],
  ])('%s', (_, applicationId, deeds, explained) => {
    expect(isExplained({ operation: 'get_software_key', at: AT, applicationId }, deeds, OURS)).toBe(explained);
  });

  test('a link is not explained by a key', () => {
    const access = { operation: 'get_software_download_link', at: AT, applicationId: OURS };
    expect(isExplained(access, [deed('key.reveal', 0)], OURS)).toBe(false);
    expect(isExplained(access, [deed('download.link', 0)], OURS)).toBe(true);
  });
});
