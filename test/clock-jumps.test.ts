import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMemory } from '../src/directory/memory.ts';
import { isRecent } from '../src/kernel/dates.ts';
import { neverBehind, onlyForward, systemClock } from '../src/kernel/time.ts';
import { API_AUDIENCE, keepAccessTokens } from '../src/partner-center/auth.ts';
import { createPartnerCenter } from '../src/partner-center/client.ts';
import { openTokenEndpoint } from '../src/partner-center/token-endpoint.ts';
import type { TokenEndpoint } from '../src/partner-center/token-endpoint.ts';
import { limitRate } from '../src/web/rate-limit.ts';
import { keepToken } from './support/kept-token.ts';
import type { KeptToken } from './support/kept-token.ts';
import { movableClock, startLocalPartnerCenter } from './support/partner-center.ts';
import type { RunningPartnerCenter } from './support/partner-center.ts';
import { silentLog } from './support/silent-log.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('the clock of the machine', () => {
  test('that falls back a day does not make anything be believed a day longer', async () => {
    const clock = movableClock();
    const time = onlyForward(clock);
    const before = time.now().getTime();
    clock.advance(-DAY);
    expect(time.now().getTime()).toBeGreaterThanOrEqual(before);
    clock.advance(16 * MINUTE);
    expect(time.now().getTime() - before).toBeGreaterThanOrEqual(16 * MINUTE);
    clock.advance(DAY);
    expect(time.now().getTime() - before).toBeLessThan(DAY + 17 * MINUTE);
  });

  test.each([-DAY, -5 * MINUTE, 5 * MINUTE, DAY])(
    'jumps by %d ms: roles are asked anew in time, and nobody is locked out',
    async (jump) => {
      const clock = movableClock();
      const [memory, may] = [createMemory<string>(clock), limitRate(1, clock)];
      await memory.get('agent', false, async () => 'Admin agent');
      expect([may('customer'), may('customer')]).toEqual([true, false]);
      clock.advance(jump);
      // Somebody comes, and then really some time passes.
      await memory.get('another', false, async () => 'none');
      may('another');
      clock.advance(16 * MINUTE);
      expect(await memory.get('agent', false, async () => 'none')).toBe('none');
      expect(may('customer')).toBe(true);
    },
  );

  test('what seems to come from the future is not taken for recent', () => {
    const now = new Date('2026-11-27T12:00:00Z');
    const at = (hours: number) => isRecent(new Date(now.getTime() - hours * 60 * MINUTE), now, 6);
    expect([at(0), at(5), at(6), at(-1)]).toEqual([true, true, false, false]);
  });
});

describe('the clock of the machine and that of Microsoft', () => {
  let center: RunningPartnerCenter;
  let refreshTokens: KeptToken;
  beforeAll(async () => {
    center = await startLocalPartnerCenter();
    refreshTokens = keepToken(center.credentials.refreshToken);
  });
  afterAll(() => center.close());

  const account = () => ({ ...center, ...center.credentials });

  test.each([-DAY, DAY])('an access token is not good for ever, also after a jump of %d ms', async (jump) => {
    const clock = movableClock();
    const endpoint = openTokenEndpoint({ ...account(), clock, log: silentLog });
    let issued = 0;
    const counting: TokenEndpoint = { ...endpoint, request: (...asked) => ((issued += 1), endpoint.request(...asked)) };
    const tokens = keepAccessTokens({ endpoint: counting, audience: API_AUDIENCE, refreshTokens, clock });
    await tokens.current();
    clock.advance(jump);
    await tokens.current();
    const soon = issued;
    clock.advance(61 * MINUTE);
    await tokens.current();
    expect(issued).toBe(soon + 1);
    await endpoint.close();
  });

  test('a machine that is a day behind judges windows by the date of Microsoft, and says so once', async () => {
    const wrong = movableClock();
    wrong.advance(-DAY);
    const told: number[] = [];
    const clock = neverBehind(wrong, (seconds) => told.push(seconds));
    const partnerCenter = createPartnerCenter({
      ...account(),
      refreshTokens,
      clock,
      log: silentLog,
      onDate: clock.heard,
    });
    for await (const _ of partnerCenter.customers.list(1)) break;
    for await (const _ of partnerCenter.customers.list(1)) break;
    expect(Math.abs(clock.now().getTime() - systemClock.now().getTime())).toBeLessThan(2_000);
    expect(told).toHaveLength(1);
    wrong.advance(3 * DAY);
    expect(clock.now().getTime() - systemClock.now().getTime()).toBeGreaterThan(DAY);
    await partnerCenter.close();
  });
});
