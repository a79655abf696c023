import type { Database } from '../../database/database.ts';

/** Somebody the ledger can name. */
export type KnownPerson = { readonly id: string; readonly name: string; readonly email: string | null };

/** Who did something: somebody, the desk itself, whoever had the link of a one-time page, or a person nobody knows any more. */
export type Doer =
  | { readonly kind: 'person'; readonly name: string }
  | { readonly kind: 'erased' | 'desk' | 'customer' }
  | { readonly kind: 'other'; readonly text: string };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MENU_LENGTH = 50;

export type Names = ReadonlyMap<string, Doer>;

/** The people behind IDs, those among the texts that are one. */
export async function namesOf(database: Database, texts: Iterable<string>): Promise<Names> {
  const ids = [...new Set(texts)].filter((text) => UUID.test(text));
  const people = await database.read.person.findMany({ where: { id: { in: ids } } });
  return new Map(
    people.map(({ id, name, erasedAt }): [string, Doer] => [
      id,
      erasedAt === null ? { kind: 'person', name } : { kind: 'erased' },
    ]),
  );
}

export function doerOf(actor: string, names: Names): Doer {
  if (actor === 'desk' || actor === 'customer') return { kind: actor };
  return names.get(actor) ?? { kind: 'other', text: actor };
}

/** For a menu: whose name or e-mail address begins with the text, or one of whose names does. */
export async function searchPeople(database: Database, text: string): Promise<readonly KnownPerson[]> {
  const begins = { startsWith: text, mode: 'insensitive' } as const;
  return database.read.person.findMany({
    where: {
      erasedAt: null,
      OR: [{ name: begins }, { name: { contains: ` ${text}`, mode: 'insensitive' } }, { email: begins }],
    },
    select: { id: true, name: true, email: true },
    orderBy: { name: 'asc' },
    take: MENU_LENGTH,
  });
}

/** @returns the one person of that name, e-mail address, or mention as Slack writes it; null where there is none, or several */
export async function findPerson(database: Database, text: string): Promise<KnownPerson | null> {
  const mentioned = /^<@([UW][A-Z0-9]+)(?:\|[^>]*)?>$/.exec(text)?.[1];
  const equals = { equals: text.replace(/^@/, ''), mode: 'insensitive' } as const;
  const found = await database.read.person.findMany({
    where: {
      erasedAt: null,
      ...(mentioned === undefined ? { OR: [{ name: equals }, { email: equals }] } : { slackUserId: mentioned }),
    },
    select: { id: true, name: true, email: true },
    take: 2,
  });
  const [only, ...others] = found;
  return only && others.length === 0 ? only : null;
}
