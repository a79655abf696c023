import type { Database } from '../../../src/database/database.ts';
import type { Person } from '../../../src/directory/person.ts';
import { defineHandOverJobs } from '../../../src/flows/hand-over/jobs.ts';
import { createHandOver } from '../../../src/flows/hand-over/service.ts';
import type { HandOver } from '../../../src/flows/hand-over/service.ts';
import { createKeyEndings } from '../../../src/flows/key-reveal/endings.ts';
import { createHandedInKeys } from '../../../src/flows/key-reveal/handed-in.ts';
import { defineKeyJobs } from '../../../src/flows/key-reveal/jobs.ts';
import type { Asking } from '../../../src/flows/key-reveal/service-agree.ts';
import { createKeySource } from '../../../src/flows/key-reveal/service-source.ts';
import { createKeyReveal } from '../../../src/flows/key-reveal/service.ts';
import type { KeyReveal, KeyRequestRecord } from '../../../src/flows/key-reveal/service.ts';
import { USUAL_POLICY } from '../../../src/flows/key-rules/rules.ts';
import { createAlerts } from '../../../src/flows/key-rules/service-alerts.ts';
import { createLimits } from '../../../src/flows/key-rules/service-limits.ts';
import { createSoftware } from '../../../src/flows/software/service.ts';
import { newId } from '../../../src/kernel/ids.ts';
import { openShop } from '../purchase/shop.ts';
import type { Shop, ShopParts } from '../purchase/shop.ts';

/** Keys and one-time pages as the product puts them together, service by service, against the stand-ins over HTTP. */
export type KeyCounter = {
  readonly shop: Shop;
  readonly keys: KeyReveal;
  readonly handOver: HandOver;
  readonly person: (who: string) => Promise<Person>;
  /** Ann hands in the form. @param viewKey the view it came from */
  readonly asks: (viewKey?: string) => ReturnType<KeyReveal['request']>;
  readonly requested: () => Promise<KeyRequestRecord>;
  /** from now on a second person has to agree, or not */
  readonly needsSecondPerson: (needed: boolean) => void;
};

export async function openKeyCounter(database: Database): Promise<KeyCounter> {
  let assembled: (Assembled & { readonly client: ShopParts['client'] }) | undefined;
  let second = false;
  const agreement: Asking = { needed: async () => (second ? 'C0LICENSING' : null), ask: async () => undefined };
  const shop = await openShop(database, 8, (parts) => {
    assembled = { ...assemble(parts, agreement), client: parts.client };
  });
  if (!assembled) throw new Error('The counter was not assembled');
  const { keys, handOver, client } = assembled;
  const found = await shop.parts.customers.resolve('fabrikam.nl');
  if (found.kind !== 'found') throw new Error('The seed has no Fabrikam');
  const customerId = found.customer.id;
  const [software] = await keys.menu(shop.ann, customerId, 'Windows Server 2022 Standard');
  if (!software) throw new Error('Fabrikam owns no Windows Server');
  const form = { customerId, softwareId: software.id, versionId: undefined, reason: 'INC-4711' };
  const asks = (viewKey = newId()) => keys.request(shop.ann, form, { viewKey, channelId: 'C0SALES0001' });

  return {
    shop,
    keys,
    handOver,
    async person(who) {
      const { user } = await client.users.lookupByEmail({ email: `${who}@csp-desk.example` });
      return shop.parts.directory.identify(shop.ann.teamId, user?.id ?? '');
    },
    asks,
    async requested() {
      const outcome = await asks();
      if (!('request' in outcome)) throw new Error(`The request was ${outcome.kind}`);
      return outcome.request;
    },
    needsSecondPerson: (needed) => {
      second = needed;
    },
  };
}

type Assembled = ReturnType<typeof assemble>;

function assemble(parts: ShopParts, agreement: Asking) {
  const software = createSoftware({ ...parts, refundUntil: () => null, keys: 'api' });
  const handedIn = createHandedInKeys(parts);
  const endings = createKeyEndings(parts);
  const source = createKeySource({ ...parts, software, handedIn, endings, route: 'api' });
  const policy = { ...USUAL_POLICY, perPersonHour: 200, perCustomerDay: 500 };
  const alerts = createAlerts(parts);
  const limits = createLimits({ ...parts, alerts, read: async () => policy });
  const screen = { cover: async () => 'posted' as const, tellLeft: async () => undefined };
  const keyParts = { ...parts, software, source, handedIn, endings, limits, agreement, claim: async () => true };
  const keys = createKeyReveal({ ...keyParts, queues: defineKeyJobs({ ...parts, screen }), route: 'api' });
  const publicUrl = () => 'https://desk.example';
  const handOver = createHandOver({ ...keyParts, alerts, keys, queues: defineHandOverJobs(parts), publicUrl });
  return { keys, handOver };
}
