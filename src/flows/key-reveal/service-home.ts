import type { Database } from '../../database/database.ts';
import type { Directory, Person } from '../../directory/directory.ts';

export type RevealRow = {
  readonly customerId: string;
  readonly customerName: string;
  /** `<orderId>:<lineNumber>`, as the form of a key takes it */
  readonly software: string;
  readonly title: string;
  readonly at: Date;
};

export type RevealsAtHome = ReturnType<typeof createRevealsAtHome>;

const SHOWN = 4;

/** @returns the keys this person was shown lately, the newest first: which, never the key */
export function createRevealsAtHome({
  database,
  directory,
}: {
  readonly database: Database;
  readonly directory: Directory;
}) {
  return async (person: Person): Promise<readonly RevealRow[]> => {
    if (!(await directory.allowed(person)).has('key.reveal')) return [];
    const rows = await database.read.keyRequest.findMany({
      where: { personId: person.id, openedAt: { not: null }, shownAt: { not: null } },
      orderBy: { openedAt: 'desc' },
      take: SHOWN,
      select: { customerId: true, customerName: true, orderId: true, lineItemId: true, title: true, shownAt: true },
    });
    return rows.flatMap(({ shownAt, orderId, lineItemId, ...row }) =>
      shownAt ? [{ ...row, software: `${orderId}:${lineItemId}`, at: shownAt }] : [],
    );
  };
}
