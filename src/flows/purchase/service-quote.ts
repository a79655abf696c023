import type { Database } from '../../database/database.ts';
import type { Directory, Person, Refusal } from '../../directory/directory.ts';
import { refusedOr } from '../../directory/refused-or.ts';
import { decimalText, isMoney, moneyOf } from '../../kernel/money.ts';
import type { Money } from '../../kernel/money.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { findPurchase } from './records.ts';
import type { PurchaseRecord } from './records.ts';

export type QuotedLine = {
  readonly line: PurchaseRecord['lines'][number];
  readonly unit: Money;
  readonly total: Money;
};

export type Quote = {
  readonly kind: 'quote';
  readonly purchase: PurchaseRecord;
  readonly lines: readonly QuotedLine[];
  readonly total: Money;
};

export type QuoteOutcome =
  | Quote
  /** a line has no price: nothing is quoted that is not known */
  | { readonly kind: 'unpriced' }
  | { readonly kind: 'gone' }
  | Refusal;

type Parts = { readonly database: Database; readonly directory: Directory; readonly ledger: Ledger };

/** An offer to hand on to the customer, of what a review shows; orders nothing. */
export function createQuotes({ database, directory, ledger }: Parts) {
  /** Quotes somebody's own draft at the prices they looked at, and records what was offered. */
  return async function makeQuote(person: Person, purchaseId: string): Promise<QuoteOutcome> {
    const purchase = await findPurchase(database.read, purchaseId);
    const desk = { subject: 'desk', customerId: null };
    if (purchase?.personId !== person.id)
      return refusedOr(directory.authorize(person, 'purchase.draft', desk), { kind: 'gone' });
    const { customerId, currency } = purchase;
    const about = { subject: `purchase:${purchaseId}`, customerId };
    const right = await directory.authorize(person, 'purchase.draft', about);
    if (right.kind === 'refused') return right;
    const lines = purchase.lines.flatMap((line) => quoted(line, currency) ?? []);
    const total = moneyOf(
      lines.reduce((sum, line) => sum + BigInt(line.total.minor), 0n),
      currency,
    );
    if (lines.length < purchase.lines.length || !isMoney(total)) return { kind: 'unpriced' };
    const details = { total: decimalText(total), currency, lines: lines.length };
    await database.transaction((tx) =>
      ledger.append(tx, { actor: person.id, action: 'quote.make', outcome: 'made', ...about, details }),
    );
    return { kind: 'quote', purchase, lines, total };
  };
}

/** What was kept of a line's price is its total: whole units of one price. */
function quoted(line: QuotedLine['line'], currency: string): QuotedLine | null {
  if (line.sellMinor === null) return null;
  const [total, unit] = [moneyOf(line.sellMinor, currency), moneyOf(line.sellMinor / BigInt(line.quantity), currency)];
  return isMoney(total) && isMoney(unit) ? { line, unit, total } : null;
}
