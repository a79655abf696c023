import type { Database, Transaction } from '../../database/database.ts';
import { newId } from '../../kernel/ids.ts';
import { revealed } from '../../kernel/revealed.ts';
import type { Revealed } from '../../kernel/revealed.ts';
import type { Clock } from '../../kernel/time.ts';
import type { SealedColumn } from '../../secrets/rotation.ts';
import type { Secrets } from '../../secrets/secrets.ts';

/** A key by what it is for: the version of an order line of a customer. */
export type KeyWanted = {
  readonly customerId: string;
  readonly orderId: string;
  readonly lineItemId: string;
  readonly productId: string;
  readonly skuId: string;
};

/** Keys that Admin agents took from the Partner Center pages and handed in, sealed. */
export type HandedInKeys = {
  readonly has: (wanted: KeyWanted) => Promise<boolean>;
  /** @returns null where there is none, or it was sealed with a key that is gone */
  readonly open: (wanted: KeyWanted) => Promise<Revealed | null>;
  /** @returns whether it takes the place of an earlier one */
  readonly keep: (tx: Transaction, wanted: KeyWanted, key: string, personId: string) => Promise<boolean>;
  /** P14: the keys of a cancelled order, or of these lines of it, are of no use to anybody. */
  readonly forget: (tx: Transaction, orderId: string, lines: readonly number[]) => Promise<void>;
};

type Parts = { readonly database: Database; readonly secrets: Secrets; readonly clock: Clock };

export function createHandedInKeys({ database, secrets, clock }: Parts): HandedInKeys {
  const find = (wanted: KeyWanted) =>
    database.read.handedInKey.findUnique({ where: { orderId_lineItemId_productId_skuId: placeOf(wanted) } });

  return {
    has: async (wanted) => (await find(wanted)) !== null,

    async open(wanted) {
      const kept = await find(wanted);
      const opened = kept && secrets.open(kept.sealed, contextOf(wanted));
      return opened?.kind === 'revealed' ? opened : null;
    },

    async keep(tx, wanted, key, personId) {
      const place = placeOf(wanted);
      const sealed = secrets.seal(revealed(key), contextOf(wanted));
      const kept = { sealed, personId, handedInAt: clock.now() };
      const { count } = await tx.handedInKey.updateMany({ where: place, data: kept });
      if (count === 0)
        await tx.handedInKey.create({ data: { id: newId(), customerId: wanted.customerId, ...place, ...kept } });
      return count > 0;
    },

    async forget(tx, orderId, lines) {
      const which = lines.length === 0 ? {} : { lineItemId: { in: lines.map(String) } };
      await tx.handedInKey.deleteMany({ where: { orderId, ...which } });
    },
  };
}

function placeOf({ orderId, lineItemId, productId, skuId }: KeyWanted) {
  return { orderId, lineItemId, productId, skuId };
}

/** Sealed for this version of this line of this customer: copied to another row it does not open. */
function contextOf({ customerId, orderId, lineItemId, productId, skuId }: KeyWanted) {
  return { kind: 'product-key', customer: customerId, subject: `line:${orderId}:${lineItemId}:${productId}:${skuId}` };
}

export const sealedHandedInKeys: SealedColumn = {
  table: 'handed_in_key',
  id: { column: 'id', type: 'uuid' },
  column: 'sealed',
  kind: 'text',
  needs: { customer: 'customer_id', order_id: 'order_id', line: 'line_item_id', product: 'product_id', sku: 'sku_id' },
  contextOf: ({ customer: customerId = '', order_id: orderId = '', line = '', product = '', sku = '' }) =>
    contextOf({ customerId, orderId, lineItemId: line, productId: product, skuId: sku }),
};
