import type { Database } from '../../src/database/database.ts';
import { newId } from '../../src/kernel/ids.ts';
import { productIdOf } from '../../src/sandbox/partner-center/catalogue/software.ts';

/** One sheet for the Netherlands, with the one product at these prices of one unit in euro cents; it takes the place of any other. */
export async function setsPrice(
  { read }: Pick<Database, 'read'>,
  product: string,
  unit: { readonly cost: bigint; readonly list: bigint },
): Promise<void> {
  const now = new Date();
  const importId = newId();
  await read.priceImport.create({ data: { id: importId, state: 'done', source: 'file', askedAt: now, endedAt: now } });
  const counts = { importId, askedAt: now };
  await read.priceMarket.upsert({ where: { market: 'NL' }, create: { market: 'NL', ...counts }, update: counts });
  await read.price.create({
    data: {
      ...{ importId, market: 'NL', currency: 'EUR', productId: productIdOf(product), skuId: '0001' },
      ...{ term: '', billing: 'one_time', segment: '', quantityFrom: 1, validFrom: new Date(0) },
      ...{ costMinor: unit.cost, listMinor: unit.list },
    },
  });
}
