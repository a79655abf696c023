import { z } from 'zod';
import type { Transaction } from '../../database/database.ts';
import type { Prisma } from '../../database/generated/client.ts';
import type { LeftLine } from './inventory/gather.ts';

const include = { person: true, move: { include: { keys: true } } } as const satisfies Prisma.MoveImportInclude;

export type ImportRecord = Prisma.MoveImportGetPayload<{ include: typeof include }>;

const ImportId = z.uuid();

export async function findImport(tx: Transaction, id: string): Promise<ImportRecord | null> {
  return ImportId.safeParse(id).success ? tx.moveImport.findUnique({ where: { id }, include }) : null;
}

export function findImportOfView(tx: Transaction, viewKey: string): Promise<ImportRecord | null> {
  return tx.moveImport.findUnique({ where: { viewKey }, include });
}

/** @returns the import that brought the very same before, with whoever brought it */
export function findSameImport(
  tx: Transaction,
  { moveId, id, hash }: { readonly moveId: string; readonly id: string; readonly hash: string },
): Promise<ImportRecord | null> {
  return tx.moveImport.findFirst({
    where: { moveId, hash, id: { not: id }, state: 'done' },
    orderBy: { askedAt: 'asc' },
    include,
  });
}

const Left = z.array(z.object({ file: z.string().nullable(), number: z.number(), text: z.string() }));

/** @returns the first of the lines that were not understood */
export function leftIn({ left }: { readonly left: unknown }): readonly LeftLine[] {
  return Left.parse(left);
}
