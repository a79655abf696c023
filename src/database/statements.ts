import type pg from 'pg';
import type { SqlDriverAdapter, SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';

/** So many texts are known by a name; each connection keeps what it has prepared, so there is an end to it. */
const MOST_PREPARED = 1_000;

const names = new Map<string, string>();

/**
 * @returns the name under which a connection prepares a statement at its first use, so that the server reads and plans it once;
 * the empty one, which prepares nothing, where there are too many
 */
export function statementName(text: string): string {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_PREPARED) return known ?? '';
  const name = `desk_${names.size}`;
  names.set(text, name);
  return name;
}

/** Asks past Prisma. Without values a text may hold several statements, which cannot be prepared. */
export function ask<Row extends pg.QueryResultRow>(
  pool: Pick<pg.Pool, 'query'>,
  text: string,
  values?: readonly unknown[],
): Promise<pg.QueryResult<Row>> {
  if (!values || values.length === 0) return pool.query<Row>(text);
  return pool.query<Row>({ name: statementName(text), text, values: [...values] });
}

/**
 * An adapter of whose transactions each makes its queries one after the other. Prisma reads the relations of a row at the same
 * time, but a connection can answer only one question, and `pg` will not keep the others waiting for much longer.
 */
export function oneQuestionAtATime(factory: SqlDriverAdapterFactory): SqlDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => {
      const adapter = await factory.connect();
      const begin = adapter.startTransaction.bind(adapter);
      const startTransaction: SqlDriverAdapter['startTransaction'] = async (isolation) => {
        const transaction = await begin(isolation);
        const inTurn = turns();
        const queryRaw = transaction.queryRaw.bind(transaction);
        const executeRaw = transaction.executeRaw.bind(transaction);
        return Object.assign(transaction, {
          queryRaw: (query: Parameters<typeof queryRaw>[0]) => inTurn(() => queryRaw(query)),
          executeRaw: (query: Parameters<typeof executeRaw>[0]) => inTurn(() => executeRaw(query)),
        });
      };
      return Object.assign(adapter, { startTransaction });
    },
  };
}

function turns() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(question: () => Promise<T>): Promise<T> => {
    const mine = last.then(question);
    last = mine.catch(() => undefined);
    return mine;
  };
}
