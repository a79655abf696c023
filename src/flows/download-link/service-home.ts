import type { Database } from '../../database/database.ts';
import type { Directory, Person } from '../../directory/directory.ts';

export type LinkRow = {
  readonly id: string;
  readonly customerName: string;
  readonly version: string;
  readonly at: Date;
};

const SHOWN = 4;

/** @returns the download links this person got lately, the newest first: of what, never the link */
export function createLinksAtHome({
  database,
  directory,
}: {
  readonly database: Database;
  readonly directory: Directory;
}) {
  return async (person: Person): Promise<readonly LinkRow[]> => {
    if (!(await directory.allowed(person)).has('download.link')) return [];
    const rows = await database.read.downloadLink.findMany({
      where: { personId: person.id },
      orderBy: { issuedAt: 'desc' },
      take: SHOWN,
      select: { id: true, customerName: true, version: true, issuedAt: true },
    });
    return rows.map(({ issuedAt, ...row }) => ({ ...row, at: issuedAt }));
  };
}
