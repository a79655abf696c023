import type { Database } from '../../database/database.ts';
import { newId } from '../../kernel/ids.ts';
import { revealed } from '../../kernel/revealed.ts';
import type { Revealed } from '../../kernel/revealed.ts';
import type { Clock } from '../../kernel/time.ts';
import type { SealedColumn } from '../../secrets/rotation.ts';
import type { Secrets } from '../../secrets/secrets.ts';
import type { KeyWanted } from './handed-in.ts';
import { endingIn } from './rules-key.ts';

/** "Which key is it?": the order line of a key whose last five characters somebody reads out. */
export type KeyEndings = {
  /** Remembers by what people know this key. */
  readonly remember: (wanted: KeyWanted, key: Revealed) => Promise<void>;
  /** @returns the IDs of the software (`<order>:<line>`) whose key ends in the text; of keys that were never here nothing is known */
  readonly find: (customerId: string, text: string) => Promise<ReadonlySet<string>>;
  /** @returns of which of these (`<order>:<line>`) the ending of a key is known */
  readonly known: (customerId: string, softwareIds: readonly string[]) => Promise<ReadonlySet<string>>;
};

type Parts = { readonly database: Database; readonly secrets: Secrets; readonly clock: Clock };

const PURPOSE = 'key ending';
const FOUND_MAX = 100;

export function createKeyEndings({ database, secrets, clock }: Parts): KeyEndings {
  return {
    async remember(wanted, key) {
      const ending = endingIn(key.ending());
      if (!ending) return;
      const { customerId, ...place } = placeOf(wanted);
      const sealed = secrets.seal(revealed(ending), contextOf(wanted.customerId, placeOf(wanted)));
      const [hash] = secrets.fingerprints(ending, PURPOSE);
      const kept = { sealed, hash, seenAt: clock.now() };
      await database.read.keyEnding.upsert({
        where: { orderId_lineItemId_productId_skuId: place },
        create: { id: newId(), customerId, ...place, ...kept },
        update: kept,
      });
    },

    async find(customerId, text) {
      const ending = endingIn(text);
      if (!ending) return new Set();
      const hash = { in: [...secrets.fingerprints(ending, PURPOSE)] };
      const found = await database.read.keyEnding.findMany({ where: { customerId, hash }, take: FOUND_MAX });
      return new Set(found.map(softwareOf));
    },

    async known(customerId, softwareIds) {
      const orderIds = softwareIds.map((id) => id.replace(/:[^:]*$/, ''));
      const found = await database.read.keyEnding.findMany({
        where: { customerId, orderId: { in: orderIds } },
        take: FOUND_MAX,
      });
      const known = new Set(found.map(softwareOf));
      return new Set(softwareIds.filter((id) => known.has(id)));
    },
  };
}

const softwareOf = ({ orderId, lineItemId }: Pick<KeyWanted, 'orderId' | 'lineItemId'>) => `${orderId}:${lineItemId}`;

function placeOf({ customerId, orderId, lineItemId, productId, skuId }: KeyWanted) {
  return { customerId, orderId, lineItemId, productId, skuId };
}

type Place = Pick<KeyWanted, 'orderId' | 'lineItemId' | 'productId' | 'skuId'>;

function contextOf(customer: string, { orderId, lineItemId, productId, skuId }: Place) {
  return { kind: 'key-ending', customer, subject: `line:${orderId}:${lineItemId}:${productId}:${skuId}` };
}

export const sealedEndings: SealedColumn = {
  table: 'key_ending',
  id: { column: 'id', type: 'uuid' },
  column: 'sealed',
  kind: 'text',
  needs: { customer: 'customer_id', order_id: 'order_id', line: 'line_item_id', product: 'product_id', sku: 'sku_id' },
  contextOf: ({ customer = '', order_id: orderId = '', line = '', product = '', sku = '' }) =>
    contextOf(customer, { orderId, lineItemId: line, productId: product, skuId: sku }),
  also: (clear, secrets) => ({ hash: secrets.fingerprints(clear.forSealing(), PURPOSE)[0] }),
};
