import { z } from 'zod';
import type { Transaction } from '../../database/database.ts';
import type { Prisma } from '../../database/generated/client.ts';
import { moneyOf, isMoney } from '../../kernel/money.ts';
import type { Money } from '../../kernel/money.ts';
import { BROKEN_REASONS } from './rules-sheet.ts';
import type { BrokenRow } from './rules-sheet.ts';
import { ROUNDINGS } from './rules-price.ts';
import type { AskedLine, Margin, MarginRule, SheetPrice } from './rules-price.ts';

export type ImportRecord = Prisma.PriceImportGetPayload<{ include: { person: true } }>;

export type NamedRule = MarginRule & {
  readonly customerName: string | null;
  readonly productTitle: string | null;
  readonly createdAt: Date;
};

function moneyIn(minor: bigint, currency: string): Money {
  const money = moneyOf(minor, currency);
  if (!isMoney(money)) throw new Error('An amount in the database is too large');
  return money;
}

/** @returns the prices of the sheet that counts in the market now, of the asked products; null where there is no sheet */
export async function pricesFor(
  tx: Transaction,
  market: string,
  lines: readonly AskedLine[],
): Promise<readonly SheetPrice[] | null> {
  // One statement: between two the sheet may become another.
  const rows = await tx.price.findMany({
    where: {
      priceImport: { priceMarket: { some: { market } } },
      market,
      OR: lines.map(({ productId, skuId }) => ({ productId, skuId })),
    },
  });
  if (rows.length === 0 && !(await tx.priceMarket.findUnique({ where: { market } }))?.importId) return null;
  return rows.map(({ costMinor, listMinor, ...row }) => ({
    ...row,
    cost: moneyIn(costMinor, row.currency),
    list: listMinor === null ? null : moneyIn(listMinor, row.currency),
  }));
}

type RuleRow = Prisma.MarginRuleGetPayload<object>;

export function ruleOf(row: RuleRow): NamedRule {
  const rounding = ROUNDINGS.find((known) => known === row.rounding);
  if (!rounding) throw new Error(`A margin rule has an unknown rounding: ${row.rounding}`);
  const { id, customerId, customerName, productId, productTitle, validFrom, validTo, createdAt } = row;
  const margin = marginIn(row);
  return { id, customerId, customerName, productId, productTitle, margin, rounding, validFrom, validTo, createdAt };
}

function marginIn({ kind, basisPoints, amountMinor, currency }: RuleRow): Margin {
  if (kind === 'percent' && basisPoints !== null) return { kind, basisPoints };
  if (kind === 'fixed' && amountMinor !== null && currency !== null)
    return { kind, amount: moneyIn(amountMinor, currency) };
  throw new Error(`A margin rule has an unknown kind: ${kind}`);
}

/** @returns the rules that can count for the customer and any of the products at that instant */
export async function rulesFor(
  tx: Transaction,
  { customerId, productIds, at }: { customerId: string; productIds: readonly string[]; at: Date },
): Promise<readonly NamedRule[]> {
  const rows = await tx.marginRule.findMany({
    where: {
      AND: [
        { OR: [{ customerId }, { customerId: null }] },
        { OR: [{ productId: { in: [...productIds] } }, { productId: null }] },
        { OR: [{ validTo: null }, { validTo: { gt: at } }] },
      ],
      validFrom: { lte: at },
      confirmedAt: { not: null },
    },
  });
  return rows.map(ruleOf);
}

/** @returns the import with whoever asked for it, or null */
export function findImport(tx: Transaction, id: string): Promise<ImportRecord | null> {
  return tx.priceImport.findUnique({ where: { id }, include: { person: true } });
}

const Broken = z.array(z.object({ row: z.number(), reason: z.enum(BROKEN_REASONS) }));

/** @returns the first of the rows that were left out */
export function brokenRowsIn({ broken }: { readonly broken: unknown }): readonly BrokenRow[] {
  return Broken.parse(broken);
}
