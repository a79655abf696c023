import { addMinutes } from 'date-fns/addMinutes';
import { isBefore } from 'date-fns/isBefore';
import { isDuplicate } from '../../database/database.ts';
import type { Database } from '../../database/database.ts';
import type { Prisma } from '../../database/generated/client.ts';
import { newId } from '../../kernel/ids.ts';
import type { PurchaseRecord } from './records.ts';
import { REVIEW_MINUTES } from './rules.ts';
import { sameLines } from './rules-cart.ts';

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
  lines: readonly DraftLine[],
): Promise<PurchaseRecord> {
  const include = { lines: { orderBy: { number: 'asc' } }, person: true } as const;
  const keep = () =>
    database.transaction(async (tx) => {
      // Locks the draft, so that it cannot be requested while its content changes.
      const { updatedAt } = content;
      const { count } = await tx.purchase.updateMany({ where: { viewKey, state: 'drafted' }, data: { updatedAt } });
      const standing = await tx.purchase.findUnique({ where: { viewKey }, include });
      if (standing && (count === 0 || saysTheSame(standing, content, lines))) return standing;
      const id = standing?.id ?? newId();
      const create = lines.map((line, number) => ({ number, ...line }));
      const data = { ...content, id, lines: { create }, marker: markerOf(id, content.poReference ?? '') };
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
function saysTheSame(standing: PurchaseRecord, content: DraftContent, lines: readonly DraftLine[]): boolean {
  const wanted = lines.map(({ termDuration = null, ...line }) => ({ ...line, termDuration }));
  const priced = standing.lines.every(({ sellMinor }, index) => sellMinor === (lines[index]?.sellMinor ?? null));
  return (
    isBefore(content.draftedAt, addMinutes(standing.draftedAt, REVIEW_MINUTES / 2)) &&
    standing.customerId === content.customerId &&
    standing.currency === content.currency &&
    standing.poReference === content.poReference &&
    standing.note === content.note &&
    priced &&
    sameLines(standing.lines, wanted)
  );
}

/** What stands on the order in Partner Center: the partner's reference for people, and a mark by which it is found again. */
function markerOf(id: string, reference: string): string {
  const mark = `[desk ${id.replaceAll('-', '').slice(0, 16)}]`;
  return reference === '' ? mark : `${reference} ${mark}`;
}
