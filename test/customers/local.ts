import { createPartnerCenter } from '../../src/partner-center/client.ts';
import type { PartnerCenter } from '../../src/partner-center/client.ts';
import { keepToken } from '../support/kept-token.ts';
import { startLocalPartnerCenter } from '../support/partner-center.ts';
import type { RunningPartnerCenter } from '../support/partner-center.ts';
import { silentLog } from '../support/silent-log.ts';

export type Local = Pick<RunningPartnerCenter, 'clock' | 'control'> & {
  readonly partnerCenter: PartnerCenter;
  readonly close: () => Promise<void>;
};

/** The local Partner Center with a client connected to it. */
export async function connectLocally(): Promise<Local> {
  const local = await startLocalPartnerCenter();
  const { url, loginUrl, pricesUrl, clock, control, credentials } = local;
  const { tenantId, clientId, clientSecret, refreshToken } = credentials;
  const account = { url, loginUrl, pricesUrl, tenantId, clientId, clientSecret };
  const parts = { ...account, refreshTokens: keepToken(refreshToken), clock, log: silentLog };
  const partnerCenter = createPartnerCenter(parts);
  return {
    partnerCenter,
    clock,
    control,
    close: async () => {
      await partnerCenter.close();
      await local.close();
    },
  };
}
