import { Prisma } from '../database/generated/client.ts';
import { literally } from './fold.ts';
import { gramsOf, IN_SAMPLE } from './grams.ts';
import type { Wanted } from './search.ts';

/** Of the customers of a team, so many of the warmest are looked through first. */
const MOST_USED = 500;
/** The longest list of which the best are taken: three letters may fit a tenth of all customers. */
const MOST_CONTAINING = 130;
const TENANT_ID_BEGINS = /^[0-9a-f]{3,8}(-[0-9a-f-]{0,27})?$/;
/** More letters than a name and a domain have together. */
const LONGER = 1_000;
const FOUND = Prisma.raw('customer.id, name, domain, folded_name, customer.search');
const [ID, NAME, DOMAIN] = [Prisma.raw('id'), Prisma.raw('folded_name'), Prisma.raw('folded_domain')];

/**
 * Those that contain the text: the team's own first, the warmest of them at the top; then the names that begin with it, then
 * those of which a word does, the shortest first. Each path is bounded by itself, because what it finds is not.
 */
export function containing({ text, limit, teamId = '' }: Wanted): Prisma.Sql {
  const begins = `${literally(text)}%`;
  const contains = `%${literally(text)}%`;
  const beginning = (column: Prisma.Sql, most: Prisma.Sql) => Prisma.sql`
    (SELECT ${FOUND} FROM customer WHERE ${column} LIKE ${begins} AND gone_at IS NULL ORDER BY ${column} USING ~<~ LIMIT ${most})`;
  const grams = gramsOf(text);
  const having = (where: Prisma.Sql, most: Prisma.Sql) =>
    grams === null
      ? Prisma.sql`(SELECT ${FOUND} FROM customer WHERE false)`
      : Prisma.sql`
          (SELECT ${FOUND} FROM customer
            WHERE grams_of(search) @@ ${grams}::tsquery AND search LIKE ${contains} AND ${where} AND gone_at IS NULL LIMIT ${most})`;
  // Where as many names begin with the text as are wanted, nobody else would come among them but the team's own.
  const unlessNamed = (most: Prisma.Sql) =>
    Prisma.sql`(SELECT CASE WHEN count(*) < ${limit} THEN ${most} ELSE 0 END FROM named)`;
  // Where the sample has as many as are wanted, nobody is looked for beyond it: they would be too many to read the list of.
  const unlessSampled = Prisma.sql`
    (SELECT CASE WHEN count(*) < ${limit} THEN ${MOST_CONTAINING} - count(*) ELSE 0 END FROM sample)`;
  const paths = [
    Prisma.sql`
      (SELECT ${FOUND} FROM used JOIN customer ON customer.id = customer_id
        WHERE used.search LIKE ${contains} AND gone_at IS NULL)`,
    Prisma.sql`(SELECT * FROM named)`,
    beginning(DOMAIN, unlessNamed(Prisma.sql`${limit}`)),
    Prisma.sql`(SELECT * FROM sample)`,
    having(Prisma.sql`NOT ${IN_SAMPLE}`, unlessNamed(unlessSampled)),
    ...(TENANT_ID_BEGINS.test(text) ? [beginning(ID, unlessNamed(Prisma.sql`${limit}`))] : []),
  ];
  return Prisma.sql`
    WITH used AS MATERIALIZED
        (SELECT customer_id, search FROM customer_use WHERE team_id = ${teamId} ORDER BY warmth DESC LIMIT ${MOST_USED}),
      named AS MATERIALIZED ${beginning(NAME, Prisma.sql`${limit}`)},
      sample AS MATERIALIZED ${having(IN_SAMPLE, unlessNamed(Prisma.sql`${MOST_CONTAINING}`))}
    SELECT id, name, domain FROM (${Prisma.join(paths, ' UNION ')}) AS found
    ORDER BY (SELECT warmth FROM customer_use WHERE team_id = ${teamId} AND customer_id = found.id) DESC NULLS LAST,
      length(search) + CASE WHEN folded_name LIKE ${begins} THEN 0 WHEN search LIKE ${`% ${begins}`} THEN ${LONGER}
        WHEN search LIKE ${contains} THEN 2 * ${LONGER} ELSE 3 * ${LONGER} END,
      folded_name, id
    LIMIT ${limit}`;
}
