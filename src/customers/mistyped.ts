import type pg from 'pg';
import { Prisma } from '../database/generated/client.ts';
import { ask } from '../database/statements.ts';
import { literally } from './fold.ts';
import { gramsOf, halvesOf, IN_SAMPLE, piecesOf, slipsOf } from './grams.ts';
import type { LocalCustomer } from './search.ts';

const MOST_GUESSED = 10;
/** How alike two texts are takes microseconds to find out: of so many with the same half, which a tenth of all may have. */
const MOST_COMPARED = 200;
/** The same where something was found already, and others are only named beside it. */
const FEW_COMPARED = 50;
/** The same of each piece, where nobody has a half of it right. */
const PIECE_COMPARED = 25;
/** One wrong, missing, added or swapped letter in a word of five keeps this much of it (pg_trgm's word similarity). */
const LIKENESS = 0.45;
/** Comes after every letter a name can have. */
const LAST_LETTER = '\u{10FFFF}';

/**
 * @param found were others found already, who contain the text itself?
 * @returns whom somebody may mean who mistyped the text, the likest first
 */
export async function guess(client: pg.PoolClient, text: string, found: boolean): Promise<readonly LocalCustomer[]> {
  const read = async ({ text: sql, values }: Prisma.Sql) => (await ask<LocalCustomer>(client, sql, values)).rows;
  const compare = async (parts: readonly string[], most: number) =>
    parts.length === 0 ? [] : await read(likest(text, parts, most));
  const slipped = await read(slippedFrom(text));
  if (slipped.length === MOST_GUESSED) return slipped;
  const some = found || slipped.length > 0;
  const half = await compare(halvesOf(text), some ? FEW_COMPARED : MOST_COMPARED);
  if (!some && half.length === 0) return compare(piecesOf(text), PIECE_COMPARED);
  return [...slipped, ...half.filter(({ id }) => slipped.every((each) => each.id !== id))].slice(0, MOST_GUESSED);
}

/** Those whose name begins with the text once two of its letters are swapped, or one too many is left out. */
export function slippedFrom(text: string): Prisma.Sql {
  return Prisma.sql`
    SELECT id, name, domain FROM
      (SELECT DISTINCT named.* FROM unnest(${slipsOf(text)}::text[]) AS slip (start) CROSS JOIN LATERAL
        (SELECT id, name, domain, search FROM customer
          WHERE folded_name ~>=~ start AND folded_name ~<~ (start || ${LAST_LETTER}) AND gone_at IS NULL
          LIMIT ${MOST_GUESSED}) AS named) AS found
    ORDER BY word_similarity(${text}, search) DESC, similarity(search, ${text}) DESC, id
    LIMIT ${MOST_GUESSED}`;
}

/**
 * The likest of those that contain a part of the text. However many customers there are, so many (`most`) with each part are
 * compared, of the sample where that has enough of them.
 */
export function likest(text: string, parts: readonly string[], most: number): Prisma.Sql {
  const rows = parts.map((part) => Prisma.sql`(${gramsOf(part)}::tsquery, ${`%${literally(part)}%`}::text)`);
  const having = (where: Prisma.Sql) => Prisma.sql`
    SELECT id, name, domain, search FROM customer
    WHERE grams_of(search) @@ part.grams AND search LIKE part.pattern AND ${where} AND gone_at IS NULL`;
  return Prisma.sql`
    WITH found AS MATERIALIZED
      (SELECT DISTINCT having_it.* FROM (VALUES ${Prisma.join(rows)}) AS part (grams, pattern) CROSS JOIN LATERAL
        (WITH sample AS MATERIALIZED (${having(IN_SAMPLE)} LIMIT ${most}),
          others AS (${having(Prisma.sql`NOT ${IN_SAMPLE}`)} LIMIT (SELECT ${most} - count(*) FROM sample))
          SELECT * FROM sample UNION ALL SELECT * FROM others) AS having_it),
    compared AS MATERIALIZED (SELECT *, word_similarity(${text}, search) AS likeness FROM found)
    SELECT id, name, domain FROM compared WHERE likeness >= ${LIKENESS}::float8
    ORDER BY likeness DESC, length(search), id
    LIMIT ${MOST_GUESSED}`;
}
