import { addMinutes } from 'date-fns/addMinutes';
import { isBefore } from 'date-fns/isBefore';
import { isDuplicate } from '../../database/database.ts';
import type { Database } from '../../database/database.ts';
import type { Prisma } from '../../database/generated/client.ts';
import { newId } from '../../kernel/ids.ts';
import type { PurchaseRecord } from './records.ts';
import { REVIEW_MINUTES } from './rules.ts';

export type DraftLine = Omit<Prisma.PurchaseLineUncheckedCreateInput, 'purchaseId' | 'number'>;
export type DraftContent = Omit<
  Prisma.PurchaseUncheckedCreateInput,
  'id' | 'viewKey' | 'state' | 'marker' | 'lines'
> & {
  readonly draftedAt: Date;
  readonly updatedAt: Date;
};

/**
 * A form handed in again changes the draft it made before; one that was requested meanwhile stays as it is, and so does one
 * that says the same: Slack may deliver a form twice, the second time while the review of the first is confirmed.
 */
export async function keepDraft(
  database: Database,
  viewKey: string,
  content: DraftContent,
  line: DraftLine,
): Promise<PurchaseRecord> {
  const include = { lines: true, person: true };
  const keep = () =>
    database.transaction(async (tx) => {
      // Locks the draft, so that it cannot be requested while its content changes.
      const { updatedAt } = content;
      const { count } = await tx.purchase.updateMany({ where: { viewKey, state: 'drafted' }, data: { updatedAt } });
      const standing = await tx.purchase.findUnique({ where: { viewKey }, include });
      if (standing && (count === 0 || saysTheSame(standing, content, line))) return standing;
      const id = standing?.id ?? newId();
      const lines = { create: { number: 0, ...line } };
      const data = { ...content, id, lines, marker: markerOf(id, content.poReference ?? '') };
      if (!standing) return tx.purchase.create({ data: { ...data, viewKey, state: 'drafted' }, include });
      await tx.purchaseLine.deleteMany({ where: { purchaseId: id } });
      return tx.purchase.update({ where: { id }, data, include });
    });
  try {
    return await keep();
  } catch (error) {
    // The same view came twice at the same time, and the other was first: now there is a draft.
    if (!isDuplicate(error)) throw error;
    return keep();
  }
}

/** The same, and still to be confirmed for a good while. */
function saysTheSame(standing: PurchaseRecord, content: DraftContent, line: DraftLine): boolean {
  const [before, ...others] = standing.lines;
  return (
    before !== undefined &&
    others.length === 0 &&
    isBefore(content.draftedAt, addMinutes(standing.draftedAt, REVIEW_MINUTES / 2)) &&
    standing.customerId === content.customerId &&
    standing.currency === content.currency &&
    standing.poReference === content.poReference &&
    before.productId === line.productId &&
    before.skuId === line.skuId &&
    before.termDuration === line.termDuration &&
    before.billingCycle === line.billingCycle &&
    before.quantity === line.quantity
  );
}

/** What stands on the order in Partner Center: the partner's reference for people, and a mark by which it is found again. */
function markerOf(id: string, reference: string): string {
  const mark = `[desk ${id.replaceAll('-', '').slice(0, 16)}]`;
  return reference === '' ? mark : `${reference} ${mark}`;
}
