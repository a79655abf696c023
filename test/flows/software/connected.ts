import type { Clock } from '../../../src/kernel/time.ts';
import { createPartnerCenter } from '../../../src/partner-center/client.ts';
import type { PartnerCenter } from '../../../src/partner-center/client.ts';
import { createCatalogue } from '../../../src/flows/purchase/catalogue.ts';
import type { Catalogue } from '../../../src/flows/purchase/catalogue.ts';
import { createCustomerFinder } from '../../../src/customers/finder.ts';
import type { CustomerFinder } from '../../../src/customers/finder.ts';
import { openTestDatabase } from '../../support/database.ts';
import { keepToken } from '../../support/kept-token.ts';
import { startLocalPartnerCenter } from '../../support/partner-center.ts';
import type { RunningPartnerCenter, StartOptions } from '../../support/partner-center.ts';
import { silentLog } from '../../support/silent-log.ts';

export type Connected = {
  readonly local: RunningPartnerCenter;
  readonly partnerCenter: PartnerCenter;
  readonly catalogue: Catalogue;
  readonly customers: CustomerFinder;
  readonly clock: Clock;
  /** @returns the tenant ID behind a domain */
  readonly customer: (domain: string) => Promise<string>;
  readonly close: () => Promise<void>;
};

/** The local Partner Center with a client connected to it. */
export async function connect(options: StartOptions = {}): Promise<Connected> {
  const local = await startLocalPartnerCenter(options);
  const { url, loginUrl, pricesUrl, clock, credentials } = local;
  const { tenantId, clientId, clientSecret, refreshToken } = credentials;
  const refreshTokens = keepToken(refreshToken);
  const partnerCenter = createPartnerCenter({
    url,
    loginUrl,
    pricesUrl,
    tenantId,
    clientId,
    clientSecret,
    refreshTokens,
    clock,
    log: silentLog,
  });
  const database = await openTestDatabase();
  const customers = createCustomerFinder({ database, partnerCenter, clock, log: silentLog });
  return {
    local,
    partnerCenter,
    customers,
    clock,
    catalogue: createCatalogue({ partnerCenter, clock }),
    customer: async (domain) => {
      const found = await customers.resolve(domain);
      if (found.kind !== 'found') throw new Error(`The seed has no ${domain}`);
      return found.customer.id;
    },
    close: async () => {
      await partnerCenter.close();
      await database.close();
      await local.close();
    },
  };
}
