import type { Database } from '../../database/database.ts';
import type { Prisma } from '../../database/generated/client.ts';

/** A key or a download link that was taken past the desk, as Partner Center recorded it. */
export type OutsideAccess = {
  readonly key: boolean;
  readonly who: string;
  readonly customer: string;
  readonly at: Date;
};

/** @returns the first of those found between the two instants, and how many there are */
export async function outsideAccesses(
  { read }: Pick<Database, 'read'>,
  { after, until, most }: { readonly after: Date; readonly until: Date; readonly most: number },
): Promise<{ readonly accesses: readonly OutsideAccess[]; readonly count: number }> {
  const first = await read.ledgerEntry.findFirst({ orderBy: { sequence: 'asc' }, select: { at: true } });
  if (!first) return { accesses: [], count: 0 };
  // What was done before there was a desk was done without it.
  const where: Prisma.AuditArchiveWhereInput = {
    explained: false,
    archivedAt: { gt: after, lte: until },
    at: { gte: first.at },
  };
  const [rows, count] = await Promise.all([
    read.auditArchive.findMany({ where, orderBy: { archivedAt: 'asc' }, take: most }),
    read.auditArchive.count({ where }),
  ]);
  const accesses = rows.map(({ operation, principal, applicationId, customerName, customerId, at }) => ({
    key: operation === 'get_software_key',
    who: principal ?? applicationId ?? '–',
    customer: customerName ?? customerId ?? '–',
    at,
  }));
  return { accesses, count };
}
